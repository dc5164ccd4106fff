"""A next step that stands in a note or in the text of a call: kept with it, offered, never set by itself."""

from __future__ import annotations

import pytest
from tests.support import SetTime, make_lead

from leadtui.rules.when import parse
from leadtui.services import corresponding, customers, triage
from leadtui.services.desk import Desk
from leadtui.services.next_steps import next_steps
from leadtui.services.reading import Reading
from leadtui.words.contact import ActivityKind
from leadtui.words.customers import CustomerKind

NOTE = "Good talk, wants 40 seats. Send the offer by friday"


def test_a_note_offers_it_and_keeps_it_and_sets_nothing(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = triage.log_note(desk, lead, NOTE)
    assert done.offer == ("Fri 20 Nov", "Send the offer")
    assert done.verbs == ("Next step? leadtui follow-up L1 'Fri 20 Nov' 'Send the offer'",)
    detail = reading.detail(lead)
    assert detail.activities[0].next_step == "Send the offer, Fri 20 Nov"
    assert not detail.follow_ups


def test_a_note_that_says_none_offers_none(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    assert triage.log_note(desk, lead, "called tue 10, no answer").offer is None
    assert reading.detail(lead).activities[0].next_step is None


def test_the_note_of_a_call_offers_it_unless_a_follow_up_was_set(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = triage.log_call(desk, lead, "connected", note="call tue 10")
    assert done.offer == ("Tue 24 Nov 10:00", "")
    assert "Next step? leadtui follow-up L1 'Tue 24 Nov 10:00'" in done.verbs
    when = parse("thu 9", desk.local())
    done = triage.log_call(desk, lead, "connected", note="call tue 10", follow_up=when, what="send prices")
    assert done.offer is None
    (row,) = (row for row in reading.detail(lead).follow_ups if row.state == "open")
    assert (row.kind, row.subject) == ("email", "send prices")


def test_who_is_let_go_is_offered_nothing(desk: Desk) -> None:
    lead = make_lead(desk)
    assert triage.log_call(desk, lead, "not-interested", reason="no-need", note="call tue 10").offer is None


def test_a_meeting_and_a_customer_offer_it_too(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = corresponding.log_contact(desk, ("lead", lead), ActivityKind.MEETING, NOTE)
    assert done.offer == ("Fri 20 Nov", "Send the offer")
    customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"})
    assert customers.write_note(desk, CustomerKind.ACCOUNT, 1, NOTE).offer == ("Fri 20 Nov", "Send the offer")
    activity = reading.customers.detail(CustomerKind.ACCOUNT, 1).activities[0]
    assert activity.next_step == "Send the offer, Fri 20 Nov"


def test_notes_and_the_text_of_calls_are_found(desk: Desk, reading: Reading) -> None:
    ada, grace = make_lead(desk), make_lead(desk, first_name="Grace", last_name="Hopper")
    triage.log_note(desk, ada, "wants the zeppelin plan")
    triage.log_call(desk, grace, "connected", note="asked for a zeppelin quote", follow_up=None)
    assert {row.id for row in reading.search("zeppelin")} == {ada, grace}
    assert set(reading.ids("note:zeppelin")) == {ada, grace}
    assert reading.ids("zeppelin quote") == (grace,)


def test_of_several_next_steps_those_that_were_not_taken_are_offered(desk: Desk) -> None:
    lead, note = make_lead(desk), "call tue 10, send offer fri"
    done = triage.log_note(desk, lead, note)
    assert (done.offer, done.more) == (("Tue 24 Nov 10:00", ""), (("Fri 20 Nov", "send offer"),))
    assert len(done.verbs) == 2
    taken = triage.log_call(desk, lead, "connected", note=note, follow_up=parse("tue 10", desk.local()))
    assert (taken.offer, taken.more) == (("Fri 20 Nov", "send offer"), ())
    met = corresponding.log_contact(desk, ("lead", lead), ActivityKind.MEETING, note)
    assert (met.offer, met.more) == (done.offer, done.more)


@pytest.mark.parametrize("read_ago", [19, 61, 600])
def test_one_that_counts_from_now_is_taken_as_it_was_read_and_the_others_are_offered(
    desk: Desk, clock: SetTime, read_ago: int
) -> None:
    lead, note = make_lead(desk), "call in 2 hours and send the offer friday"
    clock.forward(seconds=12)
    read = next_steps(desk, note)[0].when
    clock.forward(seconds=read_ago)
    for done in (
        triage.log_call(desk, lead, "connected", note=note, follow_up=read),
        corresponding.log_contact(desk, ("lead", lead), ActivityKind.MEETING, note, follow_up=read),
    ):
        assert (done.offer, done.more) == (("Fri 20 Nov", "send the offer"), ())
    other = parse("today 11:30", desk.local())
    assert triage.log_call(desk, lead, "connected", note=note, follow_up=other).offer is None

"""Who is served: not where it is no time for calls, not within the hour, unless something was promised or is owed."""

from __future__ import annotations

from tests.support import SetTime, make_lead

from leadtui.rules.reasons import reasons
from leadtui.rules.when import parse
from leadtui.services import editing, following_up, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading

NEW_YORK = {"last_name": "Hopper", "state": "New York", "country": "United States", "phone": "+1 212 555 0100"}


def _add(desk: Desk, **values: str) -> int:
    return editing.add_lead(desk, {"source": "Purchased list", **values}, on_duplicate="create").leads[0]


def _why(reading: Reading, lead: int) -> tuple[int, str]:
    row = reading.row(lead)
    assert row is not None
    return row.band, reasons(row, reading.who.clock.local(), reading.who.workspace)[0]


def test_a_lead_where_it_is_night_steps_back_until_its_window_opens(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = _add(desk, **NEW_YORK)
    near = _add(desk, last_name="Turing", phone="+44 20 7946 0018")
    assert _why(reading, lead) == (7, "calls from 14:00 (08:00 there)")
    assert [row.id for row in reading.page(reading.listing("is:actionable")).rows] == [near, lead]
    assert reading.ids("is:callable") == (near,)
    triage.log_call(desk, near, "no-answer", follow_up=parse("fri", desk.local()))
    assert reading.next() is None
    clock.forward(hours=4)
    assert _why(reading, lead)[0] == 5
    assert (row := reading.next()) is not None
    assert row.id == lead
    assert set(reading.ids("is:callable")) == {near, lead}


def test_who_has_no_number_or_may_not_be_called_is_written_to_at_any_time(desk: Desk, reading: Reading) -> None:
    mail = _add(desk, last_name="Hopper", state="New York", country="United States", email="g@example.com")
    flagged = _add(desk, **{**NEW_YORK, "do_not_call": "yes"})
    assert {_why(reading, mail)[0], _why(reading, flagged)[0]} == {5}


def test_a_promise_is_kept_and_an_answer_owed_whatever_the_time_is_there(desk: Desk, reading: Reading) -> None:
    lead = _add(desk, **NEW_YORK)
    following_up.set_follow_up(desk, lead, parse("10:05", desk.local()), "they asked for it")
    assert _why(reading, lead)[0] == 1
    owed = _add(desk, **{**NEW_YORK, "last_name": "Lovelace", "source": "Web form", "phone": "+1 212 555 0199"})
    assert _why(reading, owed)[0] == 2


def test_a_retry_of_another_kind_than_a_call_does_not_wait_for_the_window(desk: Desk, reading: Reading) -> None:
    lead = _add(desk, **NEW_YORK)
    triage.log_call(desk, lead, "wrong-number")  # its follow-up is a task, due today
    assert _why(reading, lead)[0] in (3, 7)
    row = reading.row(lead)
    assert row is not None
    assert row.next_kind == "task"


def test_who_was_called_within_the_hour_is_not_served_again_unless_a_promise_falls_due(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = _add(desk, last_name="Turing", phone="+44 20 7946 0018")
    triage.log_call(desk, lead, "connected", follow_up=None)
    assert _why(reading, lead) == (7, "again from 11:00, just called")
    assert reading.next() is None
    clock.forward(minutes=59)
    assert reading.next() is None
    clock.forward(minutes=1)
    assert _why(reading, lead) == (4, "contacted, no next step")
    triage.log_call(desk, lead, "connected", follow_up=parse("in 20 min", desk.local()))
    clock.forward(minutes=10)
    assert _why(reading, lead)[0] == 1


def test_a_busy_line_is_tried_again_after_its_hour(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, last_name="Turing", phone="+442079460018")
    triage.log_call(desk, lead, "busy")
    clock.forward(hours=1)
    assert _why(reading, lead)[0] == 3


def test_a_lead_that_nothing_happened_with_for_longer_than_its_status_allows_is_neglected(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, last_name="Turing", status="qualified")
    new = make_lead(desk, last_name="Hopper")
    clock.forward(days=7, seconds=-1)
    assert reading.ids("is:neglected") == ()
    clock.forward(seconds=1)
    assert reading.ids("is:neglected") == (lead,)
    row, other = reading.row(lead), reading.row(new)
    assert row is not None
    assert other is not None
    now, rules = reading.who.clock.local(), reading.who.workspace
    assert "untouched 7 days, at most 7" in reasons(row, now, rules)
    assert not any("untouched" in reason for reason in reasons(other, now, rules))
    triage.log_call(desk, lead, "no-answer")
    assert reading.ids("is:neglected") == ()


def test_a_promise_that_has_come_due_since_the_list_was_read_is_told_as_one(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = _add(desk, **NEW_YORK)
    following_up.set_follow_up(desk, lead, parse("12:00", desk.local()), "ring back")
    row = reading.row(lead)
    assert row is not None
    assert row.band == 7
    clock.forward(hours=3)
    assert reasons(row, reading.who.clock.local(), reading.who.workspace)[0] == "ring back 12:00"


def test_what_an_outcome_fills_in_is_no_call_at_night_there(desk: Desk, reading: Reading) -> None:
    lead = _add(desk, last_name="Curie", phone="+1 415 555 2671", state="California", country="United States")
    done = triage.log_call(desk, lead, "no-answer")  # 14:00 is 05:00 there
    assert "next: call Wed 18 Nov 17:00" in done.notes
    row = reading.row(lead)
    assert row is not None
    assert row.auto_due == int(parse("17:00", desk.local()).at.timestamp())

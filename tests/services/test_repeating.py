"""Follow-ups that repeat, are told of ahead and have a priority, on leads and on customers, one and many."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.support import NOW, ZONE, SetTime, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import FollowUp
from leadtui.rules.when import When, parse
from leadtui.services import bulk, converting, corresponding, customers, following_up, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.contact import ActivityKind
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError
from leadtui.words.follow_ups import HIGH, LOW, How
from leadtui.words.rows import NO_NEXT_STEP, FollowUpRow

WEEKLY = How("figures", "email", 15, HIGH, "1w")


def when(phrase: str, now: datetime = NOW) -> When:
    return parse(phrase, now)


def opened(reading: Reading, lead: int = 1) -> list[FollowUpRow]:
    return [row for row in reading.detail(lead).follow_ups if row.state == "open"]


def said(row: FollowUpRow) -> str:
    return f"{datetime.fromtimestamp(row.due_at, ZONE):%a %d %b %H:%M}"


def reminded(row: FollowUpRow) -> str:
    return f"{datetime.fromtimestamp(row.remind_at, ZONE):%a %d %b %H:%M}"


def test_all_that_was_said_is_kept_and_told_of_so_long_before(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = following_up.set_follow_up(desk, lead, when("tue 10"), how=WEEKLY)
    assert done.summary == "Follow-up Tue 24 Nov 10:00, every week → email, Ada Lovelace"
    (row,) = opened(reading)
    assert (row.kind, row.subject, row.lead_minutes, row.priority, row.repeat) == ("email", "figures", 15, 1, "1w")
    assert reminded(row) == "Tue 24 Nov 09:45"


@pytest.mark.parametrize(
    ("phrase", "ahead", "comes"),
    [
        ("fri", 1440, "Thu 19 Nov 09:00"), ("fri", 60, "Fri 20 Nov 08:00"), ("fri 15:00", 2880, "Wed 18 Nov 15:00"),
        ("today 11:00", 120, "Wed 18 Nov 11:00"),
    ],
)  # fmt: skip
def test_a_reminder_comes_so_long_before_and_never_in_the_past(
    desk: Desk, reading: Reading, phrase: str, ahead: int, comes: str
) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when(phrase), how=How(lead_minutes=ahead))
    assert reminded(opened(reading)[0]) == comes


def test_done_makes_the_next_one_in_the_same_operation(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("today 11:00"), how=WEEKLY)
    before = snapshot(base)
    done = following_up.done(desk, lead)
    assert (done.summary, done.notes) == ("Done: figures, Ada Lovelace", ("next: figures Wed 25 Nov 11:00",))
    (row,) = opened(reading)
    assert (said(row), reminded(row)) == ("Wed 25 Nov 11:00", "Wed 25 Nov 10:45")
    assert (row.kind, row.subject, row.lead_minutes, row.priority, row.repeat) == ("email", "figures", 15, 1, "1w")
    undoing.undo(desk)
    assert snapshot(base) == before


def test_missed_ones_do_not_pile_up(clock: SetTime, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("today 11:00"), how=How(repeat="1d"))
    clock.set("2026-12-01T15:00")
    following_up.done(desk, lead)
    assert [said(row) for row in opened(reading)] == ["Wed 02 Dec 11:00"]


def test_a_snooze_moves_this_one_and_not_those_after_it(clock: SetTime, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("today 11:00"), how=WEEKLY)
    following_up.snooze(desk, lead, when("fri 16:00"))
    assert reminded(opened(reading)[0]) == "Fri 20 Nov 15:45"
    clock.set("2026-11-20T16:10")
    following_up.done(desk, lead)
    assert [(said(row), row.repeat) for row in opened(reading)] == [("Wed 25 Nov 11:00", "1w")]


def test_a_logged_call_completes_it_and_the_next_one_is_there(clock: SetTime, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("today 11:00"), how=How(repeat="1w"))
    clock.set("2026-11-18T11:00")
    triage.log_call(desk, lead, "connected", follow_up=None)
    assert [said(row) for row in opened(reading)] == ["Wed 25 Nov 11:00"]


def test_a_mail_completes_one_of_its_kind(clock: SetTime, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("today 11:00"), how=WEEKLY)
    clock.set("2026-11-18T11:00")
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, subject="figures")
    assert [said(row) for row in opened(reading)] == ["Wed 25 Nov 11:00"]


def test_disqualifying_ends_it_for_good(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("tue 10"), how=WEEKLY)
    triage.set_status(desk, [lead], "unqualified", reason="no-need")
    assert not opened(reading)


def test_dropping_ends_it_for_good_and_undo_brings_it_back(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, status="contacted")
    following_up.set_follow_up(desk, lead, when("tue 10"), how=WEEKLY)
    before = snapshot(base)
    done = following_up.drop(desk, lead)
    assert (done.summary, done.notes) == ("Dropped: figures, Ada Lovelace", (NO_NEXT_STEP,))
    assert not opened(reading)
    with pytest.raises(RefusedError, match="no open follow-up"):
        following_up.drop(desk, lead)
    undoing.undo(desk)
    assert snapshot(base) == before


def test_the_last_one_done_says_that_nothing_is_left(desk: Desk) -> None:
    lead = make_lead(desk, status="contacted", follow_up=NOW)
    assert following_up.done(desk, lead).notes == (NO_NEXT_STEP,)
    fresh = make_lead(desk, follow_up=NOW)
    assert following_up.done(desk, fresh).notes == (), "a New lead stands in the queue all the same"


def test_the_same_one_said_otherwise_is_changed_and_not_set_twice(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, when("tue 10"), "demo")
    following_up.set_follow_up(desk, lead, when("tue 10"), how=How("demo", lead_minutes=30, priority=LOW, repeat="2w"))
    (row,) = opened(reading)
    assert (row.lead_minutes, row.priority, row.repeat, reminded(row)) == (30, -1, "2w", "Tue 24 Nov 09:30")


def test_many_leads_at_once_get_and_complete_the_same(desk: Desk, reading: Reading) -> None:
    leads = [make_lead(desk), make_lead(desk, first_name="Grace", last_name="Hopper")]
    bulk.set_follow_up(desk, leads, when("today 11:00"), how=WEEKLY)
    bulk.snooze(desk, leads, when("fri 16:00"))
    assert [reminded(opened(reading, lead)[0]) for lead in leads] == ["Fri 20 Nov 15:45"] * 2
    bulk.done(desk, leads)
    assert [[said(row) for row in opened(reading, lead)] for lead in leads] == [["Wed 25 Nov 11:00"]] * 2


def test_on_an_account_it_repeats_too(clock: SetTime, desk: Desk, reading: Reading) -> None:
    customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"})
    done = customers.set_follow_up(desk, CustomerKind.ACCOUNT, 1, when("today 11:00"), how=WEEKLY)
    assert done.summary == "Follow-up Wed 18 Nov 11:00, every week → email, Acme"
    first = customers.first_open(desk, CustomerKind.ACCOUNT, 1)
    assert first is not None
    assert customers.finish(desk, first).notes == ("next: figures Wed 25 Nov 11:00",)
    rows = reading.customers.detail(CustomerKind.ACCOUNT, 1).follow_ups
    assert [(said(row), row.repeat) for row in rows if row.state == "open"] == [("Wed 25 Nov 11:00", "1w")]
    second = customers.first_open(desk, CustomerKind.ACCOUNT, 1)
    assert second is not None
    assert customers.drop(desk, second).summary == "Dropped: figures, Acme"


def test_a_conversion_carries_it_and_it_repeats_on(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, status="qualified", first_name="Ada", last_name="Lovelace", company="Acme")
    following_up.set_follow_up(desk, lead, when("tue 10"), how=WEEKLY)
    converting.convert(desk, Conversion(lead))
    (row,) = opened(reading)
    assert (row.repeat, row.lead_minutes, row.priority) == ("1w", 15, 1)
    customers.finish(desk, row.id)
    (after,) = (row for row in reading.customers.detail(CustomerKind.ACCOUNT, 1).follow_ups if row.state == "open")
    assert (said(after), after.contact_id, after.opportunity_id) == ("Tue 01 Dec 10:00", 1, 1)


def test_what_is_due_goes_by_time_and_among_those_together_high_first(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    for subject, hour, priority in (("c", 12, LOW), ("d", 15, HIGH), ("b", 11, 0), ("a", 11, HIGH)):
        at = When(NOW.replace(hour=hour), None)
        following_up.set_follow_up(desk, lead, at, how=How(subject, priority=priority))
    assert [row.subject for row in reading.due()] == ["a", "b", "c", "d"]


def test_a_whole_day_one_stays_a_whole_day(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, follow_up=date(2026, 11, 18))
    with desk.store.operation("edit", "", desk.user.id) as op:
        op.set(FollowUp, 1, {"repeat": "1bd"})
    following_up.done(desk, lead)
    (row,) = opened(reading)
    assert (row.due_date, reminded(row)) == ("2026-11-19", "Thu 19 Nov 09:00")
    assert timedelta(seconds=row.due_at) == timedelta(seconds=datetime(2026, 11, 19, tzinfo=ZONE).timestamp())

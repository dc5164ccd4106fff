"""The report of a day says what was done by this rep's own hand, as it stands, and what is left."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support import SetTime, make_lead, make_leads

from leadtui.services import bulk, converting, editing, following_up, people, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.reporting import day_report
from leadtui.words.conversion import Conversion
from leadtui.words.day_report import Counted
from leadtui.words.errors import InputError


@pytest.fixture
def leads(desk: Desk, clock: SetTime) -> list[int]:
    """Four leads of last week."""
    clock.set("2026-11-11T09:00")
    found = make_leads(desk, [{"last_name": name, "company": f"{name} Ltd"} for name in ("Ada", "Grace", "Alan", "Bo")])
    clock.set("2026-11-18T10:00")
    return found


def test_a_day_on_which_nothing_was_done_says_so(reading: Reading, leads: list[int]) -> None:
    found = day_report(reading)
    assert (found.leads, found.calls, found.statuses, found.converted) == (0, (), (), ())
    assert (found.since, found.until) == ("2026-11-18", "2026-11-18")


def test_a_day_is_summed_up(desk: Desk, reading: Reading, leads: list[int]) -> None:
    ada, grace, alan, bo = leads
    triage.log_call(desk, ada, "connected", minutes=12, note="likes it")
    triage.log_call(desk, grace, "no-answer")
    triage.log_call(desk, grace, "connected", incoming=True, minutes=3)
    triage.log_note(desk, alan, "a note")
    triage.set_status(desk, [alan], "unqualified", reason="no-budget")
    triage.set_status(desk, [bo], "qualified")
    converting.convert(desk, Conversion(bo, typed={"opportunity.amount": "40k"}))
    editing.add_lead(desk, {"last_name": "New"})
    found = day_report(reading)
    assert (found.leads, found.reached, found.minutes, found.incoming, found.notes, found.added) == (4, 2, 15, 1, 1, 1)
    assert found.calls == (Counted("connected", 2), Counted("no-answer", 1))
    assert found.statuses == (Counted("contacted", 2), Counted("unqualified", 1), Counted("converted", 1))
    assert [(deal.name, deal.amount, deal.currency) for deal in found.converted] == [("Bo", 4_000_000, "EUR")]
    assert found.amounts == (("EUR", 4_000_000),)
    assert "Ada" in [lead.name for lead in found.unplanned]


def test_leads_changed_together_are_told_apart(desk: Desk, reading: Reading, leads: list[int]) -> None:
    ada, grace, alan, bo = leads
    bulk.set_owner(desk, leads, None)
    assert (day_report(reading).leads, day_report(reading).together) == (4, 4)
    triage.log_note(desk, ada, "a note")
    triage.set_status(desk, [bo], "qualified")
    converting.convert(desk, Conversion(bo))
    editing.add_lead(desk, {"last_name": "New"})
    assert (day_report(reading).leads, day_report(reading).together) == (4, 2)
    bulk.log_note(desk, [grace, alan], "to both")
    assert (day_report(reading).leads, day_report(reading).together) == (4, 2)


def test_what_was_taken_back_is_not_reported(desk: Desk, reading: Reading, leads: list[int]) -> None:
    before = day_report(reading)
    triage.log_call(desk, leads[0], "connected", minutes=12)
    triage.set_status(desk, leads[1:], "qualified")
    undoing.undo(desk, steps=2)
    assert day_report(reading) == before


def test_follow_ups_are_done_still_to_come_or_missed(desk: Desk, reading: Reading, clock: SetTime) -> None:
    now = desk.local()
    late, soon, whole, gone = (
        make_lead(desk, last_name="A", follow_up=now.replace(hour=8)),
        make_lead(desk, last_name="B", follow_up=now.replace(hour=16)),
        make_lead(desk, last_name="C", follow_up=now.date()),
        make_lead(desk, last_name="D", follow_up=date(2026, 11, 17)),
    )
    done = make_lead(desk, last_name="E", follow_up=now.replace(hour=9))
    following_up.done(desk, done)
    found = day_report(reading)
    assert (found.done, found.left, found.missed) == (1, 2, 2)
    clock.set("2026-11-18T17:00")
    assert (day_report(reading).left, day_report(reading).missed) == (1, 3)
    assert len({late, soon, whole, gone}) == 4


def test_a_call_logged_for_yesterday_is_of_yesterday(desk: Desk, reading: Reading, leads: list[int]) -> None:
    from datetime import timedelta

    triage.log_call(desk, leads[0], "connected", at=desk.local() - timedelta(days=1))
    yesterday = date(2026, 11, 17)
    assert day_report(reading).calls == ()
    assert day_report(reading, yesterday, yesterday).calls == (Counted("connected", 1),)
    assert day_report(reading, yesterday).calls == (Counted("connected", 1),)


def test_what_colleagues_did_is_not_mine(desk: Desk, reading: Reading, leads: list[int]) -> None:
    people.add_user(desk, "Kim")
    mine = day_report(reading)
    desk.user = people.add_user(desk, "Lou")
    triage.log_call(desk, leads[0], "connected")
    assert day_report(reading).calls == mine.calls == ()


@pytest.mark.parametrize(
    ("since", "until"), [(date(2026, 11, 19), None), (date(2026, 11, 18), date(2026, 11, 17)), (None, date(2027, 1, 1))]
)
def test_days_that_have_not_been_or_run_backwards_are_refused(
    reading: Reading, since: date | None, until: date | None
) -> None:
    with pytest.raises(InputError):
        day_report(reading, since, until)


@pytest.mark.parametrize("weekend", ["2026-10-25", "2026-03-29"])
def test_a_day_of_changed_clocks_is_one_day(desk: Desk, reading: Reading, clock: SetTime, weekend: str) -> None:
    clock.set(f"{weekend}T00:10")
    lead = make_lead(desk, last_name="Night")
    triage.log_note(desk, lead, "early")
    clock.set(f"{weekend}T23:50")
    triage.log_note(desk, lead, "late")
    assert day_report(reading).notes == 2
    on = date.fromisoformat(weekend)
    assert day_report(reading, on, on).notes == 2

"""Who is owed an answer, and the clocks of a lead."""

from __future__ import annotations

from datetime import timedelta

from tests.support import NOW, SetTime

from leadtui.services import answers, corresponding, editing, people, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.contact import ActivityKind


def comes_in(desk: Desk, name: str, **more: str) -> int:
    """A lead from the website; its number."""
    return editing.add_lead(desk, {"last_name": name, "source": "Website", **more}).leads[0]


def test_who_is_owed_an_answer_stands_by_the_time_left(desk: Desk, reading: Reading, clock: SetTime) -> None:
    slow = comes_in(desk, "Slow")
    hot = comes_in(desk, "Hot", rating="Hot")
    clock.forward(minutes=1)
    later = comes_in(desk, "Later", rating="Hot")
    assert [row.id for row in answers.owed(reading)] == [hot, later, slow]
    triage.log_call(desk, hot, "no-answer")
    assert [row.id for row in answers.owed(reading)] == [later, slow]
    assert [row.id for row in answers.owed(reading, 1)] == [later]


def test_what_others_owe_is_theirs(desk: Desk, reading: Reading) -> None:
    other = people.add_user(desk, "Kim Rep")
    theirs, nobodys = comes_in(desk, "Theirs"), comes_in(desk, "Nobodys")
    number = other if isinstance(other, int) else 2
    triage.set_owner(desk, [theirs], number)
    triage.set_owner(desk, [nobodys], None)
    assert [row.id for row in answers.owed(reading)] == [nobodys]


def test_the_clock_that_began_last_stands_in_front(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = comes_in(desk, "Hot", rating="Hot")
    clock.forward(minutes=3)
    triage.log_call(desk, lead, "no-answer")
    (met,) = answers.clocks_of(reading, lead)
    assert met.met_at is not None
    assert met.met_at - met.started_at == 180
    assert answers.clocks_of(reading, 999) == ()


def test_an_answer_after_the_computers_clock_was_set_back_is_one_at_once(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    called, left = comes_in(desk, "Called", rating="Hot"), comes_in(desk, "Left", rating="Hot")
    clock.set(NOW - timedelta(days=1))
    triage.log_call(desk, called, "connected")
    triage.set_status(desk, [left], "contacted")
    for lead in (called, left):
        (met,) = answers.clocks_of(reading, lead)
        assert met.met_at == met.started_at
    assert answers.owed(reading) == ()


def test_what_was_done_before_the_clock_began_and_is_logged_later_is_no_answer(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = comes_in(desk, "Hot", rating="Hot")
    clock.forward(minutes=3)
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, at=NOW - timedelta(hours=1))
    assert [row.id for row in answers.owed(reading)] == [lead]

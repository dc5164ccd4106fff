"""Who is owed an answer, and the clocks of a lead."""

from __future__ import annotations

from tests.support import SetTime

from leadtui.services import answers, editing, people, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


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

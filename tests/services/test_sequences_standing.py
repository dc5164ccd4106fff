"""Everyone in a sequence, in the order of its steps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support import SetTime, make_leads

from leadtui.model import Enrolment
from leadtui.services import following_up, sequences, sequences_standing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import by_step
from leadtui.services.sequences_standing import standing
from leadtui.words.records import replace
from leadtui.words.sequences import SEQUENCES
from leadtui.words.workspace import Workspace


def in_first(desk: Desk, number: int = 4) -> list[int]:
    """So many leads with a phone number, in First contact."""
    people = [{"last_name": f"L{n}", "status": "contacted", "phone": f"+4930901800{n}"} for n in range(number)]
    leads = make_leads(desk, people)
    sequences.enrol(desk, leads, "first-contact")
    return leads


def told(reading: Reading, *, left: bool = False) -> list[tuple[int, str, str | None]]:
    return [(row.lead_id, row.state, row.step) for row in standing(reading, "first-contact", left=left)]


def test_they_stand_by_step_and_in_each_by_time(desk: Desk, reading: Reading) -> None:
    a, b, c, d = in_first(desk)
    following_up.done(desk, a)
    sequences.pause(desk, [c], "first-contact")
    assert told(reading) == [
        (b, "running", "call-1"), (c, "paused", "call-1"), (d, "running", "call-1"), (a, "running", "call-2"),
    ]  # fmt: skip


def test_who_left_comes_last_and_only_when_asked_for(desk: Desk, reading: Reading) -> None:
    a, b, _, _ = in_first(desk)
    sequences.stop(desk, [b], "first-contact")
    sequences.stop(desk, [a], "first-contact")
    assert {lead for lead, _, _ in told(reading)}.isdisjoint({a, b})
    assert [(lead, state) for lead, state, _ in told(reading, left=True)][-2:] == [(b, "stopped"), (a, "stopped")]


def test_a_lead_that_was_enrolled_again_stands_once_among_those_in_it(desk: Desk, reading: Reading) -> None:
    a, *_ = in_first(desk, 1)
    sequences.stop(desk, [a], "first-contact")
    sequences.enrol(desk, [a], "first-contact")
    assert told(reading) == [(a, "running", "call-1")]
    assert len(told(reading, left=True)) == 2


def test_those_at_a_step_that_is_gone_come_after_the_last_step(desk: Desk, reading: Reading) -> None:
    a, b, *_ = in_first(desk)
    following_up.done(desk, b)
    first = SEQUENCES[0]
    shorter = replace(first, steps=tuple(step for step in first.steps if step.key != "call-1"))
    reading.who = replace(reading.who, workspace=Workspace(sequences=(shorter, *SEQUENCES[1:])))
    assert told(reading)[0] == (b, "running", "call-2")
    assert told(reading)[1] == (a, "running", "call-1")


def test_of_many_who_left_those_are_listed_that_began_last(
    desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequences_standing, "MOST", 2)
    leads = make_leads(desk, [{"last_name": f"L{n}", "status": "contacted"} for n in range(4)])
    for lead in leads:
        sequences.enrol(desk, [lead], "nurture")
        clock.forward(hours=1)
        sequences.stop(desk, [lead])
    assert [row.lead_id for row in standing(reading, "nurture", left=True)] == [leads[3], leads[2]]


def test_of_several_steps_that_are_gone_the_one_that_comes_first_is_told(desk: Desk, reading: Reading) -> None:
    a, b = in_first(desk, 2)
    with desk.store.operation("workspace", "as an older program left it", desk.user.id) as op:
        for key, step, days in ((a, "gone-1", 1), (b, "gone-2", 9)):
            op.set(Enrolment, key, {"step": step, "step_at": op.at + timedelta(days=days)})
    (first,) = reading.connection.execute("SELECT min(step_at) FROM enrolment").fetchone()
    last = by_step(reading, "first-contact")[-1]
    assert (last.step, last.waiting, last.next_at) == (None, 2, first)


def test_of_a_sequence_the_workspace_does_not_have_nobody_is_listed(reading: Reading) -> None:
    assert standing(reading, "no-such") == ()

"""A lead that an escalation raised stands among those an answer is owed no longer once a sequence takes it on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.services.in_sequences import to_do
from tests.support import SetTime, make_lead

from leadtui.services import sequences
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.services.undoing import undo
from leadtui.words.rows import Done


def raised(reading: Reading, lead: int) -> bool:
    row = reading.row(lead)
    assert row is not None
    return row.band == 2


@pytest.mark.parametrize("again", [sequences.enrol, sequences.resume])
def test_a_sequence_with_a_step_to_come_lowers_who_was_raised(
    again: Callable[[Desk, list[int], str], Done], desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, status="contacted")
    if again is sequences.resume:
        sequences.enrol(desk, [lead], "nurture")
        sequences.pause(desk, [lead], "nurture")
    clock.forward(days=5)
    tick(desk)
    assert raised(reading, lead)
    again(desk, [lead], "nurture")
    assert (raised(reading, lead), to_do(reading, lead)) == (False, [])
    clock.forward(minutes=1)
    assert tick(desk).done == ()
    undo(desk)
    assert raised(reading, lead)


def test_a_sequence_that_is_paused_or_stopped_does_not(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, status="contacted")
    sequences.enrol(desk, [lead], "nurture")
    sequences.pause(desk, [lead], "nurture")
    clock.forward(days=5)
    tick(desk)
    sequences.stop(desk, [lead], "nurture")
    assert raised(reading, lead)

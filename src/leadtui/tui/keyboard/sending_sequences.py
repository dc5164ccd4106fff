"""Makes service calls of what is done with leads in sequences. Runs on the writer thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import InSequence
from leadtui.words.bulk import BulkDone
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk


def in_sequence(desk: Desk, ids: Sequence[int], action: InSequence) -> Done:
    """Do it with these leads as one operation; raises LeadtuiError when it is refused."""
    from leadtui.services import sequences

    match action.act:
        case "enrol":
            return sequences.enrol(desk, ids, action.sequence)
        case "pause":
            return sequences.pause(desk, ids, action.sequence)
        case "resume":
            return sequences.resume(desk, ids, action.sequence)
        case "skip":
            return sequences.skip(desk, ids, action.sequence)
        case "stop":
            return sequences.stop(desk, ids, action.sequence)


def in_sequence_many(desk: Desk, ids: Sequence[int], action: InSequence, told: Callable[[int], None]) -> BulkDone:
    """The same with many; `told` hears how many more leads are done, and what it raises takes everything back."""
    if action.act == "enrol":
        from leadtui.services import sequences

        done = sequences.enrol(desk, ids, action.sequence, told=told)
    else:
        done = in_sequence(desk, ids, action)
    return BulkDone(done.operation, _told(desk, action, done), done.leads, notes=done.notes)


def _told(desk: Desk, action: InSequence, done: Done) -> str:
    """What was done: of many how many they are, before the name of the sequence."""
    from leadtui.rules.sequences import sequence_of

    sequence = sequence_of(desk.workspace, action.sequence)
    if done.operation is None or len(done.leads) < 2 or sequence is None:
        return done.summary
    return f"{len(done.leads):,} {_MANY[action.act]} {sequence.name}"


_MANY = {"enrol": "into", "pause": "paused in", "resume": "go on in", "skip": "skip a step of", "stop": "stopped in"}

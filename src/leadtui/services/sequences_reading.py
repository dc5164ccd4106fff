"""Where leads stand in sequences: for lists, a lead's screen and the command line. Loads no model class."""

from __future__ import annotations

from collections.abc import Sequence as Several
from typing import TYPE_CHECKING

from leadtui.rules.sequences import number_of, sequence_of
from leadtui.store import enrolments
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.records import replace
from leadtui.words.sequences import LIVE, EnrolmentRow, EnrolmentState, Sequence, SequenceCount, StepCount
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


def of_lead(reading: Reading, lead_id: int) -> tuple[EnrolmentRow, ...]:
    """The sequences a lead is or was in: those that run or are paused first, the newest first."""
    return of_leads(reading, (lead_id,))[lead_id]


def of_leads(reading: Reading, ids: Several[int]) -> dict[int, tuple[EnrolmentRow, ...]]:
    """The same by lead for several; a lead without any has an empty tuple."""
    with storage_errors(reading.path):
        return enrolments.of_leads(reading.connection, ids)


def counts(reading: Reading) -> tuple[SequenceCount, ...]:
    """Every sequence on offer, and those not offered any more in which leads still are, in the workspace's order."""
    with storage_errors(reading.path):
        rows = list(enrolments.counted(reading.connection))
    return _counts(rows, reading.who.workspace)


def _counts(
    rows: Several[tuple[str, str, str | None, int, int, int | None]], workspace: Workspace
) -> tuple[SequenceCount, ...]:
    known = {word.key: SequenceCount(word) for word in workspace.sequences}
    for key, state, _, leads, _, next_at in rows:
        count = known.get(key) or SequenceCount(Sequence(key, key, offered=False))
        times = [at for at in (count.next_at, next_at if state == EnrolmentState.RUNNING else None) if at is not None]
        count = replace(count, next_at=min(times, default=None), **{state: getattr(count, state) + leads})
        known[key] = count
    return tuple(c for c in known.values() if c.sequence.offered or c.running or c.paused)


def by_step(reading: Reading, key: str) -> tuple[StepCount, ...]:
    """Each step of a sequence in order with the leads that stand at it; those at a step that is gone come last."""
    with storage_errors(reading.path):
        rows = [row for row in enrolments.counted(reading.connection) if row[0] == key and row[1] in LIVE]
    sequence = sequence_of(reading.who.workspace, key)
    steps = sequence.steps if sequence else ()
    found = {step.key: StepCount(step, number) for number, step in enumerate(steps, 1)}
    gone = StepCount(None, 0)
    for _, state, step_key, leads, waiting, next_at in rows:
        count = found.get(step_key or "", gone)
        if state == EnrolmentState.PAUSED:
            count = replace(count, paused=count.paused + leads)
        else:
            # Several steps may be gone.
            first = min((at for at in (count.next_at, next_at) if at is not None), default=None)
            count = replace(count, open=count.open + leads - waiting, waiting=count.waiting + waiting, next_at=first)
        if count.step is None:
            gone = count
        else:
            found[count.step.key] = count
    return (*found.values(), *((gone,) if gone != StepCount(None, 0) else ()))


def running(reading: Reading, key: str, *, limit: int = 1000) -> tuple[EnrolmentRow, ...]:
    """Who is in a sequence now, running or paused: whose step is due first in front."""
    with storage_errors(reading.path):
        return tuple(enrolments.in_sequence(reading.connection, key, LIVE, limit))


def affected(reading: Reading, before: Workspace, after: Workspace) -> tuple[str, ...]:
    """What happens to the leads in sequences that a change of the rules touches, a sentence each; nothing else does."""
    with storage_errors(reading.path):
        rows = list(enrolments.counted(reading.connection))
    said = []
    for count in _counts(rows, before):
        leads = count.running + count.paused
        new = sequence_of(after, count.sequence.key)
        if not leads or new == count.sequence:
            continue
        who = f"{count.sequence.name}: {leads:,} {'lead is' if leads == 1 else 'leads are'} in it"
        if new is None or not new.offered:
            said.append(f"{who}; it is stopped for them.")
            continue
        kept = {step.key for step in new.steps}
        at_gone = sum(
            row[3] for row in rows if row[0] == new.key and row[1] in LIVE and row[2] is not None and row[2] not in kept
        )
        if at_gone:
            number = "stands" if at_gone == 1 else "stand"
            said.append(
                f"{who}; {at_gone:,} {number} at a step that is gone and {_goes(at_gone)} on with the next one."
            )
        elif new.steps != count.sequence.steps:
            said.append(f"{who}; what they wait for stays, the steps after that are as they are written now.")
    return tuple(said)


def _goes(number: int) -> str:
    return "goes" if number == 1 else "go"


def place(row: EnrolmentRow, workspace: Workspace) -> tuple[int, int]:
    """The number of the step a lead stands at, from 1 (0: it has none), and how many steps there are."""
    sequence = sequence_of(workspace, row.sequence)
    return number_of(sequence, row.step), len(sequence.steps) if sequence else 0

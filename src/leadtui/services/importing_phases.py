"""A large list comes in while others go on writing: first out of sight, then into sight, in stretches.

Always holds: until the first lead is in sight the import can be given up, and the base is as it was; from then on it is
made good, if not by this program then by the next (`recovering_imports`). A stretch holds the lock for a fraction of a
second, and between two of them whoever waits goes first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from leadtui.services.desk import Desk
from leadtui.services.importing_current import still_holds
from leadtui.services.importing_filling import fields_of, fill
from leadtui.services.importing_late import leave_out_late
from leadtui.services.importing_report import ImportReport
from leadtui.services.importing_writing import make_fields
from leadtui.services.staging_run import Told
from leadtui.store.applying import (
    add,
    attached,
    begin_run,
    end_run,
    forget_run,
    note,
    refuse_beside_another,
    show,
    show_fields,
    stretch,
)
from leadtui.store.applying import take_away as take_some_away
from leadtui.store.stage import Staged
from leadtui.words.errors import FullError, StorageError
from leadtui.words.importing import Progress

AIM = 0.15
"""Seconds a stretch should take."""

PAUSE = 0.012
"""Seconds between two stretches: another program that waits for the lock looks every hundredth of a second."""

FEWEST, MOST = 100, 20_000


class Pace:
    """How many rows go into a stretch, by how long the ones before took; and what is told and let by in between."""

    def __init__(self, desk: Desk, told: Told, step: str, total: int, done: int = 0, size: int = 1000) -> None:
        self.desk = desk
        self.told = told
        self.step = step
        self.total = total
        self.done = done
        self.size = size
        self._started = time.monotonic()

    def stretches(self, work: Callable[[int, int], int]) -> None:
        """Has `work` done on (after, up to) until everything is; it says how far it came, which may be less far."""
        while self.done < self.total:
            begun = time.monotonic()
            self.done = work(self.done, min(self.done + self.size, self.total))
            taken = max(time.monotonic() - begun, 0.001)
            self.size = max(FEWEST, min(MOST, int(self.size * min(max(AIM / taken, 0.5), 2.0))))
            self.told(Progress(self.step, self.done, self.total, time.monotonic() - self._started))
            self.desk.give_way()
            time.sleep(PAUSE)


def bring_in_stretches(desk: Desk, staged: Staged, report: ImportReport, summary: str, told: Told) -> bool:
    """Writes what was put ready; whether that still held.

    What `told` or the desk's `give_way` raises before rows come into sight takes everything away again.
    """
    fields = fields_of(staged)
    with desk.store.operation("import", f"{summary}: coming in", desk.user.id, origin="import") as op:
        refuse_beside_another(op)
        if not still_holds(op, staged) or not make_fields(op, fields):
            op.rows = 0
            return False
        before = begin_run(op, desk.store, staged)
    staged.keep(before=before, summary=summary)
    try:
        with attached(desk.store, staged):
            fits = _add(desk, staged, op.id, before, report, told)
    except BaseException:
        _give_up(desk, staged, op.id)
        raise
    if not fits:
        _give_up(desk, staged, op.id)
        return False
    come_into_sight(desk, staged, op.id, report, told)
    report.operation = op.id
    return True


def _give_up(desk: Desk, staged: Staged, operation: int) -> None:
    """Takes everything away again, the stage first: on a full disk the rest needs its room."""
    staged.close()
    staged.path.unlink(missing_ok=True)
    with suppress(StorageError):  # why it is given up is told; the next start goes on with this
        take_away(desk, operation, lambda _: None)


def _add(desk: Desk, staged: Staged, operation: int, before: int, report: ImportReport, told: Told) -> bool:
    """Brings the leads in out of sight; whether the fields they need are still theirs to make."""

    def work(low: int, high: int) -> int:
        with stretch(desk.store, operation) as op:
            add(op, staged, low, high, before, hidden=True)
            note(op, done=high)
        return high

    Pace(desk, told, "adding", staged.leads).stretches(work)
    with stretch(desk.store, operation) as op:
        if not show_fields(op):
            return False
        late = leave_out_late(op, staged, before)
        report.left_out(late)
        note(op, phase="showing", done=0, total=staged.leads + staged.patches - late)
    return True


def come_into_sight(
    desk: Desk, staged: Staged, operation: int, report: ImportReport, told: Told, done: int = 0
) -> None:
    """Brings the leads of the import into sight, then gives the other rows to theirs, after the first `done`."""
    fields, leads, before = fields_of(staged), staged.leads, int(staged.said["before"])

    def work(low: int, high: int) -> int:
        with stretch(desk.store, operation) as op:
            if low < leads:
                high = min(high, leads)
                show(op, before + low, before + high)
            else:
                patches = staged.some_patches(low - leads, min(high - low, FEWEST))
                was = report.counted
                fill(op, desk, fields, patches, before, report)
                high = leads + patches[-1].id
                staged.keep(at=high, was=was, counted=report.counted)
            note(op, done=high)
        return high

    try:
        Pace(desk, told, "showing", leads + staged.patches, done).stretches(work)
    except FullError as error:
        raise FullError(error.message, "Make room: then the next start of leadtui brings the rest in.") from error
    with stretch(desk.store, operation) as op:
        end_run(op, f"{staged.said['summary']}: {report.summary}")


def take_away(desk: Desk, operation: int, told: Told) -> None:
    """Takes away what an import that never came into sight has made, for good."""
    gone = 0
    while True:
        with stretch(desk.store, operation) as op:
            taken = take_some_away(op, MOST // 10)
            if not taken:
                forget_run(op)
                return
        gone += taken
        told(Progress("taking back", gone))
        time.sleep(PAUSE)

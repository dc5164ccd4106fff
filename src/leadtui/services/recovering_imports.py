"""Imports that broke off are made good: one that was in sight is finished, one that was not is taken away.

The program that brings a list in holds a lock beside its stage file for as long as it runs; whoever gets the lock may
go on in its place.
"""

from __future__ import annotations

from pathlib import Path

from leadtui.platform.lock_file import LockFile
from leadtui.services.desk import Desk
from leadtui.services.importing_phases import come_into_sight, take_away
from leadtui.services.importing_report import ImportReport
from leadtui.services.staging_run import Told
from leadtui.store.applying import end_run, show, stretch
from leadtui.store.import_runs import Run, broken_off
from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.stage import Staged
from leadtui.words.importing import Progress

EVERYTHING = 1 << 62


def make_good(desk: Desk, told: Told = lambda _: None) -> list[int]:
    """Finishes or takes away what broke off and nobody goes on with; the operations this was about."""
    done = []
    for run in broken_off(desk.store.path):
        stage = desk.store.path.with_name(run.stage)
        lock = LockFile(stage.with_name(f"{stage.name}.lock"))
        with storage_errors(stage):
            held = lock.hold()
        if not held:
            continue
        try:
            # Another program may have been quicker.
            if run.operation in {other.operation for other in broken_off(desk.store.path)}:
                _make_good(desk, run, stage, told)
                done.append(run.operation)
            stage.unlink(missing_ok=True)
        finally:
            lock.let_go()
    return done


def _make_good(desk: Desk, run: Run, stage: Path, told: Told) -> None:
    if run.phase == "adding":
        stage.unlink(missing_ok=True)  # on a full disk the rest needs its room
        take_away(desk, run.operation, told)
    elif stage.exists():
        staged = Staged(stage)
        try:
            report = ImportReport.of(staged)
            report.left_out(staged.leads + staged.patches - run.total)
            if "at" in staged.said:
                # What was counted last may be of a stretch that was not committed any more.
                report.counted = staged.said["was" if staged.said["at"] > run.done else "counted"]
            come_into_sight(desk, staged, run.operation, report, told, run.done)
        finally:
            staged.close()
    else:
        # In a copy of the base the rows that waited for other leads are not there any more.
        with stretch(desk.store, run.operation) as op:
            shown = show(op, 0, EVERYTHING)
            end_run(op, f"Imported a list: {shown:,} new, as far as it had come")
    told(Progress("showing", run.total, run.total))

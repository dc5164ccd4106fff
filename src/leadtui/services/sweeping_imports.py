"""What imports keep beside the base goes with them: lists that were piped in, locks and stage files of dead programs.

Light: it is looked for whenever somebody is about to write.
"""

from __future__ import annotations

from pathlib import Path

from leadtui.platform.lock_file import LockFile
from leadtui.store.import_runs import broken_off, left_beside
from leadtui.store.sqlite.driver import storage_errors


def sweep(base: Path) -> None:
    """Throws away what programs that are gone kept beside the base, but for what an import is finished from."""
    with storage_errors(base):
        left = left_beside(base)
        known = {run.stage for run in broken_off(base)} if left else set()
        for stage, files in left.items():
            lock = LockFile(stage.with_name(f"{stage.name}.lock"))
            if stage.name not in known and lock.hold():
                for path in files:
                    path.unlink(missing_ok=True)
                lock.let_go()

"""A program of its own that brings a list in, in short stretches, and says a line whenever it has come further."""

from __future__ import annotations

import sys
from pathlib import Path

from leadtui.bootstrap import open_base
from leadtui.services import importing, importing_phases, staging_run
from leadtui.services.importing_report import ImportOptions


def bring_in(base: str, file: str, policy: str) -> None:
    """Brings the file in; its last line is "done"."""
    importing.AT_ONCE = 0
    staging_run.HERE = 0
    importing_phases.FEWEST = importing_phases.MOST = 50
    importing_phases.PAUSE = 0
    desk = open_base(base).desk()
    options = ImportOptions(on_duplicate=policy, custom_fields_all=True)  # type: ignore[arg-type]
    path = Path(file)
    importing.import_files(desk, [(path.name, path)], options, told=_say)
    _say("done")


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    bring_in(*sys.argv[1:])

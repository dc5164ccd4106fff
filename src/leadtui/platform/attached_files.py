"""Files that belong to a record: looked at, and handed to the program the desktop has for them.

Always holds: a file that can run, or that a program would run, is never handed over; its folder is shown instead,
unless that is a program too (macOS). Nothing is written, and no shell is started.
"""

from __future__ import annotations

import stat
from pathlib import Path

from leadtui.platform.handing import show_path
from leadtui.rules.attached import LOOKED_AT, program_folder, runs_by_content, runs_by_name, sized
from leadtui.words.errors import InputError
from leadtui.words.rows import MISSING


def bytes_in(path: Path) -> int:
    """The size of a file; raises InputError for what is not there, a folder, or no plain file."""
    try:
        told = path.stat()
    except PermissionError as error:
        raise InputError(f"{str(path)[:200]!r} may not be looked at: permission denied.") from error
    except (OSError, ValueError) as error:
        raise InputError(
            f"There is no file {str(path)[:200]!r}.", "Give an existing file's path, or a link."
        ) from error
    if stat.S_ISDIR(told.st_mode):
        raise InputError(f"{str(path)[:200]!r} is a folder.", "Name a file in it.")
    if not stat.S_ISREG(told.st_mode):
        raise InputError(f"{str(path)[:200]!r} is no file.", "Name a file, or give a link.")
    return told.st_size


def state_of(target: str) -> str:
    """What is said of an attached file now: its size, or that it is missing."""
    try:
        return sized(bytes_in(Path(target)))
    except InputError:
        return MISSING


def may_run(path: Path) -> bool:
    """Whether a file is a program or a script, by its mode, its ending or how it begins."""
    try:
        if runs_by_name(path.name) or path.stat().st_mode & 0o111:
            return True
        with path.open("rb") as stream:
            return runs_by_content(stream.read(LOOKED_AT))
    except OSError:
        return True


def open_file(target: str) -> str:
    """Hands a file to the desktop, or shows its folder where it may run something; what was done, in words.

    Raises InputError when it is missing, nothing takes it, or it is part of a program.
    """
    path = Path(target)
    bytes_in(path)
    real = path.resolve()
    program = program_folder(str(real))
    if program:
        raise InputError(f"{path.name} is not opened: it is part of {program}, which is a program.")
    if not may_run(real):
        show_path(real)
        return f"Opened {path.name}"
    show_path(real.parent)
    return f"{path.name} may run something, so only its folder was opened"

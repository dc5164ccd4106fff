"""Files that appear under their name whole or not at all, and are for the user alone."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from leadtui.store.sqlite.driver import storage_errors

_BEGINS, _ENDS = ".leadtui-", ".part"
_UNFINISHED = re.compile(rf"{re.escape(_BEGINS)}[a-z0-9_]{{8}}(?P<file>{re.escape(_ENDS)})?")
"""What `tempfile` makes of these; the file of a base may begin so too."""


class NameTaken(Exception):
    """There is a file of that name by now, be it a link to nowhere."""


def new_file(target: Path) -> Path:
    """A new, empty, hidden file beside `target`."""
    with storage_errors(target):
        handle, part = mkstemp(prefix=_BEGINS, suffix=_ENDS, dir=target.parent)
        os.close(handle)
    return Path(part)


def new_folder(inside: Path) -> Path:
    """A new, empty, hidden folder."""
    with storage_errors(inside):
        return Path(mkdtemp(prefix=_BEGINS, dir=inside))


def is_unfinished(name: str) -> bool:
    """Whether `new_file` or `new_folder` gave this name."""
    return _UNFINISHED.fullmatch(name) is not None


def name_it(part: Path, target: Path) -> None:
    """Gives a finished file its name, once it is on disk; raises NameTaken rather than replace another."""
    with storage_errors(target):
        to_disk(part)
        try:
            target.hardlink_to(part)
        except FileExistsError:
            raise NameTaken(target) from None
        except OSError:
            # A file system without links.
            if os.path.lexists(target):
                raise NameTaken(target) from None
            part.rename(target)
        folder_to_disk(target.parent)


def to_disk(file: Path) -> None:
    """Waits until a file is on disk."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def folder_to_disk(folder: Path) -> None:
    """Waits until the names in a folder are on disk, where folders can be waited for."""
    with suppress(OSError):
        to_disk(folder)

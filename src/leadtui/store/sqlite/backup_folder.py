"""The folder `backups` beside a base: which backups stand there, which are taken away, and who makes one just now."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leadtui.rules.backups import BackupName, newest_first, read_name, to_keep
from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.sqlite.files import is_unfinished
from leadtui.words.errors import StorageError

_AT_WORK = 24 * 3600
"""Seconds after which nobody is at work any more on what is unfinished."""


def folder_of(base: Path) -> Path:
    """Where the backups of a base stand."""
    return base.parent / "backups"


def made_folder(base: Path) -> Path:
    """The same, made where there is none."""
    folder = folder_of(base)
    with storage_errors(folder):
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except FileExistsError:
            raise StorageError(
                f"{folder} is no folder, so no backup can stand there.", "Give that file another name."
            ) from None
    return folder


def backups_of(base: Path) -> list[BackupName]:
    """The backups of a base in its folder by name, the newest first; nothing is opened."""
    folder = folder_of(base)
    with storage_errors(folder):
        if not folder.is_dir():
            return []
        names = [read_name(file.name) for file in folder.iterdir()]
    return newest_first(name for name in names if name is not None and name.base == base.name)


def thin(base: Path) -> int:
    """Takes the backups away that need not be kept; how many."""
    names = backups_of(base)
    kept = {name.file for name in to_keep(names)}
    gone = [name for name in names if name.file not in kept]
    with storage_errors(folder_of(base)):
        for name in gone:
            (folder_of(base) / name.file).unlink(missing_ok=True)
        _sweep(folder_of(base))
    return len(gone)


@contextmanager
def in_turn(base: Path) -> Iterator[None]:
    """In the block no other program is in such a block for this base; waits for its turn.

    The system lets go of it with the program. Where a folder cannot be locked nobody waits.
    """
    with storage_errors(folder_of(base)):
        handle = os.open(made_folder(base), os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Takes away what a program that was killed has left half done, once nobody can be at it any more."""
    for left in folder.iterdir():
        if not is_unfinished(left.name):
            continue
        # Another program may be sweeping too.
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - _AT_WORK:
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()

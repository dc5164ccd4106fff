"""Copies of a base: made by the engine's own backup interface, so that others may write meanwhile, and looked over.

A copy holds one moment, counts only once it was found sound and to hold as many rows as that moment, and is one file
that needs no other. It appears under its name whole or not at all, and is for the user alone.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from leadtui.rules.backups import BackupName, newest_first, read_name, to_keep
from leadtui.store.sqlite.driver import (
    APPLICATION_ID,
    Connection,
    connect_reader,
    engine_module,
    one_moment,
    scalar,
    storage_errors,
)
from leadtui.words.errors import DamagedError, StorageError

_PAGES = 2000
"""Pages, some 8 MB, copied between two looks at whether to stop."""

UNFINISHED = ".leadtui-"
"""How the name of whatever is not finished begins."""

_AT_WORK = 24 * 3600
"""Seconds after which nobody is at work on it any more."""

_STEPS = 200_000
"""Steps of the engine, some ms, between two such looks."""

_MOST_TOLD = 3

_LEADS = "SELECT count(*) FROM lead WHERE hidden_by IS NULL"


class Contents(NamedTuple):
    """What is in a base: its schema, its visible leads, its operations, and the rows of every table."""

    schema: int
    leads: int
    operations: int
    rows: tuple[tuple[str, int], ...]


class Stopped(Exception):
    """It was asked to stop; nothing was left behind."""


def go_on() -> bool:
    """The `stop` of work that is not to be stopped."""
    return False


def folder_of(base: Path) -> Path:
    """Where the backups of a base stand."""
    return base.parent / "backups"


def made_folder(base: Path) -> Path:
    """The same, made where there is none."""
    folder = folder_of(base)
    with storage_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
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


def _sweep(folder: Path) -> None:
    """Takes away what a program that was killed has left half done, once nobody can be at it any more."""
    for left in folder.glob(f"{UNFINISHED}*"):
        if left.stat().st_mtime < time.time() - _AT_WORK:
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def contents(connection: Connection) -> Contents:
    """What a base of any schema holds; raises the engine's errors."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    tables = [str(row[0]) for row in names]
    rows = tuple((name, int(scalar(connection, f"SELECT count(*) FROM {_quoted(name)}"))) for name in tables)
    leads = scalar(connection, _LEADS) if "lead" in tables else 0
    return Contents(schema_of(connection), int(leads), dict(rows).get("operation", 0), rows)


def schema_of(connection: Connection) -> int:
    """The number of the schema of an open base."""
    return int(scalar(connection, "PRAGMA user_version"))


def anything_done(connection: Connection) -> bool:
    """Whether there is an operation in a base, so that it holds something to lose."""
    return scalar(connection, "SELECT 1 FROM operation LIMIT 1") is not None


def copied_unseen(source: Connection, target: Path) -> None:
    """Copies a base that is damaged, so that nothing can be said of the copy; raises as `copied` does."""
    part = new_file(target)
    try:
        with storage_errors(target):
            _fill(source, part, go_on)
            name_it(part, target)
    finally:
        part.unlink(missing_ok=True)


def copied(source: Connection, path: Path, target: Path, stop: Callable[[], bool] = go_on) -> Contents:
    """Copies a base (`path` is what `source` has open) to a new file beside `target`, looks it over, gives it its name.

    Raises StorageError, Stopped, and FileExistsError when there is a file of that name by then.
    """
    part = new_file(target)
    try:
        with storage_errors(path), one_moment(source):
            held = contents(source)
            with storage_errors(target):
                _fill(source, part, stop)
        if found(part, target, stop) != held:
            raise StorageError(f"The copy {target} does not hold what {path} does.", "Try again; it was taken away.")
        with storage_errors(target):
            name_it(part, target)
    finally:
        part.unlink(missing_ok=True)
    return held


def found(file: Path, named: Path | None = None, stop: Callable[[], bool] = go_on) -> Contents:
    """Looks a base over that nobody writes to; what it holds. Raises DamagedError, or StorageError for another's file.

    `named` is how people know the file. Nothing is changed, nothing left beside it.
    """
    shown = named or file
    with storage_errors(shown):
        connection = connect_reader(file)
        try:
            connection.set_progress_handler(stop, _STEPS)
            try:
                faults = integrity(connection)
                if not faults and scalar(connection, "PRAGMA application_id") != APPLICATION_ID:
                    raise StorageError(f"{shown} is no leadtui base.", "Name another file; it is unharmed.")
                if not faults:
                    return contents(connection)
            except engine_module().OperationalError as error:
                if "interrupted" in str(error):
                    raise Stopped from error
                raise
        finally:
            connection.close()
    raise DamagedError(f"{shown} is damaged: {faults[0]}.", "Use another backup; `leadtui restore` lists them.")


def glanced_at(file: Path) -> Contents:
    """What is in a base by its own word: nothing is looked over, the rows of most tables are not counted."""
    with storage_errors(file):
        connection = connect_reader(file)
        try:
            leads = scalar(connection, _LEADS)
            operations = scalar(connection, "SELECT count(*) FROM operation")
            return Contents(schema_of(connection), int(leads), int(operations), ())
        finally:
            connection.close()


def integrity(connection: Connection) -> list[str]:
    """What the engine finds wrong with the file itself, without a full stop; none when it is sound."""
    told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    lines = [line.rstrip(".") for text in told if text != "ok" for line in text.splitlines() if line.strip()]
    heading = "*** in database main ***"
    return [line for line in lines if line != heading] or lines


def some(faults: list[str]) -> list[str]:
    """The first of many faults, and how many more there are."""
    shown = faults[:_MOST_TOLD]
    return shown if len(faults) == len(shown) else [*shown, f"and {len(faults) - len(shown):,} more"]


def new_file(target: Path) -> Path:
    """A new, empty, hidden file beside `target`, for the user alone."""
    with storage_errors(target):
        handle, part = mkstemp(prefix=UNFINISHED, suffix=".part", dir=target.parent)
        os.close(handle)
    return Path(part)


def name_it(part: Path, target: Path) -> None:
    """Gives a finished file its name, once it is on disk; raises FileExistsError rather than replace another."""
    to_disk(part)
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links.
        if target.exists():
            raise FileExistsError(target) from None
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


def _fill(source: Connection, part: Path, stop: Callable[[], bool]) -> None:
    def look(*_: int) -> None:
        if stop():
            raise Stopped

    target = engine_module().connect(str(part), isolation_level=None)
    try:
        # What is half written is thrown away, so it needs no journal; it is put on disk at the end, once.
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target, pages=_PAGES, progress=look, sleep=0.01)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

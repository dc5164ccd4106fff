"""Puts another content in the place of a base, and nothing half way.

A base that is sound is written over inside one transaction of the engine, while nobody else has it open: whatever
happens in between, it holds the old content or the new. One that is damaged is kept under another name, and the new
file takes its place.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from leadtui.store.sqlite.backup_folder import made_folder
from leadtui.store.sqlite.driver import Connection, engine_module, explain, is_locked, storage_errors
from leadtui.store.sqlite.files import folder_to_disk, new_folder, to_disk
from leadtui.words.errors import FullError, StorageError

BESIDE = ("-wal", "-journal", "-shm")
"""What the engine keeps beside a base."""

_HOLDING = BESIDE[:2]
"""Those that hold something of it."""

_PIECE = 1 << 20
"""Bytes copied at a time."""

_PATIENCE = 2
"""Seconds to wait for somebody who is just writing."""


_FIRST_LOCK, _LOCKS = 0x40000000, 512
"""Where in a file the engine's locks stand, and how many bytes they take."""


@contextmanager
def workplace(base: Path) -> Iterator[Path]:
    """A folder beside the base, on the same disk, that is gone afterwards."""
    made = new_folder(made_folder(base))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def beside(file: Path, end: str) -> Path:
    """The engine's file beside a base."""
    return file.with_name(file.name + end)


def raw_copy(file: Path, folder: Path) -> Path:
    """A copy of a file in a workplace, and of what the engine keeps beside it, byte for byte; it is only read.

    `file` is no link: the engine keeps nothing beside those.
    """
    copy = folder / "copy"
    for end in ("", *_HOLDING):
        source = beside(file, end)
        with storage_errors(file):
            there = not end or source.is_file()
        if there:
            _copy_bytes(source, beside(copy, end), folder.parent)
    return copy


def _copy_bytes(source: Path, target: Path, room: Path) -> None:
    """Of what goes wrong with the writing `room` is told, the folder that people know."""
    with storage_errors(source):
        reading = source.open("rb")
    with reading, storage_errors(room), open(target, "xb", opener=_for_the_user) as writing:
        while True:
            with storage_errors(source):
                piece = reading.read(_PIECE)
            if not piece:
                return
            writing.write(piece)


@contextmanager
def written_in(folder: Path) -> Iterator[None]:
    """Says of a full disk in the block which one it is: that with the folder a workplace stands in."""
    try:
        yield
    except FullError as error:
        with storage_errors(folder):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error


def settled(copy: Path, named: Path) -> None:
    """Makes one file of a copy and what stood beside it."""
    with storage_errors(named):
        connection = engine_module().connect(str(copy), isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()


@contextmanager
def alone(base: Path) -> Iterator[Connection]:
    """A connection to a sound base that nobody else can open meanwhile; raises StorageError when somebody has it open.

    With the older engines, which keep no log beside the base, another program is seen only while it reads or writes.
    """
    connection = engine_module().connect(str(base), timeout=_PATIENCE, isolation_level=None)
    try:
        try:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except engine_module().OperationalError as error:
            if not is_locked(error):
                raise
            raise _in_use(base) from error
        yield connection
    except (sqlite3.Error, engine_module().Error) as error:
        raise explain(error, base) from error
    finally:
        connection.close()


def nobody_else(base: Path) -> None:
    """Raises StorageError when another program has the base open; touches no byte of it.

    It looks at the engine's own locks, https://sqlite.org/fileformat2.html#the_lock_byte_page: every program that has
    a base with a log open holds one of the shared ones.
    """
    with storage_errors(base), base.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS, _FIRST_LOCK)
        except (BlockingIOError, PermissionError) as error:
            raise _in_use(base) from error
        fcntl.lockf(file, fcntl.LOCK_UN, _LOCKS, _FIRST_LOCK)


def write_over(connection: Connection, new: Path, base: Path) -> None:
    """Gives the base that is open alone the content of another file, in one transaction."""
    with storage_errors(base):
        source = engine_module().connect(str(new), isolation_level=None)
        try:
            source.backup(connection)
        finally:
            source.close()


def put_in_place(new: Path, base: Path) -> None:
    """Makes a finished file the base where there is none that matters; it is the user's alone."""
    with storage_errors(base):
        new.chmod(0o600)
        to_disk(new)
        new.replace(base)
        folder_to_disk(base.parent)


def kept_aside(base: Path, now: datetime) -> Path:
    """Keeps a damaged base, and what stands beside it, under a new name; the base itself stays until it is replaced."""
    number = 1
    with storage_errors(base):
        while True:
            more = f"-{number}" if number > 1 else ""
            aside = base.with_name(f"{base.name}.damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{more}")
            number += 1
            if not any(beside(aside, end).exists() for end in ("", *BESIDE)):
                break
        try:
            aside.hardlink_to(base)
        except OSError:
            shutil.copyfile(base, aside)
            to_disk(aside)
        aside.chmod(0o600)
        for end in BESIDE:
            log = beside(base, end)
            if end in _HOLDING and log.is_file() and log.stat().st_size:
                log.rename(beside(aside, end))
            else:
                log.unlink(missing_ok=True)
        folder_to_disk(base.parent)
    return aside


def _in_use(base: Path) -> StorageError:
    return StorageError(f"{base} is in use by another program.", "Close leadtui everywhere, then try again.")


def _for_the_user(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)

"""Backups of a base: when one is made, which are there, which is the newest good one.

They stand in the folder `backups` beside the base. Each was looked over after it was written; old ones are thinned out
whenever one is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from leadtui.platform.clock import Clock
from leadtui.rules.backups import BackupName, Why
from leadtui.store.sqlite import backup as store
from leadtui.store.sqlite.backup import Contents, Stopped, go_on
from leadtui.store.sqlite.driver import Connection, connect_reader, storage_errors
from leadtui.words.errors import InputError, StorageError
from leadtui.words.records import record

__all__ = [
    "Backup", "Stopped", "Why", "back_up", "back_up_to", "back_up_today", "backups", "folder_of", "newest_good", "thin",
]  # fmt: skip

thin, folder_of = store.thin, store.folder_of


@record
class Backup:
    """A backup: its file, what is in it (None, and its `fault`, when it is damaged), and what its name says.

    `name` is None for a file of one's own choice.
    """

    file: Path
    contents: Contents | None
    name: BackupName | None = None
    fault: StorageError | None = None


def back_up(base: Path, now: datetime, why: Why, *, stop: Callable[[], bool] = go_on) -> Backup:
    """Makes a backup in the folder, then thins them out; raises StorageError, or Stopped."""
    with storage_errors(base):
        connection = connect_reader(base)
    try:
        made = of_connection(connection, base, now, why, stop)
    finally:
        connection.close()
    thin(base)
    return made


def of_connection(
    connection: Connection, base: Path, now: datetime, why: Why, stop: Callable[[], bool] = go_on
) -> Backup:
    """The same of a base that is open."""
    for name, file in _free_names(connection, base, now, why):
        with suppress(FileExistsError):
            return Backup(file, store.copied(connection, base, file, stop), name)
    raise AssertionError("names do not end")


def keep_unseen(base: Path, now: datetime, why: Why) -> Path:
    """Keeps a copy of a damaged base among its backups, so that a repair can be taken back; the copy's file."""
    with storage_errors(base):
        connection = connect_reader(base)
    try:
        for _, file in _free_names(connection, base, now, why):
            with suppress(FileExistsError):
                store.copied_unseen(connection, file)
                return file
    finally:
        connection.close()
    raise AssertionError("names do not end")


def _free_names(connection: Connection, base: Path, now: datetime, why: Why) -> Iterator[tuple[BackupName, Path]]:
    """Names for a new backup that nobody had taken at the last look."""
    folder = store.made_folder(base)
    with storage_errors(base):
        schema = store.schema_of(connection)
    for number in count(1):
        name = BackupName(base.name, now.replace(microsecond=0), schema, why, number)
        if not (folder / name.file).exists():
            yield name, folder / name.file


def back_up_to(base: Path, file: Path, now: datetime) -> Backup:
    """Makes a backup in a file that is not there yet, or under the usual name in a folder; raises InputError."""
    with storage_errors(base):
        connection = connect_reader(base)
    try:
        if file.is_dir():
            with storage_errors(base):
                schema = store.schema_of(connection)
            file = file / BackupName(base.name, now.replace(microsecond=0), schema, Why.ASKED).file
        if not file.absolute().parent.is_dir():
            raise InputError(f"There is no folder {file.absolute().parent}.", "Make it, or name another file.")
        if file.exists():
            raise FileExistsError(file)
        return Backup(file, store.copied(connection, base, file))
    except FileExistsError as error:
        raise InputError(f"{file} exists already.", "Name a new file; nothing was written.") from error
    finally:
        connection.close()


def back_up_today(base: Path, clock: Clock, *, stop: Callable[[], bool] = go_on) -> Backup | None:
    """Makes the day's backup unless there is one of this day, or nothing yet to lose; raises StorageError, Stopped."""
    now = clock.now()
    today = now.astimezone(clock.zone).date()
    if any(name.at.astimezone(clock.zone).date() == today for name in store.backups_of(base)):
        return None
    with storage_errors(base):
        connection = connect_reader(base)
        try:
            if not store.anything_done(connection):
                return None
        finally:
            connection.close()
    return back_up(base, now, Why.DAILY, stop=stop)


def backups(base: Path, *, thorough: bool = True) -> Iterator[Backup]:
    """The backups of a base, newest first, each looked over as it is asked for; a bad one comes with its fault.

    Unless it is `thorough` only what cannot be opened at all is found bad.
    """
    look = store.found if thorough else store.glanced_at
    for name in store.backups_of(base):
        file = store.folder_of(base) / name.file
        try:
            yield Backup(file, look(file), name)
        except StorageError as error:
            yield Backup(file, None, name, error)


def newest_good(base: Path) -> Backup | None:
    """The newest backup of a base that is sound, None when there is none."""
    return next((found for found in backups(base) if found.contents), None)

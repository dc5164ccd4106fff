"""Backups of a base: when one is made, which are there, which is the newest good one.

They stand in the folder `backups` beside the base. Each was looked over after it was written; old ones are thinned out
whenever one is made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from leadtui.platform.clock import Clock
from leadtui.rules.backups import BackupName, Why
from leadtui.store.sqlite.backup import copied, copied_unseen
from leadtui.store.sqlite.backup_folder import backups_of, folder_of, made_folder, thin
from leadtui.store.sqlite.driver import Connection, connect_reader, storage_errors
from leadtui.store.sqlite.files import NameTaken
from leadtui.store.sqlite.looking import Contents, Stopped, anything_done, found, glanced_at, go_on, schema_of
from leadtui.words.errors import InputError, StorageError
from leadtui.words.records import record

__all__ = [
    "Backup", "Stopped", "Why", "back_up", "back_up_to", "back_up_today", "backups", "newest_good",
]  # fmt: skip


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
        try:
            return Backup(file, copied(connection, base, file, stop), name)
        except NameTaken:
            continue
    raise AssertionError("names do not end")


def keep_unseen(base: Path, now: datetime, why: Why) -> Path:
    """Keeps a copy of a damaged base among its backups, so that a repair can be taken back; the copy's file."""
    with storage_errors(base):
        connection = connect_reader(base)
    try:
        for _, file in _free_names(connection, base, now, why):
            try:
                copied_unseen(connection, file)
            except NameTaken:
                continue
            return file
    finally:
        connection.close()
    raise AssertionError("names do not end")


def _free_names(connection: Connection, base: Path, now: datetime, why: Why) -> Iterator[tuple[BackupName, Path]]:
    """Names for a new backup that nobody had taken at the last look."""
    folder = made_folder(base)
    with storage_errors(base):
        schema = schema_of(connection)
    for number in count(1):
        name = BackupName(base.name, now.replace(microsecond=0), schema, why, number)
        file = folder / name.file
        with storage_errors(file):
            free = not os.path.lexists(file)
        if free:
            yield name, file


def back_up_to(base: Path, file: Path, now: datetime) -> Backup:
    """Makes a backup in a file that is not there yet, or under the usual name in a folder; raises InputError."""
    with storage_errors(base):
        connection = connect_reader(base)
    try:
        with storage_errors(file):
            into, folder = file.is_dir(), file.absolute().parent
            if not folder.is_dir():
                raise InputError(f"There is no folder {folder}.", "Make it, or name another file.")
        if into:
            with storage_errors(base):
                schema = schema_of(connection)
            file = file / BackupName(base.name, now.replace(microsecond=0), schema, Why.ASKED).file
        with storage_errors(file):
            if os.path.lexists(file):
                raise NameTaken(file)
        return Backup(file, copied(connection, base, file))
    except NameTaken as error:
        raise InputError(f"{file} exists already.", "Name a new file; nothing was written.") from error
    finally:
        connection.close()


def back_up_today(base: Path, clock: Clock, *, stop: Callable[[], bool] = go_on) -> Backup | None:
    """Makes the day's backup unless there is one of this day, or nothing yet to lose; raises StorageError, Stopped."""
    now = clock.now()
    today = now.astimezone(clock.zone).date()
    if any(name.at.astimezone(clock.zone).date() == today for name in backups_of(base)):
        return None
    with storage_errors(base):
        connection = connect_reader(base)
        try:
            if not anything_done(connection):
                return None
        finally:
            connection.close()
    return back_up(base, now, Why.DAILY, stop=stop)


def backups(base: Path, *, thorough: bool = True) -> Iterator[Backup]:
    """The backups of a base, newest first, each looked over as it is asked for; a bad one comes with its fault.

    Unless it is `thorough` only what cannot be opened at all is found bad.
    """
    look = found if thorough else glanced_at
    for name in backups_of(base):
        file = folder_of(base) / name.file
        try:
            yield Backup(file, look(file), name)
        except StorageError as error:
            yield Backup(file, None, name, error)


def newest_good(base: Path) -> Backup | None:
    """The newest backup of a base that is sound, None when there is none."""
    return next((backup for backup in backups(base) if backup.contents), None)

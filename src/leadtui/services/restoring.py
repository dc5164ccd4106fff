"""Putting a backup back: it is looked over first, brought up to date, and what it replaces is kept."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from leadtui.rules.backups import Why
from leadtui.services.backups import Backup, of_connection
from leadtui.store.sqlite import replacing
from leadtui.store.sqlite.backup_folder import folder_of, thin
from leadtui.store.sqlite.driver import SCHEMA_VERSION, schema_version, storage_errors
from leadtui.store.sqlite.looking import Contents, found
from leadtui.words.errors import DamagedError, FullError, InputError, NewerError, StorageError
from leadtui.words.records import record


@record
class Restored:
    """What was put back from which file, and where what it replaced is kept.

    `schema` is that of the file, before it was brought up to date. `kept` is a backup of the sound base that was
    replaced, `aside` the damaged one under its new name; both are None where there was no base.
    """

    base: Path
    file: Path
    contents: Contents
    schema: int
    kept: Backup | None = None
    aside: Path | None = None


def restore(base: Path, file: Path, now: datetime) -> Restored:
    """Gives the base the content of a file. The file is only read; the base is as before when anything fails.

    Raises InputError for a file that cannot be read, StorageError when it is damaged, newer or of another program, or
    when the base is in use or cannot be written.
    """
    with storage_errors(file):
        if not file.is_file():
            what = "is a folder" if file.is_dir() else "is not there"
            raise InputError(f"{file} {what}.", "`leadtui restore` lists the backups there are.")
        if base.exists() and base.samefile(file):
            raise InputError(f"{file} is the base itself.", "Name a backup of it; `leadtui restore` lists them.")
    with storage_errors(base):
        base.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with replacing.workplace(base) as folder:
        with replacing.written_in(folder.parent):
            new, schema, contents = _ready(file, folder)
        if not base.exists() or not base.stat().st_size:
            replacing.put_in_place(new, base)
            return Restored(base, file, contents, schema)
        if sound(base):
            kept = _write_over(base, new, now)
            thin(base)
            return Restored(base, file, contents, schema, kept=kept)
        replacing.nobody_else(base)
        aside = replacing.kept_aside(base, now)
        replacing.put_in_place(new, base)
        return Restored(base, file, contents, schema, aside=aside)


def meant(base: Path, file: Path) -> Path:
    """The file a person names, from the root: a bare name may be that of one of the backups."""
    with storage_errors(file):
        of_a_backup = file.name == str(file) and not file.exists() and (folder_of(base) / file).is_file()
    return folder_of(base) / file if of_a_backup else file.absolute()


def _ready(file: Path, folder: Path) -> tuple[Path, int, Contents]:
    """A copy of the file that can be the base, the schema the file has, and what is in the copy."""
    with storage_errors(file):
        real = Path(os.path.realpath(file))
        if not real.stat().st_size:
            raise StorageError(f"{file} is empty.", "Name a backup; `leadtui restore` lists them.")
    copy = replacing.raw_copy(real, folder)
    try:
        schema = schema_version(copy, file)
        replacing.settled(copy, file)
        contents = found(copy, file)
    except (NewerError, FullError):
        raise
    except DamagedError as error:
        raise DamagedError(error.message, "Use another backup; `leadtui restore` lists them.") from error
    except StorageError as error:
        hint = "Name a backup; `leadtui restore` lists them. Nothing was changed."
        raise StorageError(error.message, hint) from error
    if schema < SCHEMA_VERSION:
        from leadtui.store.schema import prepare

        prepare(copy, file)
        replacing.settled(copy, file)
        contents = found(copy, file)
    return copy, schema, contents


def sound(base: Path) -> bool:
    """Whether what is replaced can be kept as a backup; raises StorageError for what is not ours to replace."""
    try:
        schema_version(base)
        found(base)
    except DamagedError:
        return False
    return True


def _write_over(base: Path, new: Path, now: datetime) -> Backup:
    with replacing.alone(base) as connection:
        kept = of_connection(connection, base, now, Why.RESTORE)
        replacing.write_over(connection, new, base)
    return kept

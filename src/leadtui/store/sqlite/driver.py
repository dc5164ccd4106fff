"""The SQLite engine: which one, how it is opened, and what its errors mean.

WAL is used only on an engine without the WAL-reset bug, https://sqlite.org/wal.html#walresetbug: 3.51.3 and later, and
the patched lines 3.50.7+ and 3.44.6+. Others keep a rollback journal (TRUNCATE), slower and as safe.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from leadtui.rules.file_names import LONGEST
from leadtui.store.sqlite.functions import register
from leadtui.words.errors import DamagedError, FullError, InputError, LeadtuiError, NewerError, StorageError

APPLICATION_ID = 0x4C454144
"""Marks a file as ours ("LEAD")."""

_MAGIC = b"SQLite format 3\0"
"""How every SQLite file begins, https://sqlite.org/fileformat.html#magic_header_string."""

MENDING = "`leadtui restore` lists its backups; `leadtui doctor --salvage` saves what can be read."
"""What helps a damaged base."""

SCHEMA_VERSION = 5
"""The schema this program reads and writes; the number of the newest migration."""

BUSY_SECONDS = 30

Connection = sqlite3.Connection


def engine_module() -> ModuleType:
    """The newer of the bundled engine and the interpreter's own."""
    try:
        import pysqlite3.dbapi2 as bundled
    except ImportError:
        return sqlite3
    return bundled if bundled.sqlite_version_info >= sqlite3.sqlite_version_info else sqlite3


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this engine's WAL does not lose a commit when the log is reset."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def journal_mode() -> str:
    """The journal mode for the engine in use."""
    return "WAL" if wal_is_safe(engine_module().sqlite_version_info) else "TRUNCATE"


def connect_writer(path: Path) -> Connection:
    """A connection that writes; transactions are begun by us alone. Creates the file with mode 0600."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection: Connection = engine_module().connect(
        str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    register(connection)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA synchronous=FULL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0].upper() != journal_mode():
        connection.execute(f"PRAGMA journal_mode={journal_mode()}")
    return connection


def connect_reader(path: Path) -> Connection:
    """A connection that cannot write."""
    _put_right(path)
    uri = "file:" + str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=ro"
    connection: Connection = engine_module().connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    register(connection)
    connection.execute("PRAGMA query_only=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _put_right(path: Path) -> None:
    """Takes back what a killed program left half written: who cannot write cannot do that, nor read before it is done.

    A journal that a running program is using is told from one that was left by its lock, and left alone.
    """
    journal = path.with_name(f"{path.name}-journal")
    if os.path.exists(journal) and journal.stat().st_size and os.access(path, os.W_OK):  # noqa: PTH110 - a third of the time
        connection = engine_module().connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        finally:
            connection.close()


@contextmanager
def one_moment(connection: Connection) -> Iterator[None]:
    """Reads in the block see the base as it was at the first of them, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def schema_version(path: Path, named: Path | None = None) -> int:
    """The schema version of a file: 0 for none or an empty one. Raises StorageError for what is not ours or newer.

    `named` is how people know the file.
    """
    shown = named or path
    with storage_errors(shown):
        if not path.exists() or path.stat().st_size == 0:
            return 0
        with path.open("rb") as file:
            # A file shorter than its first page is an empty database to the engine, which would write over it.
            if file.read(len(_MAGIC)) != _MAGIC:
                raise DamagedError(
                    f"{shown} is not a leadtui base, or its beginning is damaged.",
                    f"Set LEADTUI_DB to another file; this one is unharmed. {MENDING}",
                )
        connection = connect_reader(path)
        try:
            # Another program may be upgrading it.
            with one_moment(connection):
                application = connection.execute("PRAGMA application_id").fetchone()[0]
                version = int(connection.execute("PRAGMA user_version").fetchone()[0])
                tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
                stamped = _stamped(connection) if application != APPLICATION_ID or version < SCHEMA_VERSION else version
        finally:
            connection.close()
    if tables and stamped not in (None, version if application == APPLICATION_ID else None):
        raise DamagedError(f"{shown} is not a usable leadtui base: its beginning is damaged.", MENDING)
    if application != APPLICATION_ID and tables:
        raise StorageError(f"{shown} is a database of another program.", "Set LEADTUI_DB to a leadtui base.")
    if version > SCHEMA_VERSION:
        raise NewerError(
            f"{shown} was written by a newer leadtui (schema {version}, this one knows {SCHEMA_VERSION}).",
            "Install the newer version; the file is unharmed.",
        )
    return version


def _stamped(connection: Connection) -> int | None:
    """The schema that our own table names, which says whether the numbers at the file's beginning can be right."""
    ours = (
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('lead', 'operation', 'alembic_version')"
    )
    if connection.execute(ours).fetchone()[0] < 3:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return int(row[0]) if row and str(row[0]).isdecimal() else None


_DAMAGE = ("corrupt", "could not decode to utf-8", "malformed", "unsupported file format")


_FILE_HINTS: dict[int | None, str] = {
    errno.ENAMETOOLONG: f"Give the base a shorter name: those of its backups are longer, {LONGEST} bytes at most.",
    errno.EFBIG: "It grows larger than its disk, or a limit of the system, allows; nothing was changed.",
}


def explain(error: Exception, path: Path | str) -> LeadtuiError:
    """The sentence for an error of the engine."""
    if isinstance(error, UnicodeDecodeError):
        # What we write is text: bytes that are none, be they a value or a name in the engine's own message, are damage.
        return DamagedError(f"{path} is not a usable leadtui base: it is damaged.", MENDING)
    # An error of the file system names the path, which may hold any of these words.
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    text = said.lower()
    if "locked" in text or "busy" in text:
        return StorageError(
            f"{path} was locked by another program for {BUSY_SECONDS} seconds.", "Close that program, then try again."
        )
    if "full" in text or "no space" in text or "quota exceeded" in text:
        return FullError(f"The disk with {path} is full.", "Make room, then try again; nothing was changed.")
    if "readonly" in text or "read-only" in text:
        return StorageError(f"{path} is read-only.", "Make file and folder writable, or set LEADTUI_DB to another.")
    if "i/o error" in text:
        return StorageError(
            f"The disk with {path} reports an error.", "Check it and its free space; nothing was changed."
        )
    if "unable to open" in text and not _may_write_in(Path(path).parent):
        return StorageError(
            f"{path} cannot be opened where nothing can be written beside it.",
            "Make its folder writable, or copy it to one that is and set LEADTUI_DB to the copy.",
        )
    if "unable to open" in text or "permission denied" in text:
        return StorageError(f"{path} cannot be opened.", "Check that the folder exists and that you may read the file.")
    if "not a database" in text or "no such table" in text or any(word in text for word in _DAMAGE):
        return DamagedError(f"{path} is not a usable leadtui base: it is damaged.", MENDING)
    if "interrupted" in text:
        return InputError("The query was stopped.")
    if isinstance(error, OSError):
        hint = _FILE_HINTS.get(error.errno, "Check that file and folder are there and yours.")
        return StorageError(f"{path} cannot be used: {said[:1].lower()}{said[1:]}.", hint)
    return StorageError(f"{path} could not be used: {error}.", "`leadtui doctor` says more.")


def _may_write_in(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids) or not folder.exists()


def is_locked(error: Exception) -> bool:
    """Whether another program holds the base."""
    text = str(error).lower()
    return "locked" in text or "busy" in text


def is_engine_error(error: BaseException) -> bool:
    """Whether this comes from the SQLite engine in use."""
    return isinstance(error, (sqlite3.Error, engine_module().Error))


@contextmanager
def storage_errors(path: Path | str) -> Iterator[None]:
    """Turns the engine's and the file system's errors into sentences."""
    kinds: tuple[type[Exception], ...] = (sqlite3.Error, engine_module().Error, OSError, UnicodeDecodeError)
    try:
        yield
    except kinds as error:
        raise explain(error, path) from error


def scalar(connection: Connection, sql: str, parameters: tuple[Any, ...] = ()) -> Any:
    """The first column of the first row, or None."""
    row = connection.execute(sql, parameters).fetchone()
    return None if row is None else row[0]

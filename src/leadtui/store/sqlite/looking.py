"""Looks a base over: whether the file is sound, and what it holds. Nothing is changed, nothing left beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from leadtui.store.sqlite.driver import (
    APPLICATION_ID,
    Connection,
    connect_reader,
    engine_module,
    scalar,
    storage_errors,
)
from leadtui.words.errors import DamagedError, StorageError

_STEPS = 200_000
"""Steps of the engine, some ms, between two looks at whether to stop."""

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


def found(file: Path, named: Path | None = None, stop: Callable[[], bool] = go_on) -> Contents:
    """Looks a base over that nobody writes to; what it holds. Raises DamagedError, or StorageError for another's file.

    `named` is how people know the file.
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


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

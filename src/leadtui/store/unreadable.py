"""Values that no program of ours has written: the engine keeps no check sums, so a flipped bit inside a row is no
damage to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import JSON, BigInteger, Boolean, Date, Integer
from sqlalchemy.sql.schema import Column, Table
from sqlmodel import SQLModel

from leadtui import model
from leadtui.model.base import Instant, Record
from leadtui.store.mending import a_list, counted
from leadtui.store.salvage_values import EARLIEST, JSON_TEXT, LATEST
from leadtui.store.sqlite.driver import Connection, engine_module

_MODELS: tuple[type[SQLModel], ...] = (model.User, model.Operation, *model.RECORDS, model.Change, model.Notice)


def unreadable(connection: Connection, *, computed: bool = True) -> list[str]:
    """Where such values stand, as sentences; none in a base only this program has written.

    `computed`: look at computed columns too, which can be worked out anew.
    """
    found: list[str] = []
    for one in _MODELS:
        table: Table = one.__table__  # type: ignore[attr-defined]
        left_out = one.computed if issubclass(one, Record) and not computed else frozenset()
        found += _of_table(connection, table, left_out)
    return found


def _of_table(connection: Connection, table: Table, left_out: frozenset[str]) -> Iterator[str]:
    columns = [column for column in table.columns if column.name not in left_out]
    for column in columns:
        name = f'"{column.name}"'
        wrong = f"{name} IS NOT NULL AND NOT ({_right(table.name, column)})"
        number = connection.execute(f'SELECT count(*) FROM "{table.name}" WHERE {wrong}').fetchone()[0]
        if number:
            yield f"{counted(table.name, number)}: {column.name} cannot be read."
    texts = ", ".join(f'"{column.name}"' for column in columns)
    try:
        for _ in connection.execute(f'SELECT {texts} FROM "{table.name}"'):
            pass
    except engine_module().OperationalError as error:
        if "decode" not in str(error).lower():
            raise
        yield f"{counted(table.name, 2).partition(' ')[2].capitalize()}: there is text that is none."


def _right(table: str, column: Column[object]) -> str:
    """SQL for whether a value is one of the column's type."""
    name, kind = f'"{column.name}"', column.type
    if isinstance(kind, Instant):
        return f"typeof({name}) = 'integer' AND {name} >= {EARLIEST} AND {name} < {LATEST}"
    if isinstance(kind, Boolean):
        return f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    if isinstance(kind, Integer | BigInteger):
        return f"typeof({name}) = 'integer'"
    if (table, column.name) == ("view", "columns"):
        return a_list(name)
    text = f"typeof({name}) = 'text'"
    if isinstance(kind, JSON) or (table, column.name) in JSON_TEXT:
        return f"{text} AND json_valid({name})"
    if isinstance(kind, Date):
        return f"{text} AND date({name}) IS {name}"
    return text

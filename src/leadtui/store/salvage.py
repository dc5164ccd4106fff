"""Makes a new base of what a damaged file still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, Table, text
from sqlmodel import SQLModel

from leadtui import model
from leadtui.model.base import Instant
from leadtui.store import settings
from leadtui.store.beneath import driver_of
from leadtui.store.engine import open_engine, transaction
from leadtui.store.mending import Mended, mend_primaries, mend_references
from leadtui.store.owners import KINDS, touched
from leadtui.store.recompute import empty, recompute
from leadtui.store.salvage_values import RowReader
from leadtui.store.schema import prepare
from leadtui.store.soundness import unknown_words
from leadtui.store.sqlite.pages import Value
from leadtui.store.sqlite.salvage import Column, Layout, Remains
from leadtui.words.workspace import word_key

_BATCH = 2000
_MODELS: tuple[type[SQLModel], ...] = (model.User, model.Operation, *model.RECORDS, model.Change, model.Notice)


def salvage(damaged: Path, new: Path, now: int, name: str) -> tuple[str, ...]:
    """Makes a base at `new` of what `damaged` holds; what had to be mended, as sentences. `now`: epoch seconds;
    `name`: of the user who stands for all when none is left.

    `damaged` is only read, and no content of it raises.
    """
    tables: dict[str, tuple[type[SQLModel], Table]] = {}
    for one in _MODELS:
        table: Table = one.__table__  # type: ignore[attr-defined]
        tables[table.name] = one, table
    remains = Remains(damaged, {name: _layout(table) for name, (_, table) in tables.items()})
    prepare(new)
    mended = Mended()
    engine = open_engine(new)
    try:
        with engine.connect() as plain:
            driver_of(plain).execute("PRAGMA foreign_keys=OFF")
        with transaction(engine, new) as connection:
            for kind, (one, table) in tables.items():
                rows = filter(_is_user, remains.rows(kind)) if kind == "user" else remains.rows(kind)
                reader = RowReader(table, one, now)
                _fill(connection, table, rows, reader)
                mended.add(kind, "too damaged to be believed left out", reader.refused)
                mended.add(kind, "with a value that cannot be read, which is as in a new one or empty", reader.mended)
            _number_on(connection, remains.sequences(), tables)
            mend_references(connection, now, mended, name)
            mend_primaries(connection, mended)
            _rules(connection, mended)
            _words(connection, mended)
            empty(connection)
            for kind in KINDS:
                connection.execute(text(f"INSERT INTO {touched(kind)} SELECT id FROM {kind}"))
            recompute(connection, None)
            connection.commit()
    finally:
        engine.dispose()
    return mended.told()


def _layout(table: Table) -> Layout:
    """The columns as a new base has them; instants and truth values are stored as numbers."""
    return tuple(
        Column(column.name, isinstance(column.type, (Integer, Boolean, Instant)), not column.nullable)
        for column in table.columns
    )


def _is_user(row: Mapping[str, Value]) -> bool:
    """Rows of the search index look like users."""
    name = row.get("name")
    return isinstance(name, str) and row.get("name_key") == word_key(name) and name not in SQLModel.metadata.tables


def _fill(connection: Connection, table: Table, rows: Iterator[dict[str, Value]], reader: RowReader) -> None:
    names = [column.name for column in table.columns]
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    sql = f'INSERT OR IGNORE INTO "{table.name}" ({quoted}) VALUES ({marks})'
    while batch := list(islice(rows, _BATCH)):
        ready = [row for row in map(reader.read, batch) if row is not None]
        if ready:
            connection.exec_driver_sql(sql, [tuple(row[name] for name in names) for row in ready])


def _number_on(connection: Connection, sequences: Mapping[str, int], tables: Mapping[str, Any]) -> None:
    """Numbers that were given out once are not given out again."""
    for table, number in sequences.items():
        if table in tables:
            done = connection.execute(
                text("UPDATE sqlite_sequence SET seq = max(seq, :number) WHERE name = :table"),
                {"table": table, "number": number},
            )
            if not done.rowcount:
                connection.execute(
                    text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :number)"),
                    {"table": table, "number": number},
                )


def _words(connection: Connection, mended: Mended) -> None:
    """A word that is none any more becomes the one it most looks like, else nothing, or where a record begins."""
    for word in unknown_words(connection):
        near = get_close_matches(word.key, word.known, 1)
        begins = _BEGINS.get((word.table, word.column))
        changed = connection.execute(
            text(f"UPDATE {word.table} SET {word.column} = :to WHERE {word.column} = :key"),
            {"key": word.key, "to": near[0] if near else begins},
        )
        mended.add(word.table, f"whose {word.one} was none that is known", changed.rowcount)


_BEGINS = {("lead", "status"): "new", ("opportunity", "stage"): "prospecting"}


def _rules(connection: Connection, mended: Mended) -> None:
    """Rules nobody can read are as in a new base."""
    try:
        settings.workspace(driver_of(connection))
    except (ValueError, TypeError, KeyError, AttributeError):
        gone = connection.execute(text("DELETE FROM setting")).rowcount
        mended.add("setting", "of the workspace unreadable: all are as in a new base", gone)

"""The journal: every write is a patch inside an operation, and is written down with it.

What always holds: a change and its journal rows are committed together or not at all; a row made by an operation
carries its number; ids are never given twice; an operation that changed nothing leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, text, update

from leadtui.model import Operation, Record
from leadtui.store.beneath import driver_of
from leadtui.store.engine import open_engine, transaction
from leadtui.store.journal_fields import bound, columns_of, held_json, held_value, needs_care, processor, restore_sql
from leadtui.store.owners import FIELDS, SINGLE, owners, touched
from leadtui.store.recompute import empty, outcomes_of, recompute, recompute_leads
from leadtui.store.sqlite.driver import Connection as Driver
from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.sqlite.values import (
    insert_row,
    next_id,
    parameter_json,
)
from leadtui.store.statements import ROW, adding, by_columns, by_id, changing, defaults, touching
from leadtui.words.errors import NotFoundError, RefusedError
from leadtui.words.fields import SAFETY_FLAGS

BATCH = 2000
"""Rows handed to the engine at a time."""

CHUNK = 500
"""Values named in one statement."""

_OPERATION: Table = Operation.__table__  # type: ignore[attr-defined]
_LOG = text(
    "INSERT INTO change (operation_id, table_name, row_id, field, before, after) "
    f"VALUES (:operation, :table, :row, :field, {parameter_json('before')}, {parameter_json('after')})"
)

_COUNT_CHANGE = "UPDATE {kind} SET version = version + 1 WHERE id = :id AND made_by <> :op"


def table_of(model: type[Record]) -> Table:
    """The table of a model class."""
    return model.__table__  # type: ignore[attr-defined, no-any-return]


def touch_where(connection: Connection, table: str, where: str, parameters: Mapping[str, Any]) -> bool:
    """Marks the records that these rows of a table belong to as touched; whether it is a table whose rows do."""
    links = owners(table)
    for link in links:
        sql = f"INSERT OR IGNORE INTO {touched(link.kind)} SELECT {link.column} FROM {table} WHERE {where}"
        connection.execute(text(sql + link.where(table)), parameters)
    return bool(links)


class Op:
    """The writer inside one operation; see `Store.operation`. `summary` may be changed until its end, and `lead_id` set
    where the lead it is about turns out inside.

    `followed` says what followed for the lead it is about, in sentences: what rules did in it at its end.
    `taken_back` are the operations it took back, each with the last row of the journal before.

    `told` hears at its end how many leads have been worked out anew; what it raises takes everything back.
    """

    def __init__(self, connection: Connection, operation_id: int, at: datetime, summary: str, kind: str) -> None:
        self.connection = connection
        self.id = operation_id
        self.kind = kind
        self.at = at
        self.summary = summary
        self.lead_id: int | None = None
        self.rows = 0
        self.marked = False
        self.taken_back: dict[int, int] = {}
        self.followed: list[str] = []
        self.told: Callable[[int], None] | None = None
        self._filled: set[str] = set()

    @property
    def number(self) -> int | None:
        """The operation's id, None when it changed nothing."""
        return self.id if self.rows else None

    def get(self, model: type[Record], row_id: int) -> dict[str, Any]:
        """The visible row as it is now, inside the lock; raises NotFoundError."""
        table = table_of(model)
        row = self.connection.execute(by_id(table), {ROW: row_id}).first()
        if row is None:
            raise NotFoundError(f"There is no {model.__tablename__} {row_id} any more.", "It may have been deleted.")
        return dict(row._mapping)

    def find(self, model: type[Record], **equal: Any) -> list[dict[str, Any]]:
        """The visible rows whose columns hold these values, by id."""
        table = table_of(model)
        held = {name: value for name, value in equal.items() if value is not None}
        query = by_columns(table, tuple(held), tuple(name for name in equal if name not in held))
        return [dict(row._mapping) for row in self.connection.execute(query, held)]

    def among(self, model: type[Record], column: str, values: Sequence[Any]) -> Iterator[dict[str, Any]]:
        """The visible rows in which a column holds one of these values."""
        table = table_of(model)
        for start in range(0, len(values), CHUNK):
            wanted = table.c[column].in_(values[start : start + CHUNK])
            query = select(table).where(wanted, table.c.hidden_by.is_(None))
            yield from (dict(row._mapping) for row in self.connection.execute(query))

    def set(self, model: type[Record], row_id: int, patch: Mapping[str, Any], *, seen: int | None = None) -> bool:
        """Changes fields of one row; whether any differed.

        `seen` is the version the change was decided on: another one is refused, so that nobody's change is written
        over unseen. A key `custom.ID` patches one custom field.
        """
        before = self.get(model, row_id)
        if seen is not None and before["version"] != seen:
            raise RefusedError(
                f"{_title(model, before)} was changed by another program meanwhile.", "Look at it again, then repeat."
            )
        changes = {k: v for k, v in patch.items() if held_value(before, k) != v}
        for field in changes:
            if field in model.computed:
                raise ValueError(f"{model.__tablename__}.{field} is computed")
        table = table_of(model)
        # What is asked for a second time is written down too, so that taking back the first does not loosen it.
        again = {k: True for k in SAFETY_FLAGS if patch.get(k) is True and before[k]}
        self._log(table, row_id, before, again)
        if not changes:
            return False
        self._log(table, row_id, before, changes)
        values = columns_of(before, changes)
        parameters = {f"to_{name}": value for name, value in values.items()}
        self.connection.execute(changing(table, tuple(values)), {ROW: row_id, **parameters})
        self.rows += 1
        self._touch(table.name, before)
        if _moves(table.name, changes):
            self._touch(table.name, {**before, **changes})
        return True

    def add(self, model: type[Record], values: Mapping[str, Any]) -> int:
        """Makes a row; its id. The values pass the model class, so its defaults hold."""
        row = {**defaults(model), **values, "made_by": self.id}
        row_id = self.connection.execute(adding(table_of(model)), row).inserted_primary_key
        assert row_id is not None
        self.rows += 1
        self._touch(str(model.__tablename__), {**row, "id": row_id[0]})
        return int(row_id[0])

    def hide(self, model: type[Record], row_id: int) -> None:
        """Takes a row out of sight."""
        self.set(model, row_id, {"hidden_by": self.id})

    def next_id(self, model: type[Record]) -> int:
        """The id the next row gets; the lock is ours, so the ones after it are free too."""
        return int(self.connection.execute(text(next_id(str(model.__tablename__)))).scalar_one())

    def insert_many(self, model: type[Record], rows: Iterable[Mapping[str, Any]]) -> int:
        """Makes many rows with the values a column takes (aware datetimes); their number.

        Nothing is validated here and no change rows are written: a row knows the operation that made it. Ids may be
        given, from `next_id` upwards.
        """
        table = table_of(model)
        processors = {column.name: processor(column.type) for column in table.columns if needs_care(column.type)}
        usual = {**defaults(model), "made_by": self.id}
        usual |= {name: prepare(usual.get(name)) for name, prepare in processors.items()}
        count = 0
        rows = iter(rows)
        while batch := list(islice(rows, BATCH)):
            given = {name for row in batch for name in row}
            # Straight to the driver, and no column that is null in all of them: both took a third of a large import.
            fields = [c.name for c in table.columns if c.name in given or usual.get(c.name) is not None]
            blank = {name: usual.get(name) for name in fields}
            values = itemgetter(*fields)
            careful = [(name, processors[name]) for name in fields if name in processors]
            ready = []
            for row in batch:
                full = {**blank, **row}
                for name, prepare in careful:
                    if name in row:
                        full[name] = prepare(row[name])
                ready.append(values(full))
            self.connection.exec_driver_sql(insert_row(table.name, tuple(fields)), ready)
            count += len(batch)
        if count:
            self._filled.add(table.name)
        self.rows += count
        return count

    def set_where(self, model: type[Record], ids: Iterable[int], patch: Mapping[str, Any]) -> int:
        """Sets the same values on many rows, journalled with INSERT … SELECT; the number of rows that differed."""
        table = table_of(model)
        self.connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY)"))
        self.connection.execute(text("DELETE FROM chosen"))
        rows = [{"id": i} for i in ids]
        if rows:
            self.connection.execute(text("INSERT OR IGNORE INTO chosen VALUES (:id)"), rows)
        if _moves(table.name, patch):
            touch_where(self.connection, table.name, "id IN (SELECT id FROM chosen)", {})
        changed = 0
        visible = f"{table.name}.hidden_by IS NULL AND id IN (SELECT id FROM chosen)"
        for field, value in patch.items():
            parameters = {"op": self.id, "table": table.name, "field": field, **bound(table, "value", field, value)}
            differs = f"{visible} AND {held_json(table.name, field)} IS NOT {parameter_json('value')}"
            # What is asked for a second time is written down too, so that taking back the first does not loosen it.
            logged = visible if field in SAFETY_FLAGS and value is True else differs
            self.connection.execute(
                text(
                    "INSERT INTO change (operation_id, table_name, row_id, field, before, after) "
                    f"SELECT :op, :table, id, :field, {held_json(table.name, field)}, {parameter_json('value')} "
                    f"FROM {table.name} WHERE {logged}"
                ),
                parameters,
            )
            restored = restore_sql(field, parameter_json("value"))
            done = self.connection.execute(
                text(f"UPDATE {table.name} SET {restored}, version = version + 1 WHERE {differs}"), parameters
            )
            changed = max(changed, done.rowcount)
        if changed and touch_where(self.connection, table.name, "id IN (SELECT id FROM chosen)", {}):
            self.marked = True
        self.rows += changed
        return changed

    def count_changes(self, ids: Iterable[int], kind: str = "lead") -> None:
        """Counts changes of rows that are fields of these records, such as tags, in their versions."""
        rows = [{"id": i, "op": self.id} for i in ids]
        if rows:
            self.connection.execute(text(_COUNT_CHANGE.format(kind=kind)), rows)

    def touch(self, ids: Iterable[int], kind: str = "lead") -> None:
        """Marks records whose computed columns have to be worked out anew."""
        rows = [{"id": i} for i in ids]
        if rows:
            self.connection.execute(touching(kind), rows)
            self.marked = True

    def touch_filled(self) -> None:
        """Marks the records of every row that came in bulk; once, at the end, since a million may have come."""
        for table in sorted(self._filled):
            if touch_where(self.connection, table, "made_by = :op", {"op": self.id}):
                self.marked = True

    def _touch(self, table: str, row: Mapping[str, Any]) -> None:
        if table in SINGLE:
            self.touch([row["owner_id"]], row["owner_kind"])
            if table in FIELDS:
                counted = text(_COUNT_CHANGE.format(kind=row["owner_kind"]))
                self.connection.execute(counted, {"id": row["owner_id"], "op": self.id})
            return
        for link in owners(table):
            if row[link.column] is not None:
                self.touch([row[link.column]], link.kind)

    def _log(self, table: Table, row_id: int, before: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
        if not changes:
            return
        self.connection.execute(
            _LOG,
            [
                {
                    "operation": self.id,
                    "table": table.name,
                    "row": row_id,
                    "field": field,
                    **bound(table, "before", field, held_value(before, field)),
                    **bound(table, "after", field, value),
                }
                for field, value in changes.items()
            ],
        )


class Store:
    """A base that is written to, from one thread, by `program`.

    `begun` is called in the lock of each operation; `ended` once it has done its work and what follows from it was
    worked out: what it writes belongs to the operation. The leads that were touched stand in `touched` then.
    """

    def __init__(self, path: Path, program: str, now: Callable[[], datetime]) -> None:
        self.path = path
        self.program = program
        self.now = now
        self.begun: Callable[[Driver], None] = lambda _: None
        self.ended: Callable[[Op], None] = lambda _: None
        with storage_errors(path):
            self.engine: Engine = open_engine(path)

    @contextmanager
    def operation(
        self, kind: str, summary: str, user_id: int, *, origin: str = "hand", lead_id: int | None = None
    ) -> Iterator[Op]:
        """One operation: locked first, committed whole at the end, rolled back by any error.

        `op.id` stays valid after the block, also when nothing was changed; then `op.rows` is 0 and no operation exists.
        """
        with transaction(self.engine, self.path) as connection:
            empty(connection)
            at = self.now()
            values = {
                "at": at, "user_id": user_id, "kind": kind, "summary": summary, "origin": origin,
                "program": self.program, "lead_id": lead_id, "leads": 0, "rows": 0, "state": "applied",
            }  # fmt: skip
            key = connection.execute(insert(_OPERATION).values(values)).inserted_primary_key
            assert key is not None
            op = Op(connection, int(key[0]), at, summary, kind)
            op.lead_id = lead_id
            outcomes = outcomes_of(connection)
            self.begun(driver_of(connection))
            yield op
            if op.rows:
                self._finish(op)
                if outcomes_of(connection) != outcomes:
                    recompute_leads(connection)
                connection.commit()

    def _finish(self, op: Op) -> None:
        op.touch_filled()
        if op.marked:
            recompute(op.connection, int(op.at.timestamp()), op.told)
        leads = op.connection.execute(text("SELECT count(*) FROM touched")).scalar_one()
        self._follow(op)
        values = {"rows": op.rows, "leads": leads, "summary": op.summary}
        if op.lead_id is not None:
            values["lead_id"] = op.lead_id
        op.connection.execute(update(_OPERATION).where(_OPERATION.c.id == op.id).values(values))

    def _follow(self, op: Op) -> None:
        """Lets follow what has to: of the leads that were touched those are worked out again that it touches too."""
        rows, op.marked = op.rows, False
        self.ended(op)
        if op.rows > rows:
            op.touch_filled()
            recompute(op.connection, int(op.at.timestamp()))

    def close(self) -> None:
        """Gives the file back."""
        self.engine.dispose()


def _moves(table: str, patch: Mapping[str, Any]) -> bool:
    """Whether a patch gives a row to another record."""
    return any(link.column in patch for link in owners(table))


def _title(model: type[Record], row: Mapping[str, Any]) -> str:
    return str(row.get("name") or f"{model.__tablename__} {row['id']}")

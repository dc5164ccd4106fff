"""Rows that were put ready in a stage file become rows of the base, without passing through the program.

Small lists come in within one operation. Of a large one the rows come in out of sight, in stretches between which
others write, and then into sight in stretches. Meanwhile its operation is `applying`, which nobody can take back, and a
row of `import_run` says how far it is, so that it can be finished or taken away after a crash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text

from leadtui.model import Lead, Operation, Reach, Record, Tag
from leadtui.store.beneath import driver_of
from leadtui.store.engine import transaction
from leadtui.store.journal import Op, Store, table_of
from leadtui.store.recompute import empty, recompute
from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.sqlite.values import keep_free
from leadtui.store.stage import FIRST, Staged
from leadtui.store.statements import defaults
from leadtui.words.errors import RefusedError

_MADE: tuple[tuple[type[Record], str], ...] = ((Lead, "id"), (Reach, "owner_id"), (Tag, "owner_id"))
"""What a row of a list makes, and the column that names its lead."""


@contextmanager
def attached(store: Store, staged: Staged) -> Iterator[None]:
    """In the block the rows put ready stand beside those of the base; not to be entered inside a transaction."""
    _beside(store, "ATTACH DATABASE ? AS stage", str(staged.path))
    try:
        yield
    finally:
        _beside(store, "DETACH DATABASE stage")


def _beside(store: Store, sql: str, *parameters: str) -> None:
    with storage_errors(store.path), store.engine.connect() as connection:
        driver_of(connection).execute(sql, parameters)


@contextmanager
def stretch(store: Store, operation: int) -> Iterator[Op]:
    """A transaction of an operation that was begun before and goes on afterwards; committed at its end."""
    with transaction(store.engine, store.path) as connection:
        empty(connection)
        at = connection.execute(_AT, {"id": operation}).scalar_one()
        op = Op(connection, operation, at, "", "import")
        store.begun(driver_of(connection))
        yield op
        if op.marked:
            recompute(connection, int(op.at.timestamp()))
        if op.rows:
            counted = text("UPDATE operation SET rows = rows + :rows WHERE id = :id")
            connection.execute(counted, {"rows": op.rows, "id": operation})
        connection.commit()


_TABLE = Operation.__table__  # type: ignore[attr-defined]
_AT = _TABLE.select().with_only_columns(_TABLE.c.at).where(text("id = :id"))


def add(op: Op, staged: Staged, low: int, high: int, before: int, *, hidden: bool) -> None:
    """Makes the leads put ready after the `low`th up to the `high`th, with what belongs to them.

    `before` is the number of the lead before the first. `hidden`: the leads stay out of sight, and so does all that is
    theirs.
    """
    for model, owner in _MADE:
        columns, parameters = _columns(model, set(staged.said["columns"][str(model.__tablename__)]), hidden)
        names, values = ", ".join(columns), ", ".join(columns.values())
        sql = (
            f"INSERT INTO {model.__tablename__} ({names}) SELECT {values} FROM stage.{model.__tablename__} "
            f"WHERE {owner} > :low AND {owner} <= :high ORDER BY {owner}, id"
        )
        place = {"low": FIRST + low, "high": FIRST + high, "shift": before - FIRST}
        place |= {**parameters, "op": op.id, "at": int(op.at.timestamp())}
        op.rows += op.connection.execute(text(sql), place).rowcount
    if not hidden:
        mine = text("INSERT OR IGNORE INTO touched SELECT id FROM lead WHERE made_by = :op")
        op.marked = op.connection.execute(mine, {"op": op.id}).rowcount > 0 or op.marked


def _columns(model: type[Record], used: set[str], hidden: bool) -> tuple[dict[str, str], dict[str, Any]]:
    """Column → expression over the row put ready, and the parameters these need."""
    given = {"made_by": ":op", "hidden_by": ":op" if hidden and model is Lead else "NULL"}
    if model is Lead:
        given |= {
            "id": "id + :shift",
            "converted_at": "CASE category WHEN 'converted' THEN coalesce(converted_at, :at) END",
            **{name: f"coalesce({name}, :at)" for name in ("created", "status_since")},
        }
    else:
        given |= {"owner_kind": "'lead'", "owner_id": "owner_id + :shift"}
    usual = {name: _plain(value) for name, value in defaults(model).items() if value is not None}
    found: dict[str, str] = {}
    for column in table_of(model).columns:
        name = column.name
        if name in given:
            found[name] = given[name]
        elif name in used and name != "id":
            found[name] = f"coalesce({name}, :{name})" if name in usual else name
        elif name in usual:
            found[name] = f":{name}"
    return found, {name: value for name, value in usual.items() if f":{name}" in " ".join(found.values())}


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def show(op: Op, low: int, high: int) -> int:
    """Brings the leads of the operation with these numbers, `low` excluded, into sight; how many there were."""
    place = {"op": op.id, "low": low, "high": high}
    mine = "id > :low AND id <= :high AND made_by = :op AND hidden_by = :op"
    op.connection.execute(text(f"INSERT OR IGNORE INTO touched SELECT id FROM lead WHERE {mine}"), place)
    shown = op.connection.execute(text(f"UPDATE lead SET hidden_by = NULL WHERE {mine}"), place).rowcount
    op.marked = op.marked or shown > 0
    return int(shown)


def begin_run(op: Op, store: Store, staged: Staged) -> int:
    """Makes this operation one that goes on after its transaction; the number of the lead before its first.

    The numbers of its leads are kept free for it.
    """
    before = op.next_id(Lead) - 1
    for sql in keep_free("lead"):
        op.connection.execute(text(sql), {"last": before + staged.leads})
    values = {
        "id": op.id, "stage": staged.path.name, "total": staged.leads, "program": store.program,
        "at": int(op.at.timestamp()),
    }  # fmt: skip
    op.connection.execute(
        text(
            "INSERT INTO import_run (operation_id, stage, phase, done, total, program, at) "
            "VALUES (:id, :stage, 'adding', 0, :total, :program, :at)"
        ),
        values,
    )
    op.connection.execute(text("UPDATE operation SET state = 'applying' WHERE id = :id"), {"id": op.id})
    # Nobody may put anything in fields that may be taken away for good.
    op.connection.execute(text("UPDATE custom_field SET hidden_by = :id WHERE made_by = :id"), {"id": op.id})
    op.rows = max(op.rows, 1)
    return before


def refuse_beside_another(op: Op) -> None:
    """Raises RefusedError while another import has not come to its end: neither sees whom the other brings."""
    if op.connection.execute(text("SELECT 1 FROM import_run LIMIT 1")).first():
        raise beside_another()


def beside_another() -> RefusedError:
    """What is said to the second of two imports."""
    return RefusedError("Another import is coming in; nothing was imported.", "Import this list when that has ended.")


def show_fields(op: Op) -> bool:
    """Brings the custom fields of the operation into sight; not when by now there is another of the same name."""
    place = {"op": op.id}
    taken = (
        "SELECT 1 FROM custom_field m JOIN custom_field o ON o.label_key = m.label_key AND o.owner_kind = m.owner_kind "
        "WHERE m.made_by = :op AND o.hidden_by IS NULL"
    )
    if op.connection.execute(text(taken), place).first():
        return False
    op.connection.execute(text("UPDATE custom_field SET hidden_by = NULL WHERE made_by = :op"), place)
    return True


def note(op: Op, **values: Any) -> None:
    """Notes how far the operation is: its phase, how much of that is done, or whose program goes on with it."""
    places = ", ".join(f"{name} = :{name}" for name in values)
    op.connection.execute(text(f"UPDATE import_run SET {places} WHERE operation_id = :op"), {**values, "op": op.id})


def end_run(op: Op, summary: str) -> None:
    """Makes the operation one like any other."""
    op.connection.execute(text("DELETE FROM import_run WHERE operation_id = :op"), {"op": op.id})
    op.connection.execute(
        text(
            "UPDATE operation SET state = 'applied', summary = :summary, leads = "
            "(SELECT count(*) FROM lead WHERE made_by = :op) + (SELECT count(DISTINCT c.row_id) FROM change c "
            "JOIN lead l ON l.id = c.row_id WHERE c.operation_id = :op AND c.table_name = 'lead' AND l.made_by <> :op) "
            "WHERE id = :op"
        ),
        {"op": op.id, "summary": summary},
    )


def take_away(op: Op, limit: int) -> int:
    """Takes some of the rows away that an operation which never ended has made, for good; how many leads."""
    return _delete(op, f"SELECT id FROM lead WHERE made_by = :op ORDER BY id LIMIT {int(limit)}", {})


def take_these_away(op: Op, leads: Iterable[int]) -> None:
    """Takes leads away, for good, that this operation made and nobody has seen yet."""
    for lead in leads:
        _delete(op, "SELECT id FROM lead WHERE id = :id AND made_by = :op AND hidden_by = :op", {"id": lead})


def _delete(op: Op, chosen: str, parameters: dict[str, int]) -> int:
    parameters = {**parameters, "op": op.id}
    for table in ("tag", "reach"):
        sql = f"DELETE FROM {table} WHERE owner_kind = 'lead' AND owner_id IN ({chosen})"
        op.connection.execute(text(sql), parameters)
    return int(op.connection.execute(text(f"DELETE FROM lead WHERE id IN ({chosen})"), parameters).rowcount)


def forget_run(op: Op) -> None:
    """Takes the operation itself away, with the custom fields it made; all its leads are gone."""
    for table in ("custom_field", "import_run"):
        column = "made_by" if table == "custom_field" else "operation_id"
        op.connection.execute(text(f"DELETE FROM {table} WHERE {column} = :op"), {"op": op.id})
    op.connection.execute(text("DELETE FROM operation WHERE id = :op"), {"op": op.id})
    op.rows = 0

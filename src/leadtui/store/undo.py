"""Taking back and doing again.

Undo appends an operation that puts back what was there. A conflict is a field that no longer holds what the operation
left in it, or a row the operation made that a row of another one uses, or that has been changed since. With conflicts
nothing is written, unless the rest is asked for. Redo is the undo of an undo; rows that were hidden because the
operation that made them was taken back carry the undo's number, so a million of them need no change rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from leadtui.model import RECORDS
from leadtui.store.journal import FIELDS_OF_LEADS, Op, held_json, lead_column, restore_sql
from leadtui.store.sqlite.values import custom_value, to_json
from leadtui.words.rows import Conflict

_USES = (
    ("activity", "lead_id", "lead", ""),
    ("follow_up", "lead_id", "lead", ""),
    ("reach", "owner_id", "lead", " AND child.owner_kind = 'lead'"),
    ("tag", "owner_id", "lead", " AND child.owner_kind = 'lead'"),
    ("attachment", "owner_id", "lead", " AND child.owner_kind = 'lead'"),
)
"""Which rows use which: table, column, used table, condition."""


@dataclass(frozen=True, slots=True)
class _Group:
    table: str
    field: str


def conflicts_of(connection: Connection, operation: int) -> list[Conflict]:
    """What stands against taking this operation back."""
    found: list[Conflict] = []
    for group in _groups(connection, operation):
        rows = connection.execute(text(_differing(group)), {"op": operation})
        found += [Conflict(row.lead, row.field, _read(row.expected), _read(row.found)) for row in rows]
    return found + _used_since(connection, operation) + _edited_since(connection, operation)


def take_back(op: Op, operation: int) -> None:
    """Writes the inverse of an operation into `op`, leaving out whatever conflicts."""
    connection = op.connection
    _keep_rows_in_use(connection, operation)
    for group in _groups(connection, operation):
        _put_back(op, group, operation)
    for record in RECORDS:
        _hide(op, str(record.__tablename__), operation)
    if connection.execute(text("SELECT 1 FROM operation WHERE undone_by = :op LIMIT 1"), {"op": operation}).first():
        for table in FIELDS_OF_LEADS:
            _count_changes(connection, table, _HIDDEN, {"op": operation, "table": table})
        for record in RECORDS:
            _bring_back(op, str(record.__tablename__), operation)


_HIDDEN = (
    "hidden_by = :op AND made_by IN (SELECT id FROM operation WHERE undone_by = :op) AND id NOT IN "
    "(SELECT row_id FROM change WHERE operation_id = :op AND table_name = :table AND field = 'hidden_by')"
)
"""Rows that an undo hid without a change row."""


def _bring_back(op: Op, table: str, undo: int) -> None:
    """Shows what an undo hid without a change row: rows that the operations it took back had made."""
    column = lead_column(table)
    if column:
        touched = text(f"INSERT OR IGNORE INTO touched SELECT {column} FROM {table} WHERE {_HIDDEN}")
        op.connection.execute(touched, {"op": undo, "table": table})
    shown = text(f"UPDATE {table} SET hidden_by = NULL WHERE {_HIDDEN}")
    done = op.connection.execute(shown, {"op": undo, "table": table})
    op.rows += done.rowcount
    op.marked = op.marked or done.rowcount > 0


def _groups(connection: Connection, operation: int) -> list[_Group]:
    rows = connection.execute(
        text(
            "SELECT table_name, field FROM change WHERE operation_id = :op GROUP BY table_name, field ORDER BY min(id)"
        ),
        {"op": operation},
    )
    return [_Group(row.table_name, row.field) for row in rows]


def _current(group: _Group) -> str:
    return held_json("t", group.field)


def _first_and_last(group: _Group) -> str:
    """Per row, what the operation found first and left last: it may have set a field twice."""
    return (
        "SELECT g.row_id, first.before, last.after FROM (SELECT row_id, min(id) AS low, max(id) AS high FROM change "
        f"WHERE operation_id = :op AND table_name = '{group.table}' AND field = '{group.field}' GROUP BY row_id) g "
        "JOIN change first ON first.id = g.low JOIN change last ON last.id = g.high"
    )


def _differing(group: _Group) -> str:
    column = lead_column(group.table)
    lead = f"t.{column}" if column else "NULL"
    return (
        f"SELECT {lead} AS lead, '{group.field}' AS field, x.after AS expected, {_current(group)} AS found "
        f"FROM ({_first_and_last(group)}) x JOIN {group.table} t ON t.id = x.row_id "
        f"WHERE {_current(group)} IS NOT x.after"
    )


def _put_back(op: Op, group: _Group, operation: int) -> None:
    connection = op.connection
    connection.execute(
        text("CREATE TEMP TABLE IF NOT EXISTS undoing (id INTEGER PRIMARY KEY, before TEXT, after TEXT)")
    )
    connection.execute(text("DELETE FROM undoing"))
    # A row does not come back when the operation that made it was taken back meanwhile.
    made = "SELECT json_quote(o.undone_by) FROM operation o WHERE o.id = t.made_by"
    before = f"CASE x.before WHEN 'null' THEN ({made}) ELSE x.before END" if group.field == "hidden_by" else "x.before"
    connection.execute(
        text(
            f"INSERT INTO undoing SELECT x.row_id, {before}, x.after FROM ({_first_and_last(group)}) x "
            f"JOIN {group.table} t ON t.id = x.row_id WHERE {_current(group)} IS x.after AND x.before IS NOT x.after"
        ),
        {"op": operation},
    )
    connection.execute(
        text(
            "INSERT INTO change (operation_id, table_name, row_id, field, before, after) "
            "SELECT :op, :table, id, :field, after, before FROM undoing"
        ),
        {"op": op.id, "table": group.table, "field": group.field},
    )
    restored = restore_sql(group.field, "(SELECT u.before FROM undoing u WHERE u.id = t.id)")
    done = connection.execute(
        text(f"UPDATE {group.table} AS t SET version = version + 1, {restored} WHERE t.id IN (SELECT id FROM undoing)")
    )
    op.rows += done.rowcount
    _count_changes(connection, group.table, "id IN (SELECT id FROM undoing)", {})
    column = lead_column(group.table)
    if column:
        connection.execute(
            text(
                f"INSERT OR IGNORE INTO touched SELECT {column} FROM {group.table} WHERE id IN (SELECT id FROM undoing)"
            )
        )
        op.marked = True


def _count_changes(connection: Connection, table: str, which: str, parameters: dict[str, Any]) -> None:
    """Counts changes of these rows in the versions of the visible leads whose fields they are."""
    if table in FIELDS_OF_LEADS:
        leads = f"SELECT owner_id FROM {table} WHERE owner_kind = 'lead' AND {which}"
        counted = f"UPDATE lead SET version = version + 1 WHERE hidden_by IS NULL AND id IN ({leads})"
        connection.execute(text(counted), parameters)


def _hide(op: Op, table: str, operation: int) -> None:
    """Takes the rows an operation made out of sight, but for those in `keeping`."""
    done = op.connection.execute(
        text(
            f"UPDATE {table} SET hidden_by = :by WHERE made_by = :op AND hidden_by IS NULL "
            "AND id NOT IN (SELECT id FROM keeping WHERE name = :table)"
        ),
        {"by": op.id, "op": operation, "table": table},
    )
    op.rows += done.rowcount
    if done.rowcount:
        _count_changes(op.connection, table, "made_by = :op AND hidden_by = :by", {"by": op.id, "op": operation})
        op.connection.execute(text(_HIDDEN_AGAIN.format(table=table)), {"by": op.id, "table": table})
    column = lead_column(table)
    if done.rowcount and column:
        op.connection.execute(
            text(f"INSERT OR IGNORE INTO touched SELECT {column} FROM {table} WHERE made_by = :op AND hidden_by = :by"),
            {"by": op.id, "op": operation},
        )
        op.marked = True


_HIDDEN_AGAIN = """INSERT INTO change (operation_id, table_name, row_id, field, before, after)
    SELECT DISTINCT :by, :table, c.row_id, 'hidden_by', 'null', json_quote(:by) FROM change c
    JOIN {table} t ON t.id = c.row_id AND t.hidden_by = :by
    WHERE c.operation_id = :by AND c.table_name = :table AND c.field = 'hidden_by'"""
"""A row that was put back a moment ago, which is written down, and is hidden after all: that is written down too."""


def _used_since(connection: Connection, operation: int) -> list[Conflict]:
    found = []
    for child, column, parent, more in _USES:
        rows = connection.execute(
            text(
                f"SELECT p.id AS lead, child.id AS child FROM {parent} p "
                f"JOIN {child} child ON child.{column} = p.id{more} "
                "WHERE p.made_by = :op AND p.hidden_by IS NULL AND child.made_by <> :op AND child.hidden_by IS NULL "
                "ORDER BY p.id"
            ),
            {"op": operation},
        )
        found += [Conflict(row.lead, child, None, row.child) for row in rows]
    for field_id in _custom_fields(connection, operation):
        value = custom_value("l.custom", field_id)
        rows = connection.execute(
            text(
                f"SELECT l.id AS lead, {to_json(value)} AS found FROM lead l WHERE {value} IS NOT NULL "
                "AND l.made_by <> :op AND l.hidden_by IS NULL AND NOT EXISTS (SELECT 1 FROM change c WHERE "
                "c.operation_id = :op AND c.table_name = 'lead' AND c.row_id = l.id AND c.field = :field)"
            ),
            {"op": operation, "field": f"custom.{field_id}"},
        )
        found += [Conflict(row.lead, f"custom.{field_id}", None, _read(row.found)) for row in rows]
    return found


def _custom_fields(connection: Connection, operation: int) -> list[int]:
    made = text("SELECT id FROM custom_field WHERE made_by = :op AND hidden_by IS NULL")
    return list(connection.execute(made, {"op": operation}).scalars())


def _edited_since(connection: Connection, operation: int) -> list[Conflict]:
    found = []
    for record in RECORDS:
        table = str(record.__tablename__)
        fields = connection.execute(text(_LATER_FIELDS.format(table=table)), {"op": operation}).scalars()
        for field in list(fields):
            group = _Group(table, field)
            rows = connection.execute(text(_edited(group)), {"op": operation})
            found += [Conflict(row.lead, field, _read(row.expected), _read(row.found)) for row in rows]
    return found


_LATER_FIELDS = (
    "SELECT DISTINCT c.field FROM {table} t JOIN change c ON c.table_name = '{table}' AND c.row_id = t.id "
    "AND c.operation_id > :op WHERE t.made_by = :op AND t.hidden_by IS NULL AND t.version > 1 "
    "AND c.field <> 'hidden_by'"
)


def _edited(group: _Group) -> str:
    """Rows the operation made, in which a later one changed this field and it is not back."""
    column = lead_column(group.table)
    return (
        f"SELECT t.{column or 'id'} AS lead, t.id AS row_id, x.before AS expected, {_current(group)} AS found FROM "
        "(SELECT g.row_id, first.before FROM (SELECT c.row_id, min(c.id) AS low FROM change c "
        f"WHERE c.table_name = '{group.table}' AND c.field = '{group.field}' AND c.operation_id > :op "
        "GROUP BY c.row_id) g "
        "JOIN change first ON first.id = g.low) x "
        f"JOIN {group.table} t ON t.id = x.row_id WHERE t.made_by = :op AND t.hidden_by IS NULL "
        f"AND {_current(group)} IS NOT x.before"
    )


def _keep_rows_in_use(connection: Connection, operation: int) -> None:
    """Notes in `keeping` the rows the operation made that have to stay: what conflicts, and what belongs to it."""
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS keeping (name TEXT, id INTEGER, PRIMARY KEY (name, id))"))
    connection.execute(text("DELETE FROM keeping"))
    found = _used_since(connection, operation) + _edited_since(connection, operation)
    fields = {int(c.field.removeprefix("custom.")) for c in found if c.field.startswith("custom.")}
    leads = [{"op": operation, "lead": lead} for lead in {c.lead_id for c in found}]
    if fields:
        kept = text("INSERT INTO keeping VALUES ('custom_field', :id)")
        connection.execute(kept, [{"id": field} for field in fields])
    for table, column in ((str(r.__tablename__), lead_column(str(r.__tablename__))) for r in RECORDS):
        if column and leads:
            kept = text(
                f"INSERT OR IGNORE INTO keeping SELECT '{table}', id FROM {table} "
                f"WHERE made_by = :op AND {column} = :lead"
            )
            connection.execute(kept, leads)


def _read(value: str | None) -> Any:
    return None if value is None else json.loads(value)

"""Taking back and doing again.

Undo appends an operation that puts back what was there. A conflict is a field that no longer holds what the operation
left in it, or a row the operation made that a row of another one uses, or that has been changed since. With conflicts
nothing is written, unless the rest is asked for. Rows that rules made, or changed since, are in nobody's way, and how
rules keep a lead stays as they left it. Redo is the undo of an undo; rows that were hidden because the operation that
made them was taken back carry the undo's number, so a million of them need no change rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from leadtui.model import RECORDS, CustomField
from leadtui.store.journal import Op, touch_where
from leadtui.store.journal_fields import held_json, leader_of, restore_sql
from leadtui.store.owners import FIELDS, KINDS, RULED, RULED_FIELD, owner_of
from leadtui.store.sqlite.values import custom_value, to_json
from leadtui.store.undo_after import settle
from leadtui.store.undo_ruled import cause_stays, standing_before
from leadtui.store.undo_uses import by_rule, keep_rows_in_use, merged_on, removed_since, used_since, words_in_use
from leadtui.words.fields import SAFETY_FLAGS
from leadtui.words.rows import Conflict


@dataclass(frozen=True, slots=True)
class _Group:
    table: str
    field: str


_COLUMNS = {str(record.__tablename__): frozenset(record.model_fields) for record in RECORDS}


def conflicts_of(connection: Connection, operation: int) -> list[Conflict]:
    """What stands against taking this operation back."""
    found: list[Conflict] = []
    for group in _groups(connection, operation):
        # What follows a field is in conflict with it, not by itself.
        if leader_of(group.table, group.field) or group.table in RULED or (group.table, group.field) == RULED_FIELD:
            continue
        rows = connection.execute(text(_differing(group)), {"op": operation})
        found += [_conflict(connection, row) for row in rows]
    used = merged_on(connection, operation) + _used_since(connection, operation)
    removed = [_conflict(connection, row) for row in removed_since(connection, operation)]
    return found + used + removed + _edited_since(connection, operation)


def _conflict(connection: Connection, row: Any) -> Conflict:
    """A row of kind, id, field, expected and found (JSON texts), told with the name of the record."""
    named = row.kind in KINDS
    sql = text(f"SELECT name FROM {row.kind} WHERE id = :id") if named else text("SELECT ''")
    name = connection.execute(sql, {"id": row.id} if named else {}).scalar()
    lead = row.id if row.kind == "lead" else None
    return Conflict(lead, row.field, _read(row.expected), _read(row.found), row.kind or "", row.id, name or "")


def take_back(op: Op, operation: int) -> None:
    """Writes the inverse of an operation into `op`, leaving out whatever conflicts."""
    connection = op.connection
    op.taken_back[operation] = connection.execute(text("SELECT coalesce(max(id), 0) FROM change")).scalar_one()
    _keep(connection, operation)
    for group in _groups(connection, operation):
        _put_back(op, group, operation)
    for record in RECORDS:
        if record is CustomField:
            _keep_filled(connection, operation)
        _hide(op, str(record.__tablename__), operation)
    if connection.execute(text("SELECT 1 FROM operation WHERE undone_by = :op LIMIT 1"), {"op": operation}).first():
        for table in FIELDS:
            _count_changes(connection, table, _HIDDEN, {"op": operation, "table": table})
        for record in RECORDS:
            _bring_back(op, str(record.__tablename__), operation)
    settle(op, operation)


_HIDDEN = (
    "hidden_by = :op AND made_by IN (SELECT id FROM operation WHERE undone_by = :op) AND id NOT IN "
    "(SELECT row_id FROM change WHERE operation_id = :op AND table_name = :table AND field = 'hidden_by')"
)
"""Rows that an undo hid without a change row."""


def _bring_back(op: Op, table: str, undo: int) -> None:
    """Shows what an undo hid without a change row: rows that the operations it took back had made."""
    touch_where(op.connection, table, _HIDDEN, {"op": undo, "table": table})
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
    kind, owner = owner_of(group.table, "t")
    return (
        f"SELECT {kind} AS kind, {owner} AS id, {_told(group)} AS field, x.after AS expected, "
        f"{_current(group)} AS found FROM ({_first_and_last(group)}) x JOIN {group.table} t ON t.id = x.row_id "
        f"WHERE {_current(group)} IS NOT x.after OR {_asserted_again(group)}"
    )


def _told(group: _Group) -> str:
    """SQL for the name a field is told by: that of an email or phone is what it is."""
    return "t.kind" if (group.table, group.field) == ("reach", "value") else f"'{group.field}'"


def _asserted_again(group: _Group) -> str:
    """Whether a safety flag the operation set was set once more since, so that taking this one back would loosen it."""
    if group.field not in SAFETY_FLAGS:
        return "0"
    return (
        "EXISTS (SELECT 1 FROM change c JOIN operation o ON o.id = c.operation_id AND o.undone_by IS NULL "
        f"WHERE c.table_name = '{group.table}' AND c.row_id = x.row_id AND c.field = '{group.field}' "
        "AND c.operation_id > :op AND c.after = x.after AND x.after <> x.before "
        "AND o.kind NOT IN ('undo', 'redo'))"
    )


def _led_astray(group: _Group) -> str:
    """Whether the field this one follows holds what neither the operation nor an undo of it left: it stays as it is."""
    leader = leader_of(group.table, group.field)
    if leader not in _COLUMNS.get(group.table, ()):
        return "0"
    led = _Group(group.table, leader)
    return (
        f"EXISTS (SELECT 1 FROM ({_first_and_last(led)}) y WHERE y.row_id = t.id "
        f"AND {_current(led)} IS NOT y.after AND {_current(led)} IS NOT y.before)"
    )


def _put_back(op: Op, group: _Group, operation: int) -> None:
    connection = op.connection
    connection.execute(
        text("CREATE TEMP TABLE IF NOT EXISTS undoing (id INTEGER PRIMARY KEY, before TEXT, after TEXT)")
    )
    connection.execute(text("DELETE FROM undoing"))
    # A row does not come back when the operation that made it was taken back meanwhile.
    made = "SELECT json_quote(o.undone_by) FROM operation o WHERE o.id = t.made_by"
    before = standing_before(group.table, group.field)
    before = f"CASE x.before WHEN 'null' THEN ({made}) ELSE x.before END" if group.field == "hidden_by" else before
    connection.execute(
        text(
            f"INSERT INTO undoing SELECT x.row_id, {before}, x.after FROM ({_first_and_last(group)}) x "
            f"JOIN {group.table} t ON t.id = x.row_id WHERE {_current(group)} IS x.after AND x.before IS NOT x.after "
            f"AND NOT {_asserted_again(group)} AND NOT {_led_astray(group)} "
            f"AND NOT {cause_stays(group.table, group.field)}"
        ),
        {"op": operation, "undo": op.id, "start": op.taken_back[operation]},
    )
    connection.execute(
        text(
            "INSERT INTO change (operation_id, table_name, row_id, field, before, after) "
            "SELECT :op, :table, id, :field, after, before FROM undoing"
        ),
        {"op": op.id, "table": group.table, "field": group.field},
    )
    chosen = "id IN (SELECT id FROM undoing)"
    # Before and after, since a row may go back to another record.
    op.marked = touch_where(connection, group.table, chosen, {}) or op.marked
    restored = restore_sql(group.field, "(SELECT u.before FROM undoing u WHERE u.id = t.id)")
    done = connection.execute(
        text(f"UPDATE {group.table} AS t SET version = version + 1, {restored} WHERE t.id IN (SELECT id FROM undoing)")
    )
    op.rows += done.rowcount
    _count_changes(connection, group.table, chosen, {})
    touch_where(connection, group.table, chosen, {})


def _count_changes(connection: Connection, table: str, which: str, parameters: dict[str, Any]) -> None:
    """Counts changes of these rows in the versions of the visible records whose fields they are."""
    for kind in KINDS if table in FIELDS else ():
        records = f"SELECT owner_id FROM {table} WHERE owner_kind = '{kind}' AND {which}"
        counted = f"UPDATE {kind} SET version = version + 1 WHERE hidden_by IS NULL AND id IN ({records})"
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
        touched = touch_where(op.connection, table, "made_by = :op AND hidden_by = :by", {"by": op.id, "op": operation})
        op.marked = op.marked or touched


_HIDDEN_AGAIN = """INSERT INTO change (operation_id, table_name, row_id, field, before, after)
    SELECT DISTINCT :by, :table, c.row_id, 'hidden_by', 'null', json_quote(:by) FROM change c
    JOIN {table} t ON t.id = c.row_id AND t.hidden_by = :by
    WHERE c.operation_id = :by AND c.table_name = :table AND c.field = 'hidden_by'"""
"""A row that was put back a moment ago, which is written down, and is hidden after all: that is written down too."""


def _used_since(connection: Connection, operation: int) -> list[Conflict]:
    found = []
    for use in used_since(connection, operation):
        named = text(f"SELECT name FROM {use.kind} WHERE id = :id")
        name = connection.execute(named, {"id": use.id}).scalar_one()
        lead = use.id if use.kind == "lead" else None
        found.append(Conflict(lead, use.table, None, use.row_id, use.kind, use.id, name))
    for field in _custom_fields(connection, operation):
        found += [_conflict(connection, row) for row in _filled(connection, operation, field)]
    return found + [_conflict(connection, row) for row in words_in_use(connection, operation)]


def _filled(connection: Connection, operation: int, field: Any) -> list[Any]:
    """Records that have a value in a custom field, not by the operation that made it."""
    value, kind = custom_value("l.custom", field.id), field.owner_kind
    sql = (
        f"SELECT '{kind}' AS kind, l.id AS id, :field AS field, 'null' AS expected, {to_json(value)} AS found "
        f"FROM {kind} l WHERE {value} IS NOT NULL AND l.made_by <> :op AND l.hidden_by IS NULL AND NOT EXISTS "
        f"(SELECT 1 FROM change c WHERE +c.operation_id = :op AND c.table_name = '{kind}' AND c.row_id = l.id "
        "AND c.field = :field)"
    )
    return list(connection.execute(text(sql), {"op": operation, "field": f"custom.{field.id}"}))


def _custom_fields(connection: Connection, operation: int) -> list[Any]:
    made = text("SELECT id, owner_kind FROM custom_field WHERE made_by = :op AND hidden_by IS NULL")
    return list(connection.execute(made, {"op": operation}))


def _edited_since(connection: Connection, operation: int) -> list[Conflict]:
    return [_conflict(connection, row) for row in _edited_rows(connection, operation)]


def _edited_rows(connection: Connection, operation: int) -> list[Any]:
    """Rows the operation made, in which a later one changed a field and it is not back."""
    found: list[Any] = []
    for table in (str(record.__tablename__) for record in RECORDS if record.__tablename__ not in RULED):
        fields = connection.execute(text(_LATER_FIELDS.format(table=table)), {"op": operation}).scalars()
        for field in [field for field in fields if not leader_of(table, field) and (table, field) != RULED_FIELD]:
            found += connection.execute(text(_edited(_Group(table, field))), {"op": operation})
    return found


_LATER_FIELDS = (
    "SELECT DISTINCT c.field FROM {table} t JOIN change c ON c.table_name = '{table}' AND c.row_id = t.id "
    "AND c.operation_id > :op WHERE t.made_by = :op AND t.hidden_by IS NULL AND t.version > 1 "
    f"AND c.field <> 'hidden_by' AND NOT {by_rule('c.operation_id')}"
)


def _edited(group: _Group) -> str:
    kind, owner = owner_of(group.table, "t")
    return (
        f"SELECT {kind} AS kind, {owner} AS id, '{group.table}' AS table_name, t.id AS row_id, "
        f"{_told(group)} AS field, x.before AS expected, {_current(group)} AS found FROM "
        "(SELECT g.row_id, first.before FROM (SELECT c.row_id, min(c.id) AS low FROM change c "
        f"WHERE c.table_name = '{group.table}' AND c.field = '{group.field}' AND c.operation_id > :op "
        "GROUP BY c.row_id) g "
        "JOIN change first ON first.id = g.low) x "
        f"JOIN {group.table} t ON t.id = x.row_id WHERE t.made_by = :op AND t.hidden_by IS NULL "
        f"AND {_current(group)} IS NOT x.before"
    )


def _keep(connection: Connection, operation: int) -> None:
    """Notes in `keeping` the rows the operation made that have to stay: what conflicts, and what belongs to it."""
    edited = [(row.table_name, row.row_id) for row in _edited_rows(connection, operation)]
    removed = [(row.table_name, row.row_id) for row in removed_since(connection, operation)]
    words = [("setting", row.setting) for row in words_in_use(connection, operation)]
    keep_rows_in_use(connection, operation, [*edited, *removed, *words])


def _keep_filled(connection: Connection, operation: int) -> None:
    """Notes in `keeping` the custom fields the operation made in which what is left after it still has a value."""
    keep = text("INSERT OR IGNORE INTO keeping VALUES ('custom_field', :id)")
    for field in _custom_fields(connection, operation):
        value = custom_value("l.custom", field.id)
        held = f"SELECT 1 FROM {field.owner_kind} l WHERE l.hidden_by IS NULL AND {value} IS NOT NULL LIMIT 1"
        if connection.execute(text(held)).first():
            connection.execute(keep, {"id": field.id})


def _read(value: str | None) -> Any:
    return None if value is None else json.loads(value)

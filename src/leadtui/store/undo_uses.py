"""What stands in the way of hiding the rows an operation made: rows of others that use them.

A link that the operation itself wrote is no use by another: it is put back with the operation. Nor is a row that a rule
made: what rules do never stands in the way of taking back what a hand did.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from leadtui.model import RECORDS
from leadtui.store.operations import MERGED
from leadtui.store.owners import KINDS, USES, Link, owner_of
from leadtui.store.sqlite.values import to_json
from leadtui.words.contact import OUTCOMES
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES
from leadtui.words.rows import Conflict
from leadtui.words.stages import STAGES


class Use(NamedTuple):
    """A row of another operation that uses a record the operation made."""

    kind: str
    id: int
    table: str
    row_id: int


def used_since(connection: Connection, operation: int) -> list[Use]:
    """The uses of the records an operation made, by rows that it neither made nor linked."""
    found: list[Use] = []
    made = [kind for kind in KINDS if connection.execute(text(_MADE.format(kind=kind)), {"op": operation}).first()]
    for link in USES:
        if link.kind in made:
            rows = connection.execute(text(_used(link)), {"op": operation})
            found += [Use(link.kind, row.id, link.table, row.child) for row in rows]
    return found


_MADE = "SELECT 1 FROM {kind} WHERE made_by = :op AND hidden_by IS NULL LIMIT 1"


def _used(link: Link) -> str:
    # `+`: not by the index on operations, in which each child would be looked for among all the operation changed.
    return (
        f"SELECT p.id AS id, child.id AS child FROM {link.kind} p "
        f"JOIN {link.table} child ON child.{link.column} = p.id{link.where('child')} "
        "WHERE p.made_by = :op AND p.hidden_by IS NULL AND child.made_by <> :op AND child.hidden_by IS NULL "
        f"AND NOT {by_rule('child.made_by')} "
        "AND NOT EXISTS (SELECT 1 FROM change c WHERE +c.operation_id = :op "
        f"AND c.table_name = '{link.table}' AND c.row_id = child.id AND c.field = '{link.column}') ORDER BY p.id"
    )


def by_rule(operation: str) -> str:
    """SQL for whether a rule did the operation of this number."""
    return f"EXISTS (SELECT 1 FROM operation r WHERE r.id = {operation} AND r.origin = 'rule')"


_MERGED_ON = """SELECT DISTINCT s.id AS id, s.name AS name, s.merged_into_id AS found FROM change c
    JOIN {kind} t ON t.id = c.row_id AND t.merged_into_id IS NOT NULL AND t.hidden_by IS NOT NULL
    JOIN {kind} s ON s.id = t.merged_into_id AND s.merged_into_id IS NOT NULL AND s.hidden_by IS NOT NULL
    WHERE c.operation_id = :op AND c.table_name = '{kind}' AND c.field = 'merged_into_id' AND c.after <> 'null'
    ORDER BY s.id"""


def merged_on(connection: Connection, operation: int) -> list[Conflict]:
    """The records into which an operation merged others and that were merged themselves since: who has their rows
    now would keep what is given back to the others.
    """
    return [
        Conflict(row.id if kind == "lead" else None, "merged_into_id", None, row.found, kind, row.id, row.name)
        for kind in MERGED
        for row in connection.execute(text(_MERGED_ON.format(kind=kind)), {"op": operation})
    ]


_REMOVED = """SELECT t.owner_kind AS kind, t.owner_id AS id, '{table}' AS table_name, t.id AS row_id, {field} AS field,
    {told} AS expected, 'null' AS found FROM {table} t JOIN {kind} p ON p.id = t.owner_id AND p.hidden_by IS NULL
    JOIN operation o ON o.id = t.hidden_by AND o.origin <> 'rule' AND o.id > :op
    WHERE t.made_by = :op AND t.owner_kind = '{kind}' AND t.hidden_by IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM {table} s WHERE s.owner_kind = t.owner_kind AND s.owner_id = t.owner_id AND s.hidden_by IS NULL
        AND {same})
    ORDER BY t.id"""
_GONE = "SELECT DISTINCT owner_kind FROM {table} WHERE made_by = :op AND hidden_by IS NOT NULL"


def removed_since(connection: Connection, operation: int) -> list[Any]:
    """Emails, phones and tags that an operation gave a record and a later one took away, unless they are there again:
    kind, id, field, expected, found, table_name, row_id.
    """
    found: list[Any] = []
    for table, field, shown, same in _TAKEN_AWAY:
        for kind in connection.execute(text(_GONE.format(table=table)), {"op": operation}).scalars():
            sql = _REMOVED.format(table=table, field=field, told=to_json(shown), same=same, kind=kind)
            found += connection.execute(text(sql), {"op": operation})
    return found


_TAKEN_AWAY = (
    ("reach", "t.kind", "t.value", "s.kind = t.kind AND s.value = t.value"),
    ("tag", "'tags'", "t.name", "s.name_key = t.name_key"),
)
"""Tables of what a record has several of: the field it is, what is shown of a row, and when two are the same."""

_HOLDING_WORDS = (
    ("statuses", STATUSES, "lead", "status"),
    ("reasons", REASONS, "lead", "disqualify_reason"),
    ("reasons", REASONS, "opportunity", "lost_reason"),
    ("sources", SOURCES, "lead", "source"),
    ("sources", SOURCES, "contact", "source"),
    ("sources", SOURCES, "opportunity", "source"),
    ("outcomes", OUTCOMES, "activity", "outcome"),
    ("stages", STAGES, "opportunity", "stage"),
)
"""Families of words, those every base has, and the columns that hold their keys."""


def words_in_use(connection: Connection, operation: int) -> list[Any]:
    """Words an operation added to the workspace that a visible row holds: kind, id, field, expected, found, setting."""
    found: list[Any] = []
    for family, known, table, column in _HOLDING_WORDS:
        added = connection.execute(text(_ADDED), {"op": operation, "family": f"{family}.", "length": len(family) + 1})
        for setting, word in list(added):
            if word not in {one.key for one in known}:
                kind, owner = owner_of(table, "t")
                sql = (
                    f"SELECT {kind} AS kind, {owner} AS id, '{column}' AS field, 'null' AS expected, "
                    f"{to_json(f't.{column}')} AS found, :setting AS setting FROM {table} t "
                    f"WHERE t.{column} = :word AND t.hidden_by IS NULL LIMIT 20"
                )
                found += connection.execute(text(sql), {"word": word, "setting": setting})
    return found


_ADDED = (
    "SELECT id, substr(key, :length + 1) FROM setting WHERE made_by = :op AND hidden_by IS NULL "
    "AND substr(key, 1, :length) = :family"
)


def keep_rows_in_use(connection: Connection, operation: int, rows: Iterable[tuple[str, int]]) -> None:
    """Notes in `keeping` these rows (table, id), the records in use, and what belongs to or is named by any of them."""
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS keeping (name TEXT, id INTEGER, PRIMARY KEY (name, id))"))
    connection.execute(text("DELETE FROM keeping"))
    kept = {*rows, *((use.kind, use.id) for use in used_since(connection, operation))}
    new = kept
    while new:
        connection.execute(
            text("INSERT OR IGNORE INTO keeping VALUES (:name, :id)"), [{"name": name, "id": i} for name, i in new]
        )
        new = {found for name, i in new for found in _with(connection, operation, name, i)} - kept
        kept |= new


def _with(connection: Connection, operation: int, table: str, row_id: int) -> set[tuple[str, int]]:
    """What has to stay with a row: the records it names, and for a record the rows that are first of all about it."""
    found: set[tuple[str, int]] = set()
    for link in USES:
        if link.table == table:
            sql = f"SELECT t.{link.column} FROM {table} t WHERE t.id = :id{link.where('t')}"
            found |= {(link.kind, i) for i in connection.execute(text(sql), {"id": row_id}).scalars()}
    # A row of a lead that the operation made keeps all it gave that lead, as one would expect of an import.
    made = f"SELECT 1 FROM {table} WHERE id = :id AND made_by = :op"
    if table in KINDS and connection.execute(text(made), {"id": row_id, "op": operation}).first():
        for record in RECORDS:
            child = str(record.__tablename__)
            if child not in KINDS:
                kind, owner = owner_of(child, "t")
                sql = f"SELECT t.id FROM {child} t WHERE t.made_by = :op AND {kind} = :kind AND {owner} = :id"
                parameters = {"op": operation, "kind": table, "id": row_id}
                found |= {(child, i) for i in connection.execute(text(sql), parameters).scalars()}
    return found

"""The journal as it is read: what was done, to which leads, and what one operation changed of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from leadtui.store.belongings import chunks, marks
from leadtui.store.owners import Link, owners
from leadtui.store.sqlite.driver import Connection
from leadtui.store.sqlite.values import from_json
from leadtui.words.rows import ChangeRow, OperationRow

History = list[tuple[OperationRow, tuple[ChangeRow, ...]]]

OPERATIONS = """SELECT o.id, o.at, u.name, o.kind, o.summary, o.origin, o.program, o.rows, o.leads, o.lead_id, o.undoes,
    o.undone_by FROM operation o JOIN "user" u ON u.id = o.user_id"""

MERGED = ("lead", "contact", "account")
"""Kinds of records that are merged."""

_SURVIVORS = f"""SELECT DISTINCT {from_json("after")} FROM change WHERE operation_id = ? AND table_name = ?
    AND field = 'merged_into_id'"""
"""The records into which an operation merged others: it may have left them as they were."""

_OF_RECORDS = ("activity", "follow_up", "reach", "tag", "attachment")


def _links(kind: str) -> tuple[Link, ...]:
    """The tables in which a record of this kind and its rows stand."""
    return tuple(link for table in (kind, *_OF_RECORDS) for link in owners(table) if link.kind == kind)


def history(connection: Connection, kind: str, number: int, limit: int = 500) -> History:
    """The operations that touched a record or its rows, newest first, with their changes.

    What was done with a lead before there was the account, contact or opportunity it became is the lead's alone.
    """
    import json

    found = connection.execute(f"SELECT made_by FROM {kind} WHERE id = ?", (number,)).fetchone()
    first = int(found[0]) if found and kind != "lead" else 0
    changes: dict[int, list[ChangeRow]] = defaultdict(list)
    made: set[int] = set()
    for link in _links(kind):
        own = f"FROM {link.table} t WHERE t.{link.column} = ?{link.where('t')}"
        made |= {row[0] for row in connection.execute(f"SELECT DISTINCT t.made_by {own}", (number,))}
        sql = (
            "SELECT operation_id, table_name, row_id, field, before, after FROM change "
            f"WHERE table_name = ? AND row_id IN (SELECT t.id {own}) AND after <> before ORDER BY id"
        )
        for operation, table, row_id, field, before, after in connection.execute(sql, (link.table, number)):
            changes[operation].append(ChangeRow(table, row_id, field, json.loads(before), json.loads(after)))
    if kind in MERGED:
        sql = f"SELECT DISTINCT hidden_by FROM {kind} WHERE merged_into_id = ? AND hidden_by IS NOT NULL"
        made |= {row[0] for row in connection.execute(sql, (number,))}
    wanted = sorted((i for i in made | set(changes) if i >= first), reverse=True)[:limit]
    told = {operation.id: operation for operation in _these(connection, wanted)}
    return [(told[i], tuple(changes.get(i, ()))) for i in wanted if i in told]


def operations(
    connection: Connection, limit: int, *, leads: Iterable[int] | None = None, since: int = 0
) -> list[OperationRow]:
    """Operations, newest first: all, or those that touched these leads; with a number above `since`."""
    if leads is None:
        sql = f"{OPERATIONS} WHERE o.id > ? AND o.state = 'applied' ORDER BY o.id DESC LIMIT ?"
        return [OperationRow(*row) for row in connection.execute(sql, (since, limit))]
    ids: set[int] = set()
    for lead in leads:
        ids |= {operation.id for operation, _ in history(connection, "lead", lead, limit)}
    return sorted(_these(connection, sorted(ids)), key=lambda operation: -operation.id)[:limit]


def _these(connection: Connection, ids: Sequence[int]) -> list[OperationRow]:
    return [
        OperationRow(*row)
        for chunk in chunks(ids)
        for row in connection.execute(f"{OPERATIONS} WHERE o.id IN ({marks(chunk)})", chunk)
    ]


def newest_operation(connection: Connection) -> int:
    """The number of the newest operation, 0 in a new base."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def leads_of(connection: Connection, operation: int, limit: int = 10_000) -> tuple[int, ...]:
    """The leads that an operation, or the one it takes back, touched, by number."""
    return records_of(connection, "lead", operation, limit)


def records_of(connection: Connection, kind: str, operation: int, limit: int = 10_000) -> tuple[int, ...]:
    """The records of a kind that an operation, or the one it takes back, touched, by number."""
    found: set[int] = set()
    undone = connection.execute("SELECT undoes FROM operation WHERE id = ?", (operation,)).fetchone()
    for number in {operation, *(undone or ())} - {None}:
        for link in _links(kind):
            # With a plus no index is used for it: nearly all rows are a lead's, few are of one operation.
            whose = link.where("+t")
            sql = (
                f"SELECT t.{link.column} FROM {link.table} t WHERE t.made_by = ?{whose} "
                f"UNION SELECT t.{link.column} FROM {link.table} t JOIN change c ON c.table_name = ? "
                f"AND c.row_id = t.id WHERE c.operation_id = ?{whose} LIMIT ?"
            )
            found |= {row[0] for row in connection.execute(sql, (number, link.table, number, limit))}
        if kind in MERGED:
            found |= {row[0] for row in connection.execute(_SURVIVORS, (number, kind)) if row[0] is not None}
    return tuple(sorted(found))

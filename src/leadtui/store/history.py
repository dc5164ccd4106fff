"""The operations of the journal, newest first, page by page: those a filter finds.

Always holds: pages follow the numbers of operations, so one costs the same wherever it is; what is not yet whole (an
import coming in) is not shown.
"""

from __future__ import annotations

from leadtui.rules.history import HistoryQuery
from leadtui.store.operations import OPERATIONS
from leadtui.store.sqlite.driver import Connection
from leadtui.words.operations import KINDS, ORIGINS, TAKEN_BACK, HistoryPage
from leadtui.words.rows import OperationRow


def _case(column: str, words: dict[str, str]) -> str:
    """SQL for the words of a fixed key, else the key."""
    said = " ".join(f"WHEN '{key}' THEN '{key} {word}'" for key, word in words.items())
    return f"CASE {column} {said} ELSE {column} END"


_SAID = (
    "folded(o.summary || ' ' || u.name || ' ' || "
    f"{_case('o.kind', KINDS)} || ' ' || {_case('o.origin', {key: said for key, (_, said) in ORIGINS.items()})} "
    f"|| CASE WHEN o.undone_by IS NOT NULL THEN ' {TAKEN_BACK}' ELSE '' END)"
)
"""All that is shown of an operation, in which a typed word is looked for."""


def page(
    connection: Connection, query: HistoryQuery, *, after: int | None = None, before: int | None = None, limit: int
) -> HistoryPage:
    """Operations below the one numbered `after`, above `before`, or the newest ones."""
    if before is not None:
        rows, at_start = _rows(connection, query, "o.id > ?", before, limit, newest_first=False)
        return HistoryPage(tuple(reversed(rows)), at_start, at_end=False)
    if after is not None:
        rows, at_end = _rows(connection, query, "o.id < ?", after, limit)
        return HistoryPage(tuple(rows), at_start=False, at_end=at_end)
    rows, at_end = _rows(connection, query, "1", None, limit)
    return HistoryPage(tuple(rows), at_start=True, at_end=at_end)


def last_page(connection: Connection, query: HistoryQuery, limit: int) -> HistoryPage:
    """The oldest operations."""
    rows, at_start = _rows(connection, query, "1", None, limit, newest_first=False)
    return HistoryPage(tuple(reversed(rows)), at_start, at_end=True)


def around(connection: Connection, query: HistoryQuery, number: int, limit: int) -> HistoryPage:
    """Operations on both sides of one, itself among them when the filter finds it; else those next to it."""
    above = page(connection, query, before=number - 1, limit=limit // 2 + 1)
    below = page(connection, query, after=number, limit=limit // 2)
    return HistoryPage((*above.rows, *below.rows), above.at_start, below.at_end)


def count(connection: Connection, query: HistoryQuery) -> int:
    """How many operations a filter finds."""
    where, parameters = _where(query)
    tables = 'operation o JOIN "user" u ON u.id = o.user_id' if query.words else "operation o"
    return int(connection.execute(f"SELECT count(*) FROM {tables} WHERE {where}", parameters).fetchone()[0])


def _rows(
    connection: Connection, query: HistoryQuery, edge: str, number: int | None, limit: int, *, newest_first: bool = True
) -> tuple[list[OperationRow], bool]:
    """Operations beyond an edge, and whether there are no more in that direction."""
    where, parameters = _where(query)
    order = "DESC" if newest_first else "ASC"
    sql = f"{OPERATIONS} WHERE {edge} AND {where} ORDER BY o.id {order} LIMIT ?"
    found = connection.execute(sql, ([] if number is None else [number]) + parameters + [limit + 1]).fetchall()
    return [OperationRow(*row) for row in found[:limit]], len(found) <= limit


def _where(query: HistoryQuery) -> tuple[str, list[str | int]]:
    conditions, parameters = ["o.state = 'applied'"], list[str | int]()
    for word in query.words:
        conditions.append(f"{_SAID} LIKE ? ESCAPE '!'")
        escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        parameters.append(f"%{escaped}%")
    for condition, value in (("o.lead_id = ?", query.lead_id), ("o.at >= ?", query.since), ("o.at < ?", query.until)):
        if value is not None:
            conditions.append(condition)
            parameters.append(value)
    return " AND ".join(conditions), parameters

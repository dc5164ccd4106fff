"""What happened in a stretch of time by one user's own hand, as it stands: what a report of the day counts.

Whatever happened from an instant on was written down at that instant or later, so the journal says where to look; what
was brought in by an import is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from leadtui.store.belongings import marks
from leadtui.store.doings import NO_WORK
from leadtui.store.sqlite.driver import Connection
from leadtui.words.day_report import Converted

BY_HIM = (
    "o.user_id = ? AND o.origin = 'hand' AND o.state = 'applied' AND o.undone_by IS NULL "
    f"AND o.kind NOT IN ({marks(NO_WORK)})"
)


class Happened(NamedTuple):
    """A call, note, meeting, email or other thing; `lead_id` is None for one with a customer."""

    lead_id: int | None
    kind: str
    direction: str
    outcome: str | None
    minutes: int | None


class Moved(NamedTuple):
    """A lead's status, before and after one operation, as fixed keys."""

    lead_id: int
    before: str | None
    after: str | None


def happened(connection: Connection, user_id: int, since: int, until: int) -> list[Happened]:
    """What this user did with leads and customers from an instant on until before another, whenever it was logged."""
    sql = (
        "SELECT a.lead_id, a.kind, a.direction, a.outcome, a.minutes FROM operation o "
        "JOIN activity a ON a.made_by = o.id AND a.hidden_by IS NULL "
        f"WHERE o.at >= ? AND {BY_HIM} AND a.user_id = o.user_id AND a.at >= ? AND a.at < ? ORDER BY a.at, a.id"
    )
    return [Happened._make(row) for row in connection.execute(sql, (since, user_id, *NO_WORK, since, until))]


def moved(connection: Connection, user_id: int, since: int, until: int) -> list[Moved]:
    """Every change of a lead's status, in the order in which they were made; leads that were deleted are left out."""
    return [Moved._make(row) for row in _changes(connection, "lead", "status", user_id, since, until)]


def completed(connection: Connection, user_id: int, since: int, until: int) -> int:
    """How many follow-ups he completed that still are."""
    rows = _changes(connection, "follow_up", "state", user_id, since, until)
    last = {number: after for number, _, after in rows}
    return sum(after == "done" for after in last.values())


def _changes(
    connection: Connection, table: str, field: str, user_id: int, since: int, until: int
) -> list[tuple[int, str | None, str | None]]:
    import json

    sql = (
        f"SELECT c.row_id, c.before, c.after FROM operation o JOIN change c ON c.operation_id = o.id "
        f"JOIN {table} t ON t.id = c.row_id AND t.hidden_by IS NULL "
        f"WHERE o.at >= ? AND o.at < ? AND {BY_HIM} AND c.table_name = ? AND c.field = ? ORDER BY c.id"
    )
    found = connection.execute(sql, (since, until, user_id, *NO_WORK, table, field))
    return [(number, json.loads(before), json.loads(after)) for number, before, after in found]


def made(connection: Connection, user_id: int, since: int, until: int) -> tuple[int, int]:
    """How many leads he added by hand, and how many came in with his lists; what is still there."""
    sql = (
        "SELECT count(CASE WHEN o.origin = 'hand' AND o.kind = 'add' THEN 1 END), "
        "count(CASE WHEN o.origin = 'import' THEN 1 END) FROM operation o "
        "JOIN lead l ON l.made_by = o.id AND l.hidden_by IS NULL "
        "WHERE o.at >= ? AND o.at < ? AND o.user_id = ? AND o.state = 'applied' AND o.undone_by IS NULL"
    )
    added, imported = connection.execute(sql, (since, until, user_id)).fetchone()
    return int(added), int(imported)


def won(connection: Connection, leads: list[int]) -> tuple[Converted, ...]:
    """What these converted leads became."""
    if not leads:
        return ()
    sql = (
        "SELECT l.id, l.name, a.name, c.name, d.name, d.amount, d.currency FROM lead l "
        "LEFT JOIN account a ON a.id = l.converted_account_id AND a.hidden_by IS NULL "
        "LEFT JOIN contact c ON c.id = l.converted_contact_id AND c.hidden_by IS NULL "
        "LEFT JOIN opportunity d ON d.id = l.converted_opportunity_id AND d.hidden_by IS NULL "
        "WHERE l.id = ? AND l.hidden_by IS NULL"
    )
    return tuple(Converted(*row) for lead in leads for row in connection.execute(sql, (lead,)))

"""Alerts, and who was told of them. Telling is no operation: it is written beside the journal and never taken back.

Always holds: whoever writes the row of an alert and a user tells him of it, and nobody else does, however many programs
look at once; who could not tell gives the row back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors
from leadtui.words.sla import AlertRow

_ROWS = """SELECT a.id, l.id, l.name, l.company, a.kind, a.text, a.rule, a.at, a.user_id, l.answer_due
    FROM alert a JOIN lead l ON l.id = a.lead_id AND l.hidden_by IS NULL
    WHERE a.hidden_by IS NULL AND a.kind <> 'counted' AND (a.at > :since OR a.kind = 'late') AND a.at <= :now
    AND coalesce(a.user_id, l.owner_id, :user) = :user AND l.lane > 0
    AND CASE a.kind WHEN 'hot' THEN l.first_response IS NULL WHEN 'late' THEN l.answer_due IS NOT NULL ELSE 1 END"""
"""Of an open lead; what was answered meanwhile is no news, and an answer that is owed still never grows old."""

_UNTOLD = (
    f"{_ROWS} AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.alert_id = a.id AND t.user_id = :user)"
    " ORDER BY a.at, a.id"
)

_CLAIM = "INSERT OR IGNORE INTO alert_told (alert_id, user_id, at) VALUES (?, ?, ?)"
_GIVE_BACK = "DELETE FROM alert_told WHERE alert_id = ? AND user_id = ?"


def untold(connection: Connection, user: int, now: int, since: int, limit: int = -1) -> list[AlertRow]:
    """The alerts of the time after `since` up to `now` that a user was not told of, the oldest first."""
    parameters = {"user": user, "since": since, "now": now, "limit": limit}
    return [AlertRow(*row) for row in connection.execute(f"{_UNTOLD} LIMIT :limit", parameters)]


def claim(path: Path, user: int, now: int, since: int) -> list[AlertRow]:
    """Takes on the telling of what `untold` finds. Raises StorageError."""
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            rows = untold(connection, user, now, since)
            connection.executemany(_CLAIM, ((row.id, user, now) for row in rows))
            connection.execute("COMMIT")
        finally:
            connection.close()
    return rows


def give_back(path: Path, user: int, rows: Iterable[AlertRow]) -> None:
    """Takes back the telling of these alerts: nobody was told. Raises StorageError."""
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_GIVE_BACK, [(row.id, user) for row in rows])
            connection.execute("COMMIT")
        finally:
            connection.close()


class News(NamedTuple):
    """A lead that an operation brought news of: an alert's kind, the operation (number, kind, program, user), when, the
    lead's source or what was written, and whose it is.
    """

    lead_id: int
    alert: str
    operation: int
    kind: str
    program: str
    user_id: int
    at: int
    text: str | None
    owner_id: int | None


_OPEN = "l.hidden_by IS NULL AND l.category NOT IN ('disqualified', 'converted')"
_BROUGHT = "o.id > :since AND o.id <= :upto AND o.undone_by IS NULL AND o.state = 'applied'"

_HOT = f"""SELECT l.id, 'hot', o.id, o.kind, o.program, o.user_id, o.at, l.source, l.owner_id
    FROM operation o JOIN lead l ON l.made_by = o.id AND {_OPEN} AND l.category = 'new'
    WHERE {_BROUGHT} AND o.kind IN ('add', 'import') AND (l.rating = 'Hot' OR EXISTS (SELECT 1 FROM sla_clock s
        WHERE s.lead_id = l.id AND s.hidden_by IS NULL AND s.cause = 'capture' AND s.rule = :first))
    ORDER BY o.id, l.id"""

_REPLIES = f"""SELECT l.id, 'reply', o.id, o.kind, o.program, o.user_id, min(max(a.at), o.at),
        coalesce(a.subject, a.body), l.owner_id
    FROM operation o JOIN activity a ON a.made_by = o.id AND a.hidden_by IS NULL AND a.direction = 'in'
        AND a.kind IN ('email', 'other') AND a.at > :fresh JOIN lead l ON l.id = a.lead_id AND {_OPEN}
    WHERE {_BROUGHT} AND o.kind = 'import' GROUP BY o.id, l.id ORDER BY o.id, l.id"""


def last_done(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """By lead, when something last happened with it (epoch seconds): what is dated ahead, when it was logged."""
    found: dict[int, int] = {}
    for chunk in chunks(ids):
        sql = (
            "SELECT a.lead_id, max(min(a.at, o.at)) FROM activity a JOIN operation o ON o.id = a.made_by "
            f"WHERE a.hidden_by IS NULL AND a.lead_id IN ({marks(chunk)}) GROUP BY a.lead_id"
        )
        found |= dict(connection.execute(sql, chunk))
    return found


def hot(connection: Connection, since: int, upto: int, first: str) -> list[News]:
    """The hot leads, or owed an answer by the rule with the key `first`, that operations after `since` brought in."""
    return [News(*row) for row in connection.execute(_HOT, {"since": since, "upto": upto, "first": first})]


def replies(connection: Connection, since: int, upto: int, fresh: int) -> list[News]:
    """The leads that wrote to us after `fresh`, as imports after operation `since` tell."""
    return [News(*row) for row in connection.execute(_REPLIES, {"since": since, "upto": upto, "fresh": fresh})]

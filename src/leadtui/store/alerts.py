"""Alerts, and who was told of them. Telling is no operation: it is written beside the journal and never taken back.

Always holds: whoever writes the row of an alert and a user tells him of it, and nobody else does, however many programs
look at once; who could not tell gives the row back.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors
from leadtui.words.sla import AlertRow

_ROWS = """SELECT a.id, l.id, l.name, l.company, a.kind, a.text, a.rule, a.at, a.user_id, l.answer_due
    FROM alert a JOIN lead l ON l.id = a.lead_id AND l.hidden_by IS NULL
    WHERE a.hidden_by IS NULL AND a.at > :since AND a.at <= :now
    AND coalesce(a.user_id, l.owner_id, :user) = :user"""

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

"""Who was told of which follow-up. Telling is no operation: it is written beside the journal and never taken back.

Always holds: whoever writes the row of a follow-up and its reminder time tells the user of it, and nobody else does,
however many programs look at once; who could not tell gives the row back. A follow-up that is moved has another
reminder time, so it is told of again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from leadtui.store.belongings import OPEN_OF_USER, chunks, marks
from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors
from leadtui.words.rows import FollowUpRow

_UNTOLD = (
    f"{OPEN_OF_USER} AND f.remind_at > :since AND f.remind_at <= :now AND NOT EXISTS (SELECT 1 FROM notice n"
    " WHERE n.follow_up_id = f.id AND n.remind_at = f.remind_at AND n.user_id = :user) ORDER BY f.remind_at, f.id"
)

_SET_LATE_BY = """SELECT f.id FROM follow_up f WHERE f.id IN ({marks}) AND EXISTS (
    SELECT 1 FROM operation o WHERE o.program = ? AND o.at >= f.remind_at AND (o.id = f.made_by OR o.id IN (
        SELECT c.operation_id FROM change c
        WHERE c.table_name = 'follow_up' AND c.row_id = f.id AND c.field = 'remind_at')))"""

_CLAIM = "INSERT OR IGNORE INTO notice (follow_up_id, remind_at, user_id, at) VALUES (?, ?, ?, ?)"
_GIVE_BACK = "DELETE FROM notice WHERE follow_up_id = ? AND remind_at = ? AND user_id = ?"

EVER = -(2**62)
"""Since the beginning of time."""


def next_untold(connection: Connection, user: int, since: int = EVER) -> int | None:
    """The reminder time, after `since`, of the next follow-up that a user was not told of; None when there is none."""
    parameters = {"user": user, "since": since, "now": 2**62}
    row = connection.execute(f"{_UNTOLD} LIMIT 1", parameters).fetchone()
    return None if row is None else FollowUpRow(*row).remind_at


def still_open(connection: Connection, user: int, ids: Sequence[int]) -> list[FollowUpRow]:
    """Those of these follow-ups that wait for the user still."""
    found: list[FollowUpRow] = []
    for chunk in chunks(ids):
        numbers = ",".join(str(int(number)) for number in chunk)
        sql = f"{OPEN_OF_USER} AND f.id IN ({numbers})"
        found += [FollowUpRow(*row) for row in connection.execute(sql, {"user": user})]
    return found


def claim(
    path: Path, user: int, now: int, *, since: int = EVER, program: str = ""
) -> tuple[list[FollowUpRow], frozenset[int]]:
    """Takes on the telling of every follow-up whose reminder time has come, after `since`, that nobody told of.

    Returns them by reminder time, and the ids of those that `program` itself set when their time had come already.
    Raises StorageError.
    """
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            parameters = {"user": user, "since": since, "now": now}
            rows = [FollowUpRow(*row) for row in connection.execute(_UNTOLD, parameters)]
            connection.executemany(_CLAIM, ((row.id, row.remind_at, user, now) for row in rows))
            own = frozenset(_set_late_by(connection, program, [row.id for row in rows]) if program else ())
            connection.execute("COMMIT")
        finally:
            connection.close()
    return rows, own


def give_back(path: Path, user: int, rows: Iterable[FollowUpRow]) -> None:
    """Takes back the telling of these follow-ups at these reminder times: nobody was told. Raises StorageError."""
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_GIVE_BACK, [(row.id, row.remind_at, user) for row in rows])
            connection.execute("COMMIT")
        finally:
            connection.close()


def _set_late_by(connection: Connection, program: str, ids: Sequence[int]) -> Iterable[int]:
    for chunk in chunks(ids):
        for (number,) in connection.execute(_SET_LATE_BY.format(marks=marks(chunk)), [*chunk, program]):
            yield number

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

_OF_MANY = """CASE a.kind WHEN 'hot' THEN a.text GLOB '[0-9]* hot leads came in' WHEN 'reply' THEN
    a.text GLOB '[0-9]* leads replied' WHEN 'late' THEN a.text GLOB '[0-9]* answers are late'
    ELSE a.text GLOB '*: [0-9]* leads' AND coalesce((SELECT substr(o.summary, 1, length(a.text) + 2) <> a.text || ': '
        FROM operation o WHERE o.id = a.made_by), 1) END"""
"""Whether it tells of many leads: its sentence says so, which none about one lead does. An escalation tells of one by
the rule's name alone, whatever that is; its operation is called by that name and what follows a colon.
"""

_NEVER = 1 << 62
"""Comes after every time there is."""

_STILL = "CASE {kind} WHEN 'hot' THEN l.first_response IS NULL WHEN 'late' THEN l.answer_due IS NOT NULL ELSE 1 END"
"""What was answered meanwhile is no news."""

_ROWS = f"""SELECT a.id, l.id, l.name, l.company, a.kind, a.text, a.rule, a.at, a.user_id, l.answer_due, {_OF_MANY}
    FROM alert a JOIN lead l ON l.id = a.lead_id
    WHERE a.hidden_by IS NULL AND a.kind <> 'counted' AND (a.at > :since OR a.kind = 'late') AND a.at <= :now
    AND coalesce(a.user_id, l.owner_id, :user) = :user
    AND ({_OF_MANY} OR (l.hidden_by IS NULL AND l.lane > 0 AND {_STILL.format(kind="a.kind")}))"""
"""Of an open lead, or of many of which one may be; an answer that is owed still never grows old."""

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


class Left(NamedTuple):
    """A lead of which an alert about many still tells, and until when it is owed an answer."""

    lead_id: int
    name: str
    company: str | None
    answer_due: int | None


_IS_HOT = """{lead}.rating = 'Hot' OR EXISTS (SELECT 1 FROM sla_clock s
        WHERE s.lead_id = {lead}.id AND s.hidden_by IS NULL AND s.cause = 'capture' AND s.rule = :first)"""
"""Rated so, or owed an answer by the first rule for answers."""

_THAT = "SELECT {column} FROM alert WHERE id = :id"
_FIRST, _MADE_BY = _THAT.format(column="lead_id"), _THAT.format(column="made_by")
_TOLD_OF = {
    "hot": f"""SELECT m.id FROM lead m WHERE m.made_by = (SELECT made_by FROM lead WHERE id = ({_FIRST}))
        AND ({_IS_HOT.format(lead="m")})""",
    "reply": f"""SELECT m.lead_id FROM activity m WHERE m.hidden_by IS NULL AND m.direction = 'in'
        AND m.kind IN ('email', 'other') AND m.made_by = (SELECT max(i.made_by) FROM activity i
            WHERE i.lead_id = ({_FIRST}) AND i.direction = 'in' AND i.kind IN ('email', 'other')
            AND i.made_by < ({_MADE_BY}))""",
    "late": f"""SELECT m.lead_id FROM alert m
        WHERE m.made_by = ({_MADE_BY}) AND m.kind = 'counted' AND m.hidden_by IS NULL""",
    "escalation": f"""SELECT m.lead_id FROM escalation m
        WHERE m.made_by = ({_MADE_BY}) AND m.rule = :rule AND m.hidden_by IS NULL""",
}
"""By kind of alert, the leads of which one about many tells: those that what it tells of was brought, or done, with."""


def first_left(connection: Connection, user: int, alert: AlertRow, first: str) -> Left | None:
    """The first lead an alert about many still tells a user of: open, nobody else's, nothing was done with it since.

    Of hot leads and late answers it is the one with the least time left. `first`: as in `hot`.
    """
    sql = f"""SELECT l.id, l.name, l.company, l.answer_due FROM lead l WHERE l.id IN ({_TOLD_OF[alert.kind]})
        AND l.hidden_by IS NULL AND l.lane > 0 AND coalesce(l.owner_id, :user) = :user
        AND l.status_since <= (SELECT at FROM operation WHERE id = ({_MADE_BY}))
        AND {_STILL.format(kind=":kind")} AND NOT EXISTS (SELECT 1 FROM activity x JOIN operation o ON o.id = x.made_by
            WHERE x.lead_id = l.id AND x.hidden_by IS NULL AND o.id > ({_MADE_BY}) AND min(x.at, o.at) > :at)
        ORDER BY CASE WHEN :kind IN ('hot', 'late') THEN coalesce(l.answer_due, {_NEVER}) END, l.id LIMIT 1"""
    named = {"id": alert.id, "user": user, "kind": alert.kind, "at": alert.at, "rule": alert.rule, "first": first}
    found = connection.execute(sql, named).fetchone()
    return Left(*found) if found else None


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
    WHERE {_BROUGHT} AND o.kind IN ('add', 'import') AND ({_IS_HOT.format(lead="l")})
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

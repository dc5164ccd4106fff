"""The rows that belong to a lead, an account, a contact or an opportunity, and follow-ups across all of them.

`owner` is the kind of the record, as its table is called. What a lead did before it was converted belongs to what it
became as well: such a row names them all, and is one row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record
from leadtui.words.rows import ActivityRow, AttachmentRow, FollowUpRow, ReachRow

_REACH = """SELECT owner_id, id, kind, value, normal, label, is_primary FROM reach WHERE owner_kind = '{owner}'
    AND hidden_by IS NULL AND owner_id IN ({marks}) ORDER BY is_primary DESC, position, id"""

_TAG = """SELECT owner_id, name FROM tag WHERE owner_kind = '{owner}' AND hidden_by IS NULL AND owner_id IN ({marks})
    ORDER BY name_key, id"""

_ATTACHMENT = """SELECT owner_id, id, kind, target, name FROM attachment WHERE owner_kind = '{owner}'
    AND hidden_by IS NULL AND owner_id IN ({marks}) ORDER BY id"""

_ACTIVITY = """SELECT a.{owner}_id, a.id, a.lead_id, a.kind, a.direction, a.at, a.outcome, a.subject, a.body,
    a.next_step, a.minutes, a.event, u.name, a.account_id, a.contact_id, a.opportunity_id
    FROM activity a LEFT JOIN "user" u ON u.id = a.user_id
    WHERE a.hidden_by IS NULL AND a.{owner}_id IN ({marks}) ORDER BY a.at DESC, a.id DESC"""

_FOLLOW_UP = """SELECT f.id, l.id, coalesce(c.name, o.name, a.name, l.name), coalesce(a.name, l.company), f.kind,
    f.subject, f.due_at, f.due_date, f.remind_at, f.state, f.automatic, a.id, c.id, o.id, l.category,
    f.lead_minutes, f.priority, f.repeat, f.enrolment_id, f.template
    FROM follow_up f
    LEFT JOIN lead l ON l.id = f.lead_id AND l.hidden_by IS NULL
    LEFT JOIN account a ON a.id = f.account_id AND a.hidden_by IS NULL
    LEFT JOIN contact c ON c.id = f.contact_id AND c.hidden_by IS NULL
    LEFT JOIN opportunity o ON o.id = f.opportunity_id AND o.hidden_by IS NULL
    WHERE f.hidden_by IS NULL"""

_FOLLOW_UPS = _FOLLOW_UP.replace("SELECT ", "SELECT f.{owner}_id, ", 1) + (
    " AND f.{owner}_id IN ({marks}) ORDER BY f.state <> 'open', f.due_at, f.id"
)

_WORKED = " AND (l.lane > 0 OR coalesce(c.id, o.id, a.id) IS NOT NULL)"
"""Of an open lead, or of what a lead became; those of a lead that was let go wait for nobody."""

_MINE = (
    " AND coalesce(CASE WHEN c.id IS NOT NULL THEN c.owner_id WHEN o.id IS NOT NULL THEN o.owner_id "
    "WHEN a.id IS NOT NULL THEN a.owner_id ELSE l.owner_id END, :user) = :user"
)

OPEN = f"{_FOLLOW_UP} AND f.state = 'open'{_WORKED}"
"""Selects `FollowUpRow`s of `f`: all that are open."""

OPEN_OF_USER = f"{OPEN}{_MINE}"
"""Selects `FollowUpRow`s of `f`: the open ones of what `:user` or nobody owns."""


@record
class Belongings:
    """Emails and phones (primary first), tags, what happened (newest first), what is to do (open first), files."""

    reach: tuple[ReachRow, ...]
    tags: tuple[str, ...]
    activities: tuple[ActivityRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    attachments: tuple[AttachmentRow, ...]


def belongings(connection: Connection, owner: str, ids: Sequence[int]) -> dict[int, Belongings]:
    """The rows of these records."""
    reach, tags, activities, follow_ups, attachments = (
        _grouped(connection, sql, owner, ids) for sql in (_REACH, _TAG, _ACTIVITY, _FOLLOW_UPS, _ATTACHMENT)
    )
    return {
        number: Belongings(
            tuple(map(ReachRow._make, reach[number])),
            tuple(name for (name,) in tags[number]),
            tuple(map(ActivityRow._make, activities[number])),
            tuple(map(FollowUpRow._make, follow_ups[number])),
            tuple(AttachmentRow(*row) for row in attachments[number]),
        )
        for number in ids
    }


def reach_of(connection: Connection, owner: str, number: int) -> tuple[ReachRow, ...]:
    """The emails and phones of one record, primary first."""
    return tuple(map(ReachRow._make, _grouped(connection, _REACH, owner, [number])[number]))


def mail_asked(connection: Connection, lead_id: int) -> str:
    """The fixed key of the template that the open email of a lead due first asks for; "" when none asks for one."""
    found = connection.execute(
        "SELECT template FROM follow_up WHERE lead_id = ? AND kind = 'email' AND state = 'open' AND hidden_by IS NULL "
        "ORDER BY due_at, id LIMIT 1",
        (lead_id,),
    ).fetchone()
    return str(found[0]) if found is not None and found[0] else ""


def attached(connection: Connection, owner: str, number: int) -> tuple[AttachmentRow, ...]:
    """The files and links of one record."""
    return tuple(AttachmentRow(*row) for row in _grouped(connection, _ATTACHMENT, owner, [number])[number])


def most_reach(connection: Connection, ids: Sequence[int]) -> dict[str, int]:
    """By kind, how many emails and phones the lead with most of them has."""
    most: dict[str, int] = {}
    for chunk in chunks(ids):
        sql = f"""SELECT kind, max(number) FROM (SELECT kind, count(*) AS number FROM reach WHERE owner_kind = 'lead'
            AND hidden_by IS NULL AND owner_id IN ({marks(chunk)}) GROUP BY owner_id, kind) GROUP BY kind"""
        for kind, number in connection.execute(sql, chunk):
            most[kind] = max(number, most.get(kind, 0))
    return most


def open_follow_ups(
    connection: Connection, user: int, limit: int, *, since: int | None = None, until: int | None = None
) -> list[FollowUpRow]:
    """Open follow-ups of the leads and customers of a user or of nobody, by due time.

    `since`, `until`: due at this instant or later, or earlier, in epoch seconds.
    """
    sql = OPEN_OF_USER
    sql += " AND f.due_at >= :since" if since is not None else ""
    sql += " AND f.due_at <= :until" if until is not None else ""
    sql += " ORDER BY f.due_at, f.id LIMIT :limit"
    parameters = {"user": user, "since": since, "until": until, "limit": limit}
    return list(map(FollowUpRow._make, connection.execute(sql, parameters)))


def _grouped(connection: Connection, sql: str, owner: str, ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    out: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for chunk in chunks(ids):
        for number, *row in connection.execute(sql.format(owner=owner, marks=marks(chunk)), chunk):
            out[number].append(tuple(row))
    return out


def chunks(ids: Sequence[int], size: int = 500) -> Iterable[list[int]]:
    """Ids in parts that one statement can take."""
    return (list(ids[i : i + size]) for i in range(0, len(ids), size))


def marks(values: Sequence[object]) -> str:
    """A `?` for each of the values."""
    return ",".join("?" * len(values))

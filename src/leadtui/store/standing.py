"""How many leads stand, read a few hundred at a time inside an operation: names, statuses, follow-ups, tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection


class Standing(NamedTuple):
    """A lead; `hidden` is the operation that deleted it."""

    id: int
    name: str
    status: str
    category: str
    owner_id: int | None
    hidden: int | None
    do_not_call: int


class OpenFollowUp(NamedTuple):
    """A follow-up that is to be done; `due_at` in seconds since 1970, `due_date` where it is a whole day.

    `enrolment_id` is there where a sequence made it.
    """

    id: int
    lead_id: int
    kind: str
    automatic: int
    subject: str | None
    due_at: int
    due_date: str | None
    lead_minutes: int | None = None
    repeat: str | None = None
    enrolment_id: int | None = None
    priority: int = 0


class TagOn(NamedTuple):
    """A tag on a lead; `key` is how tags are compared."""

    id: int
    lead_id: int
    key: str


def standing(connection: Connection, ids: Sequence[int]) -> dict[int, Standing]:
    """These leads by number, deleted ones too."""
    found: dict[int, Standing] = {}
    for chunk in chunks(ids):
        columns = ", ".join(Standing._fields[:5])
        sql = f"SELECT {columns}, hidden_by, do_not_call FROM lead WHERE id IN ({marks(chunk)})"
        found |= {row[0]: Standing(*row) for row in connection.execute(sql, chunk)}
    return found


def open_follow_ups(connection: Connection, ids: Sequence[int]) -> Iterator[OpenFollowUp]:
    """The open follow-ups of these leads, of each the one due first in front."""
    for chunk in chunks(ids):
        sql = (
            f"SELECT {', '.join(OpenFollowUp._fields)} "
            f"FROM follow_up WHERE hidden_by IS NULL AND state = 'open' AND lead_id IN ({marks(chunk)}) "
            "ORDER BY lead_id, due_at, id"
        )
        yield from (OpenFollowUp(*row) for row in connection.execute(sql, chunk).fetchall())


def without_follow_up(connection: Connection, ids: Sequence[int]) -> int:
    """How many of these leads can be worked on and have no open follow-up."""
    found = 0
    for chunk in chunks(ids):
        sql = (
            f"SELECT count(*) FROM lead l WHERE l.id IN ({marks(chunk)}) AND l.hidden_by IS NULL "
            "AND l.category <> 'converted' AND NOT EXISTS (SELECT 1 FROM follow_up f "
            "WHERE f.lead_id = l.id AND f.state = 'open' AND f.hidden_by IS NULL)"
        )
        found += connection.execute(sql, chunk).fetchone()[0]
    return found


def tags_on(connection: Connection, ids: Sequence[int]) -> Iterator[TagOn]:
    """The tags of these leads."""
    for chunk in chunks(ids):
        sql = (
            "SELECT id, owner_id, name_key FROM tag WHERE hidden_by IS NULL AND owner_kind = 'lead' "
            f"AND owner_id IN ({marks(chunk)}) ORDER BY id"
        )
        yield from (TagOn(*row) for row in connection.execute(sql, chunk).fetchall())

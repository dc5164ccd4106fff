"""What stands in a calendar: open follow-ups and meetings held, each with when it was last changed.

Loads no model class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from leadtui.store.belongings import OPEN, OPEN_OF_USER, chunks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.rows import FollowUpRow

_CHANGED = """(SELECT at FROM operation WHERE id = coalesce((SELECT max(operation_id) FROM change
    WHERE table_name = '{table}' AND row_id = {alias}.id), {alias}.made_by))"""

_NOTE = """(SELECT n.body FROM activity n WHERE n.hidden_by IS NULL AND n.body <> '' AND n.{link} = f.{link}
    ORDER BY n.at DESC, n.id DESC LIMIT 1)"""

_NOTES = ", ".join(_NOTE.format(link=f"{kind}_id") for kind in ("lead", "contact", "opportunity", "account"))

_MORE = f"""f.version, {_CHANGED.format(table="follow_up", alias="f")},
    coalesce(c.phone, l.phone, a.phone), coalesce(c.mobile, l.mobile), coalesce(c.email, l.email, a.email),
    coalesce(c.do_not_call, l.do_not_call, 0), coalesce({_NOTES}), """

_MEETING = f"""SELECT f.id, f.version, {_CHANGED.format(table="activity", alias="f")}, f.at, f.minutes, l.id,
    coalesce(c.name, o.name, a.name, l.name), coalesce(a.name, l.company), f.subject, f.body
    FROM activity f
    LEFT JOIN lead l ON l.id = f.lead_id AND l.hidden_by IS NULL
    LEFT JOIN account a ON a.id = f.account_id AND a.hidden_by IS NULL
    LEFT JOIN contact c ON c.id = f.contact_id AND c.hidden_by IS NULL
    LEFT JOIN opportunity o ON o.id = f.opportunity_id AND o.hidden_by IS NULL
    WHERE f.hidden_by IS NULL AND f.kind = 'meeting' AND coalesce(l.id, c.id, o.id, a.id) IS NOT NULL"""


class Planned(NamedTuple):
    """An open follow-up, how to reach whom it is about, and the last thing noted of them; `changed` epoch seconds."""

    version: int
    changed: int
    phone: str | None
    mobile: str | None
    email: str | None
    do_not_call: int
    note: str | None
    row: FollowUpRow


class Held(NamedTuple):
    """A meeting that was logged."""

    id: int
    version: int
    changed: int
    at: int
    minutes: int | None
    lead_id: int | None
    name: str
    company: str | None
    subject: str | None
    body: str | None


def planned(connection: Connection, user: int, since: int, most: int) -> list[Planned]:
    """The open follow-ups of what a user or nobody owns, by due time.

    Of more than `most` first those due from `since` (epoch seconds) on, the soonest first, then the last before it.
    """
    sql = OPEN_OF_USER.replace("SELECT ", f"SELECT {_MORE}", 1)
    parameters = {"user": user, "since": since, "most": most}
    coming = connection.execute(f"{sql} AND f.due_at >= :since ORDER BY f.due_at, f.id LIMIT :most", parameters)
    rows = coming.fetchall()
    before = f"{sql} AND f.due_at < :since ORDER BY f.due_at DESC, f.id DESC LIMIT :most"
    rows += connection.execute(before, {**parameters, "most": most - len(rows)}).fetchall()
    return _planned(rows)


def planned_of(connection: Connection, leads: Sequence[int] | None) -> list[Planned]:
    """The open follow-ups of these leads whoever owns them, by due time; None is of everybody, customers too."""
    sql = OPEN.replace("SELECT ", f"SELECT {_MORE}", 1)
    if leads is None:
        return _planned(connection.execute(sql).fetchall())
    return _planned(
        row for chunk in chunks(leads) for row in connection.execute(f"{sql} AND f.lead_id IN ({_listed(chunk)})")
    )


def held(connection: Connection, user: int, since: int, most: int) -> list[Held]:
    """The meetings a user logged that were held from an instant on, by time; of more than `most` the last ones."""
    sql = f"{_MEETING} AND f.at >= :since AND f.user_id = :user ORDER BY f.at DESC, f.id DESC LIMIT :most"
    return _by_time(connection.execute(sql, {"user": user, "since": since, "most": most}).fetchall())


def held_with(connection: Connection, leads: Sequence[int] | None) -> list[Held]:
    """Every meeting with these leads, by time; None is every meeting, with customers too."""
    if leads is None:
        return _by_time(connection.execute(_MEETING).fetchall())
    return _by_time(
        row for chunk in chunks(leads) for row in connection.execute(f"{_MEETING} AND f.lead_id IN ({_listed(chunk)})")
    )


def base_mark(connection: Connection) -> str:
    """What tells this base from others and stays as it is once something was written in it."""
    first = connection.execute("SELECT at, program FROM operation ORDER BY id LIMIT 1").fetchone()
    return "{} {}".format(*first) if first else ""


def last_operation(connection: Connection) -> int:
    """The number of the newest operation, 0 for none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def _planned(rows: Iterable[Any]) -> list[Planned]:
    found = [Planned._make((*row[:7], FollowUpRow(*row[7:]))) for row in rows]
    return sorted(found, key=lambda one: (one.row.due_at, one.row.id))


def _by_time(rows: Iterable[Any]) -> list[Held]:
    return sorted((Held(*row) for row in rows), key=lambda one: (one.at, one.id))


def _listed(ids: Sequence[int]) -> str:
    return ",".join(str(int(number)) for number in ids)

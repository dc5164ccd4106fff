"""What a user did in a stretch of time, as it stands: from the journal, without what was taken back or brought in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.operations import leads_of
from leadtui.store.sqlite.driver import Connection

MOST_LEADS = 5000
"""Leads of a day that are told one by one; a bulk change of more shows its first."""

NO_WORK = ("undo", "redo", "import", "demo", "view", "workspace")
"""Kinds of operation that are no work on a lead."""
_ONLY_CAME_IN = "kind = 'add' AND EXISTS (SELECT 1 FROM lead WHERE lead.made_by = operation.id)"
"""A new lead is no work on one, whichever program adds it: what is done with it then is."""


class Deed(NamedTuple):
    """One thing done, about one lead or (`lead_id` None) as many as `leads` says."""

    id: int
    at: int
    kind: str
    summary: str
    lead_id: int | None
    leads: int


def deeds(connection: Connection, user_id: int, since: int, until: int) -> list[Deed]:
    """What this user did by hand with leads that were there, from an instant on until before another, newest first."""
    sql = (
        "SELECT id, at, kind, summary, lead_id, leads FROM operation WHERE at >= ? AND at < ? AND user_id = ? "
        f"AND origin = 'hand' AND state = 'applied' AND undone_by IS NULL AND kind NOT IN ({marks(NO_WORK)}) "
        f"AND NOT ({_ONLY_CAME_IN}) ORDER BY id DESC"
    )
    return [Deed._make(row) for row in connection.execute(sql, (since, until, user_id, *NO_WORK))]


def last_deeds(connection: Connection, done: Sequence[Deed]) -> dict[int, Deed]:
    """By lead, deleted ones left out, the newest of these deeds (given newest first) that touched it."""
    last: dict[int, Deed] = {}
    for deed in done:
        if len(last) >= MOST_LEADS:
            break
        if deed.lead_id is not None:
            last.setdefault(deed.lead_id, deed)
        elif deed.leads:
            for lead in leads_of(connection, deed.id, MOST_LEADS):
                last.setdefault(lead, deed)
    there = _visible(connection, tuple(last))
    return {lead: deed for lead, deed in last.items() if lead in there}


def done_alone(connection: Connection, done: Sequence[Deed]) -> set[int]:
    """The leads that one of these deeds was about alone."""
    found = {deed.lead_id for deed in done if deed.lead_id is not None}
    ones = (deed.id for deed in done if deed.lead_id is None and deed.leads == 1)
    return found.union(*(leads_of(connection, number, 1) for number in ones))


def _visible(connection: Connection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(ids):
        sql = f"SELECT id FROM lead WHERE hidden_by IS NULL AND id IN ({marks(chunk)})"
        found |= {row[0] for row in connection.execute(sql, tuple(chunk))}
    return found

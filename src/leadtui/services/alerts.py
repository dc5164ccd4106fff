"""Telling of what the rules have to say: a hot lead, a reply, a late answer, a step of an escalation. Loads no model
class.

Always holds: of each alert a user is told once, by whichever program claims it, in the app or by `due --notify`; what
is no news any longer is told by neither. What is told of many leads in one sentence is news while one of them is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.store import alerts
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.lifecycle import OPEN_CATEGORIES
from leadtui.words.sla import AlertKind, AlertRow
from leadtui.words.workspace import offered

if TYPE_CHECKING:
    from leadtui.platform.clock import Clock
    from leadtui.services.reading import Reading
    from leadtui.words.workspace import Workspace

WEEK = 7 * 86400
"""Seconds back that are looked at; what is older is no news."""
OF_ANSWERS = frozenset({AlertKind.HOT, AlertKind.LATE})
"""Kinds of alert that are over when no answer is owed any longer."""


def claim(path: Path, user: int, clock: Clock, *, back: int = WEEK) -> tuple[AlertRow, ...]:
    """Takes on the telling of every alert of the last `back` seconds that the user was not told of, oldest first.

    Raises StorageError.
    """
    now = int(clock.now().timestamp())
    return tuple(alerts.claim(path, user, now, now - back))


def give_back(path: Path, user: int, rows: Sequence[AlertRow]) -> None:
    """Gives back what was taken on and could not be told: whoever looks next tells of it. Raises StorageError."""
    if rows:
        alerts.give_back(path, user, rows)


def waiting(reading: Reading, *, back: int = WEEK, limit: int = 1000) -> tuple[AlertRow, ...]:
    """What `claim` would take on, looked up without a lock."""
    now = int(reading.who.clock.now().timestamp())
    with storage_errors(reading.path):
        return tuple(alerts.untold(reading.connection, reading.who.user.id, now, now - back, limit))


def to_tell(reading: Reading, claimed: Sequence[AlertRow]) -> tuple[AlertRow, ...]:
    """What is told of what was taken on: of each lead the newest, and each about many, where that is news still."""
    newest = {(row.kind, row.id) if row.of_many else row.lead_id: row for row in claimed}
    return still_news(reading, tuple(newest.values()))


def still_news(reading: Reading, rows: Sequence[AlertRow]) -> tuple[AlertRow, ...]:
    """Those of these alerts whose lead is open and waits as it did: nothing was done with it since.

    Each with the time left for the answer as it is now; one about many leads leads to the first of them that is left.
    """
    leads = {lead.id: lead for lead in reading.rows(tuple({row.lead_id for row in rows}))}
    with storage_errors(reading.path):
        last = alerts.last_done(reading.connection, list(leads))
    found = []
    for row in rows:
        if row.of_many:
            found += _of_many(reading, row)
            continue
        lead = leads.get(row.lead_id)
        if lead is None or lead.category not in OPEN_CATEGORIES:
            continue
        touched = max(last.get(lead.id, 0), lead.status_since)
        if touched > row.at or (row.kind in OF_ANSWERS and row.answer_due is not None and lead.answer_due is None):
            continue
        found.append(row._replace(answer_due=lead.answer_due))
    return tuple(found)


def first_rule(workspace: Workspace) -> str:
    """The key of the rule for answers by which a lead that came in is hot; "" without one."""
    return next((rule.key for rule in offered(workspace.sla)), "")


def _of_many(reading: Reading, row: AlertRow) -> list[AlertRow]:
    who = reading.who
    with storage_errors(reading.path):
        left = alerts.first_left(reading.connection, who.user.id, row, first_rule(who.workspace))
    if left is None:
        return []
    return [row._replace(lead_id=left.lead_id, lead_name=left.name, company=left.company, answer_due=left.answer_due)]

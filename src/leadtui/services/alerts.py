"""Telling of what the rules have to say: a hot lead, a reply, a late answer, a step of an escalation. Loads no model
class.

Always holds: of each alert a user is told once, by whichever program claims it, in the app or by `due --notify`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.store import alerts
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.platform.clock import Clock
    from leadtui.services.reading import Reading

WEEK = 7 * 86400
"""Seconds back that are looked at; what is older is no news."""


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

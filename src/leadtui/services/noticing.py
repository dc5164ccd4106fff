"""Telling of follow-ups whose reminder time has come: in the app, and by `due --notify`. Loads no model class.

Always holds: each is told of once for each reminder time, by whoever claims it, whatever happened in between: sleep,
a restart, a change of the clocks, another program. Due is what the clock says, never what a timer counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.store import notices
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.records import record
from leadtui.words.rows import FollowUpRow

if TYPE_CHECKING:
    from leadtui.platform.clock import Clock
    from leadtui.services.reading import Reading

WEEK = 7 * 86400
"""Seconds a running program looks back; what waits longer was there when it started."""


@record
class Claimed:
    """What the caller is to tell of, by reminder time, and those of it that he set himself when it was due already."""

    at: int
    rows: tuple[FollowUpRow, ...]
    own: frozenset[int] = frozenset()


def claim(path: Path, user: int, clock: Clock, *, program: str = "", back: int | None = None) -> Claimed:
    """Takes on the telling of what has come due and nobody told of, at most `back` seconds ago.

    `program` names the caller among the writers of the base. Raises StorageError.
    """
    now = int(clock.now().timestamp())
    since = notices.EVER if back is None else now - back
    rows, own = notices.claim(path, user, now, since=since, program=program)
    return Claimed(now, tuple(rows), own)


def give_back(path: Path, user: int, rows: Sequence[FollowUpRow]) -> None:
    """Gives back what was taken on and could not be told: whoever looks next tells of it. Raises StorageError."""
    if rows:
        notices.give_back(path, user, rows)


def anything_due(reading: Reading) -> bool:
    """Whether something has come due that nobody told of; looks without a lock."""
    found = next_due(reading)
    return found is not None and found <= int(reading.who.clock.now().timestamp())


def next_due(reading: Reading, *, back: int | None = None) -> int | None:
    """When the next follow-up that nobody told of is to be told, in epoch seconds; it may have gone by."""
    since = notices.EVER if back is None else int(reading.who.clock.now().timestamp()) - back
    with storage_errors(reading.path):
        return notices.next_untold(reading.connection, reading.who.user.id, since)


def still_open(reading: Reading, rows: tuple[FollowUpRow, ...]) -> tuple[FollowUpRow, ...]:
    """Those of these follow-ups, as they are now, that are open, mine and not moved since."""
    moments = {row.id: row.remind_at for row in rows}
    with storage_errors(reading.path):
        found = notices.still_open(reading.connection, reading.who.user.id, list(moments))
    now = {row.id: row for row in found if row.remind_at == moments[row.id]}
    return tuple(now[row.id] for row in rows if row.id in now)

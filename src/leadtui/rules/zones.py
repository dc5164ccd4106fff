"""Wall clocks to instants, so that days with 23 or 25 hours are right everywhere.

Two aware datetimes of one zone are compared by Python as wall clocks, which is wrong on the night the clocks go back;
everything here therefore goes through UTC. Always holds: what comes out exists on the clocks of its zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def wall(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the instant at which the clocks of `zone` show `clock` on `day`.

    A clock that is skipped when summer time begins is moved on by the gap (02:30 becomes 03:30); one that is shown
    twice when it ends means the first time (PEP 495, fold=0).
    """
    return datetime.combine(day, clock.replace(fold=0), tzinfo=zone).astimezone(UTC).astimezone(zone)


def elapsed(start: datetime, span: timedelta) -> datetime:
    """Return `start` plus a span that really passes, in the zone of `start`; an hour is an hour on any night."""
    return (start.astimezone(UTC) + span).astimezone(start.tzinfo)


def before(one: datetime, other: datetime) -> bool:
    """Return whether `one` comes first in time, whatever the wall clocks show."""
    return one.astimezone(UTC) < other.astimezone(UTC)

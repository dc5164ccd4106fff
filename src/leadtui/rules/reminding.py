"""When a follow-up is told of: at its time, a whole day in the morning, or so long before that.

Always holds: a reminder that would have come before now comes when the follow-up is due, and that can be said.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from leadtui.rules.follow_up_words import said_beside, say_ahead
from leadtui.rules.when import When
from leadtui.rules.zones import before, elapsed, wall
from leadtui.words.rows import FollowUpRow

REMIND_HOUR = 9
"""A whole-day follow-up is reminded at this hour."""
_DAY = 24 * 60


def usual(when: When) -> datetime:
    """When a follow-up is told of unless it says otherwise, in the zone of `when`."""
    zone = when.at.tzinfo
    assert zone is not None
    return wall(when.date, time(REMIND_HOUR), zone) if when.date else when.at


def ahead_of(when: When, minutes: int) -> datetime:
    """So many minutes before that, whole days of them at the same time on the clock."""
    remind = usual(when)
    zone = remind.tzinfo
    assert zone is not None
    days, rest = divmod(minutes, _DAY)
    if days:
        remind = wall(remind.date() - timedelta(days=days), remind.time(), zone)
    return elapsed(remind, -timedelta(minutes=rest))


def reminded_at(when: When, minutes: int | None, now: datetime | None) -> datetime:
    """When a follow-up is told of; what would have come before `now` comes when it is due."""
    if not minutes:
        return usual(when)
    remind = ahead_of(when, minutes)
    return usual(when) if now is not None and before(remind, now) else remind


def gone_by(when: When | None, minutes: int | None, now: datetime) -> str:
    """What is said where it is too late to be reminded so long before, "" where it is not."""
    if when is None or not minutes or not before(ahead_of(when, minutes), now):
        return ""
    return f"{say_ahead(minutes)} before has gone by: reminded when it is due"


def beside(row: FollowUpRow, zone: tzinfo) -> tuple[str, ...]:
    """What is said beside a stored follow-up; not how long before it is told of where that had gone by when it was set.

    One that repeats is told of so the next time.
    """
    if row.lead_minutes and not row.repeat:
        due = datetime.fromtimestamp(row.due_at, zone)
        if row.remind_at >= usual(When(due, due.date() if row.due_date is not None else None)).timestamp():
            row = row._replace(lead_minutes=None)
    return said_beside(row)

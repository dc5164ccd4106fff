"""The workspace's working hours and what follows from them: when a filled-in follow-up is due.

Always holds: every time is aware and stays in the zone of the time it was made from; what is filled in never lands on a
day that is not worked.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from leadtui.rules.holidays import is_holiday
from leadtui.rules.zones import before, elapsed, wall
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours

ROUND_TO = timedelta(minutes=5)


def works_on(day: date, hours: WorkingHours = DEFAULT_HOURS) -> bool:
    """Return whether `day` is a working day: one of the week's, not closed, no public holiday of the workspace."""
    if day.weekday() not in hours.days or day in hours.closed:
        return False
    return not (hours.country and is_holiday(day, hours.country, hours.region))


def start_of_day(now: datetime) -> datetime:
    """Return the first instant of the day of `now`, in its zone."""
    return wall(now.date(), time(), _zone(now))


def end_of_day(now: datetime) -> datetime:
    """Return the first instant of the next day: what is due by the end of today is due before it."""
    return wall(now.date() + timedelta(days=1), time(), _zone(now))


def shift_business_days(day: date, count: int, hours: WorkingHours = DEFAULT_HOURS) -> date:
    """Return the working day `count` working days after `day`, before it when negative.

    `day` itself need not be worked: one after a Saturday is Monday. 0 is `day`, or the next working day.
    """
    step = timedelta(days=-1 if count < 0 else 1)
    for _ in range(abs(count)):
        day += step
        while not works_on(day, hours):
            day += step
    while not works_on(day, hours):
        day += step
    return day


def next_business_start(now: datetime, hours: WorkingHours = DEFAULT_HOURS) -> datetime:
    """Return the start of work on the first working day after the day of `now`."""
    return wall(shift_business_days(now.date(), 1, hours), hours.start, _zone(now))


def plus_hours(now: datetime, count: float, hours: WorkingHours = DEFAULT_HOURS) -> datetime:
    """Return `now` plus `count` elapsed hours, rounded up to 5 minutes ("+4 hours").

    Past the end of today's work, or when today is not worked, it is the start of the next working day. A time before
    the start of today's work stays: whoever calls at seven may try again at eight.
    """
    later = _round_up(elapsed(now, timedelta(hours=count)))
    today = now.date()
    if not works_on(today, hours) or before(wall(today, hours.end, _zone(now)), later):
        return next_business_start(now, hours)
    return later


def plus_business_days(now: datetime, count: int, hours: WorkingHours = DEFAULT_HOURS) -> datetime:
    """Return the same minute `count` working days later, moved into working hours ("+1 business day").

    Before work begins it becomes the start, after it ends the end of that day's work.
    """
    clock = now.time().replace(second=0, microsecond=0)
    day = shift_business_days(now.date(), count, hours)
    return wall(day, min(max(clock, hours.start), hours.end), _zone(now))


def add_working(start: datetime, minutes: float, hours: WorkingHours = DEFAULT_HOURS) -> datetime:
    """Return the first instant at which `minutes` of working time have passed since `start`, in the zone of `start`.

    What ends with a day's work ends there, not on the next morning; 0 or less is `start` itself. Days and clock times
    are those of the zone of `start`; a working day on which the clocks change is as long as it really is.
    """
    left = timedelta(minutes=minutes)
    if left <= timedelta(0):
        return start
    zone, day, now = _zone(start), start.date(), start.astimezone(UTC)
    while True:
        if works_on(day, hours):
            begins, ends = _worked(day, zone, hours)
            begins = max(begins, now)
            if begins + left <= ends:
                return (begins + left).astimezone(zone)
            left -= max(ends - begins, timedelta(0))
        day += timedelta(days=1)


def working_between(one: datetime, other: datetime, hours: WorkingHours = DEFAULT_HOURS) -> timedelta:
    """Return the working time from `one` to `other`, negative when `other` is earlier.

    Days and clock times are those of the zone of `one`.
    """
    zone = _zone(one)
    if before(other, one):
        return -working_between(other.astimezone(zone), one, hours)
    start, end = one.astimezone(UTC), other.astimezone(UTC)
    total, day, last = timedelta(0), one.date(), other.astimezone(zone).date()
    while day <= last:
        if works_on(day, hours):
            begins, ends = _worked(day, zone, hours)
            total += max(min(ends, end) - max(begins, start), timedelta(0))
        day += timedelta(days=1)
    return total


def _worked(day: date, zone: tzinfo, hours: WorkingHours) -> tuple[datetime, datetime]:
    return wall(day, hours.start, zone).astimezone(UTC), wall(day, hours.end, zone).astimezone(UTC)


def _round_up(moment: datetime) -> datetime:
    past_mark = (moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) % ROUND_TO
    return elapsed(moment, ROUND_TO - past_mark) if past_mark else moment


def _zone(now: datetime) -> tzinfo:
    if now.tzinfo is None:
        raise ValueError("a time without a zone reached the rules")
    return now.tzinfo

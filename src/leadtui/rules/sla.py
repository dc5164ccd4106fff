"""How soon an answer is due, and when what waits goes a step further: the times of the rules, read, said and added.

A promise is in calendar time ("4 hours", "3 days": the same time of the day) or in working time ("5 working minutes",
"1 business day": the same time on the next day that is worked, moved into its hours). Always holds: what is read and
said is read again as the same; what is due never lies before its beginning.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from leadtui.rules.aging import amount, owed
from leadtui.rules.working_time import add_working, shift_business_days
from leadtui.rules.zones import before, elapsed, wall
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours
from leadtui.words.records import record
from leadtui.words.sla import ClockRow

MOST = 10_000
"""The largest number of a unit."""

_UNITS = {
    "minute": ("m", "min", "mins", "minute", "minutes"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "wk", "wks", "week", "weeks"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_MINUTES = {"minute": 1, "hour": 60}
_SPAN = re.compile(r"(\d{1,6})\s*(working\s+|business\s+)?([a-z]+)")
_HINT = 'As in "5 working minutes", "4 hours", "1 business day" or "3 days".'
_HINT_AFTER = 'As in "breach", "breach +2 hours" or "3 days".'


@record
class Within:
    """A length of time: so many of a unit (minute, hour, day, week), in working time or by the calendar."""

    count: int
    unit: str
    working: bool = False


@record
class After:
    """When a step is taken: so long after a breach (None: at once), or so long without being touched."""

    breach: bool
    wait: Within | None = None


def read_within(text: str) -> Within | None:
    """The length of time that was typed, None for "" (no promise); raises InputError that names what is not read."""
    typed = " ".join(text.lower().split())
    if not typed:
        return None
    found = _SPAN.fullmatch(typed)
    if found is None:
        raise InputError(f"{text!r} is no length of time.", _HINT)
    number, working, word = int(found[1]), bool(found[2]), found[3]
    if word == "bd":
        word, working = "d", True
    unit = _UNIT.get(word)
    if unit is None:
        raise InputError(f"{found[3]!r} in {text!r} is no unit of time.", _HINT)
    if unit == "week" and working:
        raise InputError(f"{text!r}: a week is one of the calendar.", 'As in "5 business days" or "1 week".')
    if not 0 < number <= MOST:
        raise InputError(f"{text!r}: the number has to be from 1 to {MOST:,}.", _HINT)
    return Within(number, unit, working)


def say_within(within: Within | None) -> str:
    """The length of time in words, as `read_within` reads it."""
    if within is None:
        return ""
    kind = "" if not within.working else "business " if within.unit == "day" else "working "
    return f"{within.count} {kind}{within.unit}{'s' if within.count > 1 else ''}"


def read_after(text: str) -> After:
    """When a step is taken, as it was typed; raises InputError."""
    typed = " ".join(text.lower().split())
    if typed == "breach":
        return After(breach=True)
    if typed.startswith("breach"):
        later = typed.removeprefix("breach").lstrip()
        wait = read_within(later.removeprefix("+")) if later.startswith("+") else None
        if wait is None:
            raise InputError(f"{text!r} is no time of a step.", _HINT_AFTER)
        return After(breach=True, wait=wait)
    wait = read_within(typed)
    if wait is None:
        raise InputError("When the step is taken is missing.", _HINT_AFTER)
    return After(breach=False, wait=wait)


def say_after(after: After) -> str:
    """The same in words, as `read_after` reads it."""
    if not after.breach:
        return say_within(after.wait)
    return f"breach +{say_within(after.wait)}" if after.wait else "breach"


def due_at(started: datetime, within: Within, hours: WorkingHours, zone: tzinfo) -> datetime:
    """When it is due, in UTC: days and hours of work are those of `zone`, the rep's.

    Days keep the time of the day; business days are moved into the hours worked, an evening to the end of that day's
    work. Minutes and hours really pass; working ones pass in working hours only.
    """
    local = started.astimezone(zone)
    if within.unit in _MINUTES:
        minutes = within.count * _MINUTES[within.unit]
        due = add_working(local, minutes, hours) if within.working else elapsed(local, timedelta(minutes=minutes))
    elif within.working:
        day = shift_business_days(local.date(), within.count, hours)
        due = wall(day, min(max(local.time(), hours.start), hours.end), zone)
    else:
        days = within.count * (7 if within.unit == "week" else 1)
        due = wall(local.date() + timedelta(days=days), local.time(), zone)
    # On the night the clocks go back the same time of the day may come before the beginning.
    return max(due.astimezone(UTC), started.astimezone(UTC))


def is_over(started: datetime, within: Within | None, hours: WorkingHours, now: datetime, zone: tzinfo) -> bool:
    """Whether the length of time has passed since `started`."""
    return within is None or not before(now, due_at(started, within, hours, zone))


def latest_start(now: datetime, within: Within | None) -> datetime:
    """An instant after which nothing began for which the length of time has passed; some that began before it wait."""
    if within is None:
        return now
    if within.unit in _MINUTES:
        return elapsed(now, -timedelta(minutes=within.count * _MINUTES[within.unit]))
    days = within.count * (7 if within.unit == "week" else 1)
    # A business day begun in the evening ends the next afternoon, and a night may have an hour more or less.
    return datetime.combine((now - timedelta(days=days - 1)).date(), time.max, now.tzinfo)


def is_late(clock: ClockRow, now: datetime) -> bool:
    """Whether a clock was not answered in time."""
    answered = int(now.timestamp()) if clock.met_at is None else clock.met_at
    return answered > clock.due_at


def said(clock: ClockRow, now: datetime) -> str:
    """A clock in words: "answer owed, 12 min left", "answered in 3 min", "answered in 4 h, 2 h late, not logged"."""
    if clock.met_at is None:
        return owed(clock.due_at, now)
    took = f"answered in {amount(max(clock.met_at - clock.started_at, 0))}"
    late = f", {amount(clock.met_at - clock.due_at)} late" if is_late(clock, now) else ""
    return f"{took}{late}{', not logged' if clock.left_at == clock.met_at else ''}"

"""How long leads have waited, and how long an answer may still take: as a list, a header and a panel say it.

Days are days of the calendar where the rep is, so what happened last night was yesterday.
"""

from __future__ import annotations

from datetime import datetime

SECONDS_UNDER = 300
"""Seconds before an answer is late from which on each of them is told."""
_HOUR, _DAY = 60, 1440
_WEEK = 7
_SHORT = 9
"""Cells of the short form."""
_MINUTES_UNTIL = 90
"""Minutes up to which a wait is said in minutes; then in hours, and from two days on in days."""


def days_since(instant: int, now: datetime) -> int:
    """Days of the calendar that have begun since an instant (epoch seconds); 0 for today and for what is to come."""
    return max((now.date() - datetime.fromtimestamp(instant, now.tzinfo).date()).days, 0)


def short_age(instant: int | None, now: datetime) -> str:
    """The same in at most five cells up to 9999 days: "today", "13d"; "never" without an instant."""
    if instant is None:
        return "never"
    days = days_since(instant, now)
    return f"{days}d" if days else "today"


def amount(seconds: int) -> str:
    """A time that something takes or took: "40 s", "12 min", "3 h", "5 days"; whole units that have gone by."""
    minutes = seconds // 60
    if not minutes:
        return f"{max(seconds, 0)} s"
    if minutes < _MINUTES_UNTIL:
        return f"{minutes} min"
    return f"{minutes // _HOUR} h" if minutes < 2 * _DAY else f"{minutes // _DAY} days"


def left(due: int, now: datetime) -> str:
    """How much time is left until `due` (epoch seconds), or how late it is: "12 min left", "2 h late".

    What ends on another day is said by its end, "by Mon 09:03": of working time hours and days are no measure.
    """
    away = due - int(now.timestamp())
    if _ends_another_day(due, now):
        return f"by {_end(due, now)}"
    if abs(away) < 60:
        return "under 1 min left" if away > 0 else "just late"
    return f"{amount(away)} left" if away > 0 else f"{_late(due, now)} late"


def owed(due: int, now: datetime) -> str:
    """The same of an answer: "answer owed, 12 min left", "answer owed by Mon 09:03"."""
    said = left(due, now)
    return f"answer owed {said}" if said.startswith("by ") else f"answer owed, {said}"


def _ends_another_day(due: int, now: datetime) -> bool:
    return datetime.fromtimestamp(due, now.tzinfo).date() > now.date()


def _end(due: int, now: datetime) -> str:
    """The day of the week within a week, the date further on."""
    end = datetime.fromtimestamp(due, now.tzinfo)
    near = (end.date() - now.date()).days < _WEEK
    return f"{end:%a %H:%M}" if near else f"{end.day} {end:%b %H:%M}"


def _late(due: int, now: datetime) -> str:
    """How late it is; its days are days of the calendar, as all are."""
    said = amount(int(now.timestamp()) - due)
    return f"{days_since(due, now)} days" if said.endswith("days") else said


def countdown(due: int, now: datetime) -> str:
    """The same with each second of the last minutes: "4:32 left"."""
    away = due - int(now.timestamp())
    return f"{away // 60}:{away % 60:02} left" if 0 <= away < SECONDS_UNDER else left(due, now)


def short_left(due: int, now: datetime) -> str:
    """The same in at most nine cells: "12 min", "late 2h", "Mon 09:03", "14 Dec"."""
    away = due - int(now.timestamp())
    if _ends_another_day(due, now):
        end = _end(due, now)
        return end if len(end) <= _SHORT else end.rpartition(" ")[0]
    if abs(away) < 60:
        return "< 1 min" if away > 0 else "late"
    number, unit = (amount(away) if away > 0 else _late(due, now)).split(" ")
    return f"{number} {unit}" if away > 0 else f"late {number}{unit[0]}"

"""How long leads have waited, and how long an answer may still take: as a list, a header and a panel say it.

Days are days of the calendar where the rep is, so what happened last night was yesterday.
"""

from __future__ import annotations

from datetime import datetime

SECONDS_UNDER = 300
"""Seconds before an answer is late from which on each of them is told."""
_HOUR, _DAY = 60, 1440
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
    """How much time is left until `due` (epoch seconds), or how late it is: "12 min left", "2 h late"."""
    away = due - int(now.timestamp())
    if abs(away) < 60:
        return "under 1 min left" if away >= 0 else "just late"
    return f"{amount(abs(away))} {'left' if away > 0 else 'late'}"


def countdown(due: int, now: datetime) -> str:
    """The same with each second of the last minutes: "4:32 left"."""
    away = due - int(now.timestamp())
    return f"{away // 60}:{away % 60:02} left" if 0 <= away < SECONDS_UNDER else left(due, now)


def short_left(due: int, now: datetime) -> str:
    """The same in at most nine cells: "12 min", "late 2h"."""
    away = due - int(now.timestamp())
    if abs(away) < 60:
        return "< 1 min" if away >= 0 else "late"
    number, unit = amount(abs(away)).split(" ")
    return f"{number} {unit}" if away > 0 else f"late {number}{unit[0]}"

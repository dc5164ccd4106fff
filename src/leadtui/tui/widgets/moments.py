"""Instants and days as a rep reads them in a history: "today 10:02", "yesterday 16:40", "Mon 16 Nov 10:30"."""

from __future__ import annotations

from datetime import UTC, date, datetime


def moment(instant: int, now: datetime) -> str:
    """Return an instant (seconds since 1970 UTC) in the zone of `now`."""
    at = datetime.fromtimestamp(instant, UTC).astimezone(now.tzinfo)
    return f"{day(at.date(), now)} {at:%H:%M}"


def day(when: date, now: datetime) -> str:
    """Return a day: a near one by its name, the year only when it is another one."""
    away = (when - now.date()).days
    if abs(away) <= 1:
        return ("yesterday", "today", "tomorrow")[away + 1]
    text = f"{when:%a} {when.day} {when:%b}"
    return text if when.year == now.year else f"{text} {when.year}"


def iso_day(text: str, now: datetime) -> str:
    """Return a day kept as ISO text; what is none stays as it is."""
    try:
        return day(date.fromisoformat(text), now)
    except ValueError:
        return text

"""What is typed to filter the history: days, a record's number, and words that are all to be found.

Always holds: a word that names no day is looked for as it is, so nothing that is typed is ever wrong.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from leadtui.rules.text import fold
from leadtui.rules.zones import wall
from leadtui.words.records import record

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAD = re.compile(r"l([1-9]\d{0,17})")


@record
class HistoryQuery:
    """Folded words that are all to be found, a lead, and instants from which and before which; None is without."""

    words: tuple[str, ...] = ()
    lead_id: int | None = None
    since: int | None = None
    until: int | None = None


def read(text: str, now: datetime) -> HistoryQuery:
    """Return what is meant by a filter at `now`, which is aware and in the rep's zone.

    A weekday is the last one, today included; of several days the last typed counts.
    """
    zone = now.tzinfo or UTC
    words: list[str] = []
    lead: int | None = None
    days: tuple[date, date] | None = None
    for word in fold(text).split():
        number = _LEAD.fullmatch(word)
        meant = _days(word, now.date())
        if number is not None:
            lead = int(number[1])
        elif meant is not None:
            days = meant
        else:
            words.append(word)
    since, until = (int(wall(day, time(), zone).timestamp()) for day in days) if days else (None, None)
    return HistoryQuery(tuple(words), lead, since, until)


def _days(word: str, today: date) -> tuple[date, date] | None:
    """The first day and the one after the last."""
    one = timedelta(days=1)
    if word == "today":
        return today, today + one
    if word == "yesterday":
        return today - one, today
    if word == "week":
        return today - timedelta(days=today.weekday()), today + one
    for number, name in enumerate(_DAYS):
        if word in (name, name[:3]):
            day = today - timedelta(days=(today.weekday() - number) % 7)
            return day, day + one
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day, day + one

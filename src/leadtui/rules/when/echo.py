"""Says a moment in words, so that the rep sees what was understood before it is saved."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from leadtui.rules.when.resolve import When
from leadtui.rules.when.vocabulary import DAY_NAMES, MONTH_NAMES


def say(when: When, now: datetime, *, their_zone: tzinfo | None = None) -> str:
    """Return "Thu 19 Nov 15:00 · 12:00 theirs"; a whole day is "Thu 19 Nov", another year than this is named.

    Theirs is left out when their clock shows the same; its day is named when it differs.
    """
    this_year = now.astimezone(when.at.tzinfo).year
    if when.date:
        return _day(when.date, this_year)
    here = f"{_day(when.at.date(), this_year)} {when.at:%H:%M}"
    if their_zone is None:
        return here
    there = when.at.astimezone(their_zone)
    if there.replace(tzinfo=None) == when.at.replace(tzinfo=None):
        return here
    day = "" if there.date() == when.at.date() else f"{_day(there.date(), there.year)} "
    return f"{here} · {day}{there:%H:%M} theirs"


def _day(day: date, this_year: int) -> str:
    said = f"{DAY_NAMES[day.weekday()][:3].capitalize()} {day.day} {MONTH_NAMES[day.month - 1][:3].capitalize()}"
    return said if day.year == this_year else f"{said} {day.year}"

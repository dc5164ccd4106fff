"""Reads days: `tue`, `next fri`, `tomorrow`, `25 nov`, `nov 25 2026`, `12/5`, `the 25th`, `next week`, `eom`."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import cast

from leadtui.rules.when.cursor import Cursor
from leadtui.rules.when.phrase import Dated, Day, DayOfMonth, Nearby, Period, Weekday, Which
from leadtui.rules.when.vocabulary import MONTH_NAMES, MONTHS, PERIOD_ENDS, PERIODS, TODAY, WEEKDAYS

FIRST_YEAR, LAST_YEAR = 1900, 2199
_LEAP_YEAR = 2024
_SHIFTS = {"this": 0, "next": 1, "last": -1}
_ORDINALS = ("st", "nd", "rd", "th")


def read_day(at: Cursor) -> Weekday | Day | None:
    """Take one day in any of its forms, or nothing. A date that no calendar has is refused."""
    return _nearby(at) or _weekday(at) or _period(at) or _month_first(at) or _day_first(at) or _figures(at)


def _nearby(at: Cursor) -> Nearby | None:
    if at.accept("day", "after", "tomorrow"):
        return Nearby(2)
    if at.accept("day", "before", "yesterday"):
        return Nearby(-2)
    word = at.accept_any(TODAY)
    return Nearby(TODAY[word]) if word else None


def _weekday(at: Cursor) -> Weekday | None:
    start = at.pos
    which = at.accept_any(("this", "next", "last", "coming"))
    name = at.accept_any(WEEKDAYS)
    if name:
        return Weekday(WEEKDAYS[name], cast("Which", which))
    at.pos = start
    return None


def _period(at: Cursor) -> Period | None:
    end = at.accept_any(PERIOD_ENDS)
    if end:
        return Period(PERIOD_ENDS[end], 0, end=True)
    start = at.pos
    at_end = at.accept("end", "of")
    which = at.accept_any(_SHIFTS) or ("this" if at_end else "")
    if at_end:
        at.accept("the")
    unit = at.accept_any(PERIODS) if which else ""
    if unit:
        return Period(PERIODS[unit], _SHIFTS[which], end=at_end)
    at.pos = start
    return None


def _month_first(at: Cursor) -> Dated | None:
    start = at.pos
    name = at.accept_any(MONTHS)
    if not name:
        return None
    at.accept("the")
    day = _day_number(at)
    if day is None:
        raise at.refuse(start, f'Name the day too, such as "1 {name}".')
    at.accept_any(_ORDINALS)
    return _checked(at, start, day, MONTHS[name], _year(at))


def _day_first(at: Cursor) -> Dated | DayOfMonth | None:
    start = at.pos
    day = _day_number(at)
    if day is None:
        return None
    ordinal = at.accept_any(_ORDINALS)
    after_day = at.pos
    at.accept("of")
    name = at.accept_any(MONTHS)
    if name:
        return _checked(at, start, day, MONTHS[name], _year(at))
    shift = _SHIFTS.get(at.accept_any(_SHIFTS))
    if shift is None or not at.accept("month"):
        shift, at.pos = None, after_day
    if not ordinal:
        at.pos = start
        return None
    if not 1 <= day <= 31:
        raise at.refuse(start, "The days of a month are 1 to 31.")
    return DayOfMonth(day, shift)


def _figures(at: Cursor) -> Dated | None:
    token = at.peek()
    if not token or token.kind != "date":
        return None
    start = at.pos
    at.pos += 1
    parts = [int(part) for part in re.split(r"[-/.]", token.text) if part]
    if re.match("[0-9]{4}", token.text):
        year, month, day = parts
        return _checked(at, start, day, month, year)
    first, second = parts[:2]
    year_typed = parts[2] if len(parts) == 3 else None
    month_first = at.month_first and "." not in token.text
    if (month_first and first > 12 >= second) or (not month_first and second > 12 >= first and "." not in token.text):
        # Only one of the two can be a month, so there is nothing to guess.
        month_first = not month_first
    day, month = (second, first) if month_first else (first, second)
    if year_typed is not None and year_typed < 100:
        year_typed += 2000
    return _checked(at, start, day, month, year_typed)


def _day_number(at: Cursor) -> int | None:
    token = at.peek()
    if not token or token.kind != "number" or len(token.text) > 2:
        return None
    at.pos += 1
    return int(token.text)


def _year(at: Cursor) -> int | None:
    start = at.pos
    at.accept_sign(",")
    token = at.peek()
    if token and token.kind == "number" and len(token.text) == 4:
        at.pos += 1
        return int(token.text)
    at.pos = start
    return None


def _checked(at: Cursor, start: int, day: int, month: int, year: int | None) -> Dated:
    if not 1 <= month <= 12:
        mend = 'For a clock write "15:30".' if "." in at.said(start) else 'Write the month as a word, such as "5 dec".'
        raise at.refuse(start, f"There is no month {month}. {mend}")
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise at.refuse(start, f"Use a year from {FIRST_YEAR} to {LAST_YEAR}.")
    length = monthrange(year or _LEAP_YEAR, month)[1]
    if not 1 <= day <= length:
        named = f"{MONTH_NAMES[month - 1].capitalize()}{f' {year}' if year else ''}"
        raise at.refuse(start, f"{named} has {'28 or 29' if length == 29 and not year else length} days.")
    return Dated(day, month, year)

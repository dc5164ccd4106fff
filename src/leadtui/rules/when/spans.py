"""Reads lengths of time: `3d`, `+30m`, `in two weeks`, `half an hour`, `1h 30m`, `3 days ago`, `2 bd`."""

from __future__ import annotations

from dataclasses import replace

from leadtui.rules.when.cursor import Cursor
from leadtui.rules.when.phrase import Span
from leadtui.rules.when.vocabulary import (
    BUSINESS_DAYS,
    DAYS,
    FORTNIGHTS,
    HOURS,
    MINUTES,
    MONTHS_UNIT,
    NUMBER_WORDS,
    NUMBERS,
    QUARTERS,
    TENS,
    UNITS,
    WEEKS,
    YEARS,
)

MOST = 9999
_HOUR_WORDS = ("hour", "hr", "h")
_IN_DAYS = {DAYS: 1, WEEKS: 7, FORTNIGHTS: 14}


def read_span(at: Cursor) -> Span | None:
    """Take a length of time with what says its direction ("in", "+", "-", "ago", "from now"), or nothing."""
    start = at.pos
    sign = 1 if at.accept("in") or at.accept_sign("+") else -1 if at.accept_sign("-") else 0
    span = _pieces(at, start)
    if span is None:
        at.pos = start
        return None
    if at.accept("ago"):
        if sign:
            raise at.refuse(start, 'Say either which way ("+3d", "in 3 days") or "ago", not both.')
        sign = -1
    elif at.accept("from", "now"):
        sign = 1
    return replace(span, sign=sign)


def number(at: Cursor) -> int | None:
    """Take a whole number in figures or in words ("twenty five"), or nothing."""
    token = at.peek()
    if token and token.kind == "number" and token.text.isascii() and token.text.isdigit():
        at.pos += 1
        if len(token.text) > len(str(MOST)):
            counted = at.word() in UNITS
            raise at.refuse(at.pos - 1, f"Use a number up to {MOST}." if counted else at.examples)
        return int(token.text)
    word = at.accept_any(NUMBER_WORDS)
    if not word:
        return None
    if word in TENS and NUMBERS.get(at.word(), 10) < 10:
        return TENS[word] + NUMBERS[at.accept_any(NUMBERS)]
    return NUMBER_WORDS[word]


def _pieces(at: Cursor, start: int) -> Span | None:
    span: Span | None = None
    used: set[str] = set()
    while True:
        here = at.pos
        if span:
            at.accept("and")
        read = _part_of_hour(at) or _counted(at)
        if read is None:
            at.pos = here
            return span
        count, unit = read
        if unit in used:
            raise at.refuse(start, f"Name the {unit}s once.")
        used.add(unit)
        span = _add(span or Span(), count, unit)
        if unit == HOURS and at.accept("and", "a", "half"):
            span = replace(span, minutes=span.minutes + 30)


def _part_of_hour(at: Cursor) -> tuple[int, str] | None:
    start = at.pos
    at.accept("a")
    part = at.accept_any(("half", "quarter"))
    if part:
        at.accept("of")
        at.accept("an")
        if at.accept_any(_HOUR_WORDS):
            return (30 if part == "half" else 15), MINUTES
    at.pos = start
    return None


def _counted(at: Cursor) -> tuple[float, str] | None:
    start = at.pos
    count = _count(at)
    if count is not None:
        extra = 0.5 if at.accept("and", "a", "half") else 0
        unit = _unit(at)
        if unit and (unit == HOURS or (count + extra).is_integer()):
            return count + extra, unit
        if unit:
            raise at.refuse(start, "Only hours can be divided.")
    at.pos = start
    return None


def _count(at: Cursor) -> float | None:
    if at.accept("a", "couple") or at.accept("couple"):
        at.accept("of")
        return 2.0
    token = at.peek()
    if token and token.kind == "number" and "." in token.text:
        at.pos += 1
        if len(token.text) > len(str(MOST)) + 3:
            raise at.refuse(at.pos - 1, f"Use a number up to {MOST}, with at most two decimals.")
        return float(token.text)
    if at.accept_any(("a", "an")):
        return 1.0
    whole = number(at)
    return None if whole is None else float(whole)


def _unit(at: Cursor) -> str:
    for kind in ("business", "working"):
        if at.accept(kind, "day") or at.accept(kind, "days"):
            return BUSINESS_DAYS
    word = at.accept_any(UNITS)
    return UNITS[word] if word else ""


def _add(span: Span, count: float, unit: str) -> Span:
    whole = int(count)
    if unit == MINUTES:
        return replace(span, minutes=span.minutes + whole, elapsed=True)
    if unit == HOURS:
        return replace(span, minutes=span.minutes + round(count * 60), elapsed=True)
    if unit in _IN_DAYS:
        return replace(span, days=span.days + whole * _IN_DAYS[unit])
    if unit == BUSINESS_DAYS:
        return replace(span, business_days=whole)
    return replace(span, months=span.months + whole * {MONTHS_UNIT: 1, QUARTERS: 3, YEARS: 12}[unit])

"""Reads clocks: `15:00`, `3pm`, `10`, `half past three`, `noon`, `this evening`, `in the morning`, `eod`."""

from __future__ import annotations

from dataclasses import dataclass

from leadtui.rules.when.cursor import Cursor
from leadtui.rules.when.phrase import Clock, Nearby
from leadtui.rules.when.spans import number
from leadtui.rules.when.vocabulary import KNOWN, PART_WORDS

HOURS_HINT = 'Hours are 0 to 23 and minutes 00 to 59, such as "15:00" or "3pm".'
HALF_HINT = 'With am or pm the hours are 1 to 12, such as "3pm".'


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a day, with the day when the words carry one ("tonight", "this morning", "last night")."""

    name: str
    day: Nearby | None = None


def read_part(at: Cursor) -> Part | None:
    """Take a named part of the day, or nothing."""
    if at.accept("last", "night"):
        return Part("night", Nearby(-1))
    if at.accept("tonight"):
        return Part("night", Nearby(0))
    if at.accept("close", "of", "business") or _end_of_day(at):
        return Part("eod")
    start = at.pos
    today = at.accept("this")
    if not today and at.accept("in"):
        at.accept("the")
    word = at.accept_any(("morning", "afternoon", "evening") if at.pos > start else PART_WORDS)
    if word:
        return Part(PART_WORDS[word], Nearby(0) if today else None)
    at.pos = start
    return None


def read_clock(at: Cursor) -> Clock | None:
    """Take a clock in figures or words, or nothing. One that no clock shows is refused."""
    start = at.pos
    token = at.peek()
    if token and token.kind == "clock":
        at.pos += 1
        hour, minute, *rest = (int(figure) for figure in token.text.replace(".", ":").split(":"))
        second = rest[0] if rest else 0
        return _checked(at, start, hour, minute, second, exact=token.text.startswith("0"))
    return read_quarters(at) or _hour(at)


def _end_of_day(at: Cursor) -> bool:
    return any(at.accept("end", "of", *words, "day") for words in ((), ("the",), ("business",), ("the", "business")))


def read_quarters(at: Cursor) -> Clock | None:
    """Take "half past three", "quarter past 3" or "quarter to 4", or nothing."""
    start = at.pos
    at.accept("a")
    minutes = 30 if at.accept("half", "past") else 15 if at.accept("quarter", "past") else 0
    to_hour = not minutes and at.accept("quarter", "to")
    hour = number(at) if minutes or to_hour else None
    if hour is None:
        at.pos = start
        return None
    if to_hour:
        hour, minutes = (hour - 1 or 12) if hour else 23, 45
    return _checked(at, start, hour, minutes)


def _hour(at: Cursor) -> Clock | None:
    start = at.pos
    token = at.peek()
    typed = token.text if token else ""
    hour = number(at)
    if hour is None:
        at.pos = start
        return None
    minute = 0
    if len(typed) in (3, 4) and typed.isdigit() and at.word() in ("am", "pm"):
        hour, minute = divmod(hour, 100)
    at.accept_any(("o'clock", "oclock"))
    if hour > 23 and at.word() and at.word() not in KNOWN:
        # "25 novembre": the misspelt word is at fault, not the number.
        raise at.leftover()
    return _checked(at, start, hour, minute)


def _checked(at: Cursor, start: int, hour: int, minute: int, second: int = 0, *, exact: bool = False) -> Clock:
    half = at.accept_any(("am", "pm"))
    if half and not 1 <= hour <= 12:
        raise at.refuse(start, HALF_HINT)
    if hour > 23 or minute > 59 or second > 59:
        raise at.refuse(start, HOURS_HINT)
    return Clock(hour, minute, second, half, exact and not half)

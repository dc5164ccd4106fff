"""Follow-ups that come back: how a repetition is typed, kept, said, and which occurrence is next.

A repetition is kept as a step, `1d` `2w` `3mo` `1bd`, or as weekdays, `mon,thu`. One that was moved, and every one of
months, also keeps where it stood: `1mo from 2026-01-31 09:00`, so that a snooze or a short month shifts no later one.
Always holds: the next occurrence lies in the future, however many were missed, and has the wall time of the first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count

from leadtui.rules.follow_up_words import DAYS, FROM, NAMES, STEP
from leadtui.rules.when import When
from leadtui.rules.working_time import shift_business_days
from leadtui.rules.zones import before, wall
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours

EXAMPLES = "day, 2 weeks, month, 3 business days, mon and thu"
MOST = 366
"""Most units of one step."""
_DIGITS = 4
"""Of a number that is read; a longer one is too large in any unit."""
_UNITS = {
    "d": "d", "day": "d", "days": "d",
    "w": "w", "wk": "w", "week": "w", "weeks": "w",
    "mo": "mo", "month": "mo", "months": "mo",
    "bd": "bd", "weekday": "bd", "weekdays": "bd",
    "y": "y", "year": "y", "years": "y", "quarter": "q", "quarters": "q", "fortnight": "f",
}  # fmt: skip
_ADVERBS = {"daily": "1d", "weekly": "1w", "fortnightly": "2w", "monthly": "1mo", "quarterly": "3mo", "yearly": "12mo"}
_MONTHS = {"y": 12, "q": 3}


def read_repeat(typed: str) -> str:
    """The repetition a phrase means, as it is kept; "every" before it may stand there.

    Raises InputError naming the part that cannot be read.
    """
    words = re.sub(r"(\d)([a-z])", r"\1 \2", typed.casefold().replace(",", " , ")).split()
    if words[:1] == ["every"] or words[:1] == ["each"]:
        words = words[1:]
    if len(words) == 1 and words[0] in _ADVERBS:
        return _ADVERBS[words[0]]
    if words and _day(words[0]) is not None:
        return _weekdays(words, typed)
    amount = 1
    if words and (words[0].isdecimal() or words[0] == "other"):
        if words[0].isdecimal() and len(words[0]) > _DIGITS:
            raise InputError(f"{words[0][:60]!r} is too often or too seldom: from 1 to {MOST}.")
        amount = 2 if words[0] == "other" else int(words[0])
        words = words[1:]
    if words[:1] in (["business"], ["working"]) and words[1:] in (["day"], ["days"]):
        words = ["bd"]
    unit = _UNITS.get(words[0], "") if len(words) == 1 else ""
    if not unit:
        part = " ".join(words) or typed.strip()
        raise InputError(f"{part!r} is no step of a repetition: {EXAMPLES}.")
    if unit == "f":
        amount, unit = 2 * amount, "w"
    amount, unit = (amount * _MONTHS[unit], "mo") if unit in _MONTHS else (amount, unit)
    if not 1 <= amount <= MOST:
        raise InputError(f"{typed.strip()!r} cannot be repeated: 1 to {MOST} at a time.", f"Say {EXAMPLES}.")
    return f"{amount}{unit}"


def _weekdays(words: list[str], typed: str) -> str:
    found = set()
    for word in words:
        day = _day(word)
        if day is None and word not in (",", "and", "&"):
            raise InputError(f"{word!r} in {typed.strip()!r} is no day of the week.", f"Say {EXAMPLES}.")
        found |= {day} if day is not None else set()
    return ",".join(DAYS[day] for day in sorted(found))


def _day(word: str) -> int | None:
    word = word.removesuffix("s") if len(word) > len("mondays") - 1 else word
    known = {name: place for place, name in enumerate(DAYS)} | {n.casefold(): p for p, n in enumerate(NAMES)}
    return (known | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}).get(word)


def is_day(word: str) -> bool:
    """Whether a word names a day of the week."""
    return _day(word.casefold()) is not None


def days_of(repeat: str) -> tuple[str, ...]:
    """The weekdays of a repetition, none where it is a step."""
    step = repeat.partition(FROM)[0]
    return () if STEP.fullmatch(step) else tuple(step.split(","))


def held(repeat: str, when: When) -> str:
    """The repetition of a follow-up that is set for, or moved away from, `when`: it keeps where it stood.

    Only the first place is kept, and on its own grid one of days or weeks needs none.
    """
    if FROM in repeat:
        return repeat
    stood = when.date.isoformat() if when.date else f"{when.at:%Y-%m-%d %H:%M}"
    return f"{repeat}{FROM}{stood}"


def begun(repeat: str, when: When) -> str:
    """The repetition as a new follow-up has it: one of months keeps its day, so that no short month shifts it."""
    step = repeat.partition(FROM)[0]
    return held(repeat, when) if step.endswith("mo") else step


def carried(repeat: str, when: When, comes: When) -> str:
    """The repetition as the next occurrence has it, where the clocks did not let it keep the time of `when`."""
    same = comes.date is not None or FROM in repeat or comes.at.time() == when.at.time()
    return begun(repeat, comes) if same else held(repeat, when)


def following(repeat: str, when: When, now: datetime, hours: WorkingHours = DEFAULT_HOURS) -> When:
    """The next occurrence after `when` that lies in the future of `now`; `when` and `now` are in the rep's zone.

    A whole day comes back as a whole day, a time at the same time on the clock.
    """
    return next(coming(repeat, when, now, hours))


def coming(repeat: str, when: When, after: datetime, hours: WorkingHours = DEFAULT_HOURS) -> Iterator[When]:
    """The occurrences after `when` that lie later than `after`, without end; both are in the rep's zone."""
    step, _, stood = repeat.partition(FROM)
    zone = after.tzinfo
    assert zone is not None
    first, clock = _begins(stood, when)
    for day in _occurrences(step, first, hours):
        if clock is None:
            if day > after.date():
                yield When(wall(day, time(), zone), day)
        else:
            at = wall(day, clock, zone)
            if before(after, at):
                yield When(at, None)


def _begins(stood: str, when: When) -> tuple[date, time | None]:
    if stood:
        day, _, clock = stood.partition(" ")
        return date.fromisoformat(day), time.fromisoformat(clock) if clock else None
    return when.date or when.at.date(), None if when.date else when.at.time()


def _occurrences(step: str, first: date, hours: WorkingHours) -> Iterator[date]:
    """The days after the first one, without end."""
    found = STEP.fullmatch(step)
    amount, unit = (int(found[1]), found[2]) if found else (1, "d")
    day = first
    for turn in count(1):
        if unit == "mo":
            months = first.year * 12 + first.month - 1 + turn * amount
            year, month = divmod(months, 12)
            yield date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))
            continue
        if unit == "bd":
            day = shift_business_days(day, amount, hours)
        else:
            day += timedelta(days=amount * (7 if unit == "w" else 1))
        if found or DAYS[day.weekday()] in step.split(","):
            yield day

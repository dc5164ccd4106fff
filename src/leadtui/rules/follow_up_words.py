"""How a follow-up is said beside its time: what comes back, how long before it is told of, how urgent it is.

Loads nothing: the first screen and `due` say it too.
"""

from __future__ import annotations

from typing import Protocol

from leadtui.words.follow_ups import PRIORITIES
from leadtui.words.patterns import pattern

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STEP = pattern(r"(\d{1,3})(d|w|mo|bd)")
FROM = " from "
"""Stands between a repetition and where it stood first."""
_SAID = {"d": "day", "w": "week", "mo": "month", "bd": "business day"}


class Told(Protocol):
    """Of a row or of what is typed: what is said beside time and subject."""

    @property
    def lead_minutes(self) -> int | None:
        """How long before it is due it is told of."""

    @property
    def priority(self) -> int:
        """1, 0 or -1."""

    @property
    def repeat(self) -> str | None:
        """The repetition as it is kept."""


def say_repeat(repeat: str) -> str:
    """A repetition in words: "every 2 weeks", "every Monday and Thursday"."""
    step = repeat.partition(FROM)[0]
    found = STEP.fullmatch(step)
    if found is None:
        *first, last = [NAMES[DAYS.index(day)] for day in step.split(",") if day in DAYS] or [step]
        return f"every {', '.join(first)} and {last}" if first else f"every {last}"
    amount, unit = int(found[1]), _SAID[found[2]]
    if found[2] == "mo" and amount % 12 == 0:
        amount, unit = amount // 12, "year"
    return f"every {unit}" if amount == 1 else f"every {amount} {unit}s"


def say_ahead(minutes: int) -> str:
    """So many minutes as one says them: "15 min", "2 h", "1 day"."""
    for unit, word in ((7 * 24 * 60, "week"), (24 * 60, "day")):
        if minutes % unit == 0:
            return f"{minutes // unit} {word}{'' if minutes == unit else 's'}"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"


def said_priority(priority: int) -> str:
    """The word for a priority, "" for the usual one."""
    return next((word for word, number in PRIORITIES.items() if number == priority and number), "")


def said_beside(told: Told) -> tuple[str, ...]:
    """What is said beside time and subject: ("high", "every week", "reminded 15 min before"), as far as it is so."""
    parts = (
        said_priority(told.priority),
        say_repeat(told.repeat) if told.repeat else "",
        f"reminded {say_ahead(told.lead_minutes)} before" if told.lead_minutes else "",
    )
    return tuple(part for part in parts if part)

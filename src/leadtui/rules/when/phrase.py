"""What a typed time says, before it is known what day it is: the tree between reader and resolver."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Which = Literal["", "this", "next", "last", "coming"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as typed. `half` is "am", "pm" or ""; `exact` when written so that 1 to 6 cannot mean the afternoon."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time. `sign` is +1 or -1 when the phrase says which way, else 0."""

    sign: int = 0
    minutes: int = 0
    days: int = 0
    months: int = 0
    business_days: int = 0
    elapsed: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 = Monday, and which of them."""

    number: int
    which: Which = ""


@dataclass(frozen=True, slots=True)
class Nearby:
    """Today and its neighbours: 0, +1, -1, +2, -2 days."""

    days: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with its month; `year` None is the nearest such day in the direction of the phrase."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that is not named: the nearest, or of the month `shift` months away."""

    day: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The first or last day of the week, month, quarter or year that is `shift` away from the present one."""

    unit: str
    shift: int
    end: bool = False


Day = Nearby | Dated | DayOfMonth | Period


@dataclass(slots=True)
class Phrase:
    """Everything a phrase named. `said` keeps the typed text of each part, for sentences about it."""

    text: str
    now: bool = False
    instant: datetime | None = None
    span: Span | None = None
    span_from: bool = False
    weekday: Weekday | None = None
    day: Day | None = None
    clock: Clock | None = None
    part: str = ""
    theirs: bool = False
    said: dict[str, str] = field(default_factory=dict)

"""The words a typed time is made of. Spellings here are exact: anything else is refused, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

WEEKDAYS = {
    **{name: number for number, name in enumerate(DAY_NAMES)},
    **{name[:3]: number for number, name in enumerate(DAY_NAMES)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
}
MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}

_COUNTED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBERS = {name: number for number, name in enumerate(_COUNTED, start=1)}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS = NUMBERS | TENS

MINUTES, HOURS, DAYS, WEEKS, FORTNIGHTS, MONTHS_UNIT, QUARTERS, YEARS, BUSINESS_DAYS = (
    *("minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "business day"),
)
UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), MINUTES),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOURS),
    **dict.fromkeys(("d", "day", "days"), DAYS),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), WEEKS),
    **dict.fromkeys(("fortnight", "fortnights"), FORTNIGHTS),
    **dict.fromkeys(("mo", "mos", "month", "months"), MONTHS_UNIT),
    **dict.fromkeys(("quarter", "quarters"), QUARTERS),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), YEARS),
    **dict.fromkeys(("bd", "workday", "workdays"), BUSINESS_DAYS),
}
PERIODS = {"week": WEEKS, "month": MONTHS_UNIT, "quarter": QUARTERS, "year": YEARS}
PERIOD_ENDS = {"eow": WEEKS, "eom": MONTHS_UNIT, "eoq": QUARTERS, "eoy": YEARS}

TODAY = {"today": 0, "tod": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tom": 1, "yesterday": -1}

PARTS = {
    "morning": range(12),
    "noon": range(12, 13),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "night": range(18, 24),
    "eod": range(0),
}
"""The parts of a day, each with the hours that a clock beside it may name."""

PART_WORDS = {**{name: name for name in PARTS}, "midday": "noon", "tonight": "night", "cob": "eod"}

OTHERS = (
    *("this", "next", "last", "coming", "in", "on", "by", "until", "till", "at", "of", "the", "from", "now", "ago"),
    *("half", "quarter", "past", "to", "and", "couple", "business", "working", "end", "their", "theirs", "after"),
    *("before", "am", "pm", "o'clock", "time"),
)
KNOWN = frozenset({*WEEKDAYS, *MONTHS, *NUMBER_WORDS, *UNITS, *PERIOD_ENDS, *TODAY, *PART_WORDS, *OTHERS})


@dataclass(frozen=True, slots=True)
class NamedTimes:
    """The clock behind each named part of a day, and the weekday (0 = Monday) that ends the week."""

    morning: time = time(9)
    noon: time = time(12)
    afternoon: time = time(14)
    evening: time = time(18)
    eod: time = time(17)
    week_end: int = 4

    def clock(self, part: str) -> time:
        """Return the clock that `part`, one of PARTS, stands for; the night is the evening."""
        return {
            "morning": self.morning,
            "noon": self.noon,
            "afternoon": self.afternoon,
            "evening": self.evening,
            "night": self.evening,
            "eod": self.eod,
        }[part]


DEFAULT_NAMES = NamedTimes()

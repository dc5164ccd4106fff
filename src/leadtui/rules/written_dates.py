"""Dates and times as other programs write them into a file: ISO, `3/15/2024 2:30 PM`, `12 Mar 2024`, `7-Feb-22`.

Which of day and month comes first in `3/4/2024` is decided once for a column (`order_said`), never row by row. This is
not what people type on a lead; that is `rules/when`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from leadtui.rules.text import fold
from leadtui.rules.zones import wall
from leadtui.words.errors import InputError

Order = Literal["day", "month"]

_CLOCK = (
    r"(?:[T ,]+(?:at |um |à )?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})" + _CLOCK, re.IGNORECASE)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})" + _CLOCK, re.IGNORECASE)
_YEAR_LAST = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})" + _CLOCK, re.IGNORECASE
)
_WEEKDAY = r"(?:[^\W\d]{2,10}\.?,?\s+)?"
_NAMED = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[\s\-/]*(?:de |d')?(?P<name>[^\W\d]{3,10})\.?[\s\-/,]*"
    r"(?:de )?(?P<year>\d{4}|\d{2})" + _CLOCK,
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    _WEEKDAY + r"(?P<name>[^\W\d]{3,10})\.?[\s\-]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s,\-]+(?P<year>\d{4})" + _CLOCK,
    re.IGNORECASE,
)
_CHARACTERS = re.compile(
    r"(?P<year>\d{4}) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]?" + _CLOCK, re.IGNORECASE
)
_SERIAL = re.compile(r"(?P<days>[2-6]\d{4})(?P<part>\.\d+)?")
_SERIAL_ZERO = date(1899, 12, 30)
_PATTERNS = (_YEAR_FIRST, _COMPACT, _YEAR_LAST, _NAMED, _NAME_FIRST, _CHARACTERS)
_MONTHS = (
    "jan january januar janvier janv enero ene gennaio gen janeiro januari",
    "feb february februar fevrier fev febrero febbraio febr fevereiro februari feber",
    "mar march marz mars marzo marco maart mrt mrz maerz",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august aout agosto ago augustus augusti",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez decembre diciembre dic dicembre dezembro",
)
_HINT = 'Write it as "2024-03-15" or "15 Mar 2024".'


class Moment(NamedTuple):
    """A date, or a date with a time: `at` is the instant in UTC; `date_only`: no time was written, so midnight."""

    day: date
    at: datetime
    date_only: bool


def is_date(text: str) -> bool:
    """Whether a text reads as a date without a time, in one order or the other."""
    said = " ".join(text.split())
    if len(said) > 40 or not any(pattern.fullmatch(said) for pattern in _PATTERNS) or said.isdecimal():
        return False
    orders: tuple[Order, ...] = ("day", "month")
    for order in orders:
        try:
            if read_moment(said, order, UTC).date_only:
                return True
        except InputError:
            continue
    return False


@lru_cache(4096)
def order_said(text: str) -> Order | None:
    """What a date says for its column about day and month: one of them is above 12, or it says nothing."""
    match = _YEAR_LAST.fullmatch(" ".join(text.split()))
    if not match or match["sign"] == ".":
        return None
    one, two = int(match["one"]), int(match["two"])
    return "day" if 12 < one <= 31 and 1 <= two <= 12 else "month" if 12 < two <= 31 and 1 <= one <= 12 else None


def doubtful_date(text: str) -> bool:
    """Whether a date reads as two different days."""
    match = _YEAR_LAST.fullmatch(" ".join(text.split()))
    if not match or match["sign"] == ".":
        return False
    return 1 <= int(match["one"]) <= 12 and 1 <= int(match["two"]) <= 12 and int(match["one"]) != int(match["two"])


def read_moment(text: str, order: Order, zone: tzinfo) -> Moment:
    """Read a date with or without a time; a time without a zone is in `zone`.

    With dots the day comes first whatever `order` says ("03.04.2024"). Two digits of a year: 69-99 are 1969-1999, as
    POSIX has it. A number of five digits is a date of a spreadsheet: days since 30 December 1899, from 1954 to 2091.
    Raises InputError for what is no date, and for a day or a time that does not exist.
    """
    said = " ".join(text.split())
    if serial := _SERIAL.fullmatch(said):
        return _of_serial(serial, zone)
    for pattern in _PATTERNS:
        match = pattern.fullmatch(said)
        if match:
            parts = match.groupdict()
            break
    else:
        raise InputError(f'"{said[:60]}" is not a date.', _HINT)
    try:
        day = _day(parts, order)
        at, date_only = _instant(day, parts, zone)
    except ValueError as error:
        raise InputError(f'"{said[:60]}" is not a date: {error}.', _HINT) from error
    return Moment(day, at, date_only)


def _of_serial(serial: re.Match[str], zone: tzinfo) -> Moment:
    day = _SERIAL_ZERO + timedelta(days=int(serial["days"]))
    seconds = min(round(float(serial["part"] or 0) * 86_400), 86_399)
    clock = (datetime.combine(day, datetime.min.time(), UTC) + timedelta(seconds=seconds)).time()
    return Moment(day, wall(day, clock, zone).astimezone(UTC), not seconds)


def read_date(text: str, order: Order) -> date:
    """Read a date; a time behind it is passed over. Raises InputError as `read_moment` does."""
    return read_moment(text, order, UTC).day


def _day(parts: dict[str, str | None], order: Order) -> date:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 1900 if year >= 69 else 2000
    if not 1800 <= year <= 2200:
        raise ValueError(f"the year {year} is out of range")
    if parts.get("name"):
        month = _month_names().get(fold(parts["name"] or ""))
        if month is None:
            raise ValueError(f"{parts['name']} is no month")
        return date(year, month, int(parts["day"] or 0))
    if parts.get("month"):
        return date(year, int(parts["month"] or 0), int(parts["day"] or 0))
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    month_first = order == "month" and parts["sign"] != "."
    return date(year, one, two) if month_first else date(year, two, one)


def _instant(day: date, parts: dict[str, str | None], zone: tzinfo) -> tuple[datetime, bool]:
    if not parts["hour"]:
        return wall(day, datetime.min.time(), zone).astimezone(UTC), True
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("with am or pm the hours are 1 to 12")
        hour = hour % 12 + (12 if parts["half"][0].lower() == "p" else 0)
    clock = datetime.min.time().replace(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    offset = parts["zone"]
    if offset is None:
        return wall(day, clock, zone).astimezone(UTC), False
    at = datetime.combine(day, clock, UTC)
    if offset[0] in "+-":
        span = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
        at = at - span if offset[0] == "+" else at + span
    return at, False


@cache
def _month_names() -> dict[str, int]:
    return {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

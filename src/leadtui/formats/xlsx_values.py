"""What a cell of a workbook says: numbers without what the computer adds, dates as ISO, percent, leading zeros.

How a number is meant stands in its number format (ECMA-376 part 1, 18.8.30), so a format is made a function once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

Shown = Callable[[str], str]
"""The number of a cell, as the file writes it → as it is meant."""

BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35), "h:mm:ss"),
}  # fmt: skip
"""Formats known by number alone, as far as they change what is said."""

_NOT_CODE = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_LAST_DAY = 2_958_465  # 9999-12-31


def shown_by(code: str, *, from_1904: bool = False) -> Shown:
    """How numbers with this format are said."""
    first = _NOT_CODE.sub("", code.partition(";")[0]).strip().lower()
    if re.search(r"[dyhs]|m{3}", first) and "general" not in first:
        dated = bool(re.search(r"[dy]|m{3}", first))
        timed = bool(re.search(r"[hs]", first))
        elapsed = "[" in first
        return lambda text: _moment(text, dated=dated, timed=timed, elapsed=elapsed, from_1904=from_1904)
    if "%" in first:
        return _percent
    if re.fullmatch(r"0{2,20}", first):
        return lambda text: _padded(text, len(first))
    return plain_number


@lru_cache(maxsize=65_536)
def plain_number(text: str) -> str:
    """A number as a person would write it: no `.0`, no exponent, none of the noise of binary fractions."""
    if text.isascii() and text.isdigit() and (text[0] != "0" or len(text) == 1):
        return text
    number = _number(text)
    return text if number is None else _said(number)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e300 else None


def _said(number: float) -> str:
    if number.is_integer() and abs(number) < 1e16:
        return str(int(number))
    said = f"{Decimal(f'{number:.15g}'):f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _percent(text: str) -> str:
    number = _number(text)
    return text if number is None else f"{_said(float(f'{number * 100:.12g}'))}%"


def _padded(text: str, width: int) -> str:
    said = plain_number(text)
    return said.zfill(width) if said.isdigit() else said


def _moment(text: str, *, dated: bool, timed: bool, elapsed: bool, from_1904: bool) -> str:
    number = _number(text)
    if number is None or not 0 <= number <= _LAST_DAY or (60 <= number < 61 and not from_1904):
        return plain_number(text)
    seconds = round(number * 86_400)
    if elapsed or not dated:
        hours = seconds // 3600 if elapsed else seconds % 86_400 // 3600
        return f"{hours:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 61 else 31)  # noqa: DTZ001
    try:
        at = first + timedelta(seconds=seconds)
    except OverflowError:
        return plain_number(text)
    if not timed or not seconds % 86_400:
        return f"{at:%Y-%m-%d}"
    return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"

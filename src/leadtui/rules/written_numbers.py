"""Which sign begins the decimals in a column of numbers, and one number written so that it reads one way only.

"1.234" is a thousand and more in Berlin and one and a bit in Boston. One value of the column may decide: "1.234,50",
"1.2", "1.234.567", "40.000". Where none does, somebody has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Sign = Literal["point", "comma"]

_NUMBER = re.compile(r"\d[\d.,'’\s_]*\d|\d|[.,]\d+")
_GROUPING_BLANKS = re.compile(r"[\s'’_]")
_DASHES = ("-", "–", "—")
"""Behind the sign of decimals they stand for no cents: "25.000,-"."""
_OTHER: dict[Sign, Sign] = {"point": "comma", "comma": "point"}
_SIGNS: dict[Sign, str] = {"point": ".", "comma": ","}


class Doubt(NamedTuple):
    """What values say about decimals: the sign they are written with, or None, and a value that reads two ways."""

    sign: Sign | None = None
    example: str = ""


def decimal_sign(values: Iterable[str]) -> Doubt:
    """Reads the sign of decimals off a column. Values that contradict each other say nothing, and leave no doubt."""
    found: set[Sign] = set()
    example = ""
    for value in values:
        sign, doubtful = _told_by(value)
        if sign:
            found.add(sign)
        elif doubtful and not example:
            example = value.strip()
    if len(found) > 1:
        return Doubt()
    return Doubt(found.pop()) if found else Doubt(None, example)


def plain_number(text: str, sign: Sign) -> str:
    """The text with its number written without groups and with a point for decimals, at most two of three.

    What stands around it, such as a currency, stays.
    """
    match = _NUMBER.search(text)
    if match is None:
        return text
    digits = _GROUPING_BLANKS.sub("", match[0]).replace(_SIGNS[_OTHER[sign]], "")
    whole, point, decimals = digits.replace(_SIGNS[sign], ".").rpartition(".")
    if not point:
        number = decimals
    elif "." in whole:  # the sign stands several times, so it groups after all
        number = whole.replace(".", "") + decimals
    else:
        # Three decimals would be read as a group of thousands.
        number = f"{whole or '0'}.{decimals if len(decimals) != 3 else _rounded(decimals)}"
    return f"{text[: match.start()]}{number}{text[match.end() :]}"


def _rounded(decimals: str) -> str:
    return f"{min(round(int(decimals) / 10), 99):02d}"


def _told_by(value: str) -> tuple[Sign | None, bool]:
    match = _NUMBER.search(value)
    if match is None:
        return None, False
    behind = value[match.end() : match.end() + 2]
    if behind[1:] in _DASHES and behind[0] in ".," and behind[0] not in match[0]:
        return ("comma" if behind[0] == "," else "point"), False
    text = _GROUPING_BLANKS.sub("", match[0])
    signs: list[Sign] = [sign for sign, character in _SIGNS.items() if character in text]
    if len(signs) == 2:
        return ("point" if text.rfind(".") > text.rfind(",") else "comma"), False
    if not signs:
        return None, False
    sign = signs[0]
    whole, _, rest = text.rpartition(_SIGNS[sign])
    if _SIGNS[sign] in whole:
        return _OTHER[sign], False
    blanks_group = text != match[0]
    if len(rest) != 3 or not 1 <= len(whole) <= 3 or whole.startswith("0") or blanks_group:
        return sign, False
    return (_OTHER[sign], False) if rest == "000" else (None, True)

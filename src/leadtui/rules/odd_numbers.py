"""Numbers that can be dialled by their form and hardly lead to a customer, and counts no company has.

Looked at without the library: an import asks for every row. What is odd is warned of and kept.
"""

from __future__ import annotations

import re

_REPEATED = re.compile(r"(\d)\1{6}")
_FICTION = re.compile(r"\+1[2-9]\d\d55501\d\d")
_PREMIUM = re.compile(
    r"\+(?:1900|49900|49137|449[018]|4487[123]|338[19]|3989|39166|3480[367]|43(?:90[01]|93[019])|4190[016]|3190[069]"
    r"|3290|6119|469(?:00|39|44)|4782[09]|4590|358[67]00|351(?:646|76\d)|48(?:70)|55(?:300|500|900)|81(?:990|180))\d"
)
ODD_SHAPES = (
    *(f"*{str(digit) * 7}*" for digit in range(10)),
    *(
        "+1???55501*",
        "+1900*",
        "+49900*",
        "+49137*",
        "+449*",
        "+4487*",
        "+338*",
        "+3989*",
        "+39166*",
        "+3480*",
        "+439*",
    ),
    *("+4190*", "+319*", "+3290*", "+6119*", "+469*", "+4782*", "+4590*", "+358*", "+351*", "+4870*", "+55?00*"),
    *("+81990*", "+81180*"),
)
"""Every odd number has one of these shapes, as a file name pattern; not each that has one is odd."""

MOST_EMPLOYEES = 5_000_000
"""More than any company has (the largest employer has about two million)."""


def odd_phone(e164: str) -> str:
    """Why a number in E.164 that is valid by its form is odd, "" when it is not.

    The same digit seven times in a row, North America's 555-0100 to 555-0199 (kept for
    fiction by the numbering plan), and premium-rate numbers of the countries leads commonly come from.
    """
    if _REPEATED.search(e164):
        return "the same digit over and over"
    if e164.startswith("+1") and _FICTION.match(e164):
        return "555-01xx is for films, nobody has it"
    if _PREMIUM.match(e164):
        return "calling it costs extra (premium rate)"
    return ""


def odd_employees(count: int) -> str:
    """Why a number of employees is odd, "" when it is not."""
    if count <= 0:
        return "no company has so few employees"
    return "no company has so many employees" if count > MOST_EMPLOYEES else ""

"""Amounts of money: what people and programs write, integer minor units inside, decimal strings out.

How separators are read, in this order:
- a blank or an apostrophe only groups: "1 234,50", "1'234.50"
- a dot and a comma: the last one is the decimal sign, the other groups: "1.234,50", "1,234.50"
- one sign several times groups: "1,234,567"; in threes, or as India does: "12,34,567"
- one sign once before exactly three digits groups, for that is how whole amounts are written: "1.234" and "40,000" are
  thousands; but "0.125", "12345.678" and "1.234m" are decimal, and so is a dot in a currency with three decimals
- anything else is a decimal sign
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from leadtui.words.currencies import SHARED_SIGNS, SHOWN, SIGNS, is_currency, minor_digits
from leadtui.words.errors import InputError
from leadtui.words.patterns import pattern

MAX_MINOR = 10**17
_NO_CENTS = pattern(r"(?<=\d)[.,](?:--?|[–—])(?![\d-])")
_PARTS = pattern(
    r"(?P<before>[^\d.,+\-()]*)(?P<sign>[+\-−]?)(?P<number>\d[\d.,'’\s_]*|[.,]\d+)(?P<after>[^\d]*)", re.DOTALL
)
_TIMES: dict[str, int] = {
    **dict.fromkeys(("k", "tsd", "tsd.", "thousand", "mille", "mil"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "mio.", "million", "millions", "millionen", "millones"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "mrd", "mrd.", "md"), 10**9),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 10**5),
    **dict.fromkeys(("cr", "crore", "crores"), 10**7),
}
_LIMITS = frozenset("+~<>≈≤≥±")
"""Signs of an amount that is only about, at least or at most so much."""
_EXAMPLES = 'Write an amount such as "40000", "40k", "1,234.50 EUR" or "€12k".'


class Money(NamedTuple):
    """An amount: `minor` units (cents, yen, fils) of `currency`, an ISO 4217 code."""

    minor: int
    currency: str


def parse_money(text: str, default_currency: str) -> Money:
    """Read an amount; a currency in the text goes before `default_currency`.

    Raises InputError for what is no amount, a negative one, digits beyond the currency's minor unit, and a currency
    that is not known.
    """
    said = " ".join(text.split())
    match = _PARTS.fullmatch(without_dash(said))
    if not match:
        raise InputError(f'"{said[:60]}" is not an amount.', _EXAMPLES)
    if match["sign"] in ("-", "−"):
        raise InputError(f'"{said[:60]}" is negative.', "An amount is zero or more.")
    times, after = _multiplier(match["after"])
    currency = _currency(said, match["before"], after, default_currency.upper())
    number = _number(said, match["number"], currency, scaled=times > 1)
    minor = number * times * 10 ** minor_digits(currency)
    if minor != minor.to_integral_value():
        raise InputError(f'"{said[:60]}" has more decimals than {currency} has.', _EXAMPLES)
    if minor > MAX_MINOR:
        raise InputError(f'"{said[:60]}" is too large for an amount.')
    return Money(int(minor), currency)


def without_dash(text: str) -> str:
    """An amount without the dash that stands for no cents: "25.000,-" is 25.000, "CHF 5'000.–" is CHF 5'000."""
    return _NO_CENTS.sub("", text)


def rescaled(minor: int, before: str, after: str) -> int:
    """The same number in a currency that may have more or fewer decimals, rounded down; nothing is exchanged."""
    return int(minor * 10 ** minor_digits(after) // 10 ** minor_digits(before))


def format_minor(minor: int, currency: str) -> str:
    """The amount as a plain decimal string with all digits of its minor unit: "40000.00"; for JSON and CSV."""
    digits = minor_digits(currency)
    return f"{Decimal(minor).scaleb(-digits):.{digits}f}"


def show_money(minor: int, currency: str) -> str:
    """The amount for people: "€40,000", "$1,234.50", "CHF 900"."""
    digits = minor_digits(currency)
    amount = Decimal(minor).scaleb(-digits)
    whole = amount == amount.to_integral_value()
    shown = f"{abs(amount):,.{0 if whole else digits}f}"
    sign = "-" if minor < 0 else ""
    return f"{sign}{SHOWN[currency]}{shown}" if currency in SHOWN else f"{sign}{currency} {shown}"


def _multiplier(after: str) -> tuple[int, str]:
    words = after.split()
    joined = after.strip()
    for length in range(len(joined), 0, -1):  # "k€", "kEUR", "mio. EUR": the longest multiplier the text begins with
        head, tail = joined[:length], joined[length:].strip()
        if head.lower() in _TIMES and (not tail or tail.upper() in SIGNS or tail in SHARED_SIGNS or is_currency(tail)):
            return _TIMES[head.lower()], tail
    if len(words) > 1 and words[-1].lower() in _TIMES:
        return _TIMES[words[-1].lower()], " ".join(words[:-1])
    return 1, joined


def _currency(said: str, before: str, after: str, default: str) -> str:
    named = [word for word in (before.strip().upper(), after.strip().upper()) if word]
    found = {_currency_of(word, default) for word in named}
    if not found:
        return default
    if None in found and any(_LIMITS.intersection(word) for word in named):
        raise InputError(f'"{said[:60]}" is no single amount.', _EXAMPLES)
    if None in found or len(found) > 1:
        raise InputError(f'"{said[:60]}" names no currency that is known.', _EXAMPLES)
    return str(found.pop())


def _currency_of(word: str, default: str) -> str | None:
    if word in SHARED_SIGNS:
        return default if default in SHARED_SIGNS[word] else SHARED_SIGNS[word][0]
    if word in SIGNS:
        return SIGNS[word]
    bare = word.strip(" .$€£")
    return bare if is_currency(bare) else None


def _number(said: str, digits: str, currency: str, *, scaled: bool) -> Decimal:
    text = re.sub(r"[\s'’_]", "", digits)
    kinds = [sign for sign in ",." if sign in text]
    if not kinds:
        return Decimal(text)
    decimal = max(kinds, key=text.rfind) if len(kinds) == 2 else kinds[0]
    other = "." if decimal == "," else ","
    whole, _, fraction = text.rpartition(decimal)
    written_decimal = text.count(decimal) == 1 and (scaled or (decimal == "." and minor_digits(currency) == 3))
    if len(kinds) == 1 and _grouped(text, decimal) and not written_decimal:
        return Decimal(text.replace(decimal, ""))
    if decimal in whole or (other in whole and not _grouped(whole, other)) or len(text) == len(decimal):
        raise InputError(f'"{said[:60]}" is not an amount.', _EXAMPLES)
    return Decimal(f"{whole.replace(other, '') or '0'}.{fraction or '0'}")


def _grouped(text: str, sign: str) -> bool:
    return bool(re.fullmatch(rf"[1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+|[1-9]\d?(?:,\d{{2}})+,\d{{3}}", text))

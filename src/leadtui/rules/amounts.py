"""The one amount a sentence speaks of: "40k approved", "about €40,000", "2.5 million USD for two years".

Always holds: what might be something else is no amount. A sentence with two numbers, a date, a phone, a rate ("40k per
month"), a number without a unit or with an unknown one, or a "not" in it says none.
"""

from __future__ import annotations

import re

from leadtui.rules.money import Money, parse_money, without_dash
from leadtui.words.currencies import SHARED_SIGNS, SIGNS, is_currency
from leadtui.words.errors import InputError

MOST = 500
"""Characters of a text that is looked at; a longer one is an essay."""

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d[\d.,'’]*(?<![.,])|\d")
_NOT = frozenset(("not", "no", "never", "without", "minus", "nicht", "kein", "keine", "kaum"))
_RATES = frozenset(("per", "each", "pro", "je", "monthly", "yearly", "annually", "weekly", "daily", "p.a", "pa", "p.m"))
_WORDS = frozenset(("EUR", "EURO", "EUROS", "USD", "DOLLARS", "GBP", "POUNDS", "CHF"))
"""What names a currency however it is written; any other name has to stand in capitals, for "all" and "try" do too."""

_LETTERS = frozenset(("FT", "FR", "FR.", "RS", "RS.", "KR", "KR."))
_ATTACHED = frozenset(("k", "m", "mn", "mio", "mln", "bn", "bln", "tsd", "mrd", "cr", "lakh"))
_APART = frozenset(
    ("thousand", "million", "millions", "millionen", "mio", "mio.", "mln", "tsd", "tsd.", "lakh", "lakhs", "crore",
     "crores", "billion", "billions", "mrd", "mrd.")
)  # fmt: skip
_ENDS = ".,;:!?)"


def amount_in(text: str, default_currency: str) -> Money | None:
    """The amount a text is, or the only one it speaks of beside words; None for none, and for what is not certain.

    Beside words a number needs a unit or a currency; a currency in the text goes before `default_currency`.
    """
    found = _among_words(text, default_currency)
    if found is not None:
        return found
    try:
        return parse_money(text, default_currency)
    except InputError:
        return None


def _among_words(text: str, default_currency: str) -> Money | None:
    said = without_dash(" ".join(text.split()))
    numbers = list(_NUMBER.finditer(said)) if len(said) <= MOST else []
    if len(numbers) != 1 or not _NOT.isdisjoint(word.strip(_ENDS).lower() for word in said.split()):
        return None
    number = numbers[0]
    left, right = said[: number.start()], said[number.end() :]
    before, after = re.split(r"[\s(]", left)[-1], right.split(" ")[0]
    named = left[: len(left) - len(before)].rstrip(" (").rpartition(" ")[2]
    following = right[len(after) :].split()[:3]
    heads = [before, *([f"{named} "] if not before and _is_currency(named) else [])]
    for count in (2, 1, 0):
        tail = [after, *following[:count]]
        if len(tail) == count + 1 and not _is_rate(following[count:]):
            for head in reversed(heads):
                found = _read(head, number[0], tail, default_currency)
                if found is not None:
                    return found
    return None


def _read(head: str, number: str, tail: list[str], default: str) -> Money | None:
    """The amount that stands in whole words, when each of them is a unit or a currency."""
    words = [*tail[:-1], tail[-1].rstrip(_ENDS)]
    units = [word for word in words if word]
    if not (units or head) or not all(_is_unit(word, attached=word is words[0]) for word in units):
        return None
    if head and not _is_currency(head.strip()):
        return None
    try:
        return parse_money(f"{head}{number}{' '.join(words)}", default)
    except InputError:
        return None


def _is_rate(following: list[str]) -> bool:
    return bool(following) and (following[0].rstrip(_ENDS).lower() in _RATES or following[0].startswith("/"))


def _is_unit(word: str, *, attached: bool) -> bool:
    """Whether a word is a multiplier, a currency, or the one with the other ("k€", "kEUR")."""
    low = word.lower()
    if _is_currency(word) or low in (_ATTACHED if attached else _APART) or (not attached and low == "k"):
        return True
    return any(low.startswith(unit) and _is_currency(word[len(unit) :]) for unit in _ATTACHED)


def _is_currency(word: str) -> bool:
    if not word or word.upper() in _LETTERS:
        return False
    if word.upper() in _WORDS or word in SHARED_SIGNS or (word.upper() in SIGNS and not word.isalpha()):
        return True
    return word.isupper() and word.isalpha() and is_currency(word)

"""States and provinces by their standard name, for the countries in whose addresses they are written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leadtui.rules.text import fold
from leadtui.words.countries import countries
from leadtui.words.states import ALWAYS_ONE_OF_THESE, states

_NOT_A_NAME = re.compile(r"[^\w]+|_")
_WORDS_AROUND = re.compile(
    r"^(?:state|province|provincia|provincia de|estado|estado de|land|kanton|canton) (?:of |di |de )?"
)
_POSTAL_DIGITS = {
    **dict.fromkeys(("DE", "US", "FR", "IT", "ES", "FI", "MX", "EE", "TR", "UA", "MY", "SA", "MA"), 5),
    **dict.fromkeys(("NO", "AU", "DK", "CH", "AT", "BE", "HU", "PT", "ZA", "NZ", "SI", "BG", "LU", "CY"), 4),
    **dict.fromkeys(("IN", "CN", "RU", "SG", "RO", "CO", "KZ"), 6),
}
_ZEROES_IN_FRONT = frozenset(("DE", "US", "FR", "IT", "ES", "FI", "MX", "TR", "UA", "NO", "AU", "MY", "RO", "SG"))
"""Countries where postal codes begin with a zero, which a spreadsheet takes away."""


@lru_cache(maxsize=16_384)
def read_state(text: str, country: str) -> str:
    """The standard name of a state of a country (alpha-2): "CA" in the US is "California"; "" when it is none."""
    return _known(country).get(_key(text), "")


@lru_cache(maxsize=1024)
def states_named(text: str, home: str = "") -> tuple[str, ...]:
    """The standard names that a text means where no country is said: the home country's, else the United States', else
    those of every country.
    """
    key = _key(text)
    for country in (home, "US"):
        if key in _known(country):
            return (_known(country)[key],)
    return tuple(dict.fromkeys(_known(country)[key] for country in states() if key in _known(country)))


def wants_state(country: str) -> bool:
    """Whether every state of this country (alpha-2) is known, so that another name is none of them."""
    return country in ALWAYS_ONE_OF_THESE


def odd_postal_code(text: str, country: str) -> tuple[str, str]:
    """What is wrong with a postal code of a country, and what it should be: ("", "") when nothing is known to be.

    Only digits that are too few: a spreadsheet takes the zeroes in front away (1067 for 01067 Dresden).
    """
    wanted = _POSTAL_DIGITS.get(country, 0)
    if not wanted or country not in _ZEROES_IN_FRONT or not (text.isascii() and text.isdigit()):
        return "", ""
    if len(text) >= wanted or len(text) < wanted - 2:
        return "", ""
    return f"it has {len(text)} digits instead of {wanted}; the 0 in front may be lost", text.zfill(wanted)


def countries_with_digits(digits: int) -> list[str]:
    """The names of the countries whose postal codes have so many digits."""
    return [countries()[code].name for code, number in _POSTAL_DIGITS.items() if number == digits]


@cache
def _known(country: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for word, name in states().get(country, {}).items():
        known.setdefault(_key(word), name)
    return known


def _key(text: str) -> str:
    folded = " ".join(_NOT_A_NAME.sub(" ", fold(text[:80])).split())
    bare = _WORDS_AROUND.sub("", folded)
    return (bare or folded).replace(" ", "")

"""Job titles as they are compared and counted: rank first, then function, whatever the language and the spelling.

"V.P., Sales", "Vice President of Sales" and "VP - Sales" are "vp sales"; "Vertriebsleiterin" is "head sales". What the
tables do not know stays as the words it is, so a key never loses a title, and a key is its own key.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leadtui.rules.text import fold
from leadtui.words.titles import COMPOUND_ENDS, STOP_WORDS, functions, phrases, ranks

_MOST = 200
"""Characters of a title that count; what is longer is a text."""

_GENDERS = re.compile(
    r"\((?:[mwfdxh]\s*[/|,]\s*)+[mwfdxh]\)|\b(?:m/w/d|m/f/d|w/m/d|h/f|f/h|m/f|m/w)\b|[/:*_](?:in|innen)\b"
)
_INITIALS = re.compile(r"\b([^\W\d_])\.\s?(?=[^\W\d_](?:\.|\b))")
_WORD = re.compile(r"[^\W_]+")
_DEPARTMENT = frozenset(("dept", "department", "team", "abteilung", "service", "office"))
_LONGEST, _WORDS, _ROUNDS = 6, 24, 8


@lru_cache(maxsize=65_536)
def title_key(text: str) -> str:
    """A title as it is compared: "vp sales", "ceo", "senior manager marketing"; "" for one without a letter."""
    folded = _GENDERS.sub(" ", fold(text[:_MOST]))
    words = _WORD.findall(_INITIALS.sub(r"\1", folded).replace("&", " and ").replace("+", " and "))
    key = _ordered(words[:_WORDS])
    for _ in range(_ROUNDS):  # words that come to stand side by side may be one rank or function
        again = _ordered(key.split())
        if again == key:
            break
        key = again
    return key


def is_function(text: str) -> bool:
    """Whether a text is the name of what departments do and nothing else: "Sales", "Einkauf", "Human Resources"."""
    words = title_key(text).split()
    return bool(words) and all(word in functions() or word in _DEPARTMENT for word in words)


def _ordered(words: list[str]) -> str:
    found = dict.fromkeys(_standard(words))
    places = _places()
    high = sorted((word for word in found if word in places), key=places.__getitem__)
    return " ".join((*high, *sorted(word for word in found if word not in places)))


def _standard(words: list[str]) -> list[str]:
    """The words with what the tables know put in its standard form, the longest that fits first."""
    known = phrases()
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            standard = known.get(" ".join(words[at : at + length]))
            if standard is not None:
                found.extend(standard.split())
                at += length
                break
        else:
            if words[at] not in STOP_WORDS:
                found.extend(_compound(words[at]))
            at += 1
    return found or words


def _compound(word: str) -> list[str]:
    for end in COMPOUND_ENDS:
        if word.endswith(end) and len(word) > len(end):
            before = word[: -len(end)].rstrip("-")
            function = phrases().get(before) or phrases().get(before.removesuffix("s"))
            if function or before in functions():
                return [*phrases().get(end, end).split(), *(function or before).split()]
    return [word]


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(ranks())}

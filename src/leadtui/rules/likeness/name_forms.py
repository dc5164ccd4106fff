"""When two spellings of a part of a name may be one person's: short forms, initials, generations, names of their own.

Always holds: what is asked here are names in the form of `traits.plain`; everything that says whether two names can be
one person's (`rules/names`, the levels of likeness) asks here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from leadtui.words.nicknames import GIVEN, NICKNAMES

_NONE: frozenset[int] = frozenset()

_GENERATIONS = {
    "sr": 1, "senior": 1, "jr": 2, "junior": 2, "jnr": 2, "snr": 1, "filho": 2, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
SHOWN = {1: "sr", 2: "jr", 3: "iii", 4: "iv"}


@lru_cache(maxsize=65_536)
def generation(name: str) -> int:
    """Which of several of one name somebody is: 1 of "abernathy sr", 2 of "jr" and "ii"; 0 where it is not said."""
    word = name.rpartition(" ")
    return _GENERATIONS.get(word[2], 0) if word[1] else 0


def short_form(one: str, other: str) -> bool:
    """Whether one name is a short form of the other, an initial, some of its words, or the same written otherwise."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    short = bool(NICKNAMES.get(one, _NONE) & NICKNAMES.get(other, _NONE)) or in_latin(one) == in_latin(other)
    return short or some_words(one, other) or _each(one, other)


def some_words(one: str, other: str) -> bool:
    """Whether the words of one are the other's, or some of them, or the same written together."""
    if " " not in one and " " not in other:
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    short, long = sorted((set(one.split()), set(other.split())), key=len)
    return short <= long and sum(map(len, short)) > 2


def _each(one: str, other: str) -> bool:
    """ "J. R." and "John Ronald", "Bob J." and "Robert John": every word is the other's, or its short form.

    Whoever is called by a later name is not compared by initials before it: "M. Jane" is not Mike.
    """
    if " " not in one and " " not in other:
        return False
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) < len(long) and all(len(word) == 1 for word in long[: len(short)]):
        return False
    return all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) or bool(NICKNAMES.get(a, _NONE) & NICKNAMES.get(b, _NONE))
        for a, b in zip(short, long, strict=False)
    )


def apart(one: str, other: str) -> bool:
    """Whether two names written much alike are of two people: of two generations, or each a name of its own."""
    if one == other:
        return False
    born, there = generation(one), generation(other)
    if born and there and born != there:
        return True
    return one in GIVEN and other in GIVEN and not NICKNAMES.get(one, _NONE) & NICKNAMES.get(other, _NONE)


@lru_cache(maxsize=65_536)
def in_latin(name: str) -> str:
    """A name in one of the ways in which names of other scripts are written: Dmitry, Dmitriy and Dmitrii are one."""
    return _TWICE.sub(r"\1", name.translate(_ONE_WAY).replace("kh", "h").replace("ks", "x"))


_ONE_WAY, _TWICE = str.maketrans("jy", "ii"), re.compile(r"(i)i+")


def two_scripts(one: str, other: str) -> bool:
    """Whether one name is in Latin letters and the other in those that nothing here can turn into them."""
    return one.isascii() != other.isascii() and not (any_latin(one) and any_latin(other))


def any_latin(name: str) -> bool:
    """Whether a name has a Latin letter."""
    return any("a" <= letter <= "z" for letter in name)

"""How far two values agree, as one of six levels; the weight of each level is learnt.

The levels of two values stand here once, for two strings; `table` works them out for many pairs at a time from the same
figures. Distances are OSA (Damerau-Levenshtein without overlaps), so a swapped pair of letters is one mistake.
"""

from __future__ import annotations

import re

from leadtui.rules.emails import is_role
from leadtui.rules.likeness.name_forms import apart, short_form, some_words, two_scripts
from leadtui.rules.likeness.traits import CHOICE, CODE, DATE, DAY, EMAIL, GMAIL, NAME, NUMBER, TEXT
from leadtui.words.nicknames import GIVEN

BLANK, DIFFER, WEAK, SHORT, CLOSE, SAME = range(6)
"""No evidence; another value; somewhat alike; a short form or other order of it; a slip away; the same."""

LEVELS = 6

ORDER, STRAIGHT, SWAPPED, NEITHER = "order", 1, 2, 3
"""How the names as a whole agree, as a trait of the pair: part by part, each in the other's place, in no part
(when there are both in both records)."""

NEAR = {NAME: 0.87, TEXT: 0.86, CODE: 0.0, DATE: 0.0, EMAIL: 0.86, CHOICE: 2.0}
FAR = {NAME: 0.6, TEXT: 0.62, CODE: 0.0, DATE: 0.0, EMAIL: 0.65, CHOICE: 2.0}
"""From which share of letters in their place two values are CLOSE, and WEAK."""


NEAR_DOMAIN, NEAR_DOMAIN_NAMED = 0.6, 0.8
"""From here on two domains are one with slips, when what stands before them is the same: when it is a mere first name
or role, which many have."""


def level(kind: str, one: str, other: str) -> int:
    """The level of two values, each "" when blank."""
    from rapidfuzz.distance import OSA

    if not one or not other:
        return BLANK
    if one == other:
        return SAME
    if kind in (NUMBER, DAY):
        return BLANK if kind == NUMBER else DIFFER
    if kind == EMAIL:
        return email_level(one, other)
    if kind == NAME and two_scripts(one, other):
        return BLANK
    if kind == CODE and (extended(one) or extended(other)):
        return extended_level(one, other)
    wrong = OSA.distance(one, other)
    by_distance = of_distance(kind, wrong, len(one), len(other))
    if kind == NAME and apart(one, other):
        return DIFFER
    if by_distance == CLOSE or kind == CHOICE:
        return by_distance
    return max(by_distance, SHORT if shortened(kind, one, other) else DIFFER)


def email_level(one: str, other: str) -> int:
    """The level of two addresses that are not equal.

    At one domain only what stands before it tells people apart, and a number there is no slip: ada1@ and ada2@ are two.
    """
    from rapidfuzz.distance import OSA

    local, _, domain = one.rpartition("@")
    there, _, other_domain = other.rpartition("@")
    if GMAIL in (domain, other_domain):
        local, there = local.replace(".", ""), there.replace(".", "")
    if apart(_SIGNS.sub(" ", local).strip(), _SIGNS.sub(" ", there).strip()):
        return DIFFER
    if domain == other_domain:
        if _DIGITS.sub("", local) == _DIGITS.sub("", there):
            return DIFFER
        wrong = OSA.distance(local, there)
        short = min(len(local), len(there))
        slip = (wrong == 1 and short >= 3) or (wrong == 2 and short >= 7)
        return CLOSE if slip and local[0] == there[0] else DIFFER
    if local == there:
        named = local in GIVEN or is_role(local)
        near = OSA.normalized_similarity(domain, other_domain) >= (NEAR_DOMAIN_NAMED if named else NEAR_DOMAIN)
        return CLOSE if near else SHORT if len(local) > 3 and not named else DIFFER
    share = OSA.normalized_similarity(one, other)
    if share < FAR[EMAIL] or OSA.normalized_similarity(local, there) < FAR[EMAIL]:
        return DIFFER
    return CLOSE if share >= NEAR[EMAIL] else WEAK


def extended_level(one: str, other: str) -> int:
    """The level of two codes that are not equal, one of them a number with an extension ("13125551234ext77").

    One switchboard: with and without an extension it may be one line, with two of them it is two.
    """
    number, _, extension = one.partition("ext")
    there, _, also = other.partition("ext")
    return SHORT if number == there and not (extension and also) else DIFFER


def extended(code: str) -> bool:
    """Whether a code is a number with an extension."""
    return _EXTENDED.match(code) is not None


_EXTENDED = re.compile(r"\d{5,}ext\d+$")
_DIGITS, _SIGNS = re.compile(r"\d+"), re.compile(r"[^a-z]+")


def of_distance(kind: str, wrong: int, one: int, other: int) -> int:
    """The level by the number of mistakes between two values of these lengths, which are not equal."""
    longest, shortest = max(one, other), min(one, other)
    if kind in (CODE, DATE):
        if wrong == 1 and shortest >= 3:
            return CLOSE
        return WEAK if wrong == 2 and shortest >= 6 else DIFFER
    if kind == CHOICE:
        return CLOSE if wrong == 1 and shortest >= 3 else DIFFER
    share = 1 - wrong / longest
    if (wrong == 1 and shortest >= 3) or share >= NEAR[kind]:
        return CLOSE
    return WEAK if share >= FAR[kind] and shortest >= 3 else DIFFER


def shortened(kind: str, one: str, other: str) -> bool:
    """Whether one value is a short form of the other, or the same in another order."""
    if kind == NAME:
        return short_form(one, other)
    if kind == TEXT:
        return some_words(one, other)
    if kind == DATE:
        return _two_of_three(one, other)
    return False


def _two_of_three(one: str, other: str) -> bool:
    """Day and month changed places, or one of year, month, day differs."""
    if len(one) != 8 or len(other) != 8:
        return False
    if one[:4] == other[:4]:
        return one[4:6] == other[4:6] or one[6:] == other[6:] or one[4:] == other[6:] + other[4:6]
    return one[4:] == other[4:]

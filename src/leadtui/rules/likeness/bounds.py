"""What the rules of the program hold against what was learnt: how sure a pair is at least, and how sure at most.

At least: what counts as the same lead (`services/recognising`) is never called less sure here than there. At most: a
blank is no evidence, so a name alone stays below the suggest line, or just at it where the base knows it to be rare;
without anything that identifies (`identifies`) no pair comes near a line from which on nobody is asked, and without
what is one person's alone (`_proven`) none reaches it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, ORDER, SAME, SHORT, WEAK
from leadtui.rules.likeness.traits import CODE, DATE
from leadtui.rules.likeness.weights import AGREE, Weights, rarity

BOX, LINE, HOUSE = 4.65, 2.65, 1.48
"""The log odds that one mailbox, one phone, one company give at least together with the same person's name: 95, 90, 85.
"""

EXTERNAL = 9.3
"""The log odds of one number in another system: 99."""

UNSURE, BESIDE, ELSEWHERE = 1.48, 2.4, 0.5
"""The most without anything that identifies: 85, and not more than this above what the name alone comes to; where the
companies differ, than that."""

DOUBT = 4.0
"""The most without proof: 94. From 99 on rows of a list count as a lead unasked, which two people must never be."""

RARE, MOST_ALONE, OTHER_FORM, HALF = 1e-7, 0.2, -0.3, -3.0
"""A name that two people hold by chance as seldom as this is just worth a look though nothing else is known; the log
odds of a name alone at most; of one in another form or order, whose frequency is not known; of half a name."""

HOUSEHOLD, RENAMED = -0.3, 2.2
"""The most for two names that cannot be one person's: with one office, address, phone or mailbox these are colleagues
or a family, just below the suggest line; with one mailbox and first name 89. Where nobody has a company 89 in any case:
such a list says who lives where. Half a name and one office is not known to be anybody: 85, less with two mailboxes."""

FEW_HOLD, MARRIED = 5, 0.2
"""One phone that fewer records hold, one first name and company: with another last name at least 77."""

NAMES = ("first", "last")
FIRM = ("host", "country")
"""What tells two companies of one name apart."""

FIRM_PLACE, FIRM_OWN = ("city", "state", "country"), ("host", "phone", "email")
"""Where a company is, and what is its own: of one name, elsewhere and with another phone they are two branches."""

SAYS_LITTLE = (*NAMES, ORDER, "state", "country")
OWN = frozenset(("email", "linkedin", "external"))
IDENTIFYING = OWN | {"phone", "street", "postal", "company", "host", "account"}
EQUAL = 0.005
FEW_RECORDS = 3.0
"""A field of one's own identifies where two records seldom hold the same value by chance: this share of the pairs, in a
small base this many records."""


def identifies(key: str, kind: str, u_same: float, records: float) -> bool:
    """Whether agreement in a trait can tell one person or company from all others."""
    if not key.startswith("custom."):
        return key in IDENTIFYING
    return kind in (DATE, CODE) and u_same <= max(EQUAL, FEW_RECORDS / max(records, 1.0))


def identifying(weights: Weights) -> frozenset[str]:
    """The traits that identify in the base these weights were learnt from."""
    same = dict(zip(weights.keys, weights.u_same, strict=True))
    return frozenset(
        key for key, kind in weights.kinds.items() if identifies(key, kind, same.get(key, 1.0), weights.records)
    )


def bounded(
    odds: float, levels: Mapping[str, int], counts: Mapping[str, float], records: float, identify: Collection[str],
    *, at_work: bool,
) -> float:  # fmt: skip
    """The log odds of a pair between what the rules give at least and at most; `counts` as for `weights.odds`.

    `at_work`: the base says where people work, so two at one address may be colleagues or a family.
    """
    if "account" not in levels:
        agreed = {key for key, level in levels.items() if level >= AGREE}
        known = (agreed & set(identify)) - _said_twice(levels)
        if not known:
            beside = ELSEWHERE if levels.get("company") in (DIFFER, WEAK) else BESIDE
            more = beside if agreed - set(SAYS_LITTLE) else 0.0
            odds = min(odds, _alone(levels, counts, records) + more, UNSURE)
        own = known & (OWN | {key for key in identify if key.startswith("custom.")})
        married = _married(levels, counts)
        odds = max(
            min(odds, _as_named(levels, own, at_work=at_work, married=married)), MARRIED if married else -math.inf
        )
        if not _proven(levels, own):
            odds = min(odds, DOUBT)
    else:
        odds = min(odds, _firm(levels))
    return max(odds, least(levels))


def _firm(levels: Mapping[str, int]) -> float:
    """The most that two companies come to: by a name alone 85, and two branches of one are two."""
    if _branches(levels):
        return HOUSEHOLD
    shared = any(levels.get(key, 0) == SAME for key in FIRM_OWN) and levels["account"] >= AGREE
    return math.inf if shared and not _elsewhere(levels) else UNSURE


def _elsewhere(levels: Mapping[str, int]) -> bool:
    return any(levels.get(key, 0) == DIFFER for key in FIRM_PLACE)


def _branches(levels: Mapping[str, int]) -> bool:
    own = [levels.get(key, 0) for key in FIRM_OWN]
    return _elsewhere(levels) and DIFFER in own and max(own) < AGREE


def _said_twice(levels: Mapping[str, int]) -> set[str]:
    """What agrees and says no more than the name: what stands before the @ at another domain."""
    return {"email"} if levels.get("email", 0) == SHORT else set()


def _proven(levels: Mapping[str, int], own: Collection[str]) -> bool:
    """Whether two are one person for certain: whole names without doubt, and one mailbox, page, number or phone.

    A slip in a first name may be a sister's; a family has one phone, and a father's son his name.
    """
    first, last, email = (levels.get(key, 0) for key in (*NAMES, "email"))
    if 0 < first < AGREE or 0 < last < AGREE or first == last == BLANK:
        return False
    if email == SAME or ("linkedin" in own and levels["linkedin"] == SAME) or "external" in own:
        return True
    exact = first == SAME and last >= CLOSE and email not in (DIFFER, WEAK)
    return exact and (levels.get("phone", 0) == SAME or any(levels[key] == SAME for key in own if key != "email"))


def _alone(levels: Mapping[str, int], counts: Mapping[str, float], records: float) -> float:
    if any(levels.get(key, 0) < AGREE for key in NAMES):
        return HALF
    if any(key not in counts for key in NAMES):
        return OTHER_FORM
    return alone(math.prod(rarity(key, counts[key], records) for key in NAMES))


def _as_named(levels: Mapping[str, int], own: Collection[str], *, at_work: bool, married: bool) -> float:
    """The most that the names allow; `own`: what agrees and is one person's alone."""
    first, last = (levels.get(key, 0) for key in NAMES)
    apart = DIFFER in (first, last) or (first, last) == (WEAK, WEAK)
    if set(own) - {"email"} or not at_work:
        return RENAMED if apart and not set(own) - {"email"} else math.inf
    if not apart:
        half = BLANK in (first, last) and first != last and not own
        return math.inf if not half else HOUSEHOLD if levels.get("email", 0) == DIFFER else UNSURE
    if married and not own:
        return UNSURE
    return HOUSEHOLD if not own or first == DIFFER else RENAMED


def _married(levels: Mapping[str, int], counts: Mapping[str, float]) -> bool:
    """Whether nothing but the last name differs of two at one company with a phone that is not the office's."""
    return (
        levels.get("first", 0) == levels.get("phone", 0) == SAME
        and levels.get("last", 0) in (DIFFER, WEAK)
        and levels.get("company", 0) >= AGREE
        and levels.get("email", 0) not in (DIFFER, WEAK)
        and counts.get("phone", FEW_HOLD) < FEW_HOLD
    )


def alone(share: float) -> float:
    """The most that a name alone comes to that others hold with this share."""
    return min(0.5 * math.log(RARE / share), MOST_ALONE)


def least(levels: Mapping[str, int]) -> float:
    """What the rules of the same lead come to in log odds, far below zero where they say nothing."""
    first, last = (levels.get(key, 0) for key in NAMES)
    if levels.get("external", 0) == SAME:
        return EXTERNAL
    apart = 0 < first < AGREE or 0 < last < AGREE
    if levels.get("account", 0) == SAME and not (
        _branches(levels) or any(levels.get(key, 0) in (DIFFER, WEAK) for key in FIRM)
    ):
        return HOUSE
    if not apart and levels.get("email", 0) == SAME and "account" not in levels:
        return BOX
    if apart or not (first or last):
        return -math.inf
    if levels.get("phone", 0) == SAME:
        return LINE
    whole = first == SAME and last == SAME and levels.get("email", 0) not in (DIFFER, WEAK)
    return HOUSE if whole and (levels.get("company", 0) == SAME or levels.get("phone", 0) == SHORT) else -math.inf

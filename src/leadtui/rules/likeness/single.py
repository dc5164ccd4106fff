"""One record against another: levels, odds, score and reasons, without anything heavy.

Always holds: with the same weights a pair gets the score here that it gets in a scan, but for pairs that follow from
others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, NEITHER, ORDER, SAME, STRAIGHT, SWAPPED, level
from leadtui.rules.likeness.traits import NAME, TRAITS
from leadtui.rules.likeness.weights import (
    GIVEN,
    GROUPS,
    MOST_DIFFER,
    MOST_DIFFER_OWN,
    PRIOR_M,
    USUAL,
    USUAL_OWN,
    Weights,
)


def levels_of(kinds: Mapping[str, str], one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, int]:
    """The level of each trait of two records, and how their names as a whole agree."""
    found = {key: _best(kind, one.get(key, ""), other.get(key, "")) for key, kind in kinds.items()}
    if "first" in kinds and "last" in kinds:
        found[ORDER] = _order(found, one, other)
    return found


def _best(kind: str, one: str, other: str) -> int:
    if not one or not other:
        return BLANK
    if "\n" not in one and "\n" not in other:
        return level(kind, one, other)
    return max(level(kind, a, b) for a in one.split("\n")[:3] for b in other.split("\n")[:3])


def _order(found: dict[str, int], one: Mapping[str, str], other: Mapping[str, str]) -> int:
    first, last = found["first"], found["last"]
    order = STRAIGHT
    if first <= DIFFER and last <= DIFFER:
        order = NEITHER if first == last == DIFFER else BLANK if first == last else STRAIGHT
    if first < CLOSE and last < CLOSE:
        across = level(NAME, one.get("first", ""), other.get("last", ""))
        back = level(NAME, one.get("last", ""), other.get("first", ""))
        if max(across, 1) + max(back, 1) >= max(first, 1) + max(last, 1) + 3:
            found["first"], found["last"] = across, back
            order = SWAPPED
    return order


def counts_of(
    levels: Mapping[str, int], one: Mapping[str, str], other: Mapping[str, str], common: Mapping[str, Mapping[str, int]]
) -> dict[str, float]:
    """How many records hold each value that two have in common; `common` knows the frequent ones."""
    found: dict[str, float] = {}
    for key, reached in levels.items():
        if reached == SAME and key != ORDER:
            known = common.get(key, {})
            shared = set(one.get(key, "").split("\n")) & set(other.get(key, "").split("\n"))
            if shared:
                found[key] = min(float(known.get(value, 2)) for value in shared)
    return found


def usual_weights(kinds: Mapping[str, str], records: int) -> Weights:
    """What is believed of a base from which nothing could be learnt yet."""
    keys = (*kinds, ORDER)
    add, same = [], []
    for key in keys:
        if key == ORDER:
            add.append((0.0, 0.0, -0.5, -4.0, 0.0, 0.0))
            same.append(1.0)
            continue
        usual = USUAL.get(key, USUAL_OWN)
        m = PRIOR_M[0]
        differ = min(MOST_DIFFER.get(key, MOST_DIFFER_OWN), 0.3)
        near = math.log(m[4] / max(usual * 3, 1e-5))
        add.append((0.0, math.log(differ), min(1.0, near), min(2.5, near), near, math.log(m[5] / usual)))
        same.append(usual)
    groups = tuple(
        tuple(key for key in (*group, *given) if key in keys) for group, given in zip(GROUPS, GIVEN, strict=True)
    )
    return Weights(
        keys, groups, tuple(add), tuple(same), ({}, {}), math.log(0.1 / max(records, 10)), records, dict(kinds)
    )


SAID = {trait.key: trait.said for trait in TRAITS}
"""What the standard traits are called in a reason."""

"""The weights by which two records are judged, as they are remembered, and the odds they give.

Always holds: what is not known counts for nothing; a value that is rarer counts for more (`rarity`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

from leadtui.words.records import record

GROUPS = (
    ("first", "last", "email", "order"),
    ("company", "host", "phone", "street", "city", "postal", "state", "country"),
)
"""Traits that agree together: a name and the address made of it; colleagues and their office."""

GIVEN = (("country",), ())
"""What the traits of a group depend on: names are those of a country."""

STRENGTH_M = 10.0
STRENGTH_U = 1000.0
PRIOR_M = ((0.0, 0.06, 0.04, 0.04, 0.11, 0.75), (0.0, 0.95, 0.03, 0.02, 0.0, 0.0))
PRIOR_U = ((0.0, 0.955, 0.03, 0.005, 0.005, 0.005), (0.0, 0.0495, 0.0005, 0.95, 0.0, 0.0))
"""Of any trait, and of whether the names stand in order: what is believed before a base has been seen, and how firmly,
in pairs.
"""

MOST_DIFFER = {
    "first": 0.3, "last": 0.3, "company": 0.3, "host": 0.3, "email": 0.6, "phone": 0.6, "street": 0.5, "city": 0.3,
    "postal": 0.4, "state": 0.3, "country": 0.2, "title": 0.6, "linkedin": 0.3, "external": 0.9, "order": 0.98,
}  # fmt: skip
MOST_DIFFER_OWN = 0.4
"""In which share of true pairs a trait may differ; people have several addresses and move, names change seldom."""

MOST_NEITHER = 0.005
"""In which share of true pairs both names may differ, where both records have one."""

USUAL = {
    "first": 3e-3, "last": 1e-3, "company": 1e-3, "host": 1e-3, "email": 1e-5, "phone": 1e-5, "street": 1e-4,
    "city": 1e-2, "postal": 2e-3, "state": 0.1, "country": 0.3, "title": 2e-2, "linkedin": 1e-5, "external": 1e-5,
    "account": 1e-4,
}  # fmt: skip
USUAL_OWN = 1e-2
FIRMNESS = 1000.0
"""How common a value is in the world, and with how many records' weight that is believed."""


MOST_RARE = 0.0
"""What a rare company or address adds at most: colleagues of a small firm are no more one person than others."""


def prior_u(key: str) -> tuple[float, ...]:
    """How two records agree in a trait before a base has been seen: the same value as often as is usual."""
    same = USUAL.get(key, USUAL_OWN)
    return 0.0, 1 - 0.03 - 3 * same, 0.03, same, same, same


AGREE = 3
"""The level from which on a trait agrees, as far as patterns go."""

UNSEEN = math.log(1e-9)


def rarity(key: str, count: float, records: float) -> float:
    """The share of other records that hold a value that `count` of `records` hold, two of which are compared."""
    usual = USUAL.get(key, USUAL_OWN)
    return (max(count - 2, 0) + 0.5 + FIRMNESS * usual) / (records + FIRMNESS)


OFFICE = 1
"""The place of company and address among the groups."""


def office_most(start: float, keys: Collection[str]) -> float:
    """The most that company and address add: colleagues need more than that to be one, a household less."""
    return (-3.0 if "company" in keys else 8.0) - start


def score_of(odds: float) -> int:
    """Log odds as a score: even odds are 75, ninety-nine to one 95; 100 is kept for what is certain."""
    if odds >= 0:
        return min(99, round(100 - 25 * 2 ** (-odds / 2)))
    return max(0, round(75 * 2 ** (odds / 4) - 0.5))


@record
class Weights:
    """What was learnt of a base: by trait (`keys`) what each level adds to the log odds, which start at `start`.

    `joints` holds, for each of the `groups`, what a pattern of their traits takes away. `u_same`: how often two records
    hold the same value. `records`: how many it was learnt from. `kinds`: of what kind each trait is.
    """

    keys: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    add: tuple[tuple[float, ...], ...]
    u_same: tuple[float, ...]
    joints: tuple[Mapping[str, float], ...]
    start: float
    records: int
    kinds: Mapping[str, str]


def as_json(weights: Weights) -> dict[str, Any]:
    """The weights as they are kept."""
    return {name: getattr(weights, name) for name in weights.__match_args__}


def from_json(kept: Mapping[str, Any]) -> Weights:
    """The weights as they were kept."""
    return Weights(
        tuple(kept["keys"]), tuple(map(tuple, kept["groups"])), tuple(map(tuple, kept["add"])), tuple(kept["u_same"]),
        tuple(kept["joints"]), float(kept["start"]), int(kept["records"]), dict(kept["kinds"]),
    )  # fmt: skip


def odds(weights: Weights, levels: Mapping[str, int], counts: Mapping[str, float]) -> float:
    """The log odds of two records by the levels of their traits; `counts`: how many hold a value that is the same."""
    found = weights.start
    adds = {key: weights.add[at][levels.get(key, 0)] for at, key in enumerate(weights.keys)}
    for place, (group, joint) in enumerate(zip(weights.groups, weights.joints, strict=True)):
        pattern = 0
        for key in group:
            level = levels.get(key, 0)
            pattern = pattern * 3 + (0 if not level else 2 if level >= AGREE else 1)
        more = -joint.get(str(pattern), UNSEEN) if joint else 0.0
        if place == OFFICE:
            whole = more + sum(adds[key] for key in group)
            more += min(whole, office_most(weights.start, weights.keys)) - whole
        found += more
    return found + sum(adds.values()) + corrected(weights, counts)


def corrected(weights: Weights, counts: Mapping[str, float]) -> float:
    """What rare or common values add; of company and address the one that says most alone counts."""
    found = 0.0
    rarest: tuple[float, float] | None = None
    for at, key in enumerate(weights.keys):
        if key in counts:
            more = math.log(weights.u_same[at] / rarity(key, counts[key], weights.records))
            if key not in GROUPS[1]:
                found += more
            elif rarest is None or weights.u_same[at] < rarest[0]:
                rarest = weights.u_same[at], more
    return found + (min(rarest[1], MOST_RARE) if rarest else 0.0)

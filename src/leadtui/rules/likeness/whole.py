"""All pairs of many records that may be one, with the odds of each: the scan, on columns.

The order of work: candidates by shared keys, their levels, the weights learnt from them, the odds by these and by how
common the values are; then the pairs that follow from others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from leadtui.rules.likeness.bounds import identifies
from leadtui.rules.likeness.bounds_whole import bounded, may_teach
from leadtui.rules.likeness.candidates import candidates
from leadtui.rules.likeness.columns import Column, Floats, Ints, shared_count
from leadtui.rules.likeness.learning import ENOUGH, Model
from leadtui.rules.likeness.levels import SAME
from leadtui.rules.likeness.table import Levels, levels_of, promising
from leadtui.rules.likeness.weights import FIRMNESS, GROUPS, MOST_RARE, USUAL, USUAL_OWN, Weights

SAMPLE = 40_000
SMALL = 8000
"""Records up to which every candidate is compared whole."""

LOWEST = -6.0
"""Pairs with lower log odds are forgotten."""

SURE, FOLLOWS, AGAINST, LARGEST = 2.0, 1.0, -8.0, 40
"""When A is B and B is C for sure, A is C, unless what they hold speaks against it; larger groups are chains."""

EXPECTED = 0.05
"""True pairs a record, as a first guess."""


@dataclass(slots=True)
class Found:
    """The pairs compared (places of records, the lower first), the levels of their traits and their log odds."""

    ones: Ints
    others: Ints
    levels: dict[str, Levels]
    odds: Floats
    weights: Weights


def find(columns: Mapping[str, Column], size: int, told: Callable[[float], None] | None = None) -> Found:
    """Compares what is worth comparing and learns the weights on the way."""
    say = told or (lambda _: None)
    say(0.05)
    ones, others = candidates(columns, size)
    say(0.2)
    if size > SMALL:
        kept = promising(columns, ones, others)
        ones, others = ones[kept], others[kept]
    levels = levels_of(columns, ones, others)
    say(0.6)
    common = {key: _alike_by_chance(column, size) for key, column in columns.items()}
    rarity = _rarities(columns, common, ones, others, levels, size)
    model = _learnt(columns, size, ones, others, levels, rarity)
    say(0.8)
    rows = list(levels.values())
    odds = model.odds(rows, model.patterns(rows)) + rarity if len(ones) else rarity
    traits = {key: column.trait for key, column in columns.items()}
    identify = frozenset(key for key, one in traits.items() if identifies(key, one.kind, common[key], size))
    odds = bounded(odds, columns, ones, others, levels, identify, size)
    say(0.9)
    kept = odds > LOWEST
    ones, others, odds = ones[kept], others[kept], odds[kept]
    levels = {key: level[kept] for key, level in levels.items()}
    more = _following(ones, others, odds, size)
    if len(more):
        low, high = (more // size).astype(np.int32), (more % size).astype(np.int32)
        added = levels_of(columns, low, high)
        rows = list(added.values())
        own = model.odds(rows, model.patterns(rows)) + _rarities(columns, common, low, high, added, size)
        own = bounded(own, columns, low, high, added, identify, size)
        own = np.where(own >= AGAINST, np.maximum(own, FOLLOWS), own)
        fresh = ~np.isin(more, ones.astype(np.int64) * size + others)
        at = {int(pair): place for place, pair in enumerate(ones.astype(np.int64) * size + others)}
        for pair, value in zip(more[~fresh].tolist(), own[~fresh].tolist(), strict=True):
            odds[at[pair]] = max(odds[at[pair]], value)
        ones, others = np.concatenate((ones, low[fresh])), np.concatenate((others, high[fresh]))
        odds = np.concatenate((odds, own[fresh]))
        levels = {key: np.concatenate((level, added[key][fresh])) for key, level in levels.items()}
    return Found(ones, others, levels, odds, model.kept(traits, size, common))


def _following(ones: Ints, others: Ints, odds: Floats, size: int) -> npt.NDArray[np.int64]:
    """The pairs of records that surely are the same as a third, as lower * size + higher, but for the sure ones."""
    sure = odds >= SURE
    group: dict[int, set[int]] = {}
    for one, other in zip(ones[sure].tolist(), others[sure].tolist(), strict=True):
        a, b = group.get(one, {one}), group.get(other, {other})
        if a is b or len(a) + len(b) > LARGEST:
            continue
        small, large = sorted((a, b), key=len)
        large |= small
        group[one] = group[other] = large
        for member in small:
            group[member] = large
    known = set((ones[sure].astype(np.int64) * size + others[sure]).tolist())
    found = [
        pair
        for members in {id(own): own for own in group.values()}.values()
        if len(members) > 2
        for a, b in combinations(sorted(members), 2)
        if (pair := a * size + b) not in known
    ]
    return np.array(sorted(found), np.int64)


def _learnt(
    columns: Mapping[str, Column], size: int, ones: Ints, others: Ints, levels: dict[str, Levels], rarity: Floats
) -> Model:
    model = Model(list(levels))
    chance = np.random.default_rng(1)
    a, b = (chance.integers(0, size, SAMPLE).astype(np.int64) for _ in range(2))
    low, high = np.minimum(a, b), np.maximum(a, b)
    known = ones.astype(np.int64) * size + others
    fresh = (low != high) & ~_among(low * size + high, known)
    low, high = low[fresh].astype(np.int32), high[fresh].astype(np.int32)
    sample = list(levels_of(columns, low, high).values())
    rows, near = list(levels.values()), 1.0
    teach = may_teach(levels, len(ones))
    if len(ones) > ENOUGH:
        chosen = chance.choice(len(ones), ENOUGH, replace=False)
        near = len(ones) / ENOUGH
        rows, rarity = [level[chosen] for level in rows], rarity[chosen]
        teach = teach[chosen]
    each = max(size * (size - 1) / 2 - len(ones), 0.0) / max(len(low), 1)
    model.learn(rows, sample, rarity, near, each, EXPECTED * size, teach)
    return model


def _among(some: npt.NDArray[np.int64], known: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which of some numbers are among others, which are in order."""
    if not len(known):
        return np.zeros(len(some), np.bool_)
    found: npt.NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, some), len(known) - 1)] == some
    return found


def _alike_by_chance(column: Column, size: int) -> float:
    """How often two records that are not one hold the same value."""
    usual = USUAL.get(column.trait.key, USUAL_OWN)
    shares = (np.maximum(column.counts - 1, 0) + 0.5 * usual * FIRMNESS / size) / size
    least: float = max(0.1 / size**1.5, 1e-7)
    return max(float((shares * column.counts / size).sum()), least)


def _rarities(
    columns: Mapping[str, Column], common: Mapping[str, float], ones: Ints, others: Ints, levels: dict[str, Levels],
    size: int,
) -> Floats:  # fmt: skip
    """What rare or common values add to the odds of each pair, as `weights.corrected` has it for one."""
    found = np.zeros(len(ones))
    rarest, rarest_adds = np.full(len(ones), np.inf), np.zeros(len(ones))
    for key, column in columns.items():
        same = np.flatnonzero(levels[key] == SAME)
        counts = shared_count(column, ones[same], others[same])
        usual = USUAL.get(key, USUAL_OWN)
        share = (np.maximum(counts - 2, 0) + 0.5 + FIRMNESS * usual) / (size + FIRMNESS)
        # Of names in each other's place none is shared, so nothing is known of how common they are.
        adds = np.where(counts > 0, np.log(common[key] / share), 0.0)
        if key not in GROUPS[1]:
            found[same] += adds
            continue
        better = common[key] < rarest[same]
        rarest[same[better]] = common[key]
        rarest_adds[same[better]] = adds[better]
    return found + np.minimum(rarest_adds, MOST_RARE)

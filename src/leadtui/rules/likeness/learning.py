"""The weights of agreement, learnt from a base itself without labels.

Fellegi and Sunter (1969): a pair is one record or two, each trait agrees to some level with a probability m in the
first case and u in the second. Winkler (1988): both are found by expectation maximisation. Here all pairs of the base
take part: those worth comparing one by one, the others through a random sample, so that u is that of any two records
and m that of true ones, however the candidates were chosen.

Company and address agree together, so u of these is that of their pattern and not a product: else any two colleagues
would be one. And what a true pair looks like is known roughly beforehand (`MOST_DIFFER`), so that no other kind of
likeness that a base is full of (one city, one firm) is taken for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from leadtui.rules.likeness.columns import Bools, Floats, Ints
from leadtui.rules.likeness.levels import BLANK, LEVELS, NEITHER, ORDER, SHORT
from leadtui.rules.likeness.table import Levels
from leadtui.rules.likeness.traits import Trait
from leadtui.rules.likeness.weights import (
    GIVEN,
    GROUPS,
    MOST_DIFFER,
    MOST_DIFFER_OWN,
    MOST_NEITHER,
    OFFICE,
    PRIOR_M,
    PRIOR_U,
    STRENGTH_M,
    STRENGTH_U,
    Weights,
    office_most,
    prior_u,
)

LEAST = 1e-9
MOST_SHARE = 0.05
"""Of all pairs of a base, however small, more are not believed to be one beforehand."""

SETTLED = 1e-3
CERTAIN = 2.0
"""The log odds from which on a pair teaches."""

ROUNDS = 20
ENOUGH = 400_000
"""Pairs the weights are learnt from at most; more say nothing new."""


class Model:
    """Probabilities by trait (rows) and level (columns), and of the patterns of the traits that agree together."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = list(keys)
        self.groups = [[self.keys.index(key) for key in group if key in self.keys] for group in GROUPS]
        self.given = [[self.keys.index(key) for key in group if key in self.keys] for group in GIVEN]
        self.prior_m = np.array([PRIOR_M[key == ORDER] for key in keys])
        self.prior_u = np.array([PRIOR_U[1] if key == ORDER else prior_u(key) for key in keys])
        self.m, self.u = np.maximum(self.prior_m, LEAST), np.maximum(self.prior_u, LEAST)
        self.most = np.array([MOST_DIFFER.get(key, MOST_DIFFER_OWN) for key in keys])
        self.joints = [
            np.ones(3 ** (len(group) + len(given))) for group, given in zip(self.groups, self.given, strict=True)
        ]
        self.share = 1e-9

    def patterns(self, pairs: Sequence[Levels]) -> list[Ints]:
        """Which of the traits of each group are blank, differ, agree: one number a pair."""
        places = ([*group, *given] for group, given in zip(self.groups, self.given, strict=True))
        return [_patterns([pairs[at] for at in group], len(pairs[0])) for group in places]

    def odds(self, pairs: Sequence[Levels], patterns: Sequence[Ints]) -> Floats:
        """The log odds of each pair, without regard to how common its values are."""
        found: Floats = np.full(len(pairs[0]), np.log(self.share / (1 - self.share)))
        for weights, level in zip(self.weights(), pairs, strict=True):
            found += weights[level]
        for place, (joint, pattern) in enumerate(zip(self.joints, patterns, strict=True)):
            adds = -np.log(joint)[pattern]
            if place == OFFICE:
                adds = self._office(pairs, adds)
            found += adds
        return found

    def _office(self, pairs: Sequence[Levels], adds: Floats) -> Floats:
        """What company and address add is bounded: together they never make two people one."""
        weights = self.weights()
        for at in self.groups[OFFICE]:
            adds = adds + weights[at][pairs[at]]
        bounded = np.minimum(adds, office_most(float(np.log(self.share / (1 - self.share))), self.keys))
        for at in self.groups[OFFICE]:
            bounded = bounded - weights[at][pairs[at]]
        return bounded

    def weights(self) -> Floats:
        """By trait and level, what it adds to the log odds; of grouped traits without what their pattern adds."""
        found: Floats = np.log(self.m) - np.log(self.u)
        for at in (at for group in self.groups for at in group):
            found[at] += np.log(_coarse(self.u[at]))
        found[:, BLANK] = 0
        return found

    def learn(
        self,
        pairs: Sequence[Levels],
        sample: Sequence[Levels],
        rarity: Floats,
        near: float,
        each: float,
        expected: float,
        teach: Bools,
    ) -> None:
        """Learns from candidate pairs and a random sample; a row of them stands for `near` and `each` pairs.

        `rarity` is what rare and common values add to the odds of each candidate; `expected` how many pairs of the base
        are one, as a first guess. Only pairs that are one almost for certain, of those that may `teach`, teach what
        such pairs look like: else a base full of namesakes, or of firms in one city, would teach that these are one.
        """
        patterns, far_patterns = self.patterns(pairs), self.patterns(sample)
        sizes = [len(joint) for joint in self.joints]
        total = near * len(pairs[0]) + each * len(sample[0])
        counted, far = near * _counts(pairs), each * _counts(sample)
        joint_near = [near * np.bincount(p, minlength=size) for p, size in zip(patterns, sizes, strict=True)]
        joint_far = [each * np.bincount(p, minlength=size) for p, size in zip(far_patterns, sizes, strict=True)]
        joint_all: list[Floats] = [one + other for one, other in zip(joint_near, joint_far, strict=True)]
        strength = 20 * each + STRENGTH_U
        self._others(far + counted, joint_all, near, strength)
        self.share = min(max(expected, 1.0) / total, MOST_SHARE)
        for _ in range(ROUNDS):
            odds = self.odds(pairs, patterns) + rarity
            one = near / (1 + np.exp(-np.clip(odds, -500, 500)))
            share = min(max(float(one.sum()), 0.02 * expected) / total, MOST_SHARE)
            one[(odds < CERTAIN) | ~teach] = 0
            true = _counts(pairs, one)
            self.m = self._held(_shares(true, self.prior_m, STRENGTH_M))
            joints: list[Floats] = [
                whole - np.bincount(pattern, weights=one, minlength=len(whole))
                for whole, pattern in zip(joint_all, patterns, strict=True)
            ]
            self._others(far + counted - true, joints, near, strength)
            done = abs(np.log(share / self.share)) < SETTLED
            self.share = share
            if done:
                break

    def _others(self, counted: Floats, joints: Sequence[Floats], near: float, strength: float) -> None:
        counted = np.maximum(counted, 0)
        self.u = _shares(counted, self.prior_u, STRENGTH_U * near)
        for place, (group, joint) in enumerate(zip(self.groups, joints, strict=True)):
            expected = np.ones(1)
            for at in (*group, *self.given[place]):
                expected = np.multiply.outer(expected, _three(self.u[at], counted[at])).ravel()
            found = (np.maximum(joint, 0) + strength * expected) / (max(joint.sum(), 1.0) + strength)
            self.joints[place] = np.maximum(found * _without_blanks(found, len(group), len(self.given[place])), 1e-12)

    def _held(self, m: Floats) -> Floats:
        over = m[:, 1] > self.most
        kept = (1 - self.most[over]) / np.maximum(1 - m[over, 1], 1e-6)
        m[over, 2:] *= kept[:, None]
        m[over, 1] = self.most[over]
        if ORDER in self.keys:
            names = m[self.keys.index(ORDER)]
            names[NEITHER] = min(names[NEITHER], MOST_NEITHER)
        return np.maximum(m, LEAST)

    def kept(self, traits: Mapping[str, Trait], records: int, u_same: Mapping[str, float]) -> Weights:
        """What was learnt, as it is remembered."""
        return Weights(
            keys=tuple(self.keys),
            groups=tuple(
                tuple(self.keys[at] for at in (*group, *given))
                for group, given in zip(self.groups, self.given, strict=True)
            ),
            add=tuple(tuple(round(float(value), 4) for value in row) for row in self.weights()),
            u_same=tuple(float(f"{u_same.get(key, 0.01):.4g}") for key in self.keys),
            joints=tuple(
                {str(at): round(float(np.log(value)), 3) for at, value in enumerate(joint)} for joint in self.joints
            ),
            start=float(np.log(self.share / (1 - self.share))),
            records=records,
            kinds={key: trait.kind for key, trait in traits.items()},
        )


def _patterns(levels: Sequence[Levels], size: int) -> Ints:
    found = np.zeros(size, np.int32)
    for level in levels:
        found *= 3
        found += _THREE[level]
    return found


_THREE = np.array([0, 1, 1, 2, 2, 2], np.int32)
"""Blank, differs, agrees: from `weights.AGREE` on."""


def _counts(pairs: Sequence[Levels], weights: Floats | None = None) -> Floats:
    rows = [np.bincount(level, weights=weights, minlength=LEVELS)[:LEVELS] for level in pairs]
    return np.stack(rows).astype(np.float64)


def _shares(counts: Floats, prior: Floats, strength: float) -> Floats:
    known = counts.copy()
    known[:, BLANK] = 0
    known += prior * strength
    found: Floats = known / known.sum(axis=1, keepdims=True)
    return np.maximum(found, LEAST)


def _coarse(u: Floats) -> Floats:
    """For each level the probability of all levels that a pattern does not tell from it."""
    differ, agree = u[1:SHORT].sum(), u[SHORT:].sum()
    return np.array([1.0, differ, differ, agree, agree, agree])


def _three(u: Floats, counted: Floats) -> Floats:
    """The probabilities of blank, differing, agreeing of one trait among pairs that are two."""
    whole = max(float(counted.sum()), 1.0)
    blank = min(max(float(counted[BLANK]) / whole, 0.0), 1.0)
    return np.array([blank, (1 - blank) * u[1:SHORT].sum(), (1 - blank) * u[SHORT:].sum()])


def _without_blanks(joint: Floats, traits: int, given: int) -> Floats:
    """What makes of a pattern's probability that of its agreements, given what is blank and the last `given` traits."""
    if not traits:
        return np.ones(len(joint))
    codes = np.arange(len(joint))
    condition = codes % 3**given
    for place in range(given, traits + given):
        condition = condition * 2 + (codes // 3**place % 3 == 0)
    masses = np.bincount(condition, weights=joint)
    found: Floats = 1 / np.maximum(masses[condition], 1e-300)
    return found

"""The levels of many pairs of records at once: what `levels.level` says of two values, said of columns of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from leadtui.rules.likeness import levels
from leadtui.rules.likeness.columns import Bools, Column, Ints
from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, NEITHER, ORDER, SAME, SHORT, STRAIGHT, SWAPPED, WEAK
from leadtui.rules.likeness.name_forms import apart
from leadtui.rules.likeness.traits import CHOICE, CODE, DATE, DAY, EMAIL, NAME, NUMBER, TEXT, swappable

Levels = npt.NDArray[np.int8]

_WORKERS = 2


def levels_of(columns: Mapping[str, Column], ones: Ints, others: Ints) -> dict[str, Levels]:
    """The level of every trait of these pairs, and whether the parts of the name stand in each other's place."""
    found = {key: compared(column, ones, others) for key, column in columns.items()}
    if swappable(columns):
        first, last = columns["first"], columns["last"]
        straight = np.maximum(found["first"], 1) + np.maximum(found["last"], 1)
        todo = np.flatnonzero((found["first"] < CLOSE) & (found["last"] < CLOSE))
        one = codes_compared(first, first.codes[ones[todo], 0], last, last.codes[others[todo], 0])
        other = codes_compared(last, last.codes[ones[todo], 0], first, first.codes[others[todo], 0])
        better = np.maximum(one, 1) + np.maximum(other, 1) >= straight[todo] + 3
        found["first"][todo[better]] = one[better]
        found["last"][todo[better]] = other[better]
        order = np.full(len(ones), STRAIGHT, np.int8)
        order[(found["first"] == BLANK) & (found["last"] == BLANK)] = BLANK
        order[(found["first"] == DIFFER) & (found["last"] == DIFFER)] = NEITHER
        order[todo[better]] = SWAPPED
        found[ORDER] = order
    return found


def promising(columns: Mapping[str, Column], ones: Ints, others: Ints) -> Bools:
    """Which pairs are worth comparing whole: names that are alike, or something equal that few others share.

    A cheap look that needs equality and the two names only; what it lets go no weights would make one.
    """
    points = np.zeros(len(ones), np.int8)
    office = np.zeros(len(ones), np.int8)
    for key, column in columns.items():
        trait = column.trait
        if trait.kind == NAME:
            continue
        equal = np.zeros(len(ones), np.bool_)
        for place in range(column.codes.shape[1]):
            for across in range(column.codes.shape[1]):
                a = column.codes[ones, place]
                equal |= (a >= 0) & (a == column.codes[others, across])
        identifies = trait.kind in (EMAIL, DATE, NUMBER) or (trait.kind == CODE and key != "postal")
        if identifies:
            points += equal.astype(np.int8) * (2 if trait.kind == DATE or trait.group else 3)
        elif trait.group:
            office += equal
        else:
            points += equal
    known = np.zeros(len(ones), np.int8)
    if swappable(columns):
        names = levels_of({key: columns[key] for key in ("first", "last")}, ones, others)
        for key in ("first", "last"):
            known += _POINTS[names[key]]
    points += np.minimum(office, 2 if "company" in columns else 3) + known
    return points >= (FEW_POINTS if len(next(iter(columns.values())).codes) <= FEW else ENOUGH_POINTS)


_POINTS = np.array([0, -1, 1, 2, 2, 2], np.int8)
ENOUGH_POINTS, FEW_POINTS, FEW = 3, 2, 30_000
"""What a level of a name is worth in the cheap look, what a pair needs there, and what where there are few records."""


def compared(column: Column, ones: Ints, others: Ints) -> Levels:
    """The level of each pair; of several values the best of any two."""
    best = codes_compared(column, column.codes[ones, 0], column, column.codes[others, 0])
    for place in range(column.codes.shape[1]):
        for across in range(column.codes.shape[1]):
            if place or across:
                a, b = column.codes[ones, place], column.codes[others, across]
                todo = np.flatnonzero((a >= 0) & (b >= 0) & (best < SAME))
                best[todo] = np.maximum(best[todo], codes_compared(column, a[todo], column, b[todo]))
    return best


def codes_compared(left: Column, a: Ints, right: Column, b: Ints) -> Levels:
    """The level of each two values of columns of one kind, by their places in `texts`."""
    found = np.zeros(len(a), np.int8)
    there = (a >= 0) & (b >= 0)
    if left is right:
        same = there & (a == b)
        found[same] = SAME
        there &= ~same
    todo = np.flatnonzero(there)
    if len(todo) and left.trait.kind != NUMBER:
        found[todo] = DIFFER if left.trait.kind == DAY else _unequal(left, a[todo], right, b[todo])
    return found


def _unequal(left: Column, a: Ints, right: Column, b: Ints) -> Levels:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cpdist

    kind = left.trait.kind
    one, other = left.texts[a], right.texts[b]
    lengths_a, lengths_b = left.lengths[a], right.lengths[b]
    longest, shortest = np.maximum(lengths_a, lengths_b), np.minimum(lengths_a, lengths_b)
    found = np.full(len(a), DIFFER, np.int8)
    if kind in (CODE, DATE, CHOICE):
        most = 1 if kind == CHOICE else 2
        wrong = cpdist(one, other, scorer=OSA.distance, score_cutoff=most, dtype=np.int32, workers=_WORKERS)
        if kind != CHOICE:
            found[(wrong == 2) & (shortest >= 6)] = WEAK
        found[(wrong == 1) & (shortest >= 3)] = CLOSE
        found[wrong == 0] = SAME
    elif kind == EMAIL:
        # Addresses that share neither a beginning nor an end, or are nowhere near, need no second look.
        share = cpdist(
            one, other, scorer=OSA.normalized_similarity, score_cutoff=0.4, dtype=np.float32, workers=_WORKERS
        )
        for at in np.flatnonzero(share > 0).tolist():
            found[at] = levels.email_level(one[at], other[at]) if share[at] < 1 else SAME
    else:
        least = levels.FAR[kind]
        share = cpdist(
            one, other, scorer=OSA.normalized_similarity, score_cutoff=least - 1e-6, dtype=np.float32, workers=_WORKERS
        )
        slip = (share * longest > longest - 1.5) & (shortest >= 3)
        found[(share >= least - 1e-6) & (shortest >= 3)] = WEAK
        found[slip | (share >= levels.NEAR[kind] - 1e-6)] = CLOSE
        found[share > 1 - 1e-6] = SAME
    if kind == EMAIL:
        return found
    if kind == CODE:
        for at in np.flatnonzero(left.extended[a] | right.extended[b]).tolist():
            found[at] = levels.extended_level(one[at], other[at])
    two = np.zeros(len(a), np.bool_)
    if kind == NAME:
        alike = (left.given[a] & right.given[b]) | (left.born[a] & right.born[b])
        for at in np.flatnonzero(alike).tolist():
            two[at] = apart(one[at], other[at])
        found[two] = DIFFER
    maybe = (found < SHORT) & ~two & _may_be_short(left, a, right, b, shortest)
    for at in np.flatnonzero(maybe).tolist():
        if levels.shortened(kind, one[at], other[at]):
            found[at] = SHORT
    if kind == NAME:
        found[(left.ascii[a] != right.ascii[b]) & ~(left.latin[a] & right.latin[b])] = BLANK
    return found


def _may_be_short(left: Column, a: Ints, right: Column, b: Ints, shortest: Ints) -> Bools:
    """Where it is worth asking one by one whether a value is a short form of the other."""
    kind = left.trait.kind
    if kind == DATE:
        one, other = left.days[a], right.days[b]
        apart = (one < 0) | (other < 0)
        near: Bools = ~apart & ((one // 10000 == other // 10000) | (one % 10000 == other % 10000))
        return near
    if kind == TEXT:
        return (left.blanks[a] | right.blanks[b]) & _share_a_start(left, a, right, b)
    if kind == NAME:
        worded = (left.blanks[a] | right.blanks[b]) & _share_a_start(left, a, right, b)
        may: Bools = worded | (left.nicknamed[a] & right.nicknamed[b]) | (shortest == 1)
        may |= left.heard[a] == right.heard[b]
        return may
    return np.zeros(len(a), np.bool_)


def _share_a_start(left: Column, a: Ints, right: Column, b: Ints) -> Bools:
    """Whether a word of one begins like a word of the other: a bit for each first letter."""
    both: Bools = (_starts(left)[a] & _starts(right)[b]) != 0
    return both


def _starts(column: Column) -> npt.NDArray[np.int64]:
    found: npt.NDArray[np.int64] | None = column.__dict__.get("starts")
    if found is None:
        bits = (sum({1 << ord(word[0]) % 61 for word in text.split()}) for text in column.texts)
        found = np.fromiter(bits, np.int64, len(column.texts))
        column.__dict__["starts"] = found
    return found

"""Which pairs of many records are worth comparing: those that share a key which few others have.

Always holds: the number of pairs is bounded (`PER_RECORD`); a block that is too common is dropped, since what half of
the records share tells none of them from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from leadtui.rules.likeness.columns import Column
from leadtui.rules.likeness.traits import CODE, DATE, EMAIL, NAME, NUMBER, TEXT, sound, swappable

Longs = npt.NDArray[np.int64]

PER_RECORD = 12
AT_LEAST = 400_000
"""Pairs that are compared at most: so many a record, and so many in any case."""

FEW = 3000
"""Up to so many records any shared value is worth a look."""

BLOCK = 60
"""Records that share a key, at most."""


def candidates(columns: Mapping[str, Column], size: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The pairs to compare, each once, the lower place first."""
    budget = max(AT_LEAST, PER_RECORD * size)
    found: list[Longs] = []
    schemes = sorted(((_cost(keys), keys) for keys in _schemes(columns, size)), key=lambda scheme: scheme[0])
    total = 0
    for cost, keys in schemes:
        if total and total + cost > budget:
            continue
        pairs = _pairs(keys, size)
        total += len(pairs)
        found.append(pairs)
    merged = np.sort(np.concatenate(found)) if found else np.empty(0, np.int64)
    merged = merged[np.diff(merged, prepend=-1) > 0]
    ones, others = np.divmod(merged, size)
    return ones.astype(np.int32), others.astype(np.int32)


def _cost(keys: Longs) -> int:
    """How many pairs the blocks of a scheme hold."""
    own = np.sort(keys[keys >= 0])
    edges = np.flatnonzero(np.diff(own, prepend=-1))
    sizes = np.diff(np.append(edges, len(own)))
    sizes = sizes[sizes <= BLOCK]
    return int((sizes * (sizes - 1) // 2).sum())


def _pairs(keys: Longs, size: int) -> Longs:
    """The pairs of records in a block, as lower * size + higher; `keys` may hold several rows, -1 for no key."""
    flat = keys.ravel()
    records = np.tile(np.arange(size, dtype=np.int64), len(flat) // size)
    there = np.flatnonzero(flat >= 0)
    order = there[np.argsort(flat[there], kind="stable")]
    sorted_keys, who = flat[order], records[order]
    edges = np.flatnonzero(np.diff(sorted_keys, prepend=-1))
    sizes = np.diff(np.append(edges, len(sorted_keys)))
    small = np.repeat(sizes, sizes) <= BLOCK
    sorted_keys, who = sorted_keys[small], who[small]
    found = []
    for step in range(1, BLOCK):
        same = np.flatnonzero(sorted_keys[step:] == sorted_keys[:-step])
        if not len(same):
            break
        a, b = who[same], who[same + step]
        apart = a != b
        low, high = np.minimum(a, b)[apart], np.maximum(a, b)[apart]
        found.append(low * size + high)
    return np.concatenate(found) if found else np.empty(0, np.int64)


def _schemes(columns: Mapping[str, Column], size: int) -> Iterator[Longs]:
    """Keys by which records are put together: single ones that identify, and coarse ones two by two.

    Of two coarse keys one says who it is; company and address alone are shared by colleagues.
    """
    who: dict[str, Longs] = {}
    where: dict[str, Longs] = {}
    for key, column in columns.items():
        kind = column.trait.kind
        if len(column.texts) < 2 and size > BLOCK:
            continue
        if kind in (EMAIL, CODE, DATE, NUMBER) or (kind == TEXT and not column.trait.group) or size < FEW:
            yield from (column.codes[:, place].astype(np.int64) for place in range(column.codes.shape[1]))
        if kind == EMAIL:
            yield _first(column, column.locals)
            yield _by(column, lambda text: "".join(sorted(text)))
            who[key] = _by(column, lambda text: text[:2])
        elif kind == NAME:
            who[key] = _by(column, sound)
            who[f"{key}-letters"] = _by(column, lambda text: "".join(sorted(text.replace(" ", "")))[:6])
        elif kind == DATE:
            who[key] = column.codes[:, 0].astype(np.int64)
            who[f"{key}-year"] = _by(column, lambda text: text[:4])
            who[f"{key}-day"] = _by(column, lambda text: text[4:])
        elif kind == TEXT:
            where[key] = _by(column, lambda text: " ".join(map(sound, text.split()[:2])))
            where[f"{key}-end"] = _by(column, lambda text: text[-4:])
        elif kind == CODE:
            (where if column.trait.group else who)[key] = column.codes[:, 0].astype(np.int64)
    if swappable(columns):
        yield _either_way(columns["first"], columns["last"])
    for one, other in (*combinations(who, 2), *product(who, where)):
        if one.partition("-")[0] != other.partition("-")[0]:
            a, b = who[one], who.get(other, where.get(other))
            assert b is not None
            yield np.where((a >= 0) & (b >= 0), a * (int(b.max(initial=0)) + 1) + b, -1)


def _by(column: Column, shape: Callable[[str], str]) -> Longs:
    """A coarser key of each record's first value."""
    return _first(column, column.numbered(shape))


def _first(column: Column, numbers: Longs) -> Longs:
    own = column.codes[:, 0]
    return np.where(own >= 0, numbers[own], -1)


def _either_way(first: Column, last: Column) -> Longs:
    """One key for "Ada Lovelace" and "Lovelace Ada"."""
    known: dict[str, int] = {"": -1}

    def heard(text: str) -> int:
        return known.setdefault(sound(text), len(known) - 1)

    a, b = (
        _first(column, np.fromiter(map(heard, column.texts), np.int64, len(column.texts))) for column in (first, last)
    )
    low, high = np.minimum(a, b), np.maximum(a, b)
    return np.where((a >= 0) & (b >= 0), low * (len(known) + 1) + high, -1)

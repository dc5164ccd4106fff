"""Chance that is the same on every machine and in every version of Python.

Only `random()` of a seeded generator is used: its sequence is promised to stay, that of `choice` or `shuffle` is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A stream of chance; every answer moves it on."""

    __slots__ = ("roll",)

    def __init__(self, seed: int) -> None:
        self.roll = Random(seed).random
        """The next number, 0 ≤ x < 1."""

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[int(self.roll() * len(options))]

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.roll() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Whether it happened; `share` from 0 to 1."""
        return self.roll() < share


def spread(weights: Mapping[T, int]) -> tuple[T, ...]:
    """Each key as often as its weight says, to be picked from."""
    return tuple(key for key, weight in weights.items() for _ in range(weight))

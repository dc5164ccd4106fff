"""Finding one of a few hundred things by what is typed of its name: commands, places, views.

Always holds: nothing typed finds everything, in the order given; what is found by its name comes before what is found
by what is said of it, and a guess (letters left out, a slip of the finger) only when nothing else is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from leadtui.rules.text import fold

T = TypeVar("T")

WHOLE, BEGINS, NAMED, IN_NAME, SAID, IN_SAID, LETTERS, SLIP = 90, 80, 70, 60, 50, 40, 20, 10
SHORTEST_GUESS = 3
"""Letters from which on what is typed may be a guess."""


def rank(text: str, name: str, said: str = "") -> int:
    """Return how well what is typed names a thing called `name`, of which more is said; 0 is not at all."""
    wanted = fold(text).split()
    if not wanted:
        return WHOLE
    own, words = fold(name), _words(name)
    both = words + _words(said)
    whole = " ".join(wanted)
    if own == whole:
        return WHOLE
    if own.startswith(whole):
        return BEGINS
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return NAMED
    if all(part in own for part in wanted):
        return IN_NAME
    if all(any(word.startswith(part) for word in both) for part in wanted):
        return SAID
    everything = f"{own} {fold(said)}"
    if all(part in everything for part in wanted):
        return IN_SAID
    return _guess("".join(wanted), wanted, own, words)


def narrowed(text: str, things: Iterable[T], name: Callable[[T], tuple[str, str]]) -> list[T]:
    """Return the things that what is typed may mean, the best first, equals in the order given.

    `name` gives what a thing is called and what more is said of it.
    """
    ranked = [(rank(text, *name(thing)), thing) for thing in things]
    best = max((score for score, _ in ranked), default=0)
    least = IN_SAID if best >= IN_SAID else 1
    return [thing for score, thing in sorted(ranked, key=lambda one: -one[0]) if score >= least]


def _words(text: str) -> list[str]:
    return [word.strip(".,;:()“”") for word in fold(text).replace("-", " ").split()]


def _guess(letters: str, wanted: Sequence[str], own: str, words: Sequence[str]) -> int:
    if len(letters) < SHORTEST_GUESS:
        return 0
    rest = iter(own)
    if letters[0] == own[:1] and all(letter in rest for letter in letters):
        return LETTERS
    from rapidfuzz.distance import OSA

    near = all(any(OSA.distance(part, word[: len(part) + 1]) <= 1 for word in words) for part in wanted)
    return SLIP if near and min(map(len, wanted)) >= SHORTEST_GUESS else 0

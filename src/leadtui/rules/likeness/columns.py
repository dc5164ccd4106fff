"""The values of many records, a column for each trait: numbers for equality, texts for likeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from leadtui.rules.likeness.traits import Trait

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

MOST = 3
"""Values of a trait of one record that are compared."""


class Column:
    """`codes[record, place]` is the place in `texts`, -1 for blank; `counts` how many records have each text."""

    def __init__(self, trait: Trait, codes: Ints, texts: Sequence[str]) -> None:
        self.trait = trait
        self.codes = codes
        self.texts: npt.NDArray[Any] = np.empty(len(texts), object)
        self.texts[:] = texts
        self.counts: Floats = np.bincount(codes[codes >= 0], minlength=len(texts)).astype(np.float64)

    @cached_property
    def lengths(self) -> Ints:
        """How long each text is."""
        return np.fromiter(map(len, self.texts), np.int32, len(self.texts))

    @cached_property
    def blanks(self) -> Bools:
        """Which texts have several words."""
        return np.fromiter((" " in text for text in self.texts), np.bool_, len(self.texts))

    @cached_property
    def nicknamed(self) -> Bools:
        """Which texts are names with short forms, or short forms."""
        from leadtui.words.nicknames import NICKNAMES

        return np.fromiter((text in NICKNAMES for text in self.texts), np.bool_, len(self.texts))

    @cached_property
    def given(self) -> Bools:
        """Which texts are first names of their own."""
        from leadtui.words.nicknames import GIVEN

        return np.fromiter((text in GIVEN for text in self.texts), np.bool_, len(self.texts))

    @cached_property
    def born(self) -> Bools:
        """Which texts say a generation."""
        from leadtui.rules.likeness.name_forms import generation

        return np.fromiter((generation(text) > 0 for text in self.texts), np.bool_, len(self.texts))

    @cached_property
    def extended(self) -> Bools:
        """Which texts are phone numbers with an extension."""
        from leadtui.rules.likeness.levels import extended

        return np.fromiter(map(extended, self.texts), np.bool_, len(self.texts))

    @cached_property
    def heard(self) -> npt.NDArray[np.int64]:
        """A number for each name however it was turned into Latin letters, the same in every column."""
        from leadtui.rules.likeness.name_forms import in_latin

        return np.fromiter((hash(in_latin(text)) for text in self.texts), np.int64, len(self.texts))

    @cached_property
    def ascii(self) -> Bools:
        """Which texts are in plain letters only."""
        return np.fromiter(map(str.isascii, self.texts), np.bool_, len(self.texts))

    @cached_property
    def latin(self) -> Bools:
        """Which texts have a Latin letter."""
        from leadtui.rules.likeness.name_forms import any_latin

        return np.fromiter(map(any_latin, self.texts), np.bool_, len(self.texts))

    def numbered(self, shape: Callable[[str], str]) -> npt.NDArray[np.int64]:
        """A number for each text, the same for texts of one shape; -1 for those whose shape is nothing."""
        known: dict[str, int] = {"": -1}
        found = (known.setdefault(shape(text), len(known) - 1) for text in self.texts)
        return np.fromiter(found, np.int64, len(self.texts))

    @cached_property
    def locals(self) -> npt.NDArray[np.int64]:
        """The part before the @ of each address, where it is long enough to say something."""
        return self.numbered(lambda text: local if len(local := text.partition("@")[0]) > 3 else "")

    @cached_property
    def days(self) -> npt.NDArray[np.int64]:
        """Each date as a number, YYYYMMDD; -1 for what is none."""
        texts = (int(text) if len(text) == 8 and text.isdecimal() else -1 for text in self.texts)
        return np.fromiter(texts, np.int64, len(self.texts))


def column(trait: Trait, values: Sequence[str]) -> Column:
    """A column of one text a record; of a trait with several they are divided by newlines."""
    known: dict[str, int] = {"": -1}
    if trait.several and any("\n" in value for value in values):
        rows = [value.split("\n")[:MOST] for value in values]
        codes = np.full((len(values), max(map(len, rows))), -1, np.int32)
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                codes[at, place] = known.setdefault(text, len(known) - 1)
    else:
        found = (known.setdefault(text, len(known) - 1) for text in values)
        codes = np.fromiter(found, np.int32, len(values)).reshape(-1, 1)
    del known[""]
    return Column(trait, codes, list(known))


def shared_count(column: Column, ones: Ints, others: Ints) -> Floats:
    """How many records hold the value that two share, 0 when they share none; of several the rarest."""
    best = np.full(len(ones), np.inf)
    for place in range(column.codes.shape[1]):
        for across in range(column.codes.shape[1]):
            a, b = column.codes[ones, place], column.codes[others, across]
            same = (a == b) & (a >= 0)
            best[same] = np.minimum(best[same], column.counts[a[same]])
    return np.where(np.isinf(best), 0.0, best)

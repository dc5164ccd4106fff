"""What the rows of a list look like: its columns in so many cells, a row's sign and texts, and the headings between.

Always holds: the widths of the columns and the blanks between them add up to the width given; every text is safe.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic

from leadtui.tui.palette import Part
from leadtui.tui.widgets.record_window import R

MARGIN = 4
"""The marker, the sign and a blank before the first column; a blank after the last."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it shows, its title, the cells it needs at least, how much of what is left over it takes, and the
    width of the list from which on it is there; a `quiet` one is drawn dim, `right` puts its texts to the right."""

    key: str
    title: str
    least: int
    share: int
    since: int = 0
    quiet: bool = False
    right: bool = False


Widths = tuple[tuple[Column, int], ...]


@lru_cache(maxsize=64)
def spread(columns: tuple[Column, ...], width: int) -> Widths:
    """Return the columns that are there in a list so many cells wide, each with its width."""
    shown = [column for column in columns if column.since <= width]
    spare = width - MARGIN - sum(column.least for column in shown) - (len(shown) - 1)
    shares = sum(column.share for column in shown)
    widths = [column.least + (max(spare, 0) * column.share // shares) for column in shown]
    widths[0] += spare - sum(w - c.least for w, c in zip(widths, shown, strict=True))
    return tuple(zip(shown, (max(w, 1) for w in widths), strict=True))


class RowFace(Generic[R]):
    """How one kind of rows is drawn."""

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells; the one called `name` is what a row is known by."""
        raise NotImplementedError

    def sign(self, row: R) -> str:
        """The sign before a row, one cell wide."""
        raise NotImplementedError

    def cell(self, column: str, row: R, cells: int) -> str:
        """The safe text of a row in a column of so many cells."""
        raise NotImplementedError

    def learn(self, page: object) -> None:
        """A page is about to be shown: take what it says beside its rows."""

    def faint(self, row: R) -> bool:
        """Whether the whole row is drawn dim, as one that no longer counts; its words say so too."""
        return False

    def headings(self, rows: Sequence[R], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """What is written on lines of their own above rows, by their index (see `record_window.Headings`)."""
        return {}

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """A heading as it is drawn."""
        return ()

    def over(self, said: str) -> str:
        """What the first title says of the heading under which the first line stands, when that is out of sight."""
        return ""

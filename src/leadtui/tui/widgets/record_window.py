"""The stretch of a list that is held: its rows, the cursor in it and the line at the top of the screen. No Textual.

Always holds: with rows, 0 ≤ `cursor` < len(rows); the cursor belongs to a record, so new rows move it with its record.
Rows before the first held one may exist unless `at_start`, after the last unless `at_end`. Headings stand on lines of
their own between the rows; `top` counts lines, headings among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

MOST_ROWS = 1200
"""Rows held at most; the far end is let go beyond that."""


class Numbered(Protocol):
    """A row that has a number no other row of its list has."""

    @property
    def id(self) -> int:
        """The number."""


R = TypeVar("R", bound=Numbered)
R_co = TypeVar("R_co", bound=Numbered, covariant=True)


class Stretch(Protocol[R_co]):
    """Rows in order, and whether the list begins or ends with them."""

    @property
    def rows(self) -> Sequence[R_co]:
        """The rows."""

    @property
    def at_start(self) -> bool:
        """Whether the list begins with them."""

    @property
    def at_end(self) -> bool:
        """Whether the list ends with them."""


Headings = Mapping[int, tuple[str, ...]]
"""What is written above rows, by their index; above none that follow the last row, the number of rows."""


def no_headings(_rows: Sequence[object], _at_start: bool, _at_end: bool) -> Headings:
    """A list without headings."""
    return {}


class RecordWindow(Generic[R]):
    """Rows around the cursor, and where one looks at them. `height` is how many lines the screen shows.

    `headings` says what is written between rows, from the rows and whether the list begins and ends with them.
    """

    def __init__(self, headings: Callable[[Sequence[R], bool, bool], Headings] = no_headings) -> None:
        self.rows: list[R] = []
        self.at_start = True
        self.at_end = True
        self.cursor = 0
        self.top = 0
        self.height = 1
        self._headings = headings
        self._above: list[tuple[int, int, str]] | None = None

    @property
    def row(self) -> R | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def index_of(self, id: int) -> int:
        """The index of a record, -1 when it is not held."""
        return next((i for i, row in enumerate(self.rows) if row.id == id), -1)

    def move(self, delta: int) -> int:
        """Move the cursor; return how many of the steps lie beyond the rows held, 0 when the list ends there."""
        if not self.rows:
            return 0
        wanted = self.cursor + delta
        self.cursor = min(max(wanted, 0), len(self.rows) - 1)
        self.show()
        if wanted < 0:
            return 0 if self.at_start else wanted
        beyond = wanted - self.cursor
        return 0 if self.at_end else beyond

    def near_end(self, rows: int) -> bool:
        """Whether rows below should be fetched: fewer than so many are left under the cursor."""
        return not self.at_end and len(self.rows) - self.cursor <= rows

    def near_start(self, rows: int) -> bool:
        """Whether rows above should be fetched."""
        return not self.at_start and self.cursor < rows

    def append(self, page: Stretch[R]) -> None:
        """Take the page that follows the last row."""
        line = self.line_of(self.cursor)
        held = {row.id for row in self.rows}
        self.rows += [row for row in page.rows if row.id not in held]
        self.at_end = page.at_end
        surplus = min(len(self.rows) - MOST_ROWS, self._first_in_sight())
        if surplus > 0:
            del self.rows[:surplus]
            self.cursor -= surplus
            self.at_start = False
        self._stay(line)

    def prepend(self, page: Stretch[R]) -> None:
        """Take the page that comes before the first row."""
        line = self.line_of(self.cursor)
        held = {row.id for row in self.rows}
        rows = [row for row in page.rows if row.id not in held]
        self.rows[:0] = rows
        self.cursor += len(rows)
        self.at_start = page.at_start
        self._stay(line)
        keep = max(MOST_ROWS, self._first_in_sight() + self.height + 1, self.cursor + 1)
        if len(self.rows) > keep:
            del self.rows[keep:]
            self.at_end = False
            self._above = None

    def replace(self, page: Stretch[R], wanted: Iterable[int] = ()) -> None:
        """Take a new page in place of all rows; the cursor goes to the first of the wanted records that is in it.

        That record stays on the line it stood on; with none of them the cursor goes to the first row.
        """
        line = self.line_of(self.cursor)
        self.rows = list(page.rows)
        self.at_start, self.at_end = page.at_start, page.at_end
        places = {row.id: index for index, row in enumerate(self.rows)}
        found = next((places[id] for id in wanted if id in places), None)
        self.cursor = found or 0
        if found is None:
            self._above = None
            self.top = 0
        else:
            self._stay(line)
        self.show()

    def to_end(self) -> None:
        """Put the cursor on the last row held."""
        self.cursor = max(len(self.rows) - 1, 0)
        self.show()

    def show(self) -> None:
        """Move the top so that the cursor's row, and what is written above it, are on the screen and no room wasted."""
        height = max(self.height, 1)
        line = self.line_of(self.cursor) + self.top
        first = line - self._number_above(self.cursor)
        last = self._lines() - 1 if self.cursor == len(self.rows) - 1 else line
        self.top = max(min(self.top, first), min(last - height + 1, first), line - height + 1, 0)
        if self.at_end:
            self.top = max(min(self.top, self._lines() - height), 0)

    def line_of(self, index: int) -> int:
        """The line of the screen, 0 at the top, on which a row is drawn."""
        return index - self.top + sum(at <= index for at, _, _ in self._written())

    def at_line(self, line: int) -> int | None:
        """The row drawn on a line; -1 for a heading, None for an empty line."""
        wanted = self.top + line
        passed = 0
        for _, at, _ in self._written():
            if at == wanted:
                return -1
            if at > wanted:
                break
            passed += 1
        index = wanted - passed
        return index if 0 <= index < len(self.rows) else None

    def heading_at(self, line: int) -> str | None:
        """The heading on a line, None when it is none."""
        return next((said for _, at, said in self._written() if at == self.top + line), None)

    def heading_over(self, line: int) -> str | None:
        """The heading under which a line stands."""
        return next((said for _, at, said in reversed(self._written()) if at <= self.top + line), None)

    def _written(self) -> list[tuple[int, int, str]]:
        """The headings in order: the row each stands above, its line counted from the first row, what it says."""
        if self._above is None:
            found = self._headings(self.rows, self.at_start, self.at_end)
            flat = [(index, said) for index in sorted(found) for said in found[index]]
            self._above = [(index, index + passed, said) for passed, (index, said) in enumerate(flat)]
        return self._above

    def _number_above(self, index: int) -> int:
        return sum(at == index for at, _, _ in self._written())

    def _lines(self) -> int:
        return len(self.rows) + len(self._written())

    def _first_in_sight(self) -> int:
        """The index of the first row whose line is not above the top."""
        return self.top - sum(line < self.top for _, line, _ in self._written())

    def _stay(self, line: int) -> None:
        """The rows have changed: put the cursor's row on a line of the screen, as far as the list allows."""
        self._above = None
        self.top = 0
        self.top = max(self.line_of(self.cursor) - line, 0)

"""The stretch of a list that is held: its rows, the cursor in it and the row at the top of the screen. No Textual.

Always holds: with rows, 0 ≤ `cursor` < len(rows); the cursor belongs to a lead, so new rows move it with its lead. Rows
before the first held one may exist unless `at_start`, after the last unless `at_end`.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.words.rows import LeadRow, Page

LATER_BAND = 7
MOST_ROWS = 1200
"""Rows held at most; the far end is let go beyond that."""


class LeadWindow:
    """Rows around the cursor, and where one looks at them. `height` is how many rows the screen shows."""

    def __init__(self) -> None:
        self.rows: list[LeadRow] = []
        self.at_start = True
        self.at_end = True
        self.cursor = 0
        self.top = 0
        self.height = 1
        self._rule: int | None = None

    @property
    def lead(self) -> LeadRow | None:
        """The lead under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def rule(self) -> int:
        """The index of the first row of later today with another band above it, -1 for none: a line stands above it."""
        if self._rule is None:
            later = (i for i, row in enumerate(self.rows) if row.band == LATER_BAND)
            first = next(later, 0)
            self._rule = first if first else -1
        return self._rule

    def index_of(self, lead_id: int) -> int:
        """The index of a lead, -1 when it is not held."""
        return next((i for i, row in enumerate(self.rows) if row.id == lead_id), -1)

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

    def append(self, page: Page) -> None:
        """Take the page that follows the last row."""
        held = {row.id for row in self.rows}
        self.rows += [row for row in page.rows if row.id not in held]
        self.at_end = page.at_end
        self._rule = None
        surplus = min(len(self.rows) - MOST_ROWS, self.top)
        if surplus > 0:
            del self.rows[:surplus]
            self.cursor -= surplus
            self.top -= surplus
            self.at_start = False

    def prepend(self, page: Page) -> None:
        """Take the page that comes before the first row."""
        held = {row.id for row in self.rows}
        rows = [row for row in page.rows if row.id not in held]
        self.rows[:0] = rows
        self.cursor += len(rows)
        self.top += len(rows)
        self.at_start = page.at_start
        self._rule = None
        keep = max(MOST_ROWS, self.top + self.height + 1, self.cursor + 1)
        if len(self.rows) > keep:
            del self.rows[keep:]
            self.at_end = False

    def replace(self, page: Page, wanted: Iterable[int] = ()) -> None:
        """Take a new page in place of all rows; the cursor goes to the first of the wanted leads that is in it.

        That lead stays on the line it stood on; with none of them the cursor goes to the first row.
        """
        line = self.cursor - self.top
        self.rows = list(page.rows)
        self.at_start, self.at_end = page.at_start, page.at_end
        self._rule = None
        places = {row.id: index for index, row in enumerate(self.rows)}
        found = next((places[lead] for lead in wanted if lead in places), None)
        self.cursor = found or 0
        self.top = max(self.cursor - line, 0) if found is not None else 0
        self.show()

    def to_end(self) -> None:
        """Put the cursor on the last row held."""
        self.cursor = max(len(self.rows) - 1, 0)
        self.show()

    def show(self) -> None:
        """Move the top so that the cursor's row, and the line above it, are on the screen and no room is wasted."""
        height = max(self.height, 1)
        if self.cursor < self.top:
            self.top = self.cursor
        while self.line_of(self.cursor) >= height:
            self.top += 1
        if self.at_end:
            self.top = max(min(self.top, len(self.rows) - height + (1 if self.rule > 0 else 0)), 0)
            while self.line_of(self.cursor) >= height:
                self.top += 1

    def line_of(self, index: int) -> int:
        """The line of the screen, 0 at the top, on which a row is drawn."""
        return index - self.top + (1 if self.top < self.rule <= index else 0)

    def at_line(self, line: int) -> int | None:
        """The row drawn on a line; -1 for the rule, None for an empty line."""
        index = self.top + line
        if self.rule > self.top:
            if index == self.rule:
                return -1
            if index > self.rule:
                index -= 1
        return index if 0 <= index < len(self.rows) else None

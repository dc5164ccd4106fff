"""Leads that rest too long, two lines each: who, how old it is, and why; the selected are marked.

Always holds: the ages stand in columns under their headings, whatever is cut for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from textual.strip import Strip

from leadtui.rules.aging import short_age
from leadtui.tui.keyboard.shown_rows import ShownRows
from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, fit, safe, to_right, width
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import known, status_name, tried
from leadtui.tui.widgets.found_list import ROWS, FoundList
from leadtui.tui.widgets.moments import day, moment
from leadtui.tui.widgets.painted import Painted
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.words.workspace import Workspace

HEADS = (("In status", 10), ("Silent", 8))
"""The columns of ages and their cells."""
AGES = sum(cells for _, cells in HEADS) + 1


class Reviewed(ShownRows[LeadRow]):
    """The leads to be reviewed, with a cursor and a selection."""

    def key_of(self, row: LeadRow) -> int:
        """The lead's number."""
        return row.id


class ReviewHeads(Painted):
    """The headings of the columns."""

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line."""
        yield fit("   Name", max(cells - AGES, 0)), "dim"
        for label, room in HEADS:
            yield to_right(label, room), "dim"


class ReviewList(FoundList):
    """The list."""

    def __init__(self, found: Reviewed, now: Callable[[], datetime], workspace: Callable[[], Workspace]) -> None:
        super().__init__(found)
        self.now = now
        self.workspace = workspace
        self.empty = "…"

    def render_line(self, y: int) -> Strip:
        """Draw one of a lead's lines."""
        cells = self.cells
        rows = self.found.rows
        if not rows:
            return self.line([("  ", "text"), (self.empty, "dim")] if y == 0 else (), cells)
        index = self.top + y // ROWS
        if index >= len(rows):
            return self.line((), cells)
        on = index == self.found.cursor
        if y % ROWS == 0:
            return self.line(self._who(rows[index], cells, on), cells, "cursor" if on else "text")
        return self.line(self._why(rows[index], cells), cells)

    def _who(self, row: LeadRow, cells: int, on: bool) -> list[Part]:
        selected = self.found.is_selected(row)
        now = self.now()
        base: Ink = "cursor" if on else "text"
        quiet: Ink = "cursor-dim" if on else "dim"
        room = max(cells - AGES - 3, 8)
        name = cut(safe(row.name), room)
        company = f"  {safe(row.company)}" if row.company and row.company != row.name else ""
        rest = f"  L{row.id}{company}"
        ages = (short_age(row.status_since, now), short_age(row.last_activity, now))
        return [
            (f"{'❯' if on else ' '}{'*' if selected else ' '} ", base),
            (name, "cursor-strong" if on else "strong" if selected else "text"),
            (fit(rest, room - width(name)), quiet),
            *((to_right(age, cells), base) for age, (_, cells) in zip(ages, HEADS, strict=True)),
        ]

    def _why(self, row: LeadRow, cells: int) -> list[Part]:
        words, now = self.workspace(), self.now()
        status = f"{glyph(row)} {status_name(row, words)}"
        why = "stale" if row.category == Category.WORKING else "time for a look"
        next_step = f"{safe(row.next_subject or row.next_kind)} {_when(row.next_due, now)}" if row.next_due else ""
        said = [tried(row), next_step or "no next step", known(row)]
        return [("     ", "text"), (f"{status}, {why}", "text"), (cut(f" · {' · '.join(said)}", cells), "dim")]


def _when(due: int, now: datetime) -> str:
    """When a next step is due; one that is due at midnight is for the whole day."""
    at = datetime.fromtimestamp(due, now.tzinfo)
    return day(at.date(), now) if at.time() == time() else moment(due, now)

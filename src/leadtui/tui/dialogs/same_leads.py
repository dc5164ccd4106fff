"""Leads that seem to be the one being added, each with why, under the form."""

from __future__ import annotations

from textual.strip import Strip

from leadtui.tui.palette import Ink
from leadtui.tui.text import safe
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import status_name
from leadtui.tui.widgets.painted import Painted
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

MOST = 5


class SameLeads(Painted):
    """A short list with a cursor; without leads it takes no room."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.found: tuple[tuple[LeadRow, str], ...] = ()
        self.cursor = 0
        self.display = False

    @property
    def lead(self) -> LeadRow | None:
        """The lead under the cursor."""
        return self.found[self.cursor][0] if self.found else None

    def show(self, found: tuple[tuple[LeadRow, str], ...]) -> None:
        """Show these leads and why each is taken for the same."""
        self.found, self.cursor = found[:MOST], 0
        self.display = bool(found)
        self.styles.height = len(self.found) + 1
        self.refresh()

    def move(self, delta: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(self.cursor + delta, 0), max(len(self.found) - 1, 0))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the heading or a lead."""
        cells = self.size.width
        if y == 0:
            return self.line([(" There already", "warning")], cells)
        if y > len(self.found):
            return self.line((), cells)
        row, why = self.found[y - 1]
        chosen = y - 1 == self.cursor
        ink: Ink = "cursor" if chosen else "text"
        quiet: Ink = "cursor-dim" if chosen else "dim"
        name = f"{'❯' if chosen else ' '}{glyph(row)} {safe(row.name)}"
        where = f", {safe(row.company)}" if row.company and row.company != row.name else ""
        more = f"  L{row.id} · {status_name(row, self.workspace)} · {safe(why)}"
        return self.line([(name, ink), (where, ink), (more, quiet)], cells, ink)

"""Records that seem to be the one being typed, each with why, under the form: leads, contacts and accounts."""

from __future__ import annotations

from textual.strip import Strip

from leadtui.tui.palette import Ink
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.painted import Painted
from leadtui.words.duplicates import Possible

MOST = 4
FEW = 2
LOW = 24
"""Rows of the screen up to which only a few are shown, so that the form stays in sight."""


class AlreadyThere(Painted):
    """A short list, with a cursor once it is `entered`; without records it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Possible, ...] = ()
        self.cursor = 0
        self.entered = False
        self.key = ""
        self.display = False

    @property
    def chosen(self) -> Possible | None:
        """The record under the cursor."""
        return self.found[self.cursor] if self.found else None

    def show(self, found: tuple[Possible, ...], key: str = "") -> None:
        """Show these records; `key` leads into the list."""
        most = FEW if self.app.size.height <= LOW else MOST
        self.found, self.cursor, self.key = found[:most], 0, key
        self.entered = self.entered and bool(found)
        self.display = bool(found)
        self.styles.height = len(self.found) + 1
        self.refresh()

    def enter(self, entered: bool) -> None:
        """Put the cursor into the list, or take it out."""
        self.entered = entered
        self.refresh()

    def move(self, delta: int) -> None:
        """Move the cursor."""
        self.cursor = min(max(self.cursor + delta, 0), max(len(self.found) - 1, 0))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the heading or a record."""
        cells = self.size.width
        if y == 0:
            into = [] if self.entered or not self.key else [(f"  {self.key} goes there", "dim")]
            return self.line([(" Seems to be there already", "warning"), *into], cells)  # type: ignore[list-item]
        if y > len(self.found):
            return self.line((), cells)
        one = self.found[y - 1]
        chosen = self.entered and y - 1 == self.cursor
        ink: Ink = "cursor" if chosen else "text"
        quiet: Ink = "cursor-dim" if chosen else "dim"
        head = f"{'❯' if chosen else ' '}{shown_number(one.key)} {safe(one.name)}"
        why = f"  {one.score} · {safe(', '.join(one.reasons))}"
        room = cells - width(head) - width(why) - 2
        detail = f", {cut(safe(one.detail), room)}" if one.detail and room > 8 else ""
        return self.line([(head, ink), (detail, quiet), (why, quiet)], cells, ink)

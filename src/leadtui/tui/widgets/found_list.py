"""A list of what was found, two lines each, with a cursor: what lists of clusters and of findings share."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.message import Message

from leadtui.tui.keyboard.shown_rows import ShownRows
from leadtui.tui.widgets.painted import Painted

ROWS = 2
"""Lines of what was found."""
WHEEL = 3


class FoundList(Painted):
    """The list; `found` holds the rows and the cursor. `show` after each change. Subclasses draw a line."""

    class Opened(Message):
        """A row was clicked twice."""

    class Moved(Message):
        """The mouse moved the cursor."""

    def __init__(self, found: ShownRows[Any]) -> None:
        super().__init__()
        self.found = found
        self.top = 0

    @property
    def rows(self) -> int:
        """How many fit."""
        return max(self.size.height // ROWS, 1)

    def show(self) -> None:
        """Draw everything as it is now, the cursor in sight."""
        cursor, rows = self.found.cursor, self.rows
        most = max(len(self.found.rows) - rows, 0)
        self.top = max(min(self.top, cursor, most), cursor - rows + 1, 0)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.show()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked row; twice opens it."""
        index = self.top + event.y // ROWS
        if index < len(self.found.rows):
            self.found.cursor = index
            self.post_message(self.Moved())
            if event.chain == 2:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some rows."""
        event.stop()
        self.found.move(WHEEL)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some rows."""
        event.stop()
        self.found.move(-WHEEL)
        self.post_message(self.Moved())

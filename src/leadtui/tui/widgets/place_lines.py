"""Lines that scroll, some of which stand for a place of a machine's cursor; the one it stands on is in sight.

The machine holds the cursor; this only draws it, and says which place was clicked.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message

from leadtui.tui.widgets.scroll_lines import Line, ScrollLines

Row = tuple[Line, int | None]
"""A line, and the place it stands for."""


class PlaceLines(ScrollLines):
    """Rows that are written anew whenever something changes."""

    class Clicked(Message):
        """A place was clicked, perhaps `twice`."""

        def __init__(self, place: int, *, twice: bool) -> None:
            super().__init__()
            self.place = place
            self.twice = twice

    def __init__(self, rows: Callable[[int], list[Row]], *, id: str | None = None) -> None:
        super().__init__(self._lines, id=id)
        self.rows = rows
        self.places: list[int | None] = []
        self.at: int | None = None

    def _lines(self, cells: int) -> list[Line]:
        rows = self.rows(cells)
        self.places = [place for _, place in rows]
        return [line for line, _ in rows]

    def show(self, at: int | None) -> None:
        """Write the rows anew, with the cursor on a place; None: it is in none of them, and the first ones are seen.

        What stands above the first place is seen with it.
        """
        self.at = at
        self.rewrite(to_top=at is None)

    def rewrite(self, *, to_top: bool = False) -> None:
        """Write the rows anew, the cursor in sight."""
        super().rewrite(to_top=to_top)
        mine = [n for n, place in enumerate(self.places) if place is not None and place == self.at]
        self.chosen = mine[0] if mine else -1
        if mine:
            first = 0 if all(place is None or place < 0 for place in self.places[: mine[0]]) else mine[0]
            self.bring_up(first, mine[-1])
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which place was clicked."""
        index = self.top + event.y
        place = self.places[index] if index < len(self.places) else None
        if place is not None:
            self.post_message(self.Clicked(place, twice=event.chain == 2))

"""Lines of text to look through: what a lead screen, the help or a report is made of.

The lines are written for a width by the screen that shows them, once per width and change; drawing only cuts. Always
holds: 0 ≤ `top`, and the last line is never scrolled above the bottom of the widget.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from leadtui.tui.palette import Part
from leadtui.tui.widgets.painted import Painted

Line = list[Part]
Writer = Callable[[int], list[Line]]
WHEEL = 3


class ScrollLines(Painted):
    """Lines that scroll; a bar in the last column says where one is, when there is more than fits."""

    def __init__(self, write: Writer, *, edge: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.write = write
        self.edge = edge
        self.top = 0
        self.lines: list[Line] = []

    def rewrite(self, *, to_top: bool = False) -> None:
        """Write the lines anew and draw them, from the first one when asked."""
        cells = self.size.width - len(self.edge) - 2
        self.lines = self.write(max(cells, 10)) if self.size.width else []
        self.top = 0 if to_top else self._held(self.top)
        self.refresh()

    @property
    def scrolls(self) -> bool:
        """Whether there is more than fits."""
        return len(self.lines) > self.size.height

    def move(self, delta: int) -> None:
        """Move by so many lines."""
        top = self._held(self.top + delta)
        if top != self.top:
            self.top = top
            self.refresh()

    def page(self, part: float) -> None:
        """Move by this part of what is seen: 1 is a page down, -0.5 half a page up."""
        self.move(round(max(self.size.height - 1, 1) * part))

    def to_edge(self, *, end: bool) -> None:
        """Go to the first or the last line."""
        self.move(len(self.lines) * (1 if end else -1))

    def bring_up(self, first: int, last: int) -> None:
        """Scroll just so far that these lines are seen; of many, the first ones."""
        self.top = self._held(min(max(self.top, last - self.size.height + 1), first))

    def _held(self, top: int) -> int:
        return max(min(top, len(self.lines) - self.size.height), 0)

    def on_resize(self) -> None:
        """Write the lines for the new width."""
        self.rewrite()

    def render_line(self, y: int) -> Strip:
        """Draw a line and its part of the bar."""
        cells = self.size.width
        index = self.top + y
        head: Line = [(self.edge, "dim")] if self.edge else []
        parts = [*head, *(self.lines[index] if index < len(self.lines) else [])]
        strip = self.line(parts, cells - 1)
        return Strip([*strip, *self.line([("┃" if self._in_thumb(y) else " ", "dim")], 1)], cells)

    def _in_thumb(self, y: int) -> bool:
        height, total = self.size.height, len(self.lines)
        if total <= height:
            return False
        size = max(height * height // total, 1)
        first = round(self.top * (height - size) / (total - height))
        return first <= y < first + size

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move(-WHEEL)

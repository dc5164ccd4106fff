"""Lines of text to look through: what a lead screen, the help or a report is made of.

The lines are written for a width by the screen that shows them, once per width and change; drawing only cuts. A line
may stand for a record; one of those in sight can be chosen. Always holds: 0 ≤ `top`, the last line is never scrolled
above the bottom of the widget, and what is chosen is in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.palette import Part
from leadtui.tui.record_rows import Ref
from leadtui.tui.widgets.painted import Painted

Line = list[Part]


class Linked(list[Part]):
    """A line that stands for a record. It is drawn two cells further right, a sign before it when it is chosen."""

    def __init__(self, parts: Iterable[Part], target: Ref) -> None:
        super().__init__(parts)
        self.target = target


INDENT = 2
Writer = Callable[[int], list[Line]]
WHEEL = 3


class ScrollLines(Painted):
    """Lines that scroll; a bar in the last column says where one is, when there is more than fits."""

    class Opened(Message):
        """A record's line was clicked twice."""

    def __init__(self, write: Writer, *, edge: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.write = write
        self.edge = edge
        self.top = 0
        self.lines: list[Line] = []
        self.chosen = -1
        self.chooses_first = False

    def rewrite(self, *, to_top: bool = False) -> None:
        """Write the lines anew and draw them, from the first one when asked."""
        cells = self.size.width - len(self.edge) - 2
        before = self.target
        self.lines = self.write(max(cells, 10)) if self.size.width else []
        self.top = 0 if to_top else self._held(self.top)
        self._choose_again(None if to_top else before)
        self.refresh()

    @property
    def target(self) -> Ref | None:
        """The record that is chosen."""
        line = self.lines[self.chosen] if 0 <= self.chosen < len(self.lines) else None
        return line.target if isinstance(line, Linked) else None

    @property
    def links(self) -> bool:
        """Whether a line stands for a record."""
        return any(isinstance(line, Linked) for line in self.lines)

    def _choose_again(self, before: Ref | None) -> None:
        links = self._links_in_sight()
        same = [at for at in links if before is not None and self._target_of(at) == before]
        first = links[:1] if self.chooses_first or before is not None else []
        self.chosen = next(iter(same or first), -1)

    def _target_of(self, at: int) -> Ref | None:
        line = self.lines[at]
        return line.target if isinstance(line, Linked) else None

    def _links_in_sight(self) -> list[int]:
        end = min(self.top + self.size.height, len(self.lines))
        return [at for at in range(self.top, end) if isinstance(self.lines[at], Linked)]

    @property
    def scrolls(self) -> bool:
        """Whether there is more than fits."""
        return len(self.lines) > self.size.height

    def move(self, delta: int) -> None:
        """Move by so many lines; a step chooses the next record's line instead, while one is in sight."""
        links = self._links_in_sight()
        if abs(delta) == 1 and links:
            ahead = [at for at in links if self.chosen < 0 or (at - self.chosen) * delta > 0]
            if ahead:
                self.chosen = ahead[0 if delta > 0 else -1]
                self.refresh()
                return
        top = self._held(self.top + delta)
        if top != self.top:
            self.top = top
            if self.chosen not in (links := self._links_in_sight()):
                self.chosen = (links[0 if delta > 0 else -1]) if links else -1
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
        cells = self.cells
        index = self.top + y
        line = self.lines[index] if index < len(self.lines) else []
        chosen = index == self.chosen
        head: Line = [(self.edge, "dim")] if self.edge else []
        if isinstance(line, Linked):
            line = [("❯ " if chosen else "  ", "text"), *line]
        if chosen:
            line = [(text, "cursor-dim" if ink == "dim" else "cursor") for text, ink in line]
        strip = self.line([*head, *line], cells - 1, "cursor" if chosen else "text")
        return Strip([*strip, *self.line([("┃" if self._in_thumb(y) else " ", "dim")], 1)], cells)

    def _in_thumb(self, y: int) -> bool:
        height, total = self.size.height, len(self.lines)
        if total <= height:
            return False
        size = max(height * height // total, 1)
        first = round(self.top * (height - size) / (total - height))
        return first <= y < first + size

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked line; a second click opens it."""
        index = self.top + event.y
        if index < len(self.lines) and isinstance(self.lines[index], Linked):
            self.chosen = index
            self.refresh()
            if event.chain == 2:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.move(-WHEEL)

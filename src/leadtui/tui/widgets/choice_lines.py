"""Lines one of which is chosen: commands, places, operations. Arrows go from choice to choice, over headings.

Always holds: while there is a choice, one is chosen and in sight.
"""

from __future__ import annotations

from textual import events

from leadtui.tui.widgets.scroll_lines import Line, Linked, ScrollLines

CHOICE = "choice"


class Choice(Linked):
    """The first line of a choice, by its place among the choices."""

    def __init__(self, parts: Line, at: int) -> None:
        super().__init__(parts, (CHOICE, at))


class ChoiceLines(ScrollLines):
    """Lines that scroll with the choice; `at` is its place among the choices, -1 without one, at first `begins`."""

    begins = 0

    @property
    def at(self) -> int:
        """Which choice is chosen."""
        return self.target[1] if self.target is not None else -1

    def rewrite(self, *, to_top: bool = False) -> None:
        """Write the lines anew; from the top, the first choice is chosen, else the same one."""
        at = 0 if to_top else self.at if self.at >= 0 else self.begins
        super().rewrite(to_top=to_top)
        self.choose(at)

    def step(self, delta: int) -> None:
        """Go on by so many choices, as far as there are any."""
        self.choose(self.at + delta)

    def leap(self, pages: int) -> None:
        """Go on by as many choices as are in sight."""
        seen = len([line for line in self.lines[self.top : self.top + self.size.height] if isinstance(line, Choice)])
        self.step(pages * max(seen - 1, 1))

    def choose(self, at: int) -> None:
        """Choose the choice at a place, the nearest one there is."""
        places = [number for number, line in enumerate(self.lines) if isinstance(line, Choice)]
        if not places:
            self.chosen = -1
            self.refresh()
            return
        at = min(max(at, 0), len(places) - 1)
        self.chosen = places[at]
        following = places[at + 1] if at + 1 < len(places) else len(self.lines)
        # With the heading above the first one, and with the lines that belong to the choice.
        self.bring_up(0 if at == 0 else self.chosen, self._last_of(self.chosen, following))
        self.refresh()

    def _last_of(self, first: int, following: int) -> int:
        last = first
        while last + 1 < following and self.lines[last + 1]:
            last += 1
        return last

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some choices."""
        event.stop()
        self.step(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some choices."""
        event.stop()
        self.step(-3)

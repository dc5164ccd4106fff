"""The steps of an import in one line: where one is, which ones can be gone to, and where something is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.message import Message

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import width
from leadtui.tui.widgets.painted import Painted

GAP = "  "


class StepsLine(Painted):
    """The names of the steps; `open` ones have a question, those up to `reached` can be gone to."""

    class Clicked(Message):
        """A step was clicked."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = tuple(names)
        self.at = 0
        self.reached = 0
        self.open: frozenset[int] = frozenset()

    def show(self, at: int, reached: int, open_: Iterable[int] = ()) -> None:
        """Draw another state."""
        state = at, reached, frozenset(open_)
        if state != (self.at, self.reached, self.open):
            self.at, self.reached, self.open = state
            self.refresh()

    def _said(self, step: int) -> str:
        return f" {step + 1} {self.names[step]}{' ?' if step in self.open else ''} "

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line."""
        short = sum(width(self._said(n)) + len(GAP) for n in range(len(self.names))) > cells
        for step in range(len(self.names)):
            ink: Ink = "tab" if step == self.at else "warning" if step in self.open else "text"
            yield self._said(step), ink if step <= self.reached or step == self.at else "dim"
            yield "" if short else GAP, "text"

    def on_click(self, event: events.Click) -> None:
        """Say which step was clicked."""
        short = sum(width(self._said(n)) + len(GAP) for n in range(len(self.names))) > self.size.width
        left = 0
        for step in range(len(self.names)):
            left += width(self._said(step)) + (0 if short else len(GAP))
            if event.x < left:
                self.post_message(self.Clicked(step))
                return

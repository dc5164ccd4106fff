"""A line that says what just happened and how to take it back. Plain text; a newer message replaces it.

What asks something of the rep asks only that after a while, and stays until it is answered or something else is done; a
hint stands over it for its time.

Where a screen gives it two rows, a message that is too long for one takes both while it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from time import monotonic
from typing import Literal, NamedTuple

from textual.strip import Strip
from textual.timer import Timer

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, safe, width, wrap
from leadtui.tui.widgets.painted import Painted

KEPT = 2
"""So many parts after the first are not cut."""
LEAST = 6
"""Fewest cells the first part is cut down to for them."""

Tone = Literal["done", "error", "hint"]
BETWEEN = " · "
"""Stands between what was done, where it went and what else is to be known."""
SIGNS: dict[Tone, tuple[str, Ink]] = {"done": ("✓ ", "good"), "error": ("! ", "error"), "hint": ("  ", "dim")}
SECONDS: dict[Tone, float] = {"done": 12, "error": 60, "hint": 6}


class Said(NamedTuple):
    """A message, and when it was said by the monotonic clock; `asks` is what stays of it when its time is over."""

    text: str
    tone: Tone
    tail: str
    at: float
    asks: str = ""

    @property
    def left(self) -> float:
        """Seconds for which it still stands."""
        return inf if self.asks else self.whole

    @property
    def whole(self) -> float:
        """Seconds for which all of it still stands."""
        return self.at + SECONDS[self.tone] - monotonic()


class MessageLine(Painted):
    """The message line, of `most` rows at most; it empties itself after a while, an error late."""

    def __init__(self, most: int = 1) -> None:
        super().__init__()
        self.most = most
        self.text = ""
        self.tail = ""
        self.tone: Tone = "hint"
        self.said_at = 0.0
        self._timer: Timer | None = None
        self._asking: Said | None = None

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message, and after it a tail: its key alone where the line is short; "" empties the line."""
        self.show(Said(text, tone, tail, monotonic()))

    def show(self, said: Said) -> None:
        """Show a message for as long as it still stands."""
        if said.asks or said.tone != "hint" or not said.text:
            self._asking = said if said.asks else None
        asks = said.asks and said.whole <= 0
        if asks:
            said = Said(said.asks, "hint", "", said.at)
        self.text, self.tone, self.tail, self.said_at = safe(said.text), said.tone, safe(said.tail), said.at
        if self._timer is not None:
            self._timer.stop()
        fades = said.text and not asks
        self._timer = self.set_timer(max(said.whole, 0.01), self._fade) if fades else None
        self._fit()

    def let_go(self, at: float) -> None:
        """What was said then does not stay any longer behind a hint."""
        if self._asking is not None and self._asking.at == at:
            self._asking = None

    def _fade(self) -> None:
        if self._asking is not None:
            self.show(self._asking)
            return
        self.text = ""
        self._fit()

    def on_resize(self) -> None:
        """Fit the message into the new width."""
        self._fit()

    def _fit(self) -> None:
        if self.most > 1:
            rows = len(self._rows(self.size.width or self.app.size.width))
            height = self.styles.height
            if height is None or height.value != rows:
                self.styles.height = rows
        self.refresh()

    def _rows(self, cells: int) -> list[str]:
        """The rows of the message; the last one is cut where it is drawn."""
        tail = width(self.tail) + 3 if self.tail else 0
        room = cells - width(SIGNS[self.tone][0]) - 1
        if self.most == 1 or width(self.text) + tail <= room:
            return [self.text]
        first, *more = wrap(self.text, room)
        return [first, " ".join(more)]

    def render_line(self, y: int) -> Strip:
        """Draw a row of the message."""
        cells = self.cells
        rows = self._rows(cells)
        if y >= len(rows):
            return self.line((), cells)
        last = y == len(rows) - 1
        return self.line(self._drawn(rows[y], cells, first=y == 0, tail=self.tail if last else ""), cells)

    def _drawn(self, text: str, cells: int, *, first: bool, tail: str) -> Iterable[Part]:
        if self.text:
            sign, ink = SIGNS[self.tone]
            yield sign if first else " " * width(sign), ink
            said = f" · {tail}" if tail else ""
            if width(text) > cells - width(sign) - width(said) - 1:
                said = said[: said.find(" ", 3)] if " " in tail else said
            inked: Ink = "error" if self.tone == "error" else "dim" if self.tone == "hint" else "text"
            yield shortened(text, cells - width(sign) - width(said) - 1), inked
            yield said, "key"


def shortened(text: str, cells: int) -> str:
    """Return a message in at most so many cells: what it says after the first " · " is kept before the end of a name.

    The first part, which says what was done, has at least half of the room, or what the next two parts leave: a time
    in them is not cut.
    """
    first, between, rest = text.partition(BETWEEN)
    if width(text) <= cells or not rest:
        return cut(text, cells)
    least = cells // 2
    parts = rest.split(BETWEEN)
    # Where others follow, the sign that they were cut stands behind those that are kept.
    needed = width(between + BETWEEN.join(parts[:KEPT])) + (len(parts) > KEPT)
    if needed <= cells - LEAST:
        least = min(least, cells - needed)
    begun = cut(first, max(cells - width(between + rest), least))
    return begun + cut(between + rest, cells - width(begun))

"""One line that says what just happened and how to take it back. Plain text; a newer message replaces it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from textual.timer import Timer

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.painted import Painted

Tone = Literal["done", "error", "hint"]
SIGNS: dict[Tone, tuple[str, Ink]] = {"done": ("✓ ", "good"), "error": ("! ", "error"), "hint": ("  ", "dim")}
SECONDS: dict[Tone, float] = {"done": 12, "error": 60, "hint": 6}


class MessageLine(Painted):
    """The message line; it empties itself after a while, an error late."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tail = ""
        self.tone: Tone = "hint"
        self._timer: Timer | None = None

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message, and after it a tail: its key alone where the line is short; "" empties the line."""
        self.text, self.tone, self.tail = safe(text), tone, safe(tail)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SECONDS[tone], self._fade) if text else None
        self.refresh()

    def _fade(self) -> None:
        self.text = ""
        self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the message."""
        if self.text:
            sign, ink = SIGNS[self.tone]
            yield sign, ink
            tail = f" · {self.tail}" if self.tail else ""
            if width(self.text) > cells - width(sign) - width(tail) - 1:
                tail = tail[: tail.find(" ", 3)] if " " in self.tail else tail
            inked: Ink = "error" if self.tone == "error" else "dim" if self.tone == "hint" else "text"
            yield cut(self.text, cells - width(sign) - width(tail) - 1), inked
            yield tail, "key"

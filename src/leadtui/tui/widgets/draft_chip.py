"""The chip that counts what was typed and is not saved: part of the first line of every screen."""

from __future__ import annotations

from leadtui.tui.palette import Part
from leadtui.tui.text import cut, width
from leadtui.tui.widgets.painted import Painted


class DraftChip(Painted):
    """A line that can show the chip; `chip` is its text, "" for none."""

    chip = ""

    def show_chip(self, text: str) -> None:
        """Show another chip; draws only when it differs."""
        if text != self.chip:
            self.chip = text
            self.refresh()

    def with_chip(self, parts: list[Part], cells: int) -> list[Part]:
        """Return a line with the chip at its right edge; the rest gives way to it."""
        if not self.chip:
            return parts
        said = f" {self.chip} "
        room = max(cells - width(said), 0)
        left: list[Part] = []
        for text, ink in parts:
            shown = cut(text, room)
            room -= width(shown)
            left.append((shown, ink))
        return [*left, (" " * room, "text"), (said, "pending")]

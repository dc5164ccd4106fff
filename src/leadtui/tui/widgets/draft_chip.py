"""The chip that counts what was typed and is not saved: part of the first line of every screen, without its key where
there is little room."""

from __future__ import annotations

from collections.abc import Iterable

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

    @property
    def short_chip(self) -> str:
        """The chip without its key."""
        return self.chip.partition(" · ")[0]

    def with_chip(self, parts: list[Part], cells: int) -> list[Part]:
        """Return a line with the chip at its right edge; the rest gives way to it."""
        if not self.chip:
            return parts
        needed = sum(width(text) for text, _ in parts)
        said = f" {self.chip} "
        if needed + width(said) > cells:
            said = f" {self.short_chip} "
        room = max(cells - width(said), 0)
        left, used = fitted(parts, room)
        return [*left, (" " * (room - used), "text"), (said, "pending")]


def fitted(parts: Iterable[Part], cells: int) -> tuple[list[Part], int]:
    """Return as much of some parts as so many cells hold, and how many they take; behind what is cut comes nothing."""
    found: list[Part] = []
    used = 0
    for text, ink in parts:
        shown = cut(text, cells - used)
        used += width(shown)
        found.append((shown, ink))
        if shown != text:
            break
    return found, used

"""The bottom line of a dialog: its own keys, the most important first; what does not fit is left out."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.tui.bindings import command, key_of
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.palette import Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.draft_chip import DraftChip
from leadtui.tui.widgets.painted import Painted

Hints = tuple[tuple[str, str], ...]


class KeyHints(Painted):
    """Keys and what they do; at the right end the palette's key, which works where `?` is text, or, where the screen
    `has_help`, that of the help while no letter is text."""

    def __init__(self, *hints: tuple[str, str], has_help: bool = False) -> None:
        super().__init__()
        self.hints: Hints = hints
        self.has_help = has_help

    def show(self, *hints: tuple[str, str]) -> None:
        """Show other keys."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def _way_out(self, cells: int) -> tuple[str, str]:
        """The palette's key and its label, without the label where the hints need the room; that of the help has it."""
        screen = self.screen if self.is_mounted else None
        if self.has_help and isinstance(screen, KeyScreen) and not screen.typing:
            return key_of("help"), command("help").label
        key = key_of("palette") if isinstance(screen, KeyScreen) and screen.offers_palette else ""
        label = command("palette").label
        needed = sum(width(key) + width(safe(label)) + 3 for key, label in self.hints)
        return key, label if key and needed + width(key) + width(label) + 3 <= cells else ""

    def parts(self, cells: int) -> Iterable[Part]:
        """Return keys and labels as far as they fit."""
        key, label = self._way_out(cells)
        room = cells - width(key) - width(label) - (3 if key else 0)
        used = 1
        yield " ", "text"
        for own, said in self.hints:
            needed = width(own) + width(safe(said)) + 3
            if used + needed > room:
                break
            yield f"{own} ", "key"
            yield f"{safe(said)}  ", "dim"
            used += needed
        if key:
            yield " " * max(room - used + (1 if label else 2), 1), "text"
            yield key, "key"
            yield f" {label}" if label else "", "dim"


class TitleLine(DraftChip):
    """The first line of a dialog: its title and, dim, what it is about."""

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title = title
        self.about = about

    def show(self, title: str, about: str = "") -> None:
        """Show another title."""
        self.title, self.about = title, about
        self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line."""
        about = f"   {safe(self.about)}" if self.about else ""
        return self.with_chip([(f" {safe(self.title)}", "title"), (about, "dim")], cells)

"""The bottom line of a dialog: its own keys, the most important first; what does not fit is left out."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.tui.palette import Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.draft_chip import DraftChip
from leadtui.tui.widgets.painted import Painted

Hints = tuple[tuple[str, str], ...]


class KeyHints(Painted):
    """Keys and what they do."""

    def __init__(self, *hints: tuple[str, str]) -> None:
        super().__init__()
        self.hints: Hints = hints

    def show(self, *hints: tuple[str, str]) -> None:
        """Show other keys."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return keys and labels as far as they fit."""
        used = 1
        yield " ", "text"
        for key, label in self.hints:
            needed = width(key) + width(safe(label)) + 3
            if used + needed > cells:
                break
            yield f"{key} ", "key"
            yield f"{safe(label)}  ", "dim"
            used += needed


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

"""The line one searches with, and under it what was found or what is wrong with the query, with its place marked."""

from __future__ import annotations

from textual.strip import Strip

from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.draft_chip import DraftChip

PROMPT = " / "
Line = list[Part]


def field_parts(edit: LineEdit, room: int, *, focused: bool = True, selected: bool = False) -> Line:
    """Return a one-line text with its cursor in so many cells, scrolled so that the cursor is seen."""
    if not focused:
        return [(_cut_right(safe(edit.text), room), "text")]
    at = edit.cursor
    left, under, right = safe(edit.text[:at]), safe(edit.text[at : at + 1]) or " ", safe(edit.text[at + 1 :])
    while width(left) > max(room - width(under) - 1, 0):
        left = left[1:]
    ink: Ink = "caret" if selected else "field"
    right = _cut_right(right, max(room - width(left) - width(under), 0))
    pad = " " * max(room - width(left) - width(under) - width(right), 0)
    return [(left, ink), (under, "caret"), (right, "field"), (pad, "field")]


def _cut_right(text: str, room: int) -> str:
    while width(text) > room:
        text = text[:-1]
    return text


class SearchBox(DraftChip):
    """Two lines: what is typed, and what came of it."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.told = ""
        self.mistake = ""
        self.mistake_at = -1

    def tell(self, told: str, *, mistake: str = "", at: int = -1) -> None:
        """Show what was found, or a mistake and the character it is at."""
        self.told, self.mistake, self.mistake_at = told, mistake, at
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        cells = self.cells
        if y == 0:
            return self.line([(PROMPT, "key"), *field_parts(self.edit, cells - len(PROMPT) - 1)], cells)
        if self.mistake:
            return self.line(self._mistake(cells), cells)
        return self.line(self.with_chip([("   ", "text"), (safe(self.told), "dim")], cells), cells)

    def _mistake(self, cells: int) -> Line:
        """The sentence on the right or left of an arrow to its place; without the arrow where there is no room."""
        said = safe(self.mistake)
        if self.mistake_at >= 0:
            before = len(PROMPT) + width(safe(self.edit.text[: self.mistake_at]))
            if before + 2 + width(said) < cells:
                return [(" " * before, "text"), (f"↑ {said}", "warning")]
            if width(said) + 4 <= before < cells:
                return [(" " * (before - width(said) - 1), "text"), (f"{said} ↑", "warning")]
        return [("   ", "text"), (said, "warning")]

"""The top of a record's own screen: a few lines, each with a left part that gives way to its right one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from leadtui.tui.palette import Part
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.draft_chip import DraftChip
from leadtui.words.customers import ContactRow
from leadtui.words.rows import LeadRow

Line = list[Part]
TwoSided = tuple[Line, Line]


class RecordHeader(DraftChip):
    """As many lines as there is something to say; that the time is simulated stands on the second."""

    def __init__(self, simulated: str = "") -> None:
        super().__init__()
        self.simulated = simulated
        self._lines: Sequence[TwoSided] = []

    def tell(self, lines: Sequence[TwoSided]) -> None:
        """Draw these lines."""
        self._lines = lines
        self.styles.height = max(len(lines), 1)
        self.refresh()

    def named(self, name: str, number: str, pending: bool) -> Line:
        """Return the left part of the first line; `pending` while something typed is not yet on disk."""
        saving: Part = ("  … saving", "pending") if pending else ("", "dim")
        return [(safe(name), "title"), (f"  {number}", "dim"), saving]

    def clock_set(self) -> Line:
        """Return what says that the time is simulated."""
        return [(self.simulated, "warning")] if self.simulated else []

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        left, right = self._lines[y] if y < len(self._lines) else ([], [])
        if self.chip and y == min(1, len(self._lines) - 1):
            right = [*right, ("  " if right else "", "text"), (self.chip, "pending")]
        cells = self.size.width
        gap = 2 if right else 0
        room = cells - sum(width(text) for text, _ in right) - gap - 2
        parts: Line = [(" ", "text")]
        for text, ink in left:
            shown = cut(text, room)
            room -= width(shown)
            parts.append((shown, ink))
            if room <= 0:
                break
        return self.line([*parts, (" " * (max(room, 0) + gap), "text"), *right], cells)


def warnings(row: LeadRow | ContactRow) -> list[TwoSided]:
    """Return the lines that say what a person asked not to be done."""
    lines: list[TwoSided] = []
    if row.do_not_call:
        lines.append(([(" DO NOT CALL ", "caret"), (" asked not to be called", "error")], []))
    if row.email_opt_out:
        lines.append(([(" DO NOT MAIL ", "caret"), (" asked not to be mailed", "error")], []))
    return lines


def titled(text: str, cells: int) -> Line:
    """Return the heading of a section, a rule to the right of it."""
    return [(f"{safe(text)} ", "title"), ("─" * max(cells - width(safe(text)) - 1, 0), "dim")]

"""The top of a record's own screen: a few lines, each with a left part that gives way to its right one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from leadtui.tui.bindings import key_of
from leadtui.tui.palette import Part
from leadtui.tui.record_rows import Ref, shown_number
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.draft_chip import DraftChip, fitted
from leadtui.words.customers import ContactRow
from leadtui.words.rows import LeadRow

Line = list[Part]
TwoSided = tuple[Line, Line]
Twin = tuple[Ref, int, tuple[str, ...], int]
"""Whom a record may be the same as: the likeliest, how sure that is, why, and how many others there are."""
EDGES = 4
"""A blank at both ends of a line, and two between its parts."""


class RecordHeader(DraftChip):
    """As many lines as there is something to say; that the time is simulated stands on the second."""

    def __init__(self, simulated: str = "") -> None:
        super().__init__()
        self.simulated = simulated
        self.twin: Twin | None = None
        self._lines: Sequence[TwoSided] = []

    def tell(self, lines: Sequence[TwoSided]) -> None:
        """Draw these lines."""
        self._lines = [*lines, *([twin_line(self.twin)] if self.twin is not None else [])]
        lines = self._lines
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
        cells = self.cells
        left, right = self._lines[y] if y < len(self._lines) else ([], [])
        right = giving_way(left, right, cells)
        at, chip = self._chip_at(cells)
        if chip and y == at:
            right = [*right, ("  " if right else "", "text"), (chip, "pending")]
        gap = 2 if right else 0
        room = cells - sum(width(text) for text, _ in right) - gap - 2
        shown, used = fitted(left, max(room, 0))
        return self.line([(" ", "text"), *shown, (" " * (max(room - used, 0) + gap), "text"), *right], cells)

    def _chip_at(self, cells: int) -> tuple[int, str]:
        """The line the chip stands on, and what it says: the second, else one that has room, else without its key."""
        count = len(self._lines)
        order = sorted(range(count), key=lambda index: (index != 1, index))
        for chip in (self.chip, self.short_chip) if self.chip else ():
            for index in order:
                left, right = self._lines[index]
                taken = sum(width(text) for text, _ in (*left, *giving_way(left, right, cells)))
                if taken + width(chip) + EDGES + (2 if right else 0) <= cells:
                    return index, chip
        return min(1, count - 1), self.short_chip


def twin_line(twin: Twin) -> TwoSided:
    """Return whom a record may be the same as, how sure that is and why, and the key that shows more."""
    key, score, reasons, others = twin
    more = f" and {others} more" if others else ""
    why = f": {safe(', '.join(reasons))}" if reasons else ""
    said: Line = [("may be the same as ", "warning"), (shown_number(key), "strong"), (f" ({score}){more}{why}", "text")]
    return said, [(f"{key_of('duplicates')} shows", "key")]


def giving_way(left: Line, right: Line, cells: int) -> Line:
    """Return the right part of a line without its first parts, which a name and number at the left need the room of."""
    if not left or left[0][1] != "title":
        return right
    named = sum(width(text) for text, _ in left[:2])
    while len(right) > 1 and named + EDGES + sum(width(text) for text, _ in right) > cells:
        right = right[1:]
    return right


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

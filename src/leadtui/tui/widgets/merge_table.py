"""Records side by side: who stays, and each field with what every record holds; the cursor's cell is in sight.

As many records are shown as fit; the columns scroll with the cursor. Always holds: what is chosen, what equals it and
what is let go differ in sign, not only in colour.
"""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.keyboard.merge_state import HEAD, MergeState
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import fit, safe, width
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.record_header import titled
from leadtui.words.duplicates import MergeLine

WIDE_FROM = 100
"""Cells from which on a column and the labels have more room."""
HEAD_ROWS = 2
WHEEL = 3
DRAWN = 200
"""Characters of a value that are looked at to draw a cell of it."""

Body = list[tuple[list[Part] | MergeLine, int]]
"""The rows under the head: a heading, or a line and its place among the lines."""


class MergeTable(Painted):
    """Draws a merge state; `show` after each change."""

    class Clicked(Message):
        """A cell was clicked: its line (or the head) and its record."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def __init__(self, state: MergeState) -> None:
        super().__init__()
        self.state = state
        self.top = 0
        self.first = 0
        self._body: Body = []

    # Where things stand

    @property
    def label_cells(self) -> int:
        """Cells of the labels, the cursor's sign included."""
        return 20 if self.size.width >= WIDE_FROM else 14

    @property
    def columns(self) -> int:
        """How many records are shown at a time."""
        least = 30 if self.size.width >= WIDE_FROM else 21
        return max(min((self.size.width - self.label_cells) // least, self.state.places), 1)

    @property
    def column_cells(self) -> int:
        """Cells of a record, the edge before it included."""
        return (self.size.width - self.label_cells) // self.columns

    def show(self) -> None:
        """Draw everything as it is now, the cursor's cell in sight."""
        cells = self.size.width
        if not cells:
            return
        self._body, row = [], 0
        for title, lines in self.state.sections:
            self._body.append((titled(title, cells - 1), -2))
            for line in lines:
                self._body.append((line, row))
                row += 1
        self._in_sight()
        self.refresh()

    def _in_sight(self) -> None:
        column, shown = self.state.column, self.columns
        self.first = max(min(self.first, column, self.state.places - shown), column - shown + 1, 0)
        rows = max(self.size.height - HEAD_ROWS, 1)
        at = next((n for n, (_, row) in enumerate(self._body) if row == self.state.row), 0)
        first = at - 1 if at and self._body[at - 1][1] == -2 else at
        if self.state.row == HEAD:
            first = at = 0
        self.top = max(min(self.top, first, max(len(self._body) - rows, 0)), at - rows + 1, 0)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.show()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line of the head or a row under it."""
        cells = self.cells
        if y < HEAD_ROWS:
            return self.line(self._head(y), cells)
        index = self.top + y - HEAD_ROWS
        if index >= len(self._body):
            return self.line(self._moves(index - len(self._body)), cells)
        what, row = self._body[index]
        return self.line([(" ", "text"), *what] if isinstance(what, list) else self._row(what, row), cells)

    def _shown(self) -> range:
        return range(self.first, self.first + self.columns)

    def _head(self, y: int) -> list[Part]:
        state, proposal = self.state, self.state.proposal
        on = state.row == HEAD
        hidden = state.places - self.columns
        label = f"{'❯' if on else ' '} {'Stays'}" if y == 1 else (f"  {state.places} records" if hidden else "")
        parts: list[Part] = [(fit(label, self.label_cells), "strong" if on else "dim")]
        for place in self._shown():
            member = proposal.members[place]
            more = y == 0 and ((place == self.first and self.first > 0) or (
                place == self._shown()[-1] and place < state.places - 1
            ))  # fmt: skip
            edge = "…" if more else "│"
            if y == 0:
                text = f"{place + 1} {shown_number(member.key)} {safe(member.name)}"
                ink: Ink = "title" if place == proposal.survivor else "strong"
            else:
                text = f"{'●' if place == proposal.survivor else '○'} {safe(member.detail)}".rstrip()
                ink = "text" if place == proposal.survivor else "dim"
                if on and place == state.column:
                    ink = "cursor"
            parts += self._cell(edge, text, ink)
        return parts

    def _row(self, line: MergeLine, row: int) -> list[Part]:
        state = self.state
        on = row == state.row
        label = f"{'❯' if on else ' '} {safe(line.label)}"
        parts: list[Part] = [(fit(label, self.label_cells - 1) + " ", "strong" if on else "dim")]
        chosen = state.chosen[line.field]
        for place in self._shown():
            value = safe(line.values[place][:DRAWN])
            kept = line.united or place == chosen or (bool(value) and line.values[place] == line.values[chosen])
            sign = "·" if not value else "+" if line.united else "●" if place == chosen else "=" if kept else "○"
            ink: Ink = "text" if kept and value else "dim"
            if on and place == state.column:
                ink = "cursor"
            parts += self._cell("│", f"{sign} {value}".rstrip(), ink)
        return parts

    def _cell(self, edge: str, text: str, ink: Ink) -> list[Part]:
        return [(f"{edge} ", "dim"), (fit(text, self.column_cells - 3), ink), (" ", "text")]

    def _moves(self, line: int) -> list[Part]:
        """What else comes to the record that stays, under the last field."""
        counts = self.state.proposal.counts
        if line != 1 or not counts:
            return []
        said = " · ".join(f"{number:,} {safe(what)}" for what, number in counts if number)
        return [(f"  Come to {shown_number(self.state.survivor)}: ", "dim"), (said, "text")] if said else []

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Say which cell was clicked."""
        column = self.first + (event.x - self.label_cells) // self.column_cells
        if event.x < self.label_cells or column >= self.state.places:
            return
        index = self.top + event.y - HEAD_ROWS
        row = HEAD if event.y < HEAD_ROWS else self._body[index][1] if index < len(self._body) else -2
        if row >= HEAD:
            self.post_message(self.Clicked(row, column))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some lines."""
        event.stop()
        self.state.move(WHEEL)
        self.show()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some lines."""
        event.stop()
        self.state.move(-WHEEL)
        self.show()


class AboutCell(Painted):
    """What the cursor stands on, whole: why it is proposed, and a value that has no room in its cell."""

    ROWS = 2

    def __init__(self, state: MergeState) -> None:
        super().__init__()
        self.state = state
        self.reasons = ""

    def render_line(self, y: int) -> Strip:
        """Draw a line of it."""
        cells = self.cells
        rows = self._rows(cells - 2)
        return self.line([(" ", "text"), *(rows[y] if y < len(rows) else [])], cells)

    def _rows(self, cells: int) -> list[list[Part]]:
        from leadtui.tui.text import wrap

        state, line = self.state, self.state.line
        if line is None:
            member = state.proposal.members[state.column]
            said = f"{shown_number(member.key)} {safe(member.name)}"
            detail = safe(member.detail)
            why = [(part, "text") for part in wrap(safe(self.reasons), cells)[:1]]
            return [[(said, "strong"), (f"  {detail}", "dim")], why]  # type: ignore[list-item]
        whose = state.chosen[line.field]
        if line.united:
            why_said = safe(line.why) or "all of them stay"
        elif whose != line.chosen:
            why_said = f"you chose that of {shown_number(state.proposal.members[whose].key)}"
        else:
            key = shown_number(state.proposal.members[whose].key)
            why_said = f"proposed: that of {key}{f', {safe(line.why)}' if line.why else ''}"
        head: list[Part] = [(safe(line.label), "strong"), (f"  {why_said}", "dim")]
        used = sum(width(text) for text, _ in head)
        value = safe(line.values[state.column]) or "nothing"
        if used + width(value) + 5 <= cells:
            return [[*head, ("   ", "text"), (value, "text")]]
        return [head, [(wrap(value, cells)[0], "text")]]

"""A list of records: draws from the rows it holds and keeps its own top, so a key costs the same at 1M rows as at 100.

A move inside the held rows touches no database and sends no message. Pages are fetched before they are needed; when the
rep is faster than the database, keys wait in order until the rows are there, so none acts on a row he does not see.
What a row looks like is said by its face: one list for leads, accounts, contacts and deals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.palette import Ink
from leadtui.tui.text import fit, to_right
from leadtui.tui.widgets.painted import Painted, joined
from leadtui.tui.widgets.record_window import Headings, R, RecordWindow, Stretch
from leadtui.tui.widgets.row_face import RowFace

LOOKAHEAD = 80
"""Rows left under the cursor at which the next page is fetched."""
MOST_DRAWN = 300
"""Drawn rows that are kept; each is some five kilobytes."""
WHEEL = 3
SELECTED = "*"
"""The sign of a selected row, between its own sign and its name."""


class RecordList(Painted, Generic[R]):
    """Records in order; `window` holds the rows, `pending` the numbers of those whose write is not yet on disk,
    `selected` the numbers of those that were selected, held or not."""

    class Opened(Message):
        """A row was clicked twice."""

    class Moved(Message):
        """The mouse moved the cursor."""

    def __init__(self, face: RowFace[R]) -> None:
        self._drawn: dict[tuple[int, Ink, bool, bool], Strip] = {}
        super().__init__()
        self.face = face
        self.window: RecordWindow[R] = RecordWindow(self._headings)
        self.pending: dict[int, int] = {}
        self.selected: set[int] = set()
        self.active = True
        self.empty: tuple[str, ...] = ()
        self.wants_page: Callable[[bool], None] = lambda _after: None

    def _headings(self, rows: Sequence[R], at_start: bool, at_end: bool) -> Headings:
        return self.face.headings(rows, at_start=at_start, at_end=at_end)

    @property
    def row(self) -> R | None:
        """The row under the cursor."""
        return self.window.row

    def show(self, page: Stretch[R], *wanted: int) -> None:
        """Show a page in place of what is held, the cursor on the first of the wanted records that is in it."""
        self.face.learn(page)
        self.window.replace(page, wanted)
        self.redraw()

    def extend(self, page: Stretch[R], *, after: bool) -> None:
        """Add the page after the last row, or before the first; draws only when that shows."""
        seen = self._in_sight()
        self.face.learn(page)
        if after:
            self.window.append(page)
        else:
            self.window.prepend(page)
        self.window.show()
        if self._in_sight() != seen:
            self.refresh()

    def _in_sight(self) -> tuple[int | None, ...]:
        rows = self.window.rows
        lines = (self.window.at_line(line) for line in range(self.window.height))
        return tuple(index if index is None or index < 0 else rows[index].id for index in lines)

    def redraw(self) -> None:
        """Draw every row anew."""
        self._drawn.clear()
        self.refresh()

    def draw_anew(self) -> None:
        """Draw everything again, rows kept as they were drawn included."""
        self._drawn.clear()
        super().draw_anew()

    def move(self, delta: int) -> int:
        """Move the cursor by so many rows; return the steps that lie beyond the rows held."""
        window = self.window
        top, old = window.top, window.cursor
        beyond = window.move(delta)
        self._changed(top, old)
        self._look_ahead()
        return beyond

    def to_index(self, index: int) -> None:
        """Put the cursor on a held row."""
        self.move(index - self.window.cursor)

    def notify_style_update(self) -> None:
        """The theme changed: draw the rows in its colours."""
        self._drawn.clear()
        super().notify_style_update()

    def to_top(self) -> None:
        """Show the first rows held, if the cursor stays in sight."""
        self.window.top = 0
        self.window.show()
        self.refresh()

    def mark(self, id: int, *, pending: bool) -> None:
        """Show a record as typed but not yet saved, or as saved; marks count, one for each write under way."""
        count = self.pending.get(id, 0) + (1 if pending else -1)
        self.pending[id] = count
        if count <= 0:
            del self.pending[id]
        index = self.window.index_of(id)
        if index >= 0:
            self._refresh_rows(index)

    def mark_all(self, ids: Iterable[int], *, pending: bool) -> None:
        """The same for those of many records that are held."""
        wanted = set(ids).intersection(row.id for row in self.window.rows) if pending else self.pending.keys() & ids
        for id in wanted:
            self.pending[id] = self.pending.get(id, 0) + (1 if pending else -1)
            if self.pending[id] <= 0:
                del self.pending[id]
        self.refresh()

    def toggle(self, id: int) -> None:
        """Select a record, or no longer."""
        self.selected ^= {id}
        index = self.window.index_of(id)
        if index >= 0:
            self._refresh_rows(index)

    def select(self, ids: Iterable[int]) -> None:
        """Have these records selected and no others."""
        wanted = set(ids)
        if wanted != self.selected:
            self.selected = wanted
            self.refresh()

    def set_active(self, active: bool) -> None:
        """Show whether the keys go to this list."""
        self.active = active
        self._refresh_rows(self.window.cursor)

    def _changed(self, top: int, old: int) -> None:
        if self.window.top != top:
            self.refresh()
        elif self.window.cursor != old:
            self._refresh_rows(old, self.window.cursor)

    def _refresh_rows(self, *rows: int) -> None:
        lines = (self.window.line_of(row) + 1 for row in rows)
        self.refresh_lines(line for line in lines if line > 0)

    def _look_ahead(self) -> None:
        if self.window.near_end(LOOKAHEAD):
            self.wants_page(True)
        if self.window.near_start(LOOKAHEAD):
            self.wants_page(False)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows into the new size, the cursor staying on the screen."""
        self.window.height = max(event.size.height - 1, 1)
        self.window.show()
        self.redraw()
        self._look_ahead()

    def render_line(self, y: int) -> Strip:
        """Draw the titles, a row, a heading or an empty line."""
        cells = self.cells
        if y == 0:
            return self._titles(cells)
        if not self.window.rows:
            return self._empty_line(y - 1, cells)
        index = self.window.at_line(y - 1)
        if index is None:
            return Strip.blank(cells, self.ink("text"))
        if index < 0:
            return self.line(self.face.heading(self.window.heading_at(y - 1) or "", cells), cells)
        return self._row(index, cells)

    def _titles(self, cells: int) -> Strip:
        over = self.window.heading_over(0)
        group = self.face.over(over) if over is not None and self.window.heading_at(0) is None else ""
        titles = []
        for column, width in self.face.columns(cells):
            title = f"{column.title} · {group}" if group and column.key == "name" else column.title
            titles.append(to_right(title, width) if column.right else fit(title, width))
        return self.line([(f"   {' '.join(titles)}", "dim")], cells)

    def _empty_line(self, line: int, cells: int) -> Strip:
        lines = self.empty
        first = max((self.size.height - 1 - len(lines)) // 3, 0)
        if not first <= line < first + len(lines):
            return Strip.blank(cells, self.ink("text"))
        return self.line([("   ", "text"), (lines[line - first], "strong" if line == first else "text")], cells)

    def _row(self, index: int, cells: int) -> Strip:
        row = self.window.rows[index]
        ink: Ink = "text"
        if index == self.window.cursor:
            ink = "cursor" if self.active else "resting"
        pending = row.id in self.pending
        selected = row.id in self.selected
        key = (row.id, ink, pending, selected)
        if key not in self._drawn:
            if len(self._drawn) >= MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = self._draw(row, cells, ink, pending=pending, selected=selected)
        return self._drawn[key]

    def _draw(self, row: R, cells: int, ink: Ink, *, pending: bool, selected: bool) -> Strip:
        chosen = ink == "cursor"
        faint = ink == "text" and self.face.faint(row)
        base = self.ink(ink) + Style(italic=True, dim=True) if pending else self.ink("dim" if faint else ink)
        quiet = self.ink("cursor-dim") if chosen else self.ink("dim") if ink == "text" else base
        runs = [("❯" if chosen else "›" if ink == "resting" else " ", self.ink(ink))]
        runs.append(("…" if pending else self.face.sign(row), base))
        loud = self.ink("cursor-strong" if chosen else "strong" if ink == "text" else ink)
        runs.append((SELECTED, loud) if selected else (" ", base))
        for column, width in self.face.columns(cells):
            text = self.face.cell(column.key, row, width)
            style = quiet if column.quiet else base
            if column.key == "name" and (chosen or selected):
                style = loud
            runs.append((f"{to_right(text, width) if column.right else fit(text, width)} ", style))
        return joined(runs, cells)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked row; twice opens it."""
        index = self.window.at_line(event.y - 1) if event.y else None
        if index is None or index < 0:
            return
        self.to_index(index)
        self.post_message(self.Moved())
        if event.chain == 2:
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some rows."""
        event.stop()
        self.move(WHEEL)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some rows."""
        event.stop()
        self.move(-WHEEL)
        self.post_message(self.Moved())

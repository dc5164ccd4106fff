"""The strip under the list: draws the prompt, with whom it is about and what is known of it above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip

from leadtui.rules.phones import shown
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.text import ELLIPSIS, cut, fit, safe, width, wrap
from leadtui.tui.widgets.facts import headline, missing, phone_of, tried
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.wrapped import in_sight, row_at, rows_of
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.tui.keyboard.prompts import FieldView, PromptView

LABEL = 11
ROWS_A_LINE = 6
"""Rows of the screen for each row of a note that shows at once: the lead stays to be read above the strip."""
MOST_LINES = 6
MOST_SAID = 3
"""Rows in which it is said how a text is read."""
BETWEEN = " · "
"""Stands before what a title says more."""

Line = list[Part]


class PromptStrip(Painted):
    """The strip; without a view it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.view: PromptView | None = None
        self.row: RecordRow | None = None
        self.note = ""
        self._lines: list[Line] = []
        self._height = 0
        self.display = False

    def show(self, view: PromptView | None, row: RecordRow | None, note: str = "") -> None:
        """Draw a prompt for a record, with its last note; None takes the strip away."""
        self.view, self.row, self.note = view, row, note
        self._layout()

    def on_resize(self) -> None:
        """Fit the lines into the new width."""
        if self.view is not None:
            self._layout()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return self.line(self._lines[y] if y < len(self._lines) else (), self.cells)

    def _layout(self) -> None:
        cells = (self.size.width or self.app.size.width) - 1
        self._lines = self._write(self.view, cells) if self.view is not None else []
        shown = bool(self._lines)
        if shown != self.display:
            self.display = shown
        if shown and self._height != len(self._lines):
            self._height = len(self._lines)
            self.styles.height = self._height
        self.refresh()

    def _write(self, view: PromptView, cells: int) -> list[Line]:
        lines: list[Line] = [[("▔" * (cells + 1), "dim")]]
        lines.append(_heading(view.title, self.row, cells))
        facts = self._facts(self.row) if self.row is not None else []
        lines += [[(" ", "text"), *facts]] if facts else []
        lines += [[(" ", "text"), (part, "text")] for line in view.lines for part in _told(safe(line), cells - 1)]
        lines += _options(view, cells)
        most = min(max(self.app.size.height // ROWS_A_LINE, 2), MOST_LINES)
        for field in view.fields:
            lines += _field(field, cells, most)
        if view.error:
            for number, line in enumerate(wrap(safe(view.error), cells - 4)):
                lines.append([("   " if number else " ! ", "error"), (line, "error")])
        elif view.hint:
            lines.append([(" ", "text"), (safe(view.hint), "dim")])
        return lines

    def _facts(self, row: RecordRow) -> Line:
        said = [tried(row), missing(row)] if isinstance(row, LeadRow) else []
        said += [safe(self.note)] if self.note else []
        facts: Line = []
        if getattr(row, "do_not_call", 0):
            facts.append((f"asked not to be called{' · ' if said else ''}", "warning"))
        return [*facts, (" · ".join(said), "dim")] if said else facts


def _heading(title: str, row: RecordRow | None, cells: int) -> Line:
    """What is asked and whom it is about: for a name and its number, what a title says after " · " gives way."""
    said = safe(title)
    if row is None:
        return [(" ", "text"), (said, "title")]
    room, number = cells - 4, safe(shown(phone_of(row)))
    whom = width(safe(row.name)) + (len(BETWEEN) + width(number) if number else 0)
    said = cut(said, max(room - whom, width(said.partition(BETWEEN)[0])))
    return [(" ", "text"), (said, "title"), ("   ", "text"), (headline(row, room - width(said)), "strong")]


def _told(line: str, cells: int) -> list[str]:
    """A line as it is, with what it is indented by, or wrapped when it is too long."""
    return [line] if width(line) <= cells else wrap(line, cells)


def _options(view: PromptView, cells: int) -> list[Line]:
    """The keys to choose from, in columns of one width, as many as fit."""
    if not view.options:
        return []
    keys = max(width(option.key) for option in view.options)
    labels = max(width(safe(option.label)) for option in view.options)
    column = min(keys + labels + 4, cells)
    across = max(min(cells // column, len(view.options)), 1)
    lines: list[Line] = []
    for start in range(0, len(view.options), across):
        line: Line = [(" ", "text")]
        for option in view.options[start : start + across]:
            mark = "✓" if option.chosen else " "
            label = f"{mark}{fit(safe(option.label), column - keys - 3)}  "
            if option.why_not:
                line += [(fit(option.key, keys), "dim"), (label, "dim")]
            else:
                line += [(fit(option.key, keys), "key"), (label, "strong" if option.chosen else "text")]
        lines.append(line)
    return lines


def _field(field: FieldView, cells: int, most: int) -> list[Line]:
    """A field with its cursor: the part around the cursor of a long line, `most` rows of one that wraps."""
    room = max(cells - LABEL - 2, 10)
    label: Part = (f" {fit(safe(field.label), LABEL)}", "strong" if field.cursor is not None else "dim")
    if not field.text and field.placeholder and field.cursor is None:
        lines: list[Line] = [[label, (field.placeholder, "dim")]]
        if field.echo:
            _say_back(lines, field, cells)
        return lines
    rows = _wrapped(field, room, most) if field.wraps else [_typed(field, room)]
    lines = []
    for number, row in enumerate(rows):
        head: Part = (" " * (LABEL + 1), "text")
        lines.append([head if number else label, *row])
    if not field.text and field.placeholder:
        lines[0].append((f" {field.placeholder}", "dim"))
    if field.echo and field.echo.casefold() != field.text.casefold():
        _say_back(lines, field, cells)
    return lines


def _say_back(lines: list[Line], field: FieldView, cells: int) -> None:
    """How the text is read: behind it, or in rows of its own where it does not fit there."""
    said = f"→ {safe(field.echo)}"
    ink: Ink = "good" if field.understood else "error"
    used = sum(width(part) for part, _ in lines[-1])
    if not field.below or used + width(said) + 2 <= cells:
        lines[-1].append((f"  {said}", ink))
        return
    for number, row in enumerate(wrap(said, cells - LABEL - 3)[:MOST_SAID]):
        lines.append([(" " * (LABEL + (3 if number else 1)), "text"), (row, ink)])


def _wrapped(field: FieldView, room: int, most: int) -> list[Line]:
    """The rows around the cursor; without one the first ones."""
    rows = rows_of(field.text, room)
    cursor = field.cursor
    here = row_at(rows, cursor) if cursor is not None else 0
    lines: list[Line] = []
    for number in in_sight(len(rows), here, most):
        start, end = rows[number]
        if cursor is not None and number == here:
            lines.append(_with_caret(field, field.text[start:end], cursor - start, room))
        else:
            lines.append([(safe(field.text[start:end]).rstrip(), "field" if cursor is not None else "text")])
    if cursor is None and len(rows) > most:
        lines[-1].append((ELLIPSIS, "text"))
    return lines


def _typed(field: FieldView, room: int) -> Line:
    if field.cursor is None:
        return [(_shorten(safe(field.text), room), "text")]
    return _with_caret(field, field.text, field.cursor, room)


def _with_caret(field: FieldView, text: str, cursor: int, room: int) -> Line:
    left, under, right = safe(text[:cursor]), safe(text[cursor : cursor + 1]), safe(text[cursor + 1 :])
    while width(left) > room - 2:
        left = left[1:]
    ink: Ink = "caret" if field.selected else "field"
    return [(left, ink), (under or " ", "caret"), (_shorten(right, max(room - width(left) - 1, 1)), "field")]


def _shorten(text: str, room: int) -> str:
    return text if width(text) <= room else fit(text, room).rstrip() or ELLIPSIS

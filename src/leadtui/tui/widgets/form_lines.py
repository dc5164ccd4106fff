"""Draws a form as lines: labels in a column, the field with the cursor in sight, what is wrong under its field."""

from __future__ import annotations

from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.palette import Part
from leadtui.tui.text import fit, safe, safe_lines, wrap
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.search_box import field_parts

LABEL = 18
WIDEST = 72
"""A field is not drawn wider than one reads at a glance."""


class FormLines(ScrollLines):
    """A form on the screen."""

    def __init__(self, form: Form, *, id: str | None = None) -> None:
        super().__init__(self._form, id=id)
        self.form = form
        self.tail: list[Line] = []
        self._seen = (0, 0)

    def show(self) -> None:
        """Draw the form as it is now, the field with the cursor in sight."""
        self.rewrite()
        self.bring_up(*self._seen)
        self.refresh()

    def _form(self, cells: int) -> list[Line]:
        lines: list[Line] = []
        group = ""
        for field in self.form.shown:
            if self.form.all_shown and field.group != group:
                group = field.group
                lines += [*([[]] if lines else []), [(" ", "text"), *titled(group, min(cells, WIDEST))]]
            first = len(lines)
            lines += field_lines(field, min(cells, WIDEST), focused=field is self.form.current)
            if field is self.form.current:
                self._seen = (max(first - 2, 0), len(lines) - 1)
        return lines + self.tail


def field_lines(field: FormField, cells: int, *, focused: bool) -> list[Line]:
    """Return a field: its label and value, then what is to be said of it."""
    room = max(cells - LABEL - 2, 10)
    label: Part = (f"{'❯' if focused else ' '}{fit(safe(field.label), LABEL)} ", "strong" if focused else "dim")
    rows = _value(field, room, focused=focused)
    lines: list[Line] = [[label, *rows[0]]]
    lines += [[(" " * (LABEL + 2), "text"), *row] for row in rows[1:]]
    for text, ink in ((field.error, "error"), (field.note, "warning"), (field.told, "dim")):
        for number, part in enumerate(wrap(safe(text), room) if text else ()):
            sign = "! " if not number and ink != "dim" else "  "
            lines.append([(" " * LABEL, "text"), (sign, ink), (part, ink)])  # type: ignore[list-item]
    return lines


def _value(field: FormField, room: int, *, focused: bool) -> list[Line]:
    text = field.edit.text
    if field.choices:
        shown = safe(text) or (field.blank if focused or field.blank != "choose" else "")
        if not focused:
            return [[(fit(shown, room), "text" if text else "dim")]]
        return [[("‹ ", "key"), (shown, "caret" if text else "dim"), (" ›", "key"), ("  ←→ or its letter", "dim")]]
    if not focused:
        if not text:
            return [[("·" * min(room, 24), "dim")]]
        rows = [part for line in safe_lines(text) for part in wrap(line, room)]
        return [[(row, "text")] for row in ([*rows[:3], "…"] if len(rows) > 4 else rows)]
    if not text and field.hint:
        return [[(" ", "caret"), (fit(f" {safe(field.hint)}", room - 1), "dim")]]
    if field.multiline:
        return _several(field, room)
    return [field_parts(field.edit, room)]


def _several(field: FormField, room: int) -> list[Line]:
    """A text of several lines; the one with the cursor scrolls sideways."""
    before = field.edit.text[: field.edit.cursor]
    row, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    lines: list[Line] = []
    for number, line in enumerate(field.edit.text.split("\n")):
        edit = LineEdit(line, column if number == row else 0)
        lines.append(field_parts(edit, room) if number == row else [(fit(safe(line), room), "field")])
    return lines

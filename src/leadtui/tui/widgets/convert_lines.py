"""The convert screen in lines: a record told in full, and what stands under the three.

Every line says which stop of the cursor it is, so that a click finds it; None is none.
"""

from __future__ import annotations

from leadtui.tui.keyboard.convert_fields import FOLLOW_UP
from leadtui.tui.keyboard.convert_state import THEN_WHERE, ConvertState, Stop
from leadtui.tui.keyboard.form import FormField
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import cut, fit, safe, width, wrap
from leadtui.tui.widgets.convert_preview import label_width, marked, preview_rows, said_why
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.search_box import field_parts
from leadtui.tui.widgets.values import Values
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind

Line = list[Part]
Row = tuple[Line, Stop | None]

MOST_DRAWN = 400
"""Characters of a text that are looked at to draw a line of it."""
TYPED_ROOM = 10
"""Cells a text is typed in at least; how it is read stands beside it where there is room for both."""
SAID = 18
"""Cells kept for how a text is read, so that the field does not change its width with every letter."""
SAID_BACK = ("opportunity.amount", "opportunity.close_date", FOLLOW_UP)


def target_rows(state: ConvertState, kind: CustomerKind, values: Values, cells: int) -> list[Row]:
    """Return a record in full: what it is to be, its matches, what is typed of it, what becomes of each field."""
    rows = [_head(state, kind, cells)]
    if state.undecided(kind):
        rows += _warning("They match equally well: x chooses one, n makes a new one.", cells)
    for match in state.matches(kind):
        rows += _match(state, match, cells)
    if state.may_find_more(kind):
        stop = Stop(kind.value, "find")
        rows.append((marked([("  … ", "key"), (f"find another {kind}", "dim")], cells, on=state.at == stop), stop))
    for key in state.typed_keys(kind):
        rows += field_rows(state, key, cells)
    return rows + preview_rows(state, kind, values, cells)


def then_rows(state: ConvertState, cells: int) -> list[Row]:
    """Return what stands under the three: what is missing and why it is converted anyway, follow-up, note."""
    rows: list[Row] = []
    for n, item in enumerate(state.proposal.missing):
        stop = Stop(THEN_WHERE, "missing", str(n))
        first, *more = wrap(safe(item.said), max(cells - 4, 10))
        key: Part = (f"{n + 1} " if n < 9 else "  ", "key")
        rows.append((marked([key, ("! ", "warning"), (first, "text")], cells, on=state.at == stop), stop))
        rows += [([("     ", "text"), (text, "text")], stop) for text in more]
    if state.needs_reason and state.unqualified:
        rows += _warning(f"{safe(state.unqualified)}. To convert it all the same, say why:", cells)
    for key_ in state.then_keys:
        rows += field_rows(state, key_, cells)
    return rows


def _warning(text: str, cells: int) -> list[Row]:
    lines = wrap(text, max(cells - 4, 10))
    return [([("   " if n else " ! ", "warning"), (line, "warning")], None) for n, line in enumerate(lines)]


def _head(state: ConvertState, kind: CustomerKind, cells: int) -> Row:
    """What the record is to be, each choice with its key."""
    stop = Stop(kind.value, "head")
    found = len(state.matches(kind))
    choices = [("n", "new", "new"), ("x", "existing", _existing_of(kind, found))]
    choices += [("o", "none", "none")] if state.may_be_none(kind) else []
    parts: Line = []
    for key, how, label in choices:
        chosen = state.how(kind) == how and not state.undecided(kind)
        why_not = how == "existing" and not found and kind is CustomerKind.OPPORTUNITY
        parts += [(f"{key} ", "dim" if why_not else "key"), (f"{'●' if chosen else '○'} {label}  ", _chosen(chosen))]
    return marked(parts, cells, on=state.at == stop), stop


def _existing_of(kind: CustomerKind, found: int) -> str:
    if found:
        return f"existing {found}"
    return "existing" if kind is CustomerKind.OPPORTUNITY else "find…"


def _chosen(chosen: bool) -> Ink:
    return "strong" if chosen else "dim"


def _match(state: ConvertState, match: Match, cells: int) -> list[Row]:
    """An existing record it may be: how sure that is, its number and name, why."""
    kind = match.kind
    stop = Stop(kind.value, "match", str(match.id))
    choice = state.choices[kind]
    chosen = choice.how == "existing" and choice.id == match.id and not state.undecided(kind)
    sign: Part = ("= ", "good") if match.exact else ("≈ ", "warning")
    head: Line = [
        ("● " if chosen else "○ ", _chosen(chosen)),
        sign,
        (f"{shown_number((kind.value, match.id))} ", "dim"),
    ]
    why = " · ".join(filter(None, (said_why(match), safe(match.detail))))
    name = safe(match.name)
    used = sum(width(text) for text, _ in head) + 1
    on = state.at == stop
    if used + width(name) + 3 + width(why) <= cells:
        return [(marked([*head, (name, _named(chosen)), (f"   {why}", "dim")], cells, on=on), stop)]
    first = marked([*head, (cut(name, cells - used), _named(chosen))], cells, on=on)
    reasons = [marked([("    ", "text"), (text, "dim")], cells, on=on, sign=" ") for text in wrap(why, cells - 5)]
    return [(line, stop) for line in (first, *reasons)]


def _named(chosen: bool) -> Ink:
    return "strong" if chosen else "text"


def field_rows(state: ConvertState, key: str, cells: int) -> list[Row]:
    """Return a field: its label, what is typed, how that is read; what is wrong with it under it."""
    field = state.fields[key]
    where = key.partition(".")[0] if "." in key else THEN_WHERE
    stop = Stop(where, "field", key)
    on = state.at == stop
    labels = label_width(cells)
    indent = " " * (labels + 4)
    room = max(cells - labels - 5, 8)
    read = state.read(key)
    echo: Part = (f"→ {safe(read.words)}", "good") if read.words else (safe(read.error), "warning")
    beside = key in SAID_BACK and room - width(echo[0]) - 3 >= TYPED_ROOM
    kept = max(width(echo[0]), SAID if on else 0) + 3 if field.text and (on or echo[0]) else 0
    typed_room = room - kept if beside and room - kept >= TYPED_ROOM else room
    label: Part = (f"{'❯' if on else ' '}  {fit(safe(field.label), labels)} ", "strong" if on else "dim")
    value = _value(field, typed_room, on=on, selected=on and state.selected)
    rows = [[(indent, "text") if n else label, *line] for n, line in enumerate(value)]
    if beside and echo[0] and sum(width(text) for text, _ in value[0]) + width(echo[0]) + 2 <= room:
        rows[0] += [("  ", "text"), echo]
    elif not field.error and (echo[0] or (key in SAID_BACK and not beside)):
        rows += [[(indent, "text"), (text, echo[1])] for text in wrap(echo[0], room)]
    if field.error:
        rows += [[("  " if n else "! ", "error"), (text, "error")] for n, text in
                 enumerate(wrap(safe(field.error), cells - 2))]  # fmt: skip
    return [(row, stop) for row in rows]


def _value(field: FormField, room: int, *, on: bool, selected: bool) -> list[Line]:
    text = safe(field.edit.text[:MOST_DRAWN])
    if field.choices:
        if not on:
            return [[(fit(text or field.blank, room), "text")]]
        return [[("‹ ", "key"), (cut(text or field.blank, room - 4), "caret"), (" ›", "key")]]
    if not on:
        return [[(cut(text, room), "text") if text else ("·" * min(room, 24), "dim")]]
    if not text:
        return [[(" ", "caret"), (fit(f" {safe(field.hint)}", room - 1), "dim")]]
    if field.multiline:
        return _several(field, room)
    return [field_parts(_around_cursor(field.edit), room, selected=selected)]


def _around_cursor(edit: LineEdit) -> LineEdit:
    """The part of a long text that can be seen."""
    first = max(edit.cursor - MOST_DRAWN, 0)
    return LineEdit(edit.text[first : edit.cursor + MOST_DRAWN], edit.cursor - first)


def _several(field: FormField, room: int) -> list[Line]:
    """The lines of a text around the cursor, four at most."""
    before = field.edit.text[: field.edit.cursor]
    at, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    lines: list[Line] = []
    for n, line in enumerate(field.edit.text.split("\n")):
        if n == at:
            lines.append(field_parts(_around_cursor(LineEdit(line, column)), room))
        else:
            lines.append([(fit(safe(line[:MOST_DRAWN]), room), "field")])
    first = max(min(at - 1, len(lines) - 4), 0)
    return lines[first : first + 4]


def heading(text: str, cells: int, *, on: bool) -> Line:
    """Return the heading of a record, marked when the cursor is in it."""
    rule = titled(text, cells - 1)
    return [("❯" if on else " ", "key"), (rule[0][0], "title" if on else "strong"), rule[1]]

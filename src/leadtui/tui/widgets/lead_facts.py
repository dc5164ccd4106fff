"""What is known of a lead alone: qualification, what it became, others at the same company."""

from __future__ import annotations

from leadtui.tui.bindings import says
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import LEAD, shown_number
from leadtui.tui.text import fit, safe, safe_lines, width, wrap
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import known, status_name
from leadtui.tui.widgets.moments import moment
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import INDENT, Line, Linked
from leadtui.tui.widgets.values import Values
from leadtui.words.contact import CRITERIA
from leadtui.words.fields import label_of
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadDetail, LeadRow

MOST_LEFT = 3
"""Sequences the lead left that are told of."""


def qualification(detail: LeadDetail, values: Values, cells: int) -> list[Line]:  # noqa: ARG001
    """Each criterion: yes, no or unknown, with its detail."""
    lines = [titled(f"Qualification · {known(detail.row)}", cells)]
    for criterion in CRITERIA:
        said = getattr(detail.row, criterion.key)
        text = getattr(detail.row, f"{criterion.key}_detail") or ""
        sign: Part = {"yes": ("✓ ", "good"), "no": ("× ", "error")}.get(said or "", ("? ", "dim"))  # type: ignore[assignment]
        first, *more = [p for line in safe_lines(text) for p in wrap(line, max(cells - 16, 10))] or [""]
        quiet: Ink = "text" if said else "dim"
        lines.append([sign, (f"{criterion.label:<13} ", quiet), (first or (said or "unknown"), quiet)])
        lines += [[(" " * 16, "text"), (part, "text")] for part in more]
    return lines


def sequences(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """Where the lead stands in its sequences, then how it left the last ones."""
    from leadtui.tui.widgets.sequence_words import in_it, stands_at, when_of

    inside = in_it(detail.enrolments)
    left = [one for one in detail.enrolments if one not in inside][:MOST_LEFT]
    if not inside and not left:
        return []
    lines = [titled("Sequences", cells)]
    for one in inside:
        late = when_of(one, values.workspace, values.now).startswith("overdue")
        said = stands_at(one, values.workspace, values.now)
        lines += [[(part, "warning" if late else "strong")] for part in wrap(said, cells)]
    for one in left:
        lines += [[(part, "dim")] for part in wrap(stands_at(one, values.workspace, values.now), cells)]
    return lines


def became(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """What a converted lead became; each line opens that."""
    if detail.row.category != Category.CONVERTED:
        return []
    at = detail.fields.get("converted_at")
    when = f", {moment(int(at), values.now)}" if at else ""
    lines = [titled(f"Became{when}", cells)]
    for kind, number, name in detail.became:
        shown = f"{shown_number((kind.value, number)):<5} "
        room = cells - INDENT - width(shown) - len(kind) - 1
        parts: Line = [(shown, "strong"), (fit(safe(name), room), "text")]
        lines.append(Linked([*parts, (f" {kind}", "dim")], (kind.value, number)))
    if len(lines) == 1:
        lines.append([("nothing that is here: it was won before leadtui, or what it became was deleted", "dim")])
    return lines


def colleagues(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """Others at the same company; each line opens one."""
    if not detail.colleagues:
        return []
    lines = [titled("Others at the same company", cells)]
    for one in detail.colleagues:
        status = values.workspace.by_status.get(one.status) if one.status else None
        said = safe(status.name) if status else one.key[0]
        work = f" · {safe(one.detail)}" if one.detail else ""
        number: Part = (f"{shown_number(one.key):<5} ", "strong")
        room = cells - INDENT - width(number[0]) - width(said) - 1
        lines.append(Linked([number, (fit(f"{safe(one.name)}{work}", room), "text"), (f" {said}", "dim")], one.key))
    return lines


def ask_next(detail: LeadDetail, values: Values, cells: int) -> list[Line]:  # noqa: ARG001
    """The one thing worth asking for next, and the key that takes the answer."""
    from leadtui.rules.progressive import next_missing

    key = next_missing(detail.fields, values.workspace)
    if key is None or detail.row.category == Category.CONVERTED:
        return []
    command = "{qualification}" if any(criterion.key == key for criterion in CRITERIA) else "{edit}"
    return [[("Ask next: ", "dim"), (label_of(key), "strong"), (says(f" · {command} takes it"), "dim")]]


def lead_line(row: LeadRow, values: Values, cells: int) -> Linked:
    """A lead in a line that opens it."""
    status = status_name(row, values.workspace)
    work = f" · {safe(row.title)}" if row.title else ""
    room = cells - INDENT - width(status) - 3
    name = fit(f"{safe(row.name)}{work}", room)
    return Linked([(f"{glyph(row)} ", "text"), (name, "text"), (f" {status}", "dim")], (LEAD, row.id))

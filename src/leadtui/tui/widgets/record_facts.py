"""What is known of a record, section by section, as lines: follow-ups, how to reach it, its filled fields, attachments.

A section with nothing in it is left out, but for those a rep has to fill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from leadtui.rules.follow_up_words import said_beside
from leadtui.rules.reach_notes import reach_notes
from leadtui.tui.bindings import says
from leadtui.tui.palette import Ink
from leadtui.tui.record_rows import LEAD, Detail
from leadtui.tui.text import fit, safe, safe_lines, width, wrap
from leadtui.tui.widgets.moments import day, moment
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.tui.widgets.values import Values, custom_values
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.rows import MISSING, FollowUpRow, ReachRow

Section = Callable[[Any, Values, int], list[Line]]

LABEL = 16
GROUPS = {"person": "Person", "company": "Company", "address": "Address", "deal": "Opportunity", "record": "Record"}
ELSEWHERE = frozenset(
    {"id", "first_name", "last_name", "name", "account", "contact", "do_not_call", "email_opt_out", "status",
     "status_since", "disqualify_reason", "owner", "changed", "next_follow_up", "converted_at", "score", "grade",
     "website", "linkedin", "currency", "title", "company", "amount", "stage", "stage_since", "close_date",
     "lost_reason"}
)  # fmt: skip
"""Fields that stand in the header or another section."""


def labelled(label: str, text: str, cells: int, ink: Ink = "text") -> list[Line]:
    """Return a label and its value, wrapped beside it; a text of several lines keeps them."""
    lines: list[Line] = []
    for said in safe_lines(text):
        for part in wrap(said, max(cells - LABEL - 1, 10)):
            head = safe(label) if not lines else ""
            lines.append([(f"{fit(head, LABEL)} ", "dim"), (part, ink)])
    return lines


def follow_ups(detail: Detail, values: Values, cells: int) -> list[Line]:
    """The open follow-ups, then the last closed ones."""
    lines = [titled("Follow-ups", cells)]
    opened = [row for row in detail.follow_ups if row.state == FollowUpState.OPEN]
    closed = [row for row in reversed(detail.follow_ups) if row.state != FollowUpState.OPEN]
    if not opened:
        lines.append([(says("none open · {follow-up} sets the next step"), "dim")])
    for row in opened:
        late = row.due_at < values.now.timestamp() if not row.due_date else _past(row, values)
        ink: Ink = "warning" if late else "strong"
        lines += _follow_up(row, values, cells, "overdue" if late else "", ink)
    for row in closed[:3]:
        lines += _follow_up(row, values, cells, row.state, "dim")
    return lines


def _past(row: FollowUpRow, values: Values) -> bool:
    return date.fromisoformat(row.due_date or "") < values.now.date()


def _beside(row: FollowUpRow, values: Values) -> tuple[str, ...]:
    from leadtui.rules.reminding import beside

    zone = values.now.tzinfo
    return said_beside(row) if zone is None else beside(row, zone)


def _follow_up(row: FollowUpRow, values: Values, cells: int, state: str, ink: Ink) -> list[Line]:
    when = day(date.fromisoformat(row.due_date), values.now) if row.due_date else moment(row.due_at, values.now)
    what = safe(row.subject or row.kind)
    told = _beside(row, values) if row.state == FollowUpState.OPEN else ()
    named = row.kind if row.subject and row.kind not in (FollowUpKind.CALL, FollowUpKind.WAKE_UP) else ""
    more = ", ".join(part for part in (state, "automatic" if row.automatic and not state else "", named, *told) if part)
    text = f"{what}{f' ({more})' if more else ''}"
    first, *rest = wrap(text, max(cells - 21, 10))
    lines: list[Line] = [[(f"{fit(when, 20)} ", ink), (first, "dim" if ink == "dim" else "text")]]
    return lines + [[(" " * 21, "text"), (part, "text")] for part in rest]


def reach(detail: Detail, values: Values, cells: int) -> list[Line]:
    """Every number and address as typed, as understood where that says more, with its label; a deal has none."""
    if "phone" not in values.fields:
        return []
    lines = [titled("Phone and email", cells)]
    rows = sorted(detail.reach, key=lambda row: row.kind != "phone")
    for row in rows:
        notes = [safe(row.label)] if row.label and row.label != row.kind else []
        if len([other for other in rows if other.kind == row.kind]) > 1 and row.is_primary:
            notes.append("main")
        notes += [*_understood(row), *map(safe, reach_notes(row.kind, row.normal))]
        lines += labelled(row.kind.capitalize(), row.value, cells, "strong" if row.is_primary else "text")
        lines += _behind(lines, " · ".join(notes), cells, "dim" if row.normal else "warning")
    for key in ("website", "linkedin"):
        if detail.fields.get(key):
            lines += labelled(values.fields[key].label, values.read(key, detail.fields[key]), cells)
    if len(lines) == 1:
        lines.append([(says("none known · {edit} adds a number or an email"), "dim")])
    return lines


def _understood(row: ReachRow) -> list[str]:
    """Return the normal form where it says more than what was typed."""
    if row.normal is None:
        return ["cannot be read"]
    plain = row.value.lower() if row.kind == "email" else "".join(c for c in row.value if c not in " -./()")
    return [safe(row.normal)] if row.normal != plain else []


def _behind(lines: list[Line], text: str, cells: int, ink: Ink) -> list[Line]:
    """Put a text behind the last line, or return lines of its own where there is no room."""
    used = sum(width(part) for part, _ in lines[-1])
    if used + width(text) + 2 <= cells:
        lines[-1].append((f"  {text}", ink))
        return []
    return [[(" " * (LABEL + 1), "text"), (part, ink)] for part in wrap(text, max(cells - LABEL - 1, 10))]


def fields(detail: Detail, values: Values, cells: int) -> list[Line]:
    """The filled fields by group, then the workspace's own."""
    currency = detail.fields.get("currency")
    typed = dict(detail.fields.get("typed") or {})
    lines: list[Line] = []
    groups = GROUPS | ({"deal": "Interest"} if values.kind == LEAD else {})
    for group, title in groups.items():
        found: list[Line] = []
        for field in values.fields.values():
            if field.group == group and field.key not in ELSEWHERE:
                held = ", ".join(detail.tags) if field.key == "tags" else detail.fields.get(field.column)
                text = values.read(field.column, held, currency) if field.column or field.key == "tags" else ""
                if text:
                    found += labelled(field.label, text, cells)
                    written_as = typed.pop(field.key, "")
                    found += _behind(found, f"as typed: {safe(written_as)}", cells, "dim") if written_as else []
        if found:
            lines += [*([[]] if lines else []), titled(title, cells), *found]
    if typed:
        lines += [*([[]] if lines else []), titled("As typed", cells)]
        for key in (key for key in values.fields if key in typed):
            lines += labelled(values.fields[key].label, typed[key], cells, "dim")
    own = custom_values(detail.fields)
    if own:
        lines += [[], titled("Own fields", cells)]
        for column, value in own.items():
            lines += labelled(values.label(column), values.read(column, value, currency), cells)
    return lines


def attachments(detail: Detail, values: Values, cells: int) -> list[Line]:  # noqa: ARG001
    """Files and links, as references; a file that is not there any more is marked."""
    if not detail.attachments:
        return []
    lines = [titled("Attachments", cells)]
    for row in detail.attachments:
        gone = row.state == MISSING
        lines += labelled(row.kind.capitalize(), row.target, cells, "warning" if gone else "text")
        lines += _behind(lines, row.state, cells, "warning" if gone else "dim") if row.state else []
    return lines


def written(sections: Iterable[Section], detail: Detail, values: Values, cells: int) -> list[Line]:
    """Return the lines of these sections, an empty one between two."""
    lines: list[Line] = []
    for section in sections:
        found = section(detail, values, cells)
        if found:
            lines += [*([[]] if lines else []), *found]
    return lines

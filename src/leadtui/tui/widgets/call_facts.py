"""What has to be seen of a lead before a call, in few lines: the next step, the last notes, the checklist."""

from __future__ import annotations

from datetime import date

from leadtui.tui.bindings import says
from leadtui.tui.palette import Ink
from leadtui.tui.text import cut, safe, width, wrap
from leadtui.tui.widgets.moments import day, moment
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.tui.widgets.values import Values
from leadtui.words.contact import CRITERIA, FollowUpState
from leadtui.words.rows import LeadDetail
from leadtui.words.workspace import find

SIGNS: dict[str, tuple[str, Ink]] = {"yes": ("✓", "good"), "no": ("×", "error"), "": ("?", "dim")}
LONGEST = 32
"""Cells of a detail."""


def glance(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """The next step, the last note and the checklist: what stays in sight over the strip."""
    return [
        *next_step(detail, values, cells), *_notes(detail, values, cells, 1, 2), *checklist(detail, values, cells),
    ]  # fmt: skip


def last_notes(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """What was said last, the newest first."""
    lines = _notes(detail, values, cells, 3, 4)
    return [titled("Last notes", cells), *lines] if lines else []


def _notes(detail: LeadDetail, values: Values, cells: int, most: int, rows: int) -> list[Line]:
    """So many notes with what they go with, so many rows of each."""
    lines: list[Line] = []
    for activity in [one for one in detail.activities if one.body][:most]:
        outcome = find(values.workspace.outcomes, activity.outcome or "")
        what = safe(outcome.name if outcome else activity.kind.capitalize())
        said = " ".join(safe(activity.body or "").split())
        first, *more = wrap(f"{moment(activity.at, values.now)}  {what}: {said}", cells)
        if len(more) >= rows:
            more = [*more[: rows - 2], f"{cut(more[rows - 2], cells - 2)}…"] if rows > 1 else []
        lines.append([(first, "strong")])
        lines += [[(part, "text")] for part in more]
    return lines


def checklist(detail: LeadDetail, values: Values, cells: int) -> list[Line]:  # noqa: ARG001
    """What is known to qualify, side by side as far as it fits, with details."""
    lines: list[Line] = [[]]
    used = 0
    for criterion in CRITERIA:
        said = getattr(detail.row, criterion.key) or ""
        sign, ink = SIGNS.get(said, SIGNS[""])
        told = " ".join(safe(getattr(detail.row, f"{criterion.key}_detail") or "").split())
        text = f"{criterion.label}: {cut(told, LONGEST)}" if told else criterion.label
        needed = width(text) + 5
        if used and used + needed > cells:
            lines.append([])
            used = 0
        lines[-1] += [(f"{sign} ", ink), (f"{text}   ", "text" if said else "dim")]
        used += needed
    return lines


def next_step(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """The follow-up due first, and how many more there are."""
    opened = [row for row in detail.follow_ups if row.state == FollowUpState.OPEN]
    if not opened:
        return [[(says("No next step · {follow-up} sets one"), "dim")]]
    row = min(opened, key=lambda one: (one.due_at, one.id))
    when = day(date.fromisoformat(row.due_date), values.now) if row.due_date else moment(row.due_at, values.now)
    more = f" · {len(opened) - 1} more" if len(opened) > 1 else ""
    head = f"Next: {when} "
    return [[(head, "dim"), (cut(f"{safe(row.subject or row.kind)}{more}", max(cells - width(head), 10)), "text")]]

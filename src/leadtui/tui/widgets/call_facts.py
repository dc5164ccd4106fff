"""What has to be seen of a lead before a call, in as few lines as it takes: the checklist and the next step."""

from __future__ import annotations

from datetime import date

from leadtui.tui.bindings import says
from leadtui.tui.palette import Ink
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.moments import day, moment
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.tui.widgets.values import Values
from leadtui.words.contact import CRITERIA, FollowUpState
from leadtui.words.rows import LeadDetail

SIGNS: dict[str, tuple[str, Ink]] = {"yes": ("✓", "good"), "no": ("×", "error"), "": ("?", "dim")}
LONGEST = 32
"""Cells of a detail."""


def glance(detail: LeadDetail, values: Values, cells: int) -> list[Line]:
    """The next step, and under it the checklist: all that fits beside the strip."""
    return [*next_step(detail, values, cells), *checklist(detail, values, cells)]


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

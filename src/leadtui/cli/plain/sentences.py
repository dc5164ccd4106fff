"""A lead in plain sentences: one thing a line, named before it is told, with no colour and no column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from leadtui.cli.human import moment, status_name
from leadtui.rules.phones import shown
from leadtui.rules.reasons import reasons
from leadtui.words.rows import ActivityRow, FollowUpRow, LeadDetail, LeadRow
from leadtui.words.workspace import Workspace

LAST = 2
"""The newest activities that are told with a lead."""


def lead_lines(detail: LeadDetail, now: datetime, workspace: Workspace) -> Iterator[str]:
    """Who, why, how to reach it, what comes next and what was last."""
    row = detail.row
    yield ended(who(row))
    yield ended(f"Why: {', '.join(reasons(row, now, workspace))}")
    yield ended(f"Status: {status_name(row, workspace)}")
    if row.title:
        yield ended(f"Title: {row.title}")
    if row.do_not_call:
        yield "Do not call."
    else:
        numbers = {"Phone": row.phone, "Mobile": row.mobile if row.mobile != row.phone else None}
        for label, number in numbers.items():
            if number:
                yield f"{label}: {shown(number)}."
    if row.email:
        yield f"Email: {row.email}{', opted out' if row.email_opt_out else ''}."
    for follow_up in detail.follow_ups:
        if follow_up.state == "open":
            yield ended(f"To do: {to_do(follow_up, now)}")
    for activity in detail.activities[:LAST]:
        yield f"Last: {happened(activity, now, workspace)}"


def ended(sentence: str) -> str:
    """A sentence with its full stop; one that ends with it already stays as it is."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def who(row: LeadRow) -> str:
    """Number, name and company."""
    company = f", {row.company}" if row.company and row.company != row.name else ""
    return f"L{row.id}, {row.name}{company}"


def in_short(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """Who it is and why it stands there, on one line."""
    return ended(f"{who(row)}: {reasons(row, now, workspace)[0]}")


def to_do(row: FollowUpRow, now: datetime) -> str:
    """What is to be done, and when."""
    return f"{row.subject or row.kind}, {moment(row.due_at, now, whole_day=row.due_date is not None)}"


def happened(row: ActivityRow, now: datetime, workspace: Workspace) -> str:
    """When, what, how it ended, and what was said."""
    outcome = next((word.name for word in workspace.outcomes if word.key == row.outcome), None)
    outcome = outcome or ", ".join(filter(None, (row.event, row.subject)))
    what = f"{'incoming ' if row.direction == 'in' else ''}{row.kind}"
    said = ". ".join(line.strip() for line in (row.body or "").splitlines() if line.strip())
    parts = [moment(row.at, now), what, *([outcome] if outcome else [])]
    return f"{', '.join(parts)}.{f' {said}' if said else ''}"

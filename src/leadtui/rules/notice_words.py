"""How a reminder is said: in a line on the screen, in a notification of the desktop or the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from leadtui.words.rows import FollowUpRow, LeadRow
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.words.workspace import Workspace


def when(row: FollowUpRow, now: datetime) -> str:
    """When a follow-up is due, beside now in the rep's zone: "10:30", "today", "yesterday 16:00", "Tue 24 Nov 9:00"."""
    there = datetime.fromtimestamp(row.due_at, now.tzinfo)
    day = date.fromisoformat(row.due_date) if row.due_date else there.date()
    clock = "" if row.due_date else f"{there:%H:%M}"
    away = (day - now.date()).days
    if away == 0:
        return clock or "today"
    named = {-1: "yesterday", 1: "tomorrow"}.get(away) or f"{day:%a} {day.day} {day:%b}"
    return f"{named} {clock}".strip()


def there(told: FollowUpRow | AlertRow, record: object, now: datetime, workspace: Workspace) -> str:
    """The time where the lead to be called is, when it is no time for calls there: ", 01:00 there", else "".

    `record`: what the reminder or alert is worked through. It stands behind when something is due, and never gives way.
    """
    from leadtui.rules.reasons import hour_there

    if not isinstance(record, LeadRow):
        return ""
    kind = told.kind if isinstance(told, FollowUpRow) else record.next_kind
    return hour_there(record, kind, now, workspace).replace(" · ", ", ", 1)


def who(row: FollowUpRow) -> str:
    """Whom it is about, with the company."""
    company = row.company if row.company and row.company != row.lead_name else ""
    return f"{row.lead_name}, {company}" if company else row.lead_name


def what(row: FollowUpRow) -> str:
    """What is to be done."""
    return row.subject or row.kind


def message(rows: Sequence[FollowUpRow], now: datetime) -> tuple[str, str]:
    """Title and text for one or several reminders (at least one)."""
    if len(rows) == 1:
        return who(rows[0]), f"{when(rows[0], now)} · {what(rows[0])}"
    return f"{len(rows)} reminders", ", ".join(f"{row.lead_name} {when(row, now)}" for row in rows)

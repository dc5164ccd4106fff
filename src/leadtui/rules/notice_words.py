"""How a reminder is said: in a line on the screen, in a notification of the desktop or the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from leadtui.words.rows import FollowUpRow


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

"""Where a lead went by what was done with it: "10:32 No answer → later today 14:30"."""

from __future__ import annotations

from datetime import UTC, datetime

from leadtui.rules.calling import from_when, may_call, rests_until
from leadtui.rules.reasons import reasons
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

LATER_BAND = 7


MOVED = {"snooze": "Snoozed", "follow-up": "Follow-up", "convert": "Converted"}
"""What is said of operations, by kind, that only say where a lead went."""


def done_words(
    at: int, kind: str, summary: str, row: LeadRow, now: datetime, workspace: Workspace, leads: int = 1
) -> str:
    """When something was done, what, and where the lead stands now unless that says it; `at` in seconds since 1970.

    `leads` are those it was done to together.
    """
    done = datetime.fromtimestamp(at, UTC).astimezone(now.tzinfo)
    did, there = MOVED.get(kind) or what(summary, row.name), where(row, now, workspace)
    if kind in MOVED and leads > 1:
        did = f"{did}, {leads:,} leads"
    return f"{done:%H:%M} {did}" if there.casefold() in did.casefold() else f"{done:%H:%M} {did} → {there}"


def what(summary: str, name: str) -> str:
    """What an operation did, without the name of the lead it is said of."""
    said = summary.removesuffix(f", {name}")
    return f"{said[:1].upper()}{said[1:]}" if said else summary


def where(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """Where a lead stands now, in its band; `now` is in the rep's zone."""
    if row.category == Category.CONVERTED:
        return "converted"
    if row.category == Category.DISQUALIFIED:
        status = workspace.by_status.get(row.status)
        reason = next((word.name for word in workspace.reasons if word.key == row.disqualify_reason), None)
        return f"{status.name if status else row.status}{f' ({reason})' if reason else ''}"
    if row.next_due is None:
        return "no next step" if row.category != Category.NEW else "still new"
    due = datetime.fromtimestamp(row.next_due, UTC).astimezone(now.tzinfo)
    if row.band and row.band < LATER_BAND:
        return f"due now: {reasons(row, now, workspace)[0]}" if due <= now else reasons(row, now, workspace)[0]
    return _when(due, now)


def when_again(row: LeadRow, now: datetime, workspace: Workspace) -> str:
    """When a lead of the last band comes again: by what is planned, else by why it stepped back there."""
    if row.next_due is None or row.next_due <= now.timestamp():
        rests = rests_until(row.last_call, now, workspace.calling)
        if rests is not None:
            return f"called just now, rests until {rests:%H:%M}"
        if not may_call(row.call_zone, now, workspace.calling):
            return f"calls from {from_when(row.call_zone, now, workspace.calling)}"
    return "later today"


def _when(due: datetime, now: datetime) -> str:
    """A time to come: "later today 14:30", "tomorrow 9:00", "Thu 19 Nov"; midnight is a whole day."""
    whole = due.hour == due.minute == due.second == 0
    clock = "" if whole else f" {due:%H:%M}"
    away = (due.date() - now.date()).days
    if away <= 0:
        return "today" if whole or away < 0 else f"later today{clock}"
    if away == 1:
        return f"tomorrow{clock}"
    year = f" {due.year}" if due.year != now.year else ""
    return f"{due:%a} {due.day} {due:%b}{year}{clock}"

"""Where a lead stands in a sequence, as lists, headers and prompts say it; every text is safe to draw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from leadtui.rules.sequences import number_of, read_window, say_place, say_standing, sequence_of
from leadtui.tui.text import safe
from leadtui.tui.widgets.moments import day
from leadtui.words.errors import InputError
from leadtui.words.sequences import LIVE, EnrolmentRow, EnrolmentState, Step
from leadtui.words.workspace import Workspace

NOON = timedelta(hours=12)


def in_it(rows: Iterable[EnrolmentRow]) -> tuple[EnrolmentRow, ...]:
    """Those who are in a sequence still, running or paused."""
    return tuple(row for row in rows if row.state in LIVE)


def name_of(sequence: str, workspace: Workspace) -> str:
    """The name of a sequence, its key when the workspace has it no more."""
    found = sequence_of(workspace, sequence)
    return safe(found.name if found is not None else sequence)


def step_of(row: EnrolmentRow, workspace: Workspace) -> Step | None:
    """The step a lead stands at; None when the sequence has it no more."""
    found = sequence_of(workspace, row.sequence)
    number = number_of(found, row.step)
    return found.steps[number - 1] if found is not None and number else None


def stands_at(row: EnrolmentRow, workspace: Workspace, now: datetime) -> str:
    """Where a lead stands: "First contact, step 3 of 7: second call, due today"."""
    when = turn_of(row, workspace, now)
    if row.state != EnrolmentState.RUNNING or not when:
        return safe(say_standing(row, workspace, now))
    return ", ".join(part for part in (name_of(row.sequence, workspace), safe(say_place(row, workspace)), when) if part)


def turn_of(row: EnrolmentRow, workspace: Workspace, now: datetime) -> str:
    """When the turn of a lead is: "due 14:00" with its step open, "from Thu 26 Nov" before that, "paused"."""
    said = when_of(row, workspace, now)
    if row.state != EnrolmentState.RUNNING or not said or said.startswith("overdue"):
        return said
    return f"due {said}" if row.follow_up is not None else f"from {said}"


def when_of(row: EnrolmentRow, workspace: Workspace, now: datetime) -> str:
    """When the step a lead stands at is due, or becomes a follow-up: "today", "14:00", "Thu 26 Nov 10:00"."""
    if row.state == EnrolmentState.PAUSED:
        return "paused"
    if row.state not in LIVE:
        return safe(f"{row.state}: {row.why}" if row.why else row.state)
    if row.due_date is not None:
        return _day(date.fromisoformat(row.due_date), now)
    at = row.due_at if row.follow_up is not None else row.step_at
    if at is None:
        return ""
    moment = datetime.fromtimestamp(at, UTC)
    if row.follow_up is None and _whole(step_of(row, workspace)):
        return _day((moment + NOON).astimezone(now.tzinfo).date(), now)
    return at_clock(at, now)


def at_clock(at: int, now: datetime) -> str:
    """An instant (seconds since 1970) as it is said of what comes: the clock alone today; midnight is a whole day."""
    there = datetime.fromtimestamp(at, UTC).astimezone(now.tzinfo)
    if there.hour == there.minute == 0:
        return _day(there.date(), now)
    return f"{there:%H:%M}" if there.date() == now.date() else f"{_day(there.date(), now)} {there:%H:%M}"


def _whole(step: Step | None) -> bool:
    try:
        return step is not None and read_window(step.window) is None
    except InputError:
        return False


def _day(when: date, now: datetime) -> str:
    late = (now.date() - when).days
    return f"overdue {late} day{'s' if late > 1 else ''}" if late > 0 else day(when, now)

"""Sequences: how their offsets and windows are written, when a step is due, and how they are said in words.

Always holds: a step is never due before what it counts from; one without a window is for a whole day. The clocks of a
window are the lead's where they are known. It is due on a day that is worked, both where the rep is and where the lead
is; only where the two are so far apart that there is none in a fortnight, the lead's day alone counts. The hours are
the workspace's, the rep is who works it out: for another one far away a window stays the moment it is.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from leadtui.rules.when import When, say
from leadtui.rules.working_time import shift_business_days, works_on
from leadtui.rules.zones import before, wall
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.records import record
from leadtui.words.sequences import EnrolmentRow, EnrolmentState, Sequence, Step
from leadtui.words.workspace import Workspace, choose

LONGEST = 730
"""Days a step waits at most."""

_AFTER = re.compile(r"(\d{1,4})\s*(bd|d|w)", re.IGNORECASE)
_WINDOW = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-\u2013]\s*(\d{1,2})(?::(\d{2}))?")
_NOON = timedelta(hours=12)
_TRIED = 10
"""Working days that are looked at for one on which both rep and lead work."""

LEFT = (EnrolmentState.DONE, EnrolmentState.STOPPED)
"""Where a lead is in a sequence no longer."""


@record
class After:
    """So many days after the step before: business days or calendar days."""

    days: int
    business: bool


def read_after(text: str) -> After:
    """Reads "3d", "2bd", "1w"; "" is at once. Raises InputError."""
    if not text.strip():
        return After(0, business=True)
    match = _AFTER.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{text!r} is no offset of a step.", "Write days (3d), business days (2bd) or weeks (2w).")
    unit = match[2].lower()
    days = int(match[1]) * (7 if unit == "w" else 1)
    if days > LONGEST:
        raise InputError(f"{text!r} is too long for a step.", f"At most {LONGEST} days.")
    return After(days, unit == "bd")


def read_window(text: str) -> tuple[time, time] | None:
    """Reads "9-11", "16:30-18": clock times of a day; None for "", which is the whole day. Raises InputError."""
    if not text.strip():
        return None
    match = _WINDOW.fullmatch(text.strip())
    hint = "Write two times of a day, as in 9-11 or 16:30-18."
    if match is None:
        raise InputError(f"{text!r} is no time window.", hint)
    try:
        start, end = time(int(match[1]), int(match[2] or 0)), time(int(match[3]), int(match[4] or 0))
    except ValueError as error:
        raise InputError(f"{text!r} is no time window.", hint) from error
    if start >= end:
        raise InputError(f"The window {text!r} ends before it begins.", hint)
    return start, end


def due(step: Step, since: datetime, hours: WorkingHours, lead_zone: tzinfo | None = None) -> When:
    """When a step is due that counts from `since` (aware, in the rep's zone).

    Without a window the whole day; today still counts until work ends. In a window its beginning, or `since` where
    that lies in it; a window that has passed, or that is on a day off for the rep, is the next working day's.
    """
    after, window, zone = read_after(step.after), read_window(step.window), since.tzinfo
    if zone is None:
        raise ValueError("a time without a zone reached the rules")
    today = since.date()
    if after.business:
        day = shift_business_days(today, after.days, hours)
    else:
        day = shift_business_days(today + timedelta(days=after.days), 0, hours)
    if window is None:
        if day == today and not before(since, wall(today, hours.end, zone)):
            day = shift_business_days(today, 1, hours)
        return When(wall(day, time(), zone), day)
    there = lead_zone or zone
    while not before(since, wall(day, window[1], there)):  # twice where the lead is a day ahead
        day = shift_business_days(day, 1, hours)
    found = [_begins(day, window[0], there, since)]
    while not works_on(found[-1].date(), hours) and len(found) <= _TRIED:
        day = shift_business_days(day, 1, hours)
        found.append(_begins(day, window[0], there, since))
    return When(found[-1] if works_on(found[-1].date(), hours) else found[0], None)


def _begins(day: date, clock: time, there: tzinfo, since: datetime) -> datetime:
    """When a window of that day begins, `since` where it has begun, in the zone of that."""
    start = wall(day, clock, there).astimezone(UTC)
    return max(start, since.astimezone(UTC).replace(microsecond=0)).astimezone(since.tzinfo)


def made_at(step: Step, step_at: datetime, zone: tzinfo, hours: WorkingHours = DEFAULT_HOURS) -> When:
    """The time of the follow-up of a step whose turn was at `step_at`, for a rep in `zone`.

    One for a whole day that is not worked, since rep or hours are others by now, is for the next that is.
    """
    if read_window(step.window) is not None:
        return When(step_at.astimezone(zone), None)
    day = shift_business_days(day_of(step_at, zone), 0, hours)
    return When(wall(day, time(), zone), day)


def day_of(midnight: datetime, zone: tzinfo) -> date:
    """The day that begins at this instant in the zone of whoever worked it out, for a rep in `zone`.

    It is that day itself, but for a zone more than twelve hours ahead of UTC, of which others see the day before.
    """
    here = midnight.astimezone(zone)
    if midnight == wall(here.date(), time(), zone):
        return here.date()
    return (midnight.astimezone(UTC) + _NOON).date()


def sequence_of(workspace: Workspace, key: str) -> Sequence | None:
    """The sequence with this fixed key, whether it is offered or not."""
    return next((word for word in workspace.sequences if word.key == key), None)


def choose_sequence(workspace: Workspace, text: str) -> Sequence:
    """The sequence on offer with this key, name or letter; raises InputError, also for one without steps."""
    offered = [word for word in workspace.sequences if word.offered]
    found = next((word for word in offered if word.letter and word.letter == text), None)
    found = found or choose("sequence", offered, text)
    if not found.steps:
        raise InputError(f"{found.name} has no steps.", "Write some in the workspace: leadtui workspace edit.")
    return found


def index_of(sequence: Sequence | None, step: str | None) -> int | None:
    """Where a step stands in a sequence, from 0; None for one it does not have."""
    keys = [one.key for one in sequence.steps] if sequence else []
    return keys.index(step) if step in keys else None


def number_of(sequence: Sequence | None, step: str | None) -> int:
    """The number of a step from 1; 0 for one the sequence does not have."""
    index = index_of(sequence, step)
    return 0 if index is None else index + 1


def say_step(step: Step) -> str:
    """A step in words: "2 business days later, 16-18: call, third call, if has:phone"."""
    after = read_after(step.after)
    days = f"{after.days} {'business ' if after.business else ''}day{'' if after.days == 1 else 's'} later"
    when = ", ".join(part for part in (days if after.days else "at once", step.window) if part)
    what = ", ".join(part for part in (step.channel, step.subject) if part)
    return f"{when}: {what}{f', if {step.query}' if step.query else ''}"


def say_place(row: EnrolmentRow, workspace: Workspace) -> str:
    """Where a lead stands, without the time: "step 3 of 7: second call"; "" for one that has left the sequence."""
    sequence = sequence_of(workspace, row.sequence)
    if sequence is None or row.state in LEFT:
        return ""
    index = index_of(sequence, row.step)
    if index is None:
        return f"before step 1 of {len(sequence.steps)}"
    step = sequence.steps[index]
    return f"step {index + 1} of {len(sequence.steps)}: {step.subject or step.channel}"


def say_standing(row: EnrolmentRow, workspace: Workspace, now: datetime) -> str:
    """Where a lead stands in a sequence, in one line: "First contact, step 3 of 7: second call Thu 26 Nov".

    `now` is in the rep's zone.
    """
    sequence = sequence_of(workspace, row.sequence)
    name, where = sequence.name if sequence else row.sequence, say_place(row, workspace)
    if row.state == EnrolmentState.STOPPED:
        return f"{name}, stopped: {row.why}" if row.why else f"{name}, stopped"
    if row.state != EnrolmentState.RUNNING:
        return ", ".join(part for part in (name, row.state, where) if part)
    when = stands_until(row, workspace, now)
    return ", ".join(part for part in (name, where) if part) + (f" {say(when, now)}" if when else "")


def waits_for(row: EnrolmentRow, workspace: Workspace, now: datetime) -> When | None:
    """When the step comes that a lead waits for, in the zone of `now`; None for one that waits for none."""
    return None if row.follow_up is not None or row.state in LEFT else stands_until(row, workspace, now)


def stands_until(row: EnrolmentRow, workspace: Workspace, now: datetime) -> When | None:
    """When the step a lead stands at is due, be it open or still to come, in the zone of `now`."""
    sequence = sequence_of(workspace, row.sequence)
    moment = row.due_at if row.follow_up is not None else row.step_at
    if moment is None:
        return None
    at = datetime.fromtimestamp(moment, UTC)
    index = index_of(sequence, row.step)
    if row.follow_up is not None:
        return When(at.astimezone(now.tzinfo), date.fromisoformat(row.due_date) if row.due_date else None)
    whole = sequence is not None and index is not None and read_window(sequence.steps[index].window) is None
    return When(at.astimezone(now.tzinfo), day_of(at, now.tzinfo or UTC) if whole else None)

"""What happened with a lead or customer, newest first: activities with their notes whole, and changes in words.

What was taken back, and the taking back, is left out: it is as if it had not been.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from leadtui.rules import sla
from leadtui.tui.palette import Part
from leadtui.tui.record_rows import LEAD, Detail
from leadtui.tui.text import safe, safe_lines, wrap
from leadtui.tui.widgets.change_words import change_words
from leadtui.tui.widgets.moments import moment
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import CustomerDetail
from leadtui.words.errors import InputError
from leadtui.words.rows import ActivityRow, ChangeRow, LeadDetail, OperationRow
from leadtui.words.sla import ClockRow
from leadtui.words.workspace import find

Line = list[Part]

TOLD_BY_CHANGES = frozenset(
    {"call", "note", "status", "qualify", "owner", "edit", "stage", "meeting", "email", "other"}
)
"""Operations whose changes say more than their summary."""
LOGS = {
    "call": "call", "note": "note", "status": "note", "stage": "note", "meeting": "meeting", "email": "email",
    "other": "other",
}  # fmt: skip
"""The kind of activity an operation may log; a status or stage logs the note it was given."""
ALWAYS_LOG = frozenset({"call", "note", "meeting", "email", "other"})
"""Operations whose activity stands for them, also where it was logged as of another time."""
INDENT = 2
READ_WITHIN = 15 * 60
"""Seconds by which a time that counts from now may differ from when it was taken."""


@dataclass(slots=True)
class Entry:
    """One thing that happened: when, what in bold, what dim beside it, the body's lines and the changes."""

    at: int
    order: int
    what: str
    aside: str = ""
    body: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


def timeline(detail: Detail, values: Values, cells: int) -> list[Line]:
    """Return the lines of the timeline."""
    lines = [titled("What happened", cells)]
    entries = _entries(detail, values)
    if not entries:
        hint = "c logs a call, n writes a note" if values.kind == LEAD else "n writes a note"
        lines.append([(f"nothing yet · {hint}", "dim")])
    for entry in entries:
        lines += _written(entry, values, cells)
    return lines


def _entries(detail: Detail, values: Values) -> list[Entry]:
    people = _people(detail)
    entries = [_activity(row, values, people, detail) for row in detail.activities]
    logged: dict[tuple[int, str], list[Entry]] = {}
    for row, entry in zip(detail.activities, entries, strict=True):
        logged.setdefault((row.at, row.kind), []).append(entry)
    for operation, changes in detail.history:
        if operation.undone_by is None and operation.undoes is None:
            _place(operation, changes, detail.row.name, values, entries, logged)
    if isinstance(detail, LeadDetail):
        _tell_answers(detail.clocks, entries, values.now)
    return sorted(entries, key=lambda entry: (-entry.at, -entry.order))


def _tell_answers(clocks: Sequence[ClockRow], entries: list[Entry], now: datetime) -> None:
    """Say how soon a lead was answered where that was, and where an answer stayed out."""
    for clock in clocks:
        said = sla.said(clock, now)
        if clock.met_at is not None:
            there = next((entry for entry in entries if entry.at == clock.met_at), None)
            if there is None:
                entries.append(Entry(clock.met_at, 0, "Answered", said.removeprefix("answered ")))
            else:
                there.changes.insert(0, said)
        elif sla.is_late(clock, now):
            entries.append(Entry(clock.due_at, 0, "Not answered in time", said))


def _people(detail: Detail) -> dict[int, str]:
    """Return the contacts of an account or deal by number, to say with whom something happened."""
    return {row.id: row.name for row in detail.contacts} if isinstance(detail, CustomerDetail) else {}


def _activity(row: ActivityRow, values: Values, people: Mapping[int, str], detail: Detail) -> Entry:
    outcome = find(values.workspace.outcomes, row.outcome or "")
    what = (outcome.name if outcome else row.outcome) or row.event or row.subject or _named(row)
    aside = [_kind(row)] if what != _named(row) else []
    if row.subject and row.subject != what:
        aside.append(row.subject)
    if row.contact_id is not None and row.contact_id in people:
        aside.append(people[row.contact_id])
    if row.minutes:
        aside.append(f"{row.minutes} min")
    if row.by and len(values.users) > 1:
        aside.append(row.by)
    body = safe_lines(row.body) if row.body else []
    if row.next_step:
        named = "next: " if _was_set(row, detail, values) else "named in the note, not set: "
        body += [f"{named}{line}" if not n else line for n, line in enumerate(safe_lines(row.next_step))]
    return Entry(row.at, row.id, safe(what), safe(" · ".join(aside)), body)


def _was_set(row: ActivityRow, detail: Detail, values: Values) -> bool:
    """Whether a follow-up came of the next step an activity names, also one that was moved or done since.

    What ends in no time is from a list and stands as it came.
    """
    from leadtui.rules.when import parse

    _, comma, time = (row.next_step or "").rpartition(", ")
    zone = values.now.tzinfo
    if not comma or zone is None:
        return True
    try:
        when = parse(time, datetime.fromtimestamp(row.at, zone))
    except InputError:
        return True
    due = int(when.at.timestamp())
    slack = 0 if when.date else READ_WITHIN
    return any(abs(at - due) <= slack for at in _ever_due(detail))


def _ever_due(detail: Detail) -> set[int]:
    """Return when its follow-ups are or were due, those that were moved since at their first time too."""
    moved = {
        int(at)
        for operation, changes in detail.history
        if operation.undone_by is None
        for change in changes
        if change.table == "follow_up" and change.field == "due_at"
        for at in (change.before, change.after)
        if isinstance(at, int)
    }
    return moved | {row.due_at for row in detail.follow_ups}


def _named(row: ActivityRow) -> str:
    """Return what an activity is called that has no words of its own."""
    incoming = {"call": "Incoming call", "email": "Email received"}
    said = row.kind.capitalize()
    return incoming.get(row.kind, said) if row.direction == "in" else said


def _kind(row: ActivityRow) -> str:
    """Return what kind of activity it was, and who began it."""
    incoming = {"call": "incoming call", "email": "email from them", "meeting": "meeting", "event": "what they did"}
    return incoming.get(row.kind, row.kind) if row.direction == "in" else row.kind


def _place(
    operation: OperationRow,
    changes: tuple[ChangeRow, ...],
    name: str,
    values: Values,
    entries: list[Entry],
    logged: dict[tuple[int, str], list[Entry]],
) -> None:
    """Put an operation under the activity it logged, else as an entry of its own."""
    words = change_words(changes, values)
    activities = logged.get((operation.at, LOGS.get(operation.kind, "")))
    if activities:
        activity = activities.pop(0)
        activity.order = operation.id
        activity.changes += words
        return
    if operation.kind in ALWAYS_LOG and not words:
        return
    by = operation.by if len(values.users) > 1 else ""
    if operation.kind in TOLD_BY_CHANGES and words:
        first, *more = words
        entries.append(Entry(operation.at, operation.id, f"{first[0].upper()}{first[1:]}", safe(by), [], more))
        return
    summary = safe(operation.summary).removesuffix(f", {safe(name)}")
    more = [word for word in words if not word.startswith("follow-up")]
    entries.append(Entry(operation.at, operation.id, summary, safe(by), [], more))


def _written(entry: Entry, values: Values, cells: int) -> list[Line]:
    when = moment(entry.at, values.now)
    room = max(cells - INDENT, 10)
    aside = f" · {entry.aside}" if entry.aside else ""
    head = wrap(f"{entry.what}{aside}", max(cells - len(when) - 2, 10))
    lines: list[Line] = [[(f"{when}  ", "dim"), *_bold(head[0], entry.what)]]
    lines += [[(" " * (len(when) + 2), "text"), (part, "dim")] for part in head[1:]]
    for text in entry.body:
        lines += [[(" " * INDENT, "text"), (part, "text")] for part in wrap(text, room)]
    for text in entry.changes:
        lines += [[(" " * INDENT, "text"), (part, "dim")] for part in wrap(text, room)]
    return lines


def _bold(text: str, what: str) -> Line:
    if text.startswith(what):
        return [(what, "strong"), (text[len(what) :], "dim")]
    return [(text, "strong")]

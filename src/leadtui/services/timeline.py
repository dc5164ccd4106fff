"""What every timeline is written with, a lead's and a customer's alike: notes, and follow-ups with their times.

`about` says whose it is: the columns `lead_id`, `account_id`, `contact_id`, `opportunity_id` that have a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from leadtui.model import Activity, FollowUp
from leadtui.rules import recurring
from leadtui.rules.follow_up_words import said_beside, say_repeat
from leadtui.rules.follow_ups import to_kind
from leadtui.rules.reminding import gone_by, reminded_at
from leadtui.rules.when import When, say
from leadtui.rules.zones import wall
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.words.contact import ActivityKind, FollowUpKind, FollowUpState
from leadtui.words.follow_ups import How
from leadtui.words.rows import NEXT

KEPT = (
    "kind",
    "subject",
    "lead_minutes",
    "priority",
    "user_id",
    "lead_id",
    "account_id",
    "contact_id",
    "opportunity_id",
)
"""What the next one of a follow-up that repeats has of it."""


def write_note(op: Op, desk: Desk, about: Mapping[str, int | None], body: str, next_step: str | None = None) -> int:
    """Makes a note of now, with the next step that stands in it; its id."""
    values = {"kind": ActivityKind.NOTE.value, "at": op.at, "body": body, "user_id": desk.user.id}
    return op.add(Activity, {**about, **values, **({"next_step": next_step} if next_step else {})})


def add_follow_up(
    op: Op,
    desk: Desk,
    about: Mapping[str, int | None],
    when: When,
    kind: FollowUpKind,
    subject: str | None,
    *,
    automatic: bool = False,
    more: Mapping[str, Any] | None = None,
) -> int:
    """Makes a follow-up; its id. `more` are further columns: lead_minutes, priority, repeat, enrolment_id, template."""
    values = {"kind": kind.value, "subject": subject, "automatic": automatic, "user_id": desk.user.id, **(more or {})}
    return op.add(FollowUp, {**about, **values, **times(when, values.get("lead_minutes"), op.at)})


def times(when: When, lead_minutes: int | None = None, now: datetime | None = None) -> dict[str, Any]:
    """The columns of a follow-up that say when: a whole day is reminded in the morning.

    `lead_minutes` before that, whole days of them at the same time on the clock. A reminder that would have come before
    `now` comes when the follow-up is due.
    """
    return {"due_at": when.at, "due_date": when.date, "remind_at": reminded_at(when, lead_minutes, now)}


def when_of(row: Mapping[str, Any], desk: Desk) -> When:
    """When a follow-up is due, in the rep's zone."""
    if row["due_date"] is not None:
        return When(wall(row["due_date"], time(), desk.zone), row["due_date"])
    return When(row["due_at"].astimezone(desk.zone), None)


def next_of(desk: Desk, when: When, kind: FollowUpKind, subject: str, how: How) -> list[str]:
    """What is noted of the follow-up that comes next: what it is for and when, its kind where its words hide it."""
    every = f", {say_repeat(how.repeat)}" if how.repeat else ""
    named = f" {to_kind(kind)}" if subject and subject.casefold().split()[0] != kind else ""
    late = gone_by(in_zone(when, desk), how.lead_minutes, desk.local())
    return [f"{NEXT}{subject or kind.value} {say(when, desk.local())}{every}{named}", *([late] if late else [])]


def in_words(row: Mapping[str, Any], desk: Desk) -> str:
    """A follow-up in few words: what it is for, or its kind, and when."""
    return f"{row['subject'] or row['kind']} {say(when_of(row, desk), desk.local())}"


def instead_of(rows: Iterable[Mapping[str, Any]], desk: Desk) -> tuple[str, ...]:
    """What is noted of automatic follow-ups whose place one set by hand has taken."""
    return tuple(f"instead of {in_words(row, desk)}" for row in rows)


def in_zone(when: When, desk: Desk) -> When:
    """The same moment on the rep's clocks; a whole day is the same day there."""
    return when if when.date else When(when.at.astimezone(desk.zone), None)


def moved(row: Mapping[str, Any], when: When, desk: Desk, now: datetime) -> dict[str, Any]:
    """The columns that move a follow-up; one that repeats keeps where it stood, and the next comes from there."""
    columns = times(when, row["lead_minutes"], now)
    return columns | {"repeat": recurring.held(row["repeat"], when_of(row, desk))} if row["repeat"] else columns


def along_to(desk: Desk, along: Sequence[tuple[str, When]], most: int | None = None) -> tuple[str, ...]:
    """What is said of follow-ups (what for, when) that were moved to the day on which their lead is woken.

    Each that had a time is named, of many leads `most` of them; where none had, the first.
    """
    if not along:
        return ()
    timed = [(what, when) for what, when in along if when.date is None][:most]
    named = [f"{what} {say(when, desk.local())}" for what, when in timed] or [along[0][0]]
    more = f" and {len(along) - len(named):,} more" if len(along) > len(named) else ""
    return (f"moved to that day: {', '.join(named)}{more}",)


def complete(op: Op, desk: Desk, rows: Iterable[dict[str, Any]]) -> list[When]:
    """Marks follow-ups done, and makes the next of each that repeats; when those are due, the first in front."""
    made = []
    for row in rows:
        op.set(FollowUp, row["id"], {"state": FollowUpState.DONE.value})
        if row["repeat"]:
            made.append(_next_of(op, desk, row))
    return sorted(made, key=lambda when: when.at.timestamp())


def _next_of(op: Op, desk: Desk, row: Mapping[str, Any]) -> When:
    """Makes the next of a follow-up that repeats; when it is due."""
    stood = when_of(row, desk)
    when = recurring.following(row["repeat"], stood, desk.local(), desk.hours)
    step = recurring.carried(row["repeat"], stood, when)
    op.add(FollowUp, {**{key: row[key] for key in KEPT}, "repeat": step, **times(when, row["lead_minutes"], op.at)})
    return when


def columns_of(desk: Desk, when: When, how: How) -> dict[str, Any]:
    """The columns of a follow-up that say how it is told of and whether it comes back, as far as that was said."""
    columns: dict[str, Any] = {}
    if how.lead_minutes:
        columns["lead_minutes"] = how.lead_minutes
    if how.priority:
        columns["priority"] = how.priority
    if how.repeat:
        columns["repeat"] = recurring.begun(how.repeat, in_zone(when, desk))
    return columns


def like(rows: Iterable[dict[str, Any]], when: When, kind: str, subject: str | None) -> dict[str, Any] | None:
    """The one of these open follow-ups, set by hand, that is what would be set: of that kind, then, for the same."""
    wanted = {"due_at": when.at, "due_date": when.date, "kind": kind, "subject": subject, "automatic": False}
    return next((row for row in rows if all(row[key] == value for key, value in wanted.items())), None)


def set_again(op: Op, there: Mapping[str, Any], when: When, columns: Mapping[str, Any]) -> tuple[str, ...]:
    """Gives a follow-up that is there already what is said of it anew; the words for what is other than it was."""
    named = {"lead_minutes": there["lead_minutes"], "priority": there["priority"], "repeat": there["repeat"], **columns}
    placed = times(when, named["lead_minutes"], op.at)
    op.set(FollowUp, there["id"], {**columns, **placed})
    ahead = named["lead_minutes"] if placed["remind_at"] != times(when)["remind_at"] else None
    before = said_beside(How("", "", there["lead_minutes"], there["priority"], there["repeat"] or ""))
    after = said_beside(How("", "", ahead, named["priority"], named["repeat"] or ""))
    return tuple(part for part in after if part not in before)


def summed_up(desk: Desk, when: When, how: How, kind: FollowUpKind, changed: tuple[str, ...] | None = None) -> str:
    """A follow-up that was set, in words. `changed`: what is other of one that was there already, () for nothing."""
    every = say_repeat(how.repeat) if how.repeat else ""
    shown = f", {every}" if every and every not in (changed or ()) else ""
    already = "" if changed is None else " is there already"
    now = f", now {', '.join(changed)}" if changed else ""
    return f"Follow-up {say(when, desk.local())}{shown} {to_kind(kind)}{already}{now}"


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Follow-ups, the one due first in front."""
    return sorted(rows, key=lambda row: (row["due_at"], row["id"]))


def close_follow_ups(op: Op, rows: Iterable[dict[str, Any]], state: FollowUpState) -> None:
    """Marks follow-ups done or cancelled."""
    for row in rows:
        op.set(FollowUp, row["id"], {"state": state.value})

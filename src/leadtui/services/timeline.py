"""What every timeline is written with, a lead's and a customer's alike: notes, and follow-ups with their times.

`about` says whose it is: the columns `lead_id`, `account_id`, `contact_id`, `opportunity_id` that have a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from leadtui.model import Activity, FollowUp
from leadtui.rules.when import When
from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.words.contact import ActivityKind, FollowUpKind, FollowUpState

REMIND_HOUR = 9
"""A whole-day follow-up is reminded at this hour."""


def write_note(op: Op, desk: Desk, about: Mapping[str, int | None], body: str) -> int:
    """Makes a note of now; its id."""
    values = {"kind": ActivityKind.NOTE.value, "at": op.at, "body": body, "user_id": desk.user.id}
    return op.add(Activity, {**about, **values})


def add_follow_up(
    op: Op,
    desk: Desk,
    about: Mapping[str, int | None],
    when: When,
    kind: FollowUpKind,
    subject: str | None,
    *,
    automatic: bool = False,
) -> int:
    """Makes a follow-up; its id."""
    values = {"kind": kind.value, "subject": subject, "automatic": automatic, "user_id": desk.user.id}
    return op.add(FollowUp, {**about, **values, **times(when)})


def times(when: When) -> dict[str, Any]:
    """The columns of a follow-up that say when: a whole day is reminded in the morning."""
    remind = when.at.replace(hour=REMIND_HOUR) if when.date else when.at
    return {"due_at": when.at, "due_date": when.date, "remind_at": remind}


def is_there(rows: Iterable[dict[str, Any]], when: When, kind: str, subject: str | None) -> bool:
    """Whether one of these open follow-ups, set by hand, is what would be set: of that kind, then, for the same."""
    wanted = {**times(when), "kind": kind, "subject": subject, "automatic": False}
    return any(all(row[key] == value for key, value in wanted.items() if key != "remind_at") for row in rows)


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Follow-ups, the one due first in front."""
    return sorted(rows, key=lambda row: (row["due_at"], row["id"]))


def close_follow_ups(op: Op, rows: Iterable[dict[str, Any]], state: FollowUpState) -> None:
    """Marks follow-ups done or cancelled."""
    for row in rows:
        op.set(FollowUp, row["id"], {"state": state.value})

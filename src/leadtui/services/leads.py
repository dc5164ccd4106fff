"""What every job that writes a lead shares: looking at it inside the lock, and refusing what may not be changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from leadtui.model import FollowUp, Lead, Tag
from leadtui.rules import status_effects
from leadtui.rules.when import When
from leadtui.services import timeline
from leadtui.services.desk import Desk
from leadtui.services.timeline import close_follow_ups, in_order
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.errors import RefusedError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import ALSO_DONE, NEXT, NO_NEXT_STEP


def workable(op: Op, lead_id: int) -> dict[str, Any]:
    """The lead as it is now; NotFoundError when it is gone, RefusedError when it was converted."""
    lead = op.get(Lead, lead_id)
    refuse_converted(lead)
    return lead


def refuse_converted(lead: dict[str, Any]) -> None:
    """Raises RefusedError for a converted lead: it is read-only."""
    if lead["category"] == Category.CONVERTED:
        raise RefusedError(
            f"{lead['name']} (L{lead['id']}) was converted and is read-only.",
            "Undo the conversion to work on it again.",
        )


def title(names: Sequence[str]) -> str:
    """The leads of an operation in its summary: a name, or how many."""
    return names[0] if len(names) == 1 else f"{len(names):,} leads"


def open_follow_ups(op: Op, lead_id: int) -> list[dict[str, Any]]:
    """The open follow-ups of a lead, the one due first in front."""
    return in_order(op.find(FollowUp, lead_id=lead_id, state=FollowUpState.OPEN.value))


def gives_way(row: Mapping[str, Any]) -> bool:
    """Whether a follow-up gives way to another."""
    return status_effects.gives_way(automatic=row["automatic"], enrolment=row["enrolment_id"])


def add_follow_up(
    op: Op,
    desk: Desk,
    lead_id: int,
    when: When,
    kind: FollowUpKind,
    subject: str | None,
    *,
    automatic: bool = False,
    more: Mapping[str, Any] | None = None,
) -> int:
    """Makes a follow-up; an automatic one replaces the lead's automatic one. Its id. `more`: see timeline."""
    if automatic:
        rows = [row for row in open_follow_ups(op, lead_id) if gives_way(row)]
        close_follow_ups(op, rows, FollowUpState.CANCELLED)
    about = {"lead_id": lead_id}
    return timeline.add_follow_up(op, desk, about, when, kind, subject, automatic=automatic, more=more)


def did(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What is noted of follow-ups set by hand that were done along the way: what they were for, where they said so."""
    subjects = [row["subject"] for row in rows if row["subject"] and not row["automatic"]]
    more = f" and {len(subjects) - 1} more" if len(subjects) > 1 else ""
    return (f"{ALSO_DONE}{subjects[0]}{more}",) if subjects else ()


def with_what_followed(op: Op, notes: Sequence[str]) -> tuple[str, ...]:
    """The notes of an operation that has ended, with what followed in it: a next step a sequence made is one."""
    planned = any(said.startswith(NEXT) for said in op.followed)
    return (*(note for note in notes if not (planned and note.startswith(NO_NEXT_STEP))), *op.followed)


def change_status(lead: dict[str, Any], patch: dict[str, Any], status: str, category: str, at: datetime) -> None:
    """Adds to `patch` what a new status means."""
    if lead["status"] != status:
        patch |= status_effects.with_status(status, category, at)


def write_note(op: Op, desk: Desk, lead_id: int, body: str, next_step: str | None = None) -> None:
    """Makes a note of now, with the next step that stands in it."""
    timeline.write_note(op, desk, {"lead_id": lead_id}, body, next_step)


def tags_of(op: Op, owner_id: int, owner_kind: str = "lead") -> dict[str, int]:
    """The tags of a record: their ids by key."""
    return {row["name_key"]: row["id"] for row in op.find(Tag, owner_kind=owner_kind, owner_id=owner_id)}


def put_tags(
    op: Op, owner_id: int, add: Mapping[str, str], remove: Collection[str] = (), owner_kind: str = "lead"
) -> None:
    """Puts tags (names by key) on a record and takes some (keys) off; what is there already stays as it is."""
    there = tags_of(op, owner_id, owner_kind)
    for key, tag_id in there.items():
        if key in remove:
            op.hide(Tag, tag_id)
    for key, name in add.items():
        if key not in there:
            op.add(Tag, {"owner_kind": owner_kind, "owner_id": owner_id, "name": name, "name_key": key})

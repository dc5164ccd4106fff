"""Follow-ups: set, moved, done."""

from __future__ import annotations

from typing import Any

from leadtui.model import FollowUp
from leadtui.rules.text import clean
from leadtui.rules.when import When, say
from leadtui.services.desk import Desk
from leadtui.services.leads import add_follow_up, open_follow_ups, workable
from leadtui.services.timeline import close_follow_ups, is_there, times
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.rows import Done


def set_follow_up(desk: Desk, lead_id: int, when: When, subject: str = "", kind: str = "call") -> Done:
    """Sets a follow-up by hand; the automatic one that was waiting gives way to it. One like it is not set again."""
    if kind not in list(FollowUpKind):
        raise InputError(f"There is no follow-up kind {kind!r}.", f"Known: {', '.join(FollowUpKind)}.")
    with desk.store.operation("follow-up", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        rows, what = open_follow_ups(op, lead_id), clean(subject) or None
        close_follow_ups(op, [row for row in rows if row["automatic"]], FollowUpState.CANCELLED)
        there = is_there(rows, when, kind, what)
        if not there:
            add_follow_up(op, desk, lead_id, when, FollowUpKind(kind), what)
        already = " is there already" if there else ""
        op.summary = f"Follow-up {say(when, desk.local())}{already}, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,))


def snooze(desk: Desk, lead_id: int, when: When, follow_up_id: int | None = None) -> Done:
    """Moves a follow-up, the one due first unless one is named; a lead without one gets one."""
    with desk.store.operation("snooze", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        row = _chosen(op, lead_id, follow_up_id)
        if row is None:
            add_follow_up(op, desk, lead_id, when, FollowUpKind.CALL, None)
        else:
            op.set(FollowUp, row["id"], times(when))
        op.summary = f"Snoozed to {say(when, desk.local())}, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,))


def done(desk: Desk, lead_id: int, follow_up_id: int | None = None) -> Done:
    """Marks a follow-up done, the one due first unless one is named; RefusedError when there is none."""
    with desk.store.operation("done", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        row = _chosen(op, lead_id, follow_up_id)
        if row is None:
            raise RefusedError(f"{lead['name']} has no open follow-up.", "Set one first.")
        close_follow_ups(op, [row], FollowUpState.DONE)
        op.summary = f"Done: {row['subject'] or row['kind']}, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,))


def _chosen(op: Op, lead_id: int, follow_up_id: int | None) -> dict[str, Any] | None:
    rows = open_follow_ups(op, lead_id)
    if follow_up_id is None:
        return rows[0] if rows else None
    found = next((row for row in rows if row["id"] == follow_up_id), None)
    if found is None:
        raise RefusedError("That follow-up is no longer open.", "It was done, cancelled or taken back meanwhile.")
    return found

"""Follow-ups of leads: set, moved, done, dropped. One that repeats has its next one as soon as it is done."""

from __future__ import annotations

from typing import Any

from leadtui.model import FollowUp
from leadtui.rules.follow_ups import completed
from leadtui.rules.reminding import gone_by
from leadtui.rules.status_effects import takes_the_place, usual_kind
from leadtui.rules.text import clean
from leadtui.rules.when import When, say
from leadtui.services.desk import Desk
from leadtui.services.leads import add_follow_up, gives_way, open_follow_ups, with_what_followed, workable
from leadtui.services.timeline import (
    close_follow_ups,
    columns_of,
    complete,
    in_words,
    in_zone,
    instead_of,
    like,
    moved,
    set_again,
    summed_up,
)
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpState
from leadtui.words.errors import RefusedError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import OPEN_CATEGORIES, Category
from leadtui.words.records import replace
from leadtui.words.rows import NEXT, NO_NEXT_STEP, Done


def set_follow_up(desk: Desk, lead_id: int, when: When, subject: str = "", kind: str = "", *, how: How = ONCE) -> Done:
    """Sets a follow-up by hand; the automatic try that was waiting gives way to a call or a meeting, and it is said.

    One like it is not set again.

    `how` says the rest; `subject` and `kind` go before what it says of them. Raises InputError.
    """
    wanted = replace(how, subject=clean(subject or how.subject), kind=kind or how.kind)
    with desk.store.operation("follow-up", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        word, what = completed(wanted, usual_kind(lead["do_not_call"]))
        rows = open_follow_ups(op, lead_id)
        instead = [row for row in rows if takes_the_place(word) and gives_way(row)]
        close_follow_ups(op, instead, FollowUpState.CANCELLED)
        columns = columns_of(desk, when, wanted)
        there = like(rows, when, word, what or None)
        changed = None
        if there is None:
            add_follow_up(op, desk, lead_id, when, word, what or None, more=columns)
        else:
            changed = set_again(op, there, when, columns)
        op.summary = f"{summed_up(desk, when, wanted, word, changed)}, {lead['name']}"
    late = gone_by(in_zone(when, desk), wanted.lead_minutes, desk.local())
    notes = (*instead_of(instead, desk), *((late,) if late else ()))
    return Done(op.number, op.summary, (lead_id,), notes)


def snooze(desk: Desk, lead_id: int, when: When, follow_up_id: int | None = None) -> Done:
    """Moves a follow-up, the one due first unless one is named; a lead without one gets one."""
    with desk.store.operation("snooze", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        row = _chosen(op, lead_id, follow_up_id)
        if row is None:
            add_follow_up(op, desk, lead_id, when, usual_kind(lead["do_not_call"]), None)
        else:
            op.set(FollowUp, row["id"], moved(row, when, desk, op.at))
        op.summary = f"Snoozed to {say(when, desk.local())}, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,))


def done(desk: Desk, lead_id: int, follow_up_id: int | None = None) -> Done:
    """Marks a follow-up done, the one due first unless one is named; RefusedError when there is none.

    The next of one that repeats is made with it; the notes say what is next, or that nothing is left to be done.
    """
    with desk.store.operation("done", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        row = _chosen(op, lead_id, follow_up_id)
        if row is None:
            raise RefusedError(f"{lead['name']} has no open follow-up.", "Set one first.")
        complete(op, desk, [row])
        op.summary = f"Done: {row['subject'] or row['kind']}, {lead['name']}"
        left = open_follow_ups(op, lead_id)
        notes: tuple[str, ...] = (f"{NEXT}{in_words(left[0], desk)}",) if left else ()
        # What its sequence makes of a step that is done follows at the end of the operation.
        if _nothing_left(op, lead | ({} if row["enrolment_id"] is None else {"in_sequence": False})):
            notes = (NO_NEXT_STEP,)
    notes = with_what_followed(op, notes)
    verbs = (f"Set one: leadtui follow-up L{lead_id} WHEN",) if notes == (NO_NEXT_STEP,) else ()
    return Done(op.number, op.summary, (lead_id,), notes, verbs=verbs)


def drop(desk: Desk, lead_id: int, follow_up_id: int | None = None) -> Done:
    """Cancels a follow-up, the one due first unless one is named; RefusedError when there is none.

    One that repeats comes back no more.
    """
    with desk.store.operation("done", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        row = _chosen(op, lead_id, follow_up_id)
        if row is None:
            raise RefusedError(f"{lead['name']} has no open follow-up.", "There is nothing to drop.")
        close_follow_ups(op, [row], FollowUpState.CANCELLED)
        notes = (NO_NEXT_STEP,) if _nothing_left(op, lead) else ()
        op.summary = f"Dropped: {row['subject'] or row['kind']}, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,), with_what_followed(op, notes))


def _nothing_left(op: Op, lead: dict[str, Any]) -> bool:
    """Whether a lead that is worked has no next step any more."""
    worked = lead["category"] in OPEN_CATEGORIES and lead["category"] != Category.NEW
    return worked and not lead["in_sequence"] and not open_follow_ups(op, lead["id"])


def _chosen(op: Op, lead_id: int, follow_up_id: int | None) -> dict[str, Any] | None:
    rows = open_follow_ups(op, lead_id)
    if follow_up_id is None:
        return rows[0] if rows else None
    found = next((row for row in rows if row["id"] == follow_up_id), None)
    if found is None:
        raise RefusedError("That follow-up is no longer open.", "It was done, cancelled or taken back meanwhile.")
    return found

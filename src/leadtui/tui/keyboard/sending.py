"""Makes a service call of an action. Runs on the writer thread, which alone loads the services that write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import (
    AddNote,
    Delete,
    LogCall,
    MarkDone,
    Qualify,
    SetFollowUp,
    SetOwner,
    SetStatus,
    SetTags,
    Snooze,
    Write,
)
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk


def send(desk: Desk, lead_id: int, action: Write) -> Done:
    """Carry an action out on a lead as one operation; raises LeadtuiError when it is refused."""
    from leadtui.services import following_up, triage

    match action:
        case LogCall():
            return triage.log_call(
                desk,
                lead_id,
                action.outcome,
                note=action.note,
                follow_up=action.follow_up,
                incoming=action.incoming,
                reason=action.reason,
                nurture=action.nurture,
            )
        case AddNote():
            return triage.log_note(desk, lead_id, action.text)
        case SetFollowUp():
            return following_up.set_follow_up(desk, lead_id, action.when, action.subject)
        case Snooze():
            return following_up.snooze(desk, lead_id, action.when, action.follow_up_id)
        case MarkDone():
            return following_up.done(desk, lead_id, action.follow_up_id)
        case SetStatus():
            return triage.set_status(
                desk, [lead_id], action.status, reason=action.reason, note=action.note, wake=action.wake
            )
        case Qualify():
            return triage.qualify(desk, lead_id, action.answers)
        case SetOwner():
            return triage.set_owner(desk, [lead_id], action.user_id)
        case SetTags():
            return triage.set_tags(desk, [lead_id], add=list(action.add), remove=list(action.remove))
        case Delete():
            from leadtui.services import editing

            return editing.delete(desk, [lead_id])

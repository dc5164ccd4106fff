"""Makes a service call of an action. Runs on the writer thread, which alone loads the services that write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.bindings import says
from leadtui.tui.keyboard.actions import (
    AddNote,
    AttachTarget,
    Delete,
    DropFollowUp,
    InSequence,
    LogCall,
    LogContact,
    MarkDone,
    Qualify,
    SetFollowUp,
    SetOwner,
    SetStage,
    SetStatus,
    SetTags,
    Snooze,
    Write,
)
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.record_rows import Ref


def send(desk: Desk, ref: Ref, action: Write) -> Done:
    """Carry an action out on a record as one operation; raises LeadtuiError when it is refused."""
    kind, number = ref
    if isinstance(action, LogContact):
        return _logged(desk, ref, action)
    if isinstance(action, AttachTarget):
        from leadtui.services import attaching

        return attaching.attach(desk, ref, action.target)
    if kind == "lead":
        return _on_lead(desk, number, action)
    return _on_customer(desk, CustomerKind(kind), number, action)


def _logged(desk: Desk, ref: Ref, action: LogContact) -> Done:
    from leadtui.services.corresponding import log_contact
    from leadtui.words.contact import ActivityKind

    return log_contact(
        desk,
        ref,
        ActivityKind(action.kind),
        action.note,
        subject=action.subject,
        incoming=action.incoming,
        minutes=action.minutes,
        follow_up=action.follow_up,
        at=action.at.at if action.at is not None else None,
        how=action.how,
    )


def _on_lead(desk: Desk, lead_id: int, action: Write) -> Done:
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
                minutes=action.minutes,
                asked=action.asked,
                what=action.what,
                how=action.how,
            )
        case AddNote():
            return triage.log_note(desk, lead_id, action.text)
        case SetFollowUp():
            return following_up.set_follow_up(desk, lead_id, action.when, action.subject, how=action.how)
        case Snooze():
            return following_up.snooze(desk, lead_id, action.when, action.follow_up_id)
        case MarkDone():
            return following_up.done(desk, lead_id, action.follow_up_id)
        case DropFollowUp():
            return following_up.drop(desk, lead_id, action.follow_up_id)
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
        case InSequence():
            from leadtui.tui.keyboard.sending_sequences import in_sequence

            return in_sequence(desk, [lead_id], action)
        case Delete():
            from leadtui.services import editing

            return editing.delete(desk, [lead_id])
    raise RefusedError("That is not done on leads.")


def _on_customer(desk: Desk, kind: CustomerKind, number: int, action: Write) -> Done:
    from leadtui.services import customers

    match action:
        case AddNote():
            return customers.write_note(desk, kind, number, action.text)
        case SetFollowUp():
            return customers.set_follow_up(desk, kind, number, action.when, action.subject, how=action.how)
        case Snooze():
            first = action.follow_up_id or customers.first_open(desk, kind, number)
            if first is None:
                return customers.set_follow_up(desk, kind, number, action.when)
            return customers.snooze(desk, first, action.when)
        case MarkDone() | DropFollowUp():
            first = action.follow_up_id or customers.first_open(desk, kind, number)
            if first is None:
                raise RefusedError("There is no open follow-up here.", says("{follow-up} sets one."))
            return customers.finish(desk, first) if isinstance(action, MarkDone) else customers.drop(desk, first)
        case SetStage():
            return customers.set_stage(desk, number, action.stage, lost_reason=action.lost_reason, note=action.note)
        case SetOwner():
            return customers.set_owner(desk, kind, [number], action.user_id)
        case SetTags():
            return customers.set_tags(desk, kind, number, list(action.add), list(action.remove))
        case Delete():
            return customers.delete(desk, kind, [number])
    raise RefusedError("That is done on leads only.")

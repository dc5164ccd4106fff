"""The stages of opportunities: a deal moves on, is won, is lost for a reason, is reopened."""

from __future__ import annotations

from typing import Any

from leadtui.model import Contact, Opportunity
from leadtui.rules.status_effects import DO_NOT_CONTACT
from leadtui.rules.text import clean
from leadtui.services.customer_records import about
from leadtui.services.desk import Desk
from leadtui.services.timeline import write_note
from leadtui.store.journal import Op
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import Reason
from leadtui.words.rows import Done
from leadtui.words.stages import Stage, StageKind
from leadtui.words.workspace import offered


def set_stage(desk: Desk, number: int, stage: str, *, lost_reason: str | None = None, note: str = "") -> Done:
    """Moves an opportunity into a stage (fixed key or name); into a lost one with a reason, kept as a note too.

    Out of a lost stage the reason is cleared. Open follow-ups stay open. The reason Do not contact sets do-not-call and
    email-opt-out on the deal's contact. Raises InputError (unknown stage, no reason, no note where one is needed).
    """
    text = clean(note, multiline=True)
    notes: list[str] = []
    with desk.store.operation("stage", "", desk.user.id) as op:
        word = desk.workspace.stage(stage)
        reason = desk.workspace.reason(lost_reason) if lost_reason else None
        _check_reason(desk, word, reason, text)
        row = op.get(Opportunity, number)
        because = f" ({reason.name})" if reason else ""
        patch: dict[str, Any] = {"lost_reason": reason.key if reason else None}
        if row["stage"] != word.key:
            patch |= {"stage": word.key, "stage_since": op.at}
        changed = op.set(Opportunity, number, patch)
        told = ": ".join(part for part in (f"{word.name}{because}" if reason else "", text) if part)
        if text or (reason and changed):
            write_note(op, desk, about(CustomerKind.OPPORTUNITY, row), told)
        if reason and reason.do_not_contact and changed:
            notes += _leave_alone(op, row["contact_id"])
        op.summary = f"{word.name}{because}, {row['name']}"
    return Done(op.number, op.summary, notes=tuple(notes), customers=((CustomerKind.OPPORTUNITY.value, number),))


def first_stage(desk: Desk, text: str) -> Stage:
    """The stage a new opportunity stands in: the one typed, else the first; InputError for a lost one."""
    if not clean(text):
        return desk.workspace.first_open_stage
    word = desk.workspace.stage(clean(text))
    if word.kind is StageKind.LOST:
        raise InputError(f"A new opportunity cannot be {word.name}.", "Add it in an open stage, then lose it.")
    return word


def _check_reason(desk: Desk, word: Stage, reason: Reason | None, note: str) -> None:
    if word.kind is StageKind.LOST and reason is None:
        known = ", ".join(r.name for r in offered(desk.workspace.reasons) if r.letter)
        raise InputError(f"{word.name} needs a reason.", f"One of: {known}.")
    if word.kind is not StageKind.LOST and reason is not None:
        raise InputError(f"{word.name} takes no reason.")
    if reason is not None and reason.needs_note and not note:
        raise InputError(f"The reason {reason.name} needs a note.", "Say why in a few words.")


def _leave_alone(op: Op, contact_id: int | None) -> list[str]:
    """Sets the safety flags of a deal's contact; what to tell."""
    told = []
    for contact in op.find(Contact, id=contact_id) if contact_id is not None else ():
        op.set(Contact, contact["id"], DO_NOT_CONTACT)
        told.append(f"{contact['name']}: do not call, email opt-out")
    return told

"""What a key begins on a lead, account, contact or opportunity: a prompt, or an action at once.

Loaded with all prompts after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable

from leadtui.tui.keyboard.actions import (
    Add,
    BringBack,
    Confirmed,
    Delete,
    DropDraft,
    Errand,
    ForSelected,
    Go,
    MarkDone,
    SetOwner,
    Write,
)
from leadtui.tui.keyboard.prompts import CANCELLED, Answer, Cancelled, Prompt, Situation
from leadtui.tui.keyboard.prompts_attach import AttachPrompt
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_choice import ConfirmPrompt, GoPrompt, OwnerPrompt, StatusPrompt, status_step
from leadtui.tui.keyboard.prompts_contact import ContactPrompt
from leadtui.tui.keyboard.prompts_qualify import QualificationPrompt
from leadtui.tui.keyboard.prompts_sequences import SequencePrompt
from leadtui.tui.keyboard.prompts_stage import AddPrompt, StagePrompt, next_stage
from leadtui.tui.keyboard.prompts_text import NotePrompt, TagsPrompt
from leadtui.tui.keyboard.prompts_times import FollowUpPrompt, SnoozePrompt
from leadtui.tui.keyboard.sending import send
from leadtui.tui.keyboard.status_commands import STATUS_COMMANDS
from leadtui.tui.keyboard.why_not import ALONE, ONLY_LEADS

__all__ = [
    "CANCELLED", "Add", "AddPrompt", "Answer", "BringBack", "Cancelled", "ConfirmPrompt", "Confirmed", "DropDraft",
    "Errand", "ForSelected", "Go", "GoPrompt", "NotePrompt", "Prompt", "Situation", "begin", "send",
]  # fmt: skip


def begin(command: str, situation: Situation, user_id: int) -> Prompt | Write | str:
    """Return the prompt of a command on the situation's record, its action, or the sentence why it does nothing now.

    Without a record it is for leads, whichever they are.
    """
    step = _begin(command, situation, user_id)
    if isinstance(step, Prompt):
        step.begun = (command, ())
    return step


def _begin(command: str, situation: Situation, user_id: int) -> Prompt | Write | str:
    if command == "owner" and len(situation.users) < 2:
        return ALONE
    if situation.row is not None and situation.lead is None:
        return _begin_on_customer(command, situation)
    if command in STATUS_COMMANDS:
        return status_step(situation, situation.workspace.first_of(STATUS_COMMANDS[command]).key)
    return _BEGIN[command](situation) if command in _BEGIN else SetOwner(user_id)


def _begin_on_customer(command: str, situation: Situation) -> Prompt | Write | str:
    if command in ("stage-next", "stage-previous"):
        return next_stage(situation, 1 if command == "stage-next" else -1)
    if command in ("status", "stage"):
        return StagePrompt(situation) if situation.opportunity is not None else "Only opportunities have a stage."
    if command in _ON_CUSTOMERS:
        return _BEGIN[command](situation)
    return ONLY_LEADS.get(command, "That is done on leads only.")


def _tags(situation: Situation) -> TagsPrompt:
    if situation.row is None:
        return TagsPrompt(situation, None)
    return TagsPrompt(situation, tuple(tag.strip() for tag in situation.row.tags.split(",") if tag.strip()))


_BEGIN: dict[str, Callable[[Situation], Prompt | Write]] = {
    "call": CallPrompt,
    "meeting": ContactPrompt,
    "note": NotePrompt,
    "follow-up": FollowUpPrompt,
    "snooze": SnoozePrompt,
    "status": StatusPrompt,
    "qualification": QualificationPrompt,
    "owner": OwnerPrompt,
    "tags": _tags,
    "sequences": SequencePrompt,
    "attach": AttachPrompt,
    "done": lambda situation: MarkDone(situation.follow_up_id),
    "delete": lambda _situation: Delete(),
}

_ON_CUSTOMERS = frozenset({"attach", "note", "meeting", "follow-up", "snooze", "owner", "tags", "done", "delete"})

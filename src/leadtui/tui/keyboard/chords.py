"""What a key of a lead begins: a prompt, or an action at once. Loaded with all prompts after the first paint."""

from __future__ import annotations

from collections.abc import Callable

from leadtui.tui.keyboard.actions import Confirmed, Delete, Go, MarkDone, SetOwner, Write
from leadtui.tui.keyboard.prompts import CANCELLED, Answer, Cancelled, Prompt, Situation
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_choice import ConfirmPrompt, GoPrompt, OwnerPrompt, StatusPrompt, status_step
from leadtui.tui.keyboard.prompts_qualify import QualificationPrompt
from leadtui.tui.keyboard.prompts_text import NotePrompt, TagsPrompt
from leadtui.tui.keyboard.prompts_times import FollowUpPrompt, SnoozePrompt
from leadtui.tui.keyboard.sending import send
from leadtui.words.lifecycle import Category

__all__ = [
    "CANCELLED", "Answer", "Cancelled", "ConfirmPrompt", "Confirmed", "Go", "GoPrompt", "Prompt", "Situation",
    "begin", "send",
]  # fmt: skip

STATUS_COMMANDS = {
    "status-new": Category.NEW,
    "status-working": Category.WORKING,
    "status-nurturing": Category.NURTURING,
    "status-qualified": Category.QUALIFIED,
    "status-disqualified": Category.DISQUALIFIED,
}


def begin(command: str, situation: Situation, user_id: int) -> Prompt | Write | str:
    """Return the prompt of a command on the situation's lead, its action, or the sentence why it does nothing now."""
    if command in STATUS_COMMANDS:
        return status_step(situation, situation.workspace.first_of(STATUS_COMMANDS[command]).key)
    if command == "owner" and len(situation.users) < 2:
        return "There is only you here · leadtui user add NAME makes another user"
    return _BEGIN[command](situation) if command in _BEGIN else SetOwner(user_id)


def _tags(situation: Situation) -> TagsPrompt:
    tags = situation.row.tags if situation.row is not None else ""
    return TagsPrompt(situation, tuple(tag.strip() for tag in tags.split(",") if tag.strip()))


_BEGIN: dict[str, Callable[[Situation], Prompt | Write]] = {
    "call": CallPrompt,
    "note": NotePrompt,
    "follow-up": FollowUpPrompt,
    "snooze": SnoozePrompt,
    "status": StatusPrompt,
    "qualification": QualificationPrompt,
    "owner": OwnerPrompt,
    "tags": _tags,
    "done": lambda situation: MarkDone(situation.follow_up_id),
    "delete": lambda _situation: Delete(),
}

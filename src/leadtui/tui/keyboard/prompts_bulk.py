"""Prompts for the selected leads: what a key asks of one lead, asked once for all of them.

Always holds: an answer is for the leads that were selected when its chord began; over 25 of them are asked about once,
with their number, before anything is written, and leaving that question keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.tui.keyboard import chords
from leadtui.tui.keyboard.actions import (
    Delete,
    ForSelected,
    InSequence,
    KeepUntil,
    LeaveAsIs,
    MarkDone,
    SetFollowUp,
    SetOwner,
    SetStatus,
    SetTags,
    Snooze,
    Write,
)
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import CANCELLED, Answer, Option, Prompt, PromptView, Situation
from leadtui.tui.keyboard.prompts_sequences import in_words
from leadtui.tui.keyboard.status_commands import STATUS_COMMANDS
from leadtui.tui.keyboard.times import typed
from leadtui.tui.keyboard.undo_keys import MANY_LEADS
from leadtui.words.workspace import find

BULK = frozenset(
    {*STATUS_COMMANDS, "status", "owner", "claim", "follow-up", "snooze", "done", "note", "tags", "sequences", "delete"}
)
"""The commands that act on all selected leads; converting them has a screen of its own."""


def begin(
    command: str, situation: Situation, ids: tuple[int, ...], user_id: int, name: str = ""
) -> Prompt | ForSelected | str:
    """Return the prompt of a command on these leads, what is to be done with them, or why nothing is.

    `situation` has no record; `name` is that of a single lead.
    """
    step = chords.begin(command, situation, user_id)
    return step if isinstance(step, str) else asked(situation, ids, step, name=name)


def asked(
    situation: Situation, ids: tuple[int, ...], step: Prompt | Write, *, again: bool = False, name: str = ""
) -> Prompt | ForSelected:
    """Return a prompt for all of these leads, or what is to be done with them, after a question when they are many."""
    if isinstance(step, Prompt):
        return BulkPrompt(situation, ids, step, name)
    wanted = ForSelected(step, ids, again)
    return wanted if len(ids) <= MANY_LEADS else BulkQuestion(situation, wanted, None)


def on_leads(number: int) -> str:
    """How many leads: "1 lead", "28 leads"."""
    return "1 lead" if number == 1 else f"{number:,} leads"


class BulkPrompt(Prompt):
    """A prompt of one lead, for several: it says for how many, and its answer is for all of them.

    `name` is that of a single one.
    """

    def __init__(self, situation: Situation, ids: tuple[int, ...], inner: Prompt, name: str = "") -> None:
        self.inner = inner
        self.name = name
        super().__init__(situation)
        self.ids = ids
        self.kind = inner.kind
        self.begun = inner.begun

    @property
    def for_leads(self) -> tuple[int, ...]:
        """The selected leads."""
        return self.ids

    @property
    def error(self) -> str:
        """What is wrong with what was typed."""
        return self.inner.error

    @error.setter
    def error(self, said: str) -> None:
        self.inner.error = said

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Feed the prompt inside."""
        answer = self.inner.feed(key, character)
        if answer is None or answer is CANCELLED:
            return answer
        if isinstance(answer, Prompt):
            return BulkPrompt(self.situation, self.ids, answer, self.name)
        assert isinstance(answer, Write)
        wanted = ForSelected(answer, self.ids)
        return wanted if len(self.ids) <= MANY_LEADS else BulkQuestion(self.situation, wanted, self)

    def paste(self, text: str) -> None:
        """Paste into the prompt inside."""
        self.inner.paste(text)

    def view(self) -> PromptView:
        """Return what the prompt inside draws, and for how many leads it is."""
        view = self.inner.view()
        title = f"{view.title} · on {self.name if len(self.ids) == 1 and self.name else on_leads(len(self.ids))}"
        return PromptView(title, view.options, view.fields, view.lines, view.error, view.hint)

    @property
    def writing(self) -> LineEdit | None:
        """The text that an editor can take over."""
        return self.inner.writing

    def draft(self) -> str:
        """Return what is typed."""
        return self.inner.draft()

    def restore(self, draft: str) -> None:
        """Put it back."""
        self.inner.restore(draft)

    def state(self) -> dict[str, Any]:
        """Return what stands in the prompt inside."""
        return self.inner.state()

    def put_back(self, state: Mapping[str, Any]) -> None:
        """Put it back."""
        self.inner.put_back(state)

    def resume(self, state: Mapping[str, Any], draft: str) -> None:
        """Have its text, as the prompt inside begins."""
        self.inner.resume(state, draft)

    def phrase(self) -> str:
        """Return how the time in the answer was typed."""
        return self.inner.phrase()


class BulkQuestion(Prompt):
    """The one question before many leads are changed; only `y` does it. `before` is the prompt that was answered.

    `without` is how many of the leads whose follow-up is moved have none.
    """

    kind = "confirm"

    def __init__(self, situation: Situation, wanted: ForSelected, before: Prompt | None) -> None:
        super().__init__(situation)
        self.wanted = wanted
        self.before = before
        self.without = 0

    @property
    def for_leads(self) -> tuple[int, ...]:
        """The selected leads."""
        return self.wanted.ids

    @property
    def asked_by(self) -> Prompt:
        """The prompt that was answered."""
        return self.before if self.before is not None else self

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take y; n and escape go back to what was typed, else leave."""
        self.error = ""
        if key == "y":
            return self.wanted
        if key in ("n", "escape"):
            return self.before if self.before is not None and self.before.draft().strip() else CANCELLED
        self.error = "y does it, n or esc does not."
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        what = said(self.wanted.action, self.situation)
        more = (
            f", {self.without:,} without a follow-up get{'s' if self.without == 1 else ''} one" if self.without else ""
        )
        question = f"{what}: {on_leads(len(self.wanted.ids))}{more}?"
        return PromptView(question, (Option("y", "yes"), Option("n", "no")), error=self.error)

    def draft(self) -> str:
        """Return what was typed before the question."""
        return self.before.draft() if self.before is not None else ""

    def phrase(self) -> str:
        """Return how the time in the answer was typed."""
        return self.before.phrase() if self.before is not None else ""


def said(action: Write, situation: Situation) -> str:
    """What an action does, in a few words: "Contacted", "Snooze to Thu 19 Nov 09:00", "Tags vip, -old"."""
    workspace = situation.workspace
    match action:
        case SetStatus():
            status = workspace.by_status.get(action.status)
            reason = find(workspace.reasons, action.reason) if action.reason else None
            name = status.name if status is not None else action.status
            return f"{name} ({reason.name})" if reason is not None else name
        case SetOwner():
            return f"Owner {next((u.name for u in situation.users if u.id == action.user_id), 'nobody')}"
        case SetFollowUp():
            return f"Follow-up {typed(action.when, situation)}"
        case Snooze():
            return f"Snooze to {typed(action.when, situation)}"
        case SetTags():
            return f"Tags {', '.join((*action.add, *(f'-{tag}' for tag in action.remove)))}"
        case MarkDone():
            return "Follow-up done"
        case InSequence():
            return in_words(action, workspace)
        case Delete():
            return "Delete"
        case KeepUntil():
            return f"Keep until {typed(action.when, situation)}"
        case LeaveAsIs():
            return "Leave as it is"
    return "Note"

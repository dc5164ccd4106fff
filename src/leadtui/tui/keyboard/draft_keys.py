"""What is typed into the prompt of a screen with records: what is kept of it, and how it comes back.

The key a text was typed with brings the text back; the key for drafts brings back the prompt as it stood, with its
cursor. Always holds: bringing back writes nothing, whatever has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from leadtui.tui.bindings import key_of
from leadtui.tui.keyboard.typed import Draft, Typed
from leadtui.tui.keyboard.undo_keys import UndoKeys
from leadtui.tui.record_rows import Ref, ref_of

if TYPE_CHECKING:
    from leadtui.tui.errands import Errands
    from leadtui.tui.keyboard.actions import BringBack, DropDraft
    from leadtui.tui.keyboard.prompts import Prompt, PromptView
    from leadtui.tui.keyboard.record_keys import RecordKeys
    from leadtui.tui.record_rows import RecordRow

R = TypeVar("R")

NOWHERE: Ref = ("", 0)
ABOUT = {
    "note": "note on", "call": "call with", "reason": "reason for", "follow-up": "follow-up for",
    "snooze": "snooze of", "wake": "wake-up of", "tags": "tags of", "qualification": "qualification of",
    "meeting": "meeting with", "email": "email to",
}  # fmt: skip
"""What is typed in a kind of prompt, before the name of its record."""
SHORT = frozenset({"follow-up", "snooze", "wake", "tags"})
"""Prompts that hold a few words: left on purpose, only their own key brings them back."""


def prompt_typed(prompt: Prompt, row: RecordRow | None) -> Typed | None:
    """Return what is typed in a prompt on a record, or for the selected leads; None when that is nothing."""
    text, ids = prompt.draft(), prompt.for_leads
    if not text.strip() or (row is None and not ids):
        return None
    prompt = prompt.asked_by
    # One that was opened by another way than its own key comes back as if by that key, which is called like its kind.
    command, steps = prompt.begun if prompt.begun[0] else (prompt.kind, ())
    state = {
        "follow_up": prompt.situation.follow_up_id,
        "command": command,
        "steps": [list(step) for step in steps],
        "prompt": prompt.state(),
    }
    what = ABOUT.get(prompt.kind, f"{prompt.kind} on")
    same, short = same_prompt(prompt, row), prompt.kind in SHORT
    if row is None:
        about = f"{what} {len(ids):,} selected {'lead' if len(ids) == 1 else 'leads'}"
        return Typed("selected", about, text, {**state, "ids": list(ids)}, same, short)
    return Typed("prompt", f"{what} {row.name}", text, {**state, "ref": list(ref_of(row))}, same, short)


def same_prompt(prompt: Prompt, row: RecordRow | None) -> str:
    """Return what names the prompts of a kind on a record, or for the same leads: one gets the text of another."""
    if row is None and prompt.for_leads:
        return f"{prompt.kind} selected {' '.join(map(str, sorted(prompt.for_leads)))}"
    kind, number = ref_of(row) if row is not None else NOWHERE
    return f"{prompt.kind} {kind} {number}"


def gone_on(step: object, state: Mapping[str, Any]) -> Prompt | None:
    """Take the keys that led from a command's first prompt to the one of a draft, and have that as it stood."""
    from leadtui.tui.keyboard.prompts import Prompt

    for key in state.get("steps", ()):
        if isinstance(step, Prompt) and isinstance(key, list) and len(key) == 2:
            step = step.feed(key[0], key[1])
    if not isinstance(step, Prompt):
        return None
    step.put_back(state.get("prompt", {}))
    return step


class DraftKeys(UndoKeys[R]):
    """A screen whose open prompt holds text; see `RecordKeys`, which feeds it."""

    prompt: Prompt | None
    _prompt_row: RecordRow | None

    @property
    def errands(self) -> Errands:
        """What is done outside for this screen."""
        raise NotImplementedError

    def close_prompt(self) -> None:
        """End the chord."""
        raise NotImplementedError

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip, or take it away."""
        raise NotImplementedError

    def shows(self, row: RecordRow) -> bool:
        """Put the cursor on a record that is in sight here; False when it is not."""
        return False

    def unsaved(self) -> Typed | None:
        """What is typed in the open prompt."""
        return prompt_typed(self.prompt, self._prompt_row) if self.prompt is not None else None

    def let_go(self) -> None:
        """What was typed here is typed elsewhere now."""
        if self.prompt is not None:
            self.prompt = self._prompt_row = None
            self.draw_prompt(None, None)

    def put_text_back(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Give a prompt that opens empty the text that was typed in one of its kind on the record."""
        drafts = self.leadtui.drafts
        draft = drafts.same(same_prompt(prompt, row))
        if draft is not None and not prompt.draft().strip():
            prompt.resume(draft.typed.state.get("prompt", {}), draft.typed.text)
            drafts.give(draft, self)

    def set_aside(self) -> None:
        """Something takes the place of the open prompt: what is typed in that is parked."""
        if self.prompt is not None:
            self.leadtui.drafts.leave(self, on_purpose=False)

    def give_way(self) -> bool:
        """Park what is typed in the open prompt and close it; False when a write that failed came up in its place."""
        if self.prompt is not None:
            self.set_aside()
            self.close_prompt()
        return self.prompt is None

    def park(self) -> None:
        """The prompt is left with something typed in it: keep that, and say how it comes back."""
        draft = self.leadtui.drafts.leave(self)
        if draft is not None:
            key = "" if draft.quiet else f", or {key_of('bring-back')},"
            self.say(f"Not saved; the same key{key} brings back what you typed.", "hint")

    def _chosen(self, answer: BringBack | DropDraft) -> None:
        """A draft was chosen from the menu."""
        from leadtui.tui import bringing_back
        from leadtui.tui.keyboard.actions import BringBack

        if isinstance(answer, BringBack):
            bringing_back.bring_by_id(self.leadtui, answer.id)
        else:
            bringing_back.drop_by_id(cast("RecordKeys[Any]", self), answer.id, answer.at)

    def reopen(self, draft: Draft, row: RecordRow) -> None:
        """Open the prompt of a draft on its record as it stood; as a note, when it can no longer be opened."""
        self.take_up(draft, self._prompt_of(draft, row), row)

    def take_up(self, draft: Draft, prompt: Prompt, row: RecordRow | None) -> None:
        """Have this prompt open here, which holds what was typed in the draft."""
        self.set_aside()
        self.leadtui.drafts.give(draft, self)
        draft.maybe_saved = False
        self.prompt, self._prompt_row = prompt, row
        self.draw_prompt(prompt.view(), row)
        self.say("As you left it; not saved yet", "hint")

    def _prompt_of(self, draft: Draft, row: RecordRow) -> Prompt:
        from leadtui.tui.keyboard import chords

        state: Any = draft.typed.state
        situation = replace(self.situation(row), follow_up_id=state.get("follow_up"))
        command = str(state.get("command", ""))
        step: object = None
        if command == "email":
            step = self.errands.email_again(situation, row)
        elif command:
            step = chords.begin(command, situation, self.leadtui.base.user.id)
        prompt = gone_on(step, state)
        if prompt is not None:
            return prompt
        note = chords.NotePrompt(situation)
        note.begun = ("note", ())
        note.restore(draft.typed.text)
        note.error = f"It was the {draft.typed.about}; that cannot be done now, so it is a note."
        return note

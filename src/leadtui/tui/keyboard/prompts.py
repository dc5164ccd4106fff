"""What every prompt is: a small machine fed keys one by one, with no widget, no database and no waiting in it.

`feed` answers with None (goes on), CANCELLED, the next Prompt (a status that asks for a reason) or an Action. `view`
says what to draw, always in plain text. Always holds: a key a prompt does not know changes nothing and is answered with
a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from leadtui.tui.keyboard.actions import Action
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompt_state import put_back, taken
from leadtui.tui.record_rows import RecordRow
from leadtui.words.customers import OpportunityRow
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.rules.when import When


class Cancelled(Enum):
    """The prompt was left without an answer."""

    CANCELLED = "cancelled"


CANCELLED = Cancelled.CANCELLED


@dataclass(frozen=True, slots=True)
class Option:
    """A key and what it means; `chosen` is marked, `why_not` dims it and says why."""

    key: str
    label: str
    chosen: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A text being typed. `cursor` is None while another field has it; `echo` is how it is read, or why it is not.

    One that `wraps` is drawn in several rows, the others in one; `below`: an echo that does not fit behind the text
    stands in a row of its own.
    """

    label: str
    text: str
    cursor: int | None = None
    echo: str = ""
    placeholder: str = ""
    selected: bool = False
    understood: bool = True
    wraps: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class PromptView:
    """All a strip draws: title, keys to choose from, fields, an error or a hint."""

    title: str
    options: tuple[Option, ...] = ()
    fields: tuple[FieldView, ...] = ()
    lines: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a prompt knows when it opens: the record, the local time, the rules and the people."""

    row: RecordRow | None
    now: datetime
    workspace: Workspace
    region: str | None = None
    users: tuple[UserRow, ...] = ()
    follow_up_id: int | None = None
    offer: tuple[str, str] | None = None
    """A next step that was offered for the record: its time as one types it, and what is to be done."""

    @property
    def lead(self) -> LeadRow | None:
        """The record when it is a lead."""
        return self.row if isinstance(self.row, LeadRow) else None

    @property
    def opportunity(self) -> OpportunityRow | None:
        """The record when it is an opportunity."""
        return self.row if isinstance(self.row, OpportunityRow) else None


Begun = tuple[str, tuple[tuple[str, str | None], ...]]
"""How a prompt came to be open: the command, and the keys that chose on the way."""

Answer: TypeAlias = "Prompt | Cancelled | Action | None"


class Prompt:
    """The base of all prompts: escape cancels, everything else is the prompt's own business."""

    kind = "prompt"

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.error = ""
        self.begun: Begun = ("", ())

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take one key as Textual names it, with the character it types."""
        self.error = ""
        if key == "escape":
            return CANCELLED
        answer = self.key(key, character)
        if isinstance(answer, Prompt):
            answer.begun = (self.begun[0], (*self.begun[1], (key, character)))
        return answer

    def key(self, key: str, character: str | None) -> Answer:
        """Take a key other than escape."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take pasted text; a prompt without a text field refuses it."""
        self.error = "There is nothing to paste into here."

    def view(self) -> PromptView:
        """Return what to draw now."""
        raise NotImplementedError

    @property
    def writing(self) -> LineEdit | None:
        """Return the text of several lines under the cursor, which an editor can take over, or None."""
        return None

    def draft(self) -> str:
        """Return typed text that must not be lost when the prompt is left or its write fails."""
        return ""

    def restore(self, draft: str) -> None:
        """Put a draft back."""

    def phrase(self) -> str:
        """Return how the time in the answer was typed, "" where none was: repeated, it is read anew."""
        return ""

    @property
    def minutes_typed(self) -> bool:
        """Whether the minutes in the answer were typed: only then they are repeated."""
        return False

    @property
    def takes_offer(self) -> bool:
        """Whether the answer is the next step that was offered."""
        return False

    @property
    def for_leads(self) -> tuple[int, ...]:
        """The leads it is for, when they were selected."""
        return ()

    @property
    def asked_by(self) -> Prompt:
        """The prompt that holds what was typed: this one, or the one a question stands before."""
        return self

    def state(self) -> dict[str, Any]:
        """Return all that stands here as plain values, of which another prompt is made that goes on from here."""
        return taken(self)

    def put_back(self, state: Mapping[str, Any]) -> None:
        """Go on from the state of another prompt of this kind."""
        put_back(self, state)

    def resume(self, state: Mapping[str, Any], draft: str) -> None:
        """Have the text of another prompt of this kind, while the keys begin where they always do."""
        self.restore(draft)


class TimeField:
    """A typed time, read anew at each look. Filled in, or brought back, it stands selected: a letter replaces it."""

    def __init__(self, situation: Situation, label: str, filled_in: When | None = None) -> None:
        self.situation = situation
        self.label = label
        self.filled_in = filled_in
        self.line = LineEdit()
        if filled_in is not None:
            from leadtui.tui.keyboard.times import typed

            self.line.set(typed(filled_in, situation))
        self.untouched = filled_in is not None
        self.brought_back = False

    @property
    def selected(self) -> bool:
        """Whether the first letter replaces what stands here."""
        return self.untouched or self.brought_back

    def restore(self, text: str) -> None:
        """Bring back what was typed before, in place of what was filled in."""
        self.line.set(text)
        self.untouched, self.brought_back = False, bool(text)

    def feed(self, key: str, character: str | None) -> bool:
        """Apply a key; False when it means nothing to a text."""
        if self.selected and (key in ("backspace", "delete", "ctrl+w") or (character and character.isprintable())):
            self.line.set("")
            self.untouched = self.brought_back = False
            if not character or not character.isprintable():
                return True
        # A key that moves the cursor means to change what stands there.
        known = self.line.feed(key, character)
        self.brought_back, self.untouched = self.brought_back and not known, self.untouched and not known
        return known

    def paste(self, text: str) -> None:
        """Put pasted text in, in place of what was filled in."""
        if self.selected:
            self.line.set("")
            self.untouched = self.brought_back = False
        self.line.insert(text)

    def phrase(self) -> str:
        """Return what was typed, "" while it is what was filled in."""
        return "" if self.untouched else self.line.text

    def value(self) -> When | None:
        """Return the time, None when nothing is typed; raises InputError naming what cannot be read."""
        if self.untouched:
            return self.filled_in
        if not self.line.text.strip():
            return None
        from leadtui.tui.keyboard.times import read

        return read(self.line.text, self.situation)

    def view(self, focused: bool, placeholder: str = "tue 10, +3d, next week") -> FieldView:
        """Return what to draw, with the echo of how the text is read or why it cannot be."""
        from leadtui.tui.keyboard.times import echo

        said, understood = echo(self.value, self.situation)
        return FieldView(
            self.label,
            self.line.text,
            self.line.cursor if focused else None,
            said,
            placeholder,
            focused and self.selected,
            understood,
        )


def by_key(options: Sequence[Option], key: str, character: str | None) -> Option | None:
    """Return the option this key chooses."""
    return next((option for option in options if option.key and option.key in (key, character)), None)


def known_keys(options: Sequence[Option]) -> str:
    """Return the sentence for a key that is none of them."""
    from leadtui.tui.bindings import command, shown

    # A letter or a sign may be text here; the help has a key that never is.
    key = next((shown(key) for key in command("help").keys if len(key) > 1), "")
    helped = f"{key} help, " if key else ""
    return f"Keys here: {' '.join(option.key for option in options if option.key)}, {helped}esc leaves."

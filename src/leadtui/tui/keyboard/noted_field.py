"""The follow-up of a call whose outcome asks for one: what the note plainly says comes next is filled in, visibly.

Always holds: what the rep typed or emptied himself stays as it is, whatever the note goes on to say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.prompts import FieldView, TimeField

if TYPE_CHECKING:
    from leadtui.rules.next_step import NextStep


class NotedField(TimeField):
    """A typed time that a note fills in while the rep has typed none."""

    step: NextStep | None = None
    own = False

    def noted(self, note: str) -> None:
        """The note is this now: fill in what it says comes next, or empty the field again."""
        from leadtui.tui.keyboard.times import from_note, typed

        if self.own or (self.line.text and not self.untouched):
            return
        self.step = from_note(note, self.situation)
        self.filled_in = self.step.when if self.step is not None else None
        self.line.set(typed(self.filled_in, self.situation) if self.filled_in is not None else "")
        self.untouched = self.step is not None

    @property
    def what(self) -> str:
        """What is to be done then, "" unless the note says it."""
        return self.step.what if self.step is not None and self.untouched else ""

    def feed(self, key: str, character: str | None) -> bool:
        """Apply a key; what changes the text makes it the rep's own."""
        before = self.line.text
        known = super().feed(key, character)
        self.own = self.own or self.line.text != before
        return known

    def paste(self, text: str) -> None:
        """Put pasted text in, in place of what was filled in."""
        super().paste(text)
        self.own = True

    def view(self, focused: bool, placeholder: str = "") -> FieldView:
        """Return what to draw; behind a time of the note it is said what is to be done."""
        drawn = super().view(focused, placeholder)
        if self.step is None or not self.untouched:
            return drawn
        return replace(drawn, echo=f"{self.what or 'call'}, from the note")

"""The follow-up of a call whose outcome asks for one: what the note plainly says comes next is filled in, visibly.

Always holds: what the rep typed or emptied himself stays as it is, whatever the note goes on to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.when_field import AfterField

if TYPE_CHECKING:
    from leadtui.rules.next_step import NextStep


class NotedField(AfterField):
    """A typed time that a note fills in while the rep has typed none."""

    step: NextStep | None = None
    more = 0
    """So many next steps stand in the note after it."""
    own = False

    def noted(self, note: str) -> None:
        """The note is this now: fill in what it says comes next, or empty the field again."""
        from leadtui.tui.keyboard.times import from_note, typed

        if self.own or (self.line.text and not self.untouched):
            return
        steps = from_note(note, self.situation)
        self.step, self.more = steps[0] if steps else None, len(steps) - 1
        self.filled_in = self.step.when if self.step is not None else None
        self.line.set(typed(self.filled_in, self.situation) if self.filled_in is not None else "")
        self.untouched = self.step is not None

    @property
    def what(self) -> str:
        """What is to be done then, as it is typed or as the note says it."""
        return self.step.what if self.step is not None and self.untouched else super().what

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

    def said(self, subject: str) -> str:
        """Return in words all that is to be done; of the note its own words, and that they are from it."""
        said = super().said(subject)
        if self.step is None or not self.untouched:
            return said
        more = f" · {self.more} more in the note" if self.more else ""
        return f"{said}{f': {self.what}' if self.what else ''}, from the note{more}"

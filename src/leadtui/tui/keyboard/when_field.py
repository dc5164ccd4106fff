"""The time of a follow-up, typed with what is to be done after it or without, and with how it is told of."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from leadtui.rules.status_effects import usual_kind
from leadtui.tui.keyboard.prompts import FieldView, Situation, TimeField
from leadtui.words.contact import FollowUpKind
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.records import replace

if TYPE_CHECKING:
    from leadtui.rules.follow_ups import Typed
    from leadtui.rules.when import When


AFTER = "Follow-up"
"""The label of the follow-up after a contact."""


class WhenField(TimeField):
    """A time being typed; `splits` allows what is to be done to stand after it."""

    splits = True
    usual: FollowUpKind | None = None
    """What it is where the words do not say; None for what is usual of the record."""

    def _typed(self) -> Typed:
        """What is typed, taken apart; raises InputError."""
        from leadtui.rules.follow_ups import take_apart
        from leadtui.tui.keyboard.times import read

        text = self.line.text.strip()
        return take_apart(text, lambda phrase: read(phrase, self.situation), splits=self.splits)

    @property
    def what(self) -> str:
        """Return what is to be done, "" where nothing stands after the time."""
        return self.how.subject

    @property
    def how(self) -> How:
        """Return all that is typed beside the time; of what cannot be read nothing."""
        if self.untouched:
            return ONCE
        try:
            return self._typed().how
        except InputError:
            return ONCE

    def phrase(self) -> str:
        """Return the time as it was typed, "" while it is what was filled in."""
        if self.untouched:
            return ""
        try:
            return self._typed().time
        except InputError:
            return self.line.text.strip()

    def value(self) -> When | None:
        """Return the time, None when nothing is typed; raises InputError naming what cannot be read."""
        from leadtui.tui.keyboard.times import read

        if self.untouched:
            return self.filled_in
        time = self._typed().time
        return read(time, self.situation) if time else None

    def view(self, focused: bool, placeholder: str = "tue 10, +3d, mon 9 every 2w remind 15m !high") -> FieldView:
        """Return what to draw; how the time is read is always in sight."""
        return dataclasses.replace(super().view(focused, placeholder), below=True)

    def said(self, subject: str) -> str:
        """Return in words all that is typed beside the time, with the kind of what is to be done."""
        from leadtui.rules.follow_ups import say_how

        how = replace(self.how, subject=subject or self.what)
        late = self._gone_by(how)
        usual = self.usual or usual_kind(getattr(self.situation.row, "do_not_call", 0))
        said = say_how(replace(how, lead_minutes=None) if late else how, usual)
        return " · ".join(part for part in (said, late) if part)

    def _gone_by(self, how: How) -> str:
        """What is said where it is too late to be reminded so long before."""
        from leadtui.rules.reminding import gone_by

        try:
            return gone_by(self.value() if how.lead_minutes else None, how.lead_minutes, self.situation.now)
        except InputError:
            return ""


class AfterField(WhenField):
    """The follow-up after a call or another contact: one line for its time, its kind and all the rest."""

    def __init__(
        self,
        situation: Situation,
        label: str = AFTER,
        filled_in: When | None = None,
        usual: FollowUpKind | None = None,
    ) -> None:
        super().__init__(situation, label, filled_in)
        self.usual = usual

    def view(self, focused: bool, placeholder: str = "thu 9 email the figures, every mon, remind 15m") -> FieldView:
        """Return what to draw; behind how the time is read it is said what is to be done."""
        drawn = super().view(focused, placeholder)
        if not drawn.text.strip() or not drawn.understood:
            return drawn
        return dataclasses.replace(drawn, echo=self._echoed(drawn))

    def _echoed(self, drawn: FieldView) -> str:
        """A time that stands there as it is read is not said again, but what it is for the lead's clocks."""
        if drawn.echo.casefold().startswith(drawn.text.casefold()):
            return f"{self.said('')}{drawn.echo[len(drawn.text) :]}"
        return f"{drawn.echo} → {self.said('')}"

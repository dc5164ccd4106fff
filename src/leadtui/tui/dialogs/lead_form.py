"""Add a lead, or edit its fields.

While a lead is typed, those who seem to be it are shown under the form: leads, contacts and accounts. One can be
opened, or what is typed fills its empty fields. One that is there for certain is shown before another is added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.widget import Widget

from leadtui.tui import places
from leadtui.tui.dialogs.already_there import AlreadyThere
from leadtui.tui.dialogs.record_form import RecordForm
from leadtui.tui.dialogs.record_work import added, edited, filled
from leadtui.tui.record_rows import LEAD
from leadtui.tui.widgets.key_hints import Hints
from leadtui.words.duplicates import Possible
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading
    from leadtui.tui.record_rows import Detail

SAME: Hints = (("enter", "Open"), ("f", "Fill its empty fields"), ("^s", "Add anyway"), ("esc", "Back to the form"))
TO_THEM = "ctrl+g"
SHORTEST = 3
"""Letters of a name or company from which on somebody is looked for."""


class LeadForm(RecordForm):
    """The form; without a lead's number it adds one, `given` filled in. The cursor begins in the field `at`."""

    needs = "a name, a company, an email or a phone"

    def __init__(self, lead_id: int | None, at: str = "", given: Mapping[str, str] | None = None) -> None:
        super().__init__(LEAD, lead_id, at)
        self.given = given or {}
        self.there = AlreadyThere()
        self._looked_for: dict[str, str] = {}
        self._looking = self._awaited = False

    def read_detail(self, reading: Reading, number: int) -> Detail:
        """Read the lead."""
        return reading.detail(number, history=False)

    def adding(self, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that adds a lead; asked twice, though one seems to be there already."""
        return added(typed, anyway=self.asking == "same")

    def editing(self, number: int, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that changes the lead."""
        return edited(number, typed, self.seen)

    def below_fields(self) -> tuple[Widget, ...]:
        """Return those who seem to be it."""
        return (self.there,)

    def hints(self) -> Hints:
        """The keys of those who seem to be it, when one is among them."""
        return SAME if self.asking == "same" else super().hints()

    def take_key(self, key: str, character: str | None) -> None:
        """Go to those who seem to be it, else type, and look again for them."""
        if key == TO_THEM and not self.asking and self.number is None:
            self._to_them()
        else:
            super().take_key(key, character)
            self._look()

    def take_paste(self, text: str) -> None:
        """Put pasted text into the field, and look again."""
        super().take_paste(text)
        self._look()

    def answer(self, key: str) -> None:
        """Open one of those who seem to be it, fill it, or go back to the form."""
        if self.asking != "same":
            super().answer(key)
        elif key == "escape":
            self.asking = ""
            self.there.enter(False)
            self.say("Not added yet", "hint")
        elif key in ("up", "down", "j", "k"):
            self.there.move(1 if key in ("down", "j") else -1)
        elif key == "enter" and self.there.chosen is not None:
            places.open_record(self.leadtui, self.there.chosen.key)
        elif key == "f" and self.there.chosen is not None:
            self.say("Saving…", "hint")
            self.leadtui.hold()
            self.leadtui.keep(self._save(filled(self.there.chosen.key, self.form.typed())))
        else:
            self.say("enter opens it, f fills its empty fields, ctrl+s adds yours anyway, esc goes back", "hint")

    async def saved(self, done: Done) -> None:
        """Close the form, unless a lead that is there for certain stood in the way."""
        if done.operation is None and done.duplicates:
            await self._there_already(done)
        else:
            await super().saved(done)

    def _to_them(self) -> None:
        """Go to those who seem to be it; keys wait while somebody is still looked for."""
        if self._looking:
            self._awaited = True
            self.leadtui.hold()
        elif self.there.found:
            self._ask("enter opens it, f fills its empty fields, esc goes back")
            self._draw()
        else:
            self.say("Nobody seems to be there already", "hint")

    def _ask(self, said: str, tone: str = "hint") -> None:
        self.asking = "same"
        self.there.enter(True)
        self.say(said, "error" if tone == "error" else "hint")

    def _look(self) -> None:
        """Look for those who may be meant, once for all the keys that were typed meanwhile."""
        typed = self.form.typed() if self.number is None else {}
        if typed != self._looked_for and self.asking != "same":
            self._looked_for = typed
            if not self._looking:
                self._looking = True
                self.leadtui.keep(self._look_as_typed())

    async def _look_as_typed(self) -> None:
        looked: dict[str, str] | None = None
        try:
            while looked != self._looked_for:
                looked = self._looked_for
                found = await self._found(looked)
                if self.asking != "same" and self in self.app.screen_stack:
                    self.there.show(found, "^g")
        except LeadtuiError as error:
            self.say(f"Whether it is there already is not known: {error}", "hint")
        finally:
            self._looking = False
            if self._awaited:
                self._awaited = False
                self._to_them()
                self.leadtui.release()

    async def _found(self, typed: dict[str, str]) -> tuple[Possible, ...]:
        if not any(len(typed.get(key, "")) >= SHORTEST for key in ("last_name", "company", "email", "phone", "mobile")):
            return ()

        def work(reading: Reading) -> tuple[Possible, ...]:
            from leadtui.services.duplicates import possible

            return possible(reading, typed)

        return await self.leadtui.bridge.read(work)

    async def _there_already(self, done: Done) -> None:
        typed = self.form.typed()

        def work(reading: Reading) -> tuple[Possible, ...]:
            from leadtui.services.duplicates import named

            return named(reading, typed, done.duplicates)

        try:
            found = await self.leadtui.bridge.read(work)
        except LeadtuiError as error:
            self.say(f"Not saved: {done.summary} {error}", "error")
            return
        self.there.show(found)
        self._ask("It seems to be there already. ctrl+s adds it anyway.", "error")

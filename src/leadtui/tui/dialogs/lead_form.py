"""Add a lead, or edit its fields. A lead that seems to be there already is shown before another is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.widget import Widget

from leadtui.tui import places
from leadtui.tui.dialogs.record_form import RecordForm
from leadtui.tui.dialogs.record_work import added, edited
from leadtui.tui.dialogs.same_leads import SameLeads
from leadtui.tui.record_rows import LEAD
from leadtui.tui.widgets.key_hints import Hints
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading
    from leadtui.tui.record_rows import Detail

SAME: Hints = (("^s", "Add anyway"), ("↑↓ enter", "Look at it"), ("esc", "Back to the form"))


class LeadForm(RecordForm):
    """The form; without a lead's number it adds one, `given` filled in. The cursor begins in the field `at`."""

    needs = "a name, a company, an email or a phone"

    def __init__(self, lead_id: int | None, at: str = "", given: Mapping[str, str] | None = None) -> None:
        super().__init__(LEAD, lead_id, at)
        self.given = given or {}

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
        """Return the leads that are the same."""
        self.same = SameLeads(self.leadtui.base.workspace)
        return (self.same,)

    def hints(self) -> Hints:
        """The keys of the leads that are the same, when they are shown."""
        return SAME if self.asking == "same" else super().hints()

    def answer(self, key: str) -> None:
        """Look at a lead that seems to be the same, or go back to the form."""
        if self.asking != "same":
            super().answer(key)
        elif key == "escape":
            self.asking = ""
            self.same.show(())
            self.say("Not added yet; ctrl+s looks again.", "hint")
        elif key in ("up", "down", "j", "k"):
            self.same.move(1 if key in ("down", "j") else -1)
        elif key == "enter" and self.same.lead is not None:
            places.open_lead(self.leadtui, self.same.lead.id)
        else:
            self.say("ctrl+s adds it anyway, enter looks at the one that is there, esc goes back", "hint")

    async def saved(self, done: Done) -> None:
        """Close the form, unless a lead that seems to be the same stood in the way."""
        if done.operation is None and done.duplicates:
            await self._there_already(done)
        else:
            await super().saved(done)

    async def _there_already(self, done: Done) -> None:
        ids = tuple(lead_id for lead_id, _, _ in done.duplicates)
        try:
            rows = await self.leadtui.bridge.read(lambda reading: reading.rows(ids))
        except LeadtuiError as error:
            self.say(f"Not saved: {done.summary} {error}", "error")
            return
        why = {lead_id: ", ".join(reasons) for lead_id, _, reasons in done.duplicates}
        self.same.show(tuple((row, why[row.id]) for row in rows))
        self.asking = "same"
        self.say("It seems to be there already. ctrl+s adds it anyway.", "error")

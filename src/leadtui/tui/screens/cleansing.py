"""Cleansing: what is odd in the base, check by check; mended as proposed, found right, or looked at one by one.

Always holds: a fix goes to the leads that stood there when the key was read, after a question when they are many; what
is dealt with leaves the list at once and comes back when it cannot be saved or is taken back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.rules.cleansing import Finding
from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.prompts_country import COUNTRY
from leadtui.tui.keyboard.undo_keys import MANY_LEADS
from leadtui.tui.screens.cleansing_panes import CleansingPanes
from leadtui.tui.screens.cleansing_work import accepted, all_found, fixed, found, read_from, reviewed, taken_away
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, Undone

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.widgets.check_list import CheckList

Before = tuple[tuple[Finding, ...], int]
ON_FINDINGS = (
    "cleansing-fix", "cleansing-drop", "cleansing-right", "cleansing-edit", "cleansing-select", "cleansing-all",
)  # fmt: skip
NUMBERS = "phone"
"""The check of numbers that cannot be read: what many of them lack is the country."""
TYPED = (
    "first_name", "last_name", "company", "phone", "email", "title", "city", "postal_code", "employees", "country",
    "state", "source",
)  # fmt: skip
"""Fields that a form has a place for."""
CORRECTED = ("email", "phone", "title", "postal_code", "employees", "country", "state", "source")
"""Fields whose value is typed anew where nothing is proposed for it."""
INTO = "enter goes to what it found"


class CleansingScreen(CleansingPanes):
    """The second tab of tidying up with its keys."""

    # Keys

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here now; "" when it can."""
        why_not = super().why_not(command)
        if why_not or command not in ON_FINDINGS:
            return why_not
        if not self.within:
            return INTO
        if self.found.row is None:
            return "Nothing is found here"
        items = [item for row in self.found.chosen() for item in row.items]
        if command == "cleansing-drop" and not any(item.drops for item in items):
            return says("Only what cannot be right is taken away: {cleansing-edit} edits it")
        if command == "cleansing-fix" and not self._wrong() and not any(item.mends for item in items):
            return says("Nothing is proposed here: {cleansing-edit} edits it, {cleansing-right} leaves it as it is")
        return ""

    def run_own(self, command: str) -> bool:
        """Moving, and what is done with what was found."""
        rows = len(self.found.rows) if self.within else len(self.checks.checks)
        own: dict[str, Callable[[], None]] = {
            "top": lambda: self._move(-rows),
            "bottom": lambda: self._move(rows),
            "next-panel": self.turn,
            "next-view": self.turn,
            "previous-view": self.turn,
            "resort": self._look_again,
            "back": self.close,
            "cleansing-open": self._open,
            "cleansing-reviewed": self._reviewed,
        }
        on_findings: dict[str, Callable[[], None]] = {
            "cleansing-fix": lambda: self._mend("fix"),
            "cleansing-drop": lambda: self._mend("drop"),
            "cleansing-right": lambda: self._deal(self.found.chosen(), accepted),
            "cleansing-edit": self._edit,
            "cleansing-select": self._select,
            "cleansing-all": self._select_all,
        }
        if by := rows_by(command, self.list.rows if self.within else len(self.checks.checks)):
            self._move(by)
        elif command in own:
            own[command]()
        elif command in on_findings:
            why_not = self.why_not(command)
            if why_not:
                self.say(why_not, "hint")
            else:
                on_findings[command]()
        else:
            return False
        return True

    def _move(self, delta: int) -> None:
        if self.within:
            self.found.move(delta)
            self.look_ahead()
        else:
            self._to(self.checks.cursor + delta)
        self.draw()

    def _to(self, place: int) -> None:
        """Put the cursor on a check."""
        self.checks.cursor = max(min(place, len(self.checks.checks) - 1), 0)
        if self.shown != self.check.check.key:
            self.found.have(())
            self.shown = ""
            self.rest()
        self.say(self.check.check.asks, "hint")

    def turn(self) -> None:
        """Show the duplicates again."""
        self.leadtui.close_screen(self)

    def close(self) -> None:
        """Select nothing, else back to the checks, else leave both tabs."""
        if self.found.selected:
            self.found.selected.clear()
        elif self.within:
            self.within = False
            if self.query_one(MessageLine).tone == "hint":
                self.say("")  # it was about what was found
        else:
            self.leadtui.close_screen(self)
            below = self.app.screen
            if hasattr(below, "leave"):
                below.leave()
            return
        self.draw()

    def _open(self) -> None:
        """Go into what the check found; there, open the lead."""
        if not self.within:
            self.within = True
            self.say("")
            self.leadtui.hold()
            self.leadtui.keep(self._enter())
        elif self.found.row is not None:
            places.open_lead(self.leadtui, self.found.row.lead)
        else:
            self.say("Nothing is found here", "hint")

    async def _enter(self) -> None:
        if self.shown != self.check.check.key:
            await self.read(self.check.check.key)
        self.draw()
        self.leadtui.release()

    def _look_again(self) -> None:
        """Count everything anew, and read what is shown; keys wait for that."""
        self.leadtui.hold()
        self.leadtui.keep(self._again())
        self.leadtui.keep(self.count_all())

    async def _again(self) -> None:
        await self.read(self.check.check.key)
        self.header.show(notice="")
        self.leadtui.release()

    # What was found

    def _select(self) -> None:
        self.found.toggle()
        self.look_ahead()
        self.draw()

    def _select_all(self) -> None:
        """Select all that the check found, also what is not read yet; keys wait."""
        if self.at_end:
            self.found.toggle_all()
            self.draw()
            return
        self.leadtui.hold()
        self.leadtui.keep(self._read_and_select())

    async def _read_and_select(self) -> None:
        try:
            rows = await self.leadtui.bridge.read_after_writes(all_found(self.shown))
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.found.show(rows)
            self.at_end = True
            self.found.selected.clear()
            self.found.toggle_all()
            self.draw()
        self.leadtui.release()

    def _edit(self) -> None:
        row = self.found.row
        if row is not None:
            at = next((item.field for item in row.items if item.field in TYPED), "")
            places.edit(self.leadtui, ("lead", row.lead), at)

    def _wrong(self) -> str:
        """The field under the cursor that holds something wrong which can be typed anew; "" for none."""
        items = self.found.row.items if self.found.row is not None else ()
        return next((item.field for item in items if item.value and item.field in CORRECTED), "")

    def _to_mend(self, what: str) -> list[Finding]:
        drop = what == "drop"
        return [row for row in self.found.chosen() if any(i.drops if drop else i.mends for i in row.items)]

    def _mend(self, what: str) -> None:
        """Write what is proposed, or take away what cannot be right; where nothing is proposed the rep corrects it."""
        mending = self._to_mend(what)
        if what == "fix" and not mending and self.shown == NUMBERS and len(self.found.chosen()) > 1:
            from leadtui.tui.keyboard.prompts_country import CountryPrompt

            self.open_prompt(CountryPrompt(self.situation(None), len(self.found.chosen())), None)
        elif not mending and self.found.row is not None:
            places.edit(self.leadtui, ("lead", self.found.row.lead), self._wrong())
        elif len(mending) > MANY_LEADS:
            from leadtui.tui.keyboard.chords import ConfirmPrompt

            done = "take away" if what == "drop" else self.check.check.fix or "fix"
            question = f"{len(mending):,} leads, {self.check.check.label.lower()}: {done}?"
            self.open_prompt(ConfirmPrompt(self.situation(None), question, what), None)
        else:
            self._deal(mending, taken_away if what == "drop" else fixed)

    def confirmed(self, what: str) -> None:
        """A question was answered with yes."""
        if what in ("fix", "drop"):
            self._deal(self._to_mend(what), taken_away if what == "drop" else fixed)
        elif what.startswith(COUNTRY):
            self.leadtui.hold()
            self.leadtui.keep(self._read_from(what.removeprefix(COUNTRY)))
        else:
            super().confirmed(what)

    async def _read_from(self, region: str) -> None:
        """Read the chosen numbers as those of a country; which ones it makes right shows once that is written."""
        before, ids = self.found.before(), [row.lead for row in self.found.chosen()]
        try:
            done = await self.leadtui.bridge.write(read_from(self.shown, ids, region))
        except LeadtuiError as error:
            self.not_saved(error)
        else:
            mended = set(done.leads)
            self.found.drop([row for row in self.found.rows if row.lead in mended])
            self.found.noted(done.operation, before)
            self.counted_less(len(mended))
            self.tell(done)
            self.draw()
        self.leadtui.release()
        self.recount()

    def _deal(
        self, rows: tuple[Finding, ...] | list[Finding], work: Callable[[str, list[int]], Callable[[Desk], Done]]
    ) -> None:
        """Hand it over; they leave the list at once. Of many keys wait until it is done."""
        before, check = self.found.before(), self.shown
        self.found.drop(rows)
        self.counted_less(len(rows))
        self.look_ahead()
        self.draw()
        self.leadtui.hold()
        saved = asyncio.wrap_future(self.leadtui.bridge.submit(work(check, [row.lead for row in rows])))
        self.leadtui.keep(self._saved(saved, before))

    async def _saved(self, saved: asyncio.Future[Done], before: Before) -> None:
        try:
            done = await saved
        except LeadtuiError as error:
            self.found.restore(before)
            self.not_saved(error)
            self.draw()
        else:
            self.found.noted(done.operation, before)
            self.tell(done)
        self.leadtui.release()
        self.recount()

    def _reviewed(self) -> None:
        """Keep that the check was gone through today."""
        self.leadtui.hold()
        self.leadtui.keep(self._keep_reviewed(self.checks.cursor))

    async def _keep_reviewed(self, place: int) -> None:
        try:
            self.tell(await self.leadtui.bridge.write(reviewed(self.checks.checks[place].check.key)))
        except LeadtuiError as error:
            self.not_saved(error)
        self.leadtui.release()
        await self.count(place)

    # After something was done elsewhere

    def after_undo(self, undone: Undone) -> None:
        """Show what was dealt with again, the cursor where it was; releases the keys."""
        if not self.found.taken_back(undone) and self.shown:
            self.leadtui.keep(self._show_lead(undone.leads[0] if undone.leads else 0))
        else:
            self.draw()
            self.leadtui.release()
        self.leadtui.keep(self.count(self.checks.cursor))
        self.recount()

    async def _show_lead(self, lead: int) -> None:
        """Read what is found now, the cursor on this lead, else where it was."""
        here = self.found.row.lead if self.found.row is not None else 0
        await self.read(self.shown)
        places_of = {row.lead: place for place, row in enumerate(self.found.rows)}
        self.found.cursor = places_of.get(lead, places_of.get(here, 0))
        self.draw()
        self.leadtui.release()

    def form_done(self, done: Done | None) -> None:
        """A lead was edited: it leaves the list when nothing is found with it any more."""
        if done is not None and done.operation is not None:
            self.tell(done)
            self.leadtui.hold()
            self.leadtui.keep(self._see_again(done.operation))

    def on_screen_resume(self) -> None:
        """A lead's own screen was left: look whether it is still found."""
        super().on_screen_resume()
        if self.within and self.found.row is not None:
            self.leadtui.keep(self._see_again(None, held=False))

    async def _see_again(self, operation: int | None, *, held: bool = True) -> None:
        """Read what is found with the lead under the cursor now."""
        row, before = self.found.row, self.found.before()
        if row is not None:
            try:
                now = await self.leadtui.bridge.read_after_writes(found(self.shown, row.lead - 1, 1))
            except LeadtuiError as error:
                self.say(str(error), "error")
            else:
                same = next((one for one in now if one.lead == row.lead), None)
                if same is None:
                    self.found.drop([row])
                    self.found.noted(operation, before)
                elif same != row:
                    self.found.have([same if one.lead == row.lead else one for one in self.found.rows])
                self.draw()
        if held:
            self.leadtui.release()
        await self.count(self.checks.cursor)

    # The mouse

    def on_check_list_chosen(self, message: CheckList.Chosen) -> None:
        """A check was clicked."""
        if self.prompt is None:
            self.within = False
            self._to(message.place)
            self.draw()
            if message.opened:
                self._open()

    def on_found_list_moved(self) -> None:
        """The mouse moved the cursor among what was found."""
        self.within = True
        self.look_ahead()
        self.draw()

    def on_found_list_opened(self) -> None:
        """A finding was clicked twice."""
        if self.prompt is None:
            self._open()

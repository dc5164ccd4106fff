"""The panes of cleansing: the checks with their counts, and what the one under the cursor found.

Counts come one after the other, after the screen is there. Always holds: keys wait for the findings they act on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widget import Widget

from leadtui.rules.cleansing import CHECKS, Counted
from leadtui.tui.bindings import says
from leadtui.tui.screens.cleansing_work import PAGE, counted, found
from leadtui.tui.screens.tidy_panes import TidyPanes
from leadtui.tui.widgets.check_list import CheckList, FindingList, Findings
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import replace

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

LOOKAHEAD = 40
"""Findings left under the cursor at which the next ones are read."""
RECOUNT_AFTER = 0.4
"""Seconds after the last thing done at which everything is counted anew."""
REST = 0.15
"""Seconds the cursor rests on a check before what it found is shown beside it."""


class CleansingPanes(TidyPanes):
    """What cleansing is made of; `within`: the keys go to what a check found."""

    tab = 1
    scope = "cleansing"

    def __init__(self, base: Base, duplicates: int | None = None) -> None:
        super().__init__(base)
        self.header.title = "Cleansing"
        self.tabs.set_count("duplicates", duplicates)
        self.found = Findings()
        self.checks = CheckList(base.clock.local())
        self.checks.checks = [Counted(check, -1) for check in CHECKS]
        self.list = FindingList(self.found)
        self.within = False
        self.shown = ""
        self.at_end = True
        self._reading_more = False
        self._recounting: Timer | None = None

    def panes(self) -> Iterable[Widget]:
        """The checks, and what one of them found."""
        return self.checks, self.list

    def on_mount(self) -> None:
        """Count what each check finds."""
        super().on_mount()
        self.leadtui.keep(self.count_all())
        self.rest()
        self.draw()

    @property
    def check(self) -> Counted:
        """The check under the cursor."""
        return self.checks.checks[self.checks.cursor]

    # Drawing

    def draw(self) -> None:
        """Draw everything as it is now."""
        self.set_class(self.within, "-within")
        self.checks.active, self.list.active = not self.within, self.within
        selected = len(self.found.selected)
        self.header.show(selected=f"{selected:,} selected" if selected else "")
        self.header.title = f"Cleansing · {self.check.check.label}" if self.within else "Cleansing"
        self.header.refresh()
        known = [one for one in self.checks.checks if one.leads >= 0]
        self.tabs.set_count("cleansing", sum(one.leads for one in known) if len(known) == len(CHECKS) else None)
        if self.shown != self.check.check.key:
            self.list.empty = "…"
        else:
            self.list.empty = says("Nothing is found here · {cleansing-reviewed} marks it as reviewed")
        self.checks.refresh()
        self.list.show()
        self.look_at_keys()

    # Counting

    async def count_all(self) -> None:
        """Count what the checks find, one after the other, so that no key waits for them."""
        for place in range(len(CHECKS)):
            if not self.is_mounted:
                return
            await self.count(place)

    def recount(self) -> None:
        """Count all anew when nothing more was done for a moment: ten counts for a burst of keys, not for each."""
        if self._recounting is not None:
            self._recounting.stop()
        self._recounting = self.set_timer(RECOUNT_AFTER, lambda: self.leadtui.keep(self.count_all()))

    def counted_less(self, many: int) -> None:
        """So many of the check under the cursor were dealt with; shown before it is counted."""
        place, one = self.checks.cursor, self.check
        if one.leads >= 0 and not one.most:
            fewer = replace(one, leads=max(one.leads - many, 0))
            self.checks.checks = [*self.checks.checks[:place], fewer, *self.checks.checks[place + 1 :]]

    async def count(self, place: int) -> None:
        """Count what one finds."""
        try:
            one = await self.leadtui.bridge.read_after_writes(counted(CHECKS[place].key))
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        self.checks.checks = [*self.checks.checks[:place], one, *self.checks.checks[place + 1 :]]
        self.draw()

    # What a check found

    def rest(self) -> None:
        """Show what the check under the cursor found once the cursor has rested on it."""
        check = self.check.check.key
        if not self.has_class("-narrow"):
            self.set_timer(REST, lambda: self._rested(check))

    def _rested(self, check: str) -> None:
        if not self.within and check == self.check.check.key != self.shown:
            self.leadtui.keep(self.read(check))

    async def read(self, check: str) -> None:
        """Read the first of what a check found, and show it while the cursor stands on it."""
        try:
            rows = await self.leadtui.bridge.read_after_writes(found(check))
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        if check == self.check.check.key:
            self.shown, self.at_end = check, len(rows) < PAGE
            self.found.selected.clear()
            self.found.have(rows, 0)
            self.draw()

    def look_ahead(self) -> None:
        """Read the next findings before they are needed."""
        if not self.at_end and not self._reading_more and self.found.cursor >= len(self.found.rows) - LOOKAHEAD:
            self._reading_more = True
            self.leadtui.keep(self._more())

    async def _more(self) -> None:
        check = self.shown
        try:
            rows = await self.leadtui.bridge.read_after_writes(found(check, self.found.rows[-1].lead))
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            if check == self.shown:
                self.at_end = len(rows) < PAGE
                self.found.have((*self.found.rows, *rows))
                self.list.show()
        finally:
            self._reading_more = False

"""What the queue does beside the keys, besides what every list does: counts, reminders, last notes, the first run."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from leadtui.tui import daily_backup, places
from leadtui.tui.record_rows import LEAD
from leadtui.tui.reminded import reminded
from leadtui.tui.screens.list_rows import rows_around
from leadtui.tui.screens.list_watch import ListWatch, said_new
from leadtui.tui.screens.queue_sources import source_of
from leadtui.tui.unfinished import make_good
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import ActivityRow, LeadRow
from leadtui.words.sequences import EnrolmentRow
from leadtui.words.views import FOUND

if TYPE_CHECKING:
    from concurrent.futures import Future

    from leadtui.services.reading import Reading
    from leadtui.tui.screens.queue_writes import QueueWrites

REST = 0.12
"""Seconds the cursor rests before the last notes of its lead are read."""
LOAD_AFTER = 0.05
"""Seconds after the first paint at which prompts and styles of screens are loaded, unless a key was quicker."""
RECOUNT_AFTER = 0.25
LAST_NOTES = 6


class QueueWatch(ListWatch):
    """Keeps a queue screen's header, tabs, reminders and preview up to date."""

    def __init__(self, screen: QueueWrites) -> None:
        super().__init__(screen)
        self.screen = screen
        self._rest: Timer | None = None
        self._recount: Timer | None = None

    def start(self) -> None:
        """Begin, once the first frame is painted."""
        self.tell_time()
        self.screen.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.screen.leadtui.bridge.warm_up().add_done_callback(_look_for_garbage)
        if self.screen.leadtui.base.unfinished:
            self.screen.leadtui.keep(make_good(self.screen.leadtui))
        daily_backup.start(self.screen.leadtui)
        self.screen.leadtui.drafts.begin()
        self.screen.set_timer(LOAD_AFTER, self._load)
        self.recount()
        self.screen.set_interval(1.0, self.tick)
        self.screen.reminders.missed = self.screen.leadtui.notices.missed
        self.screen.leadtui.notices.begin(self.read_reminders)
        self.screen.leadtui.ticking.begin()
        self.screen.leadtui.keep(self._first_run())

    def _load(self) -> None:
        from leadtui.tui.keyboard import chords, times  # noqa: F401

        self.screen.leadtui.load_styles()

    async def _first_run(self) -> None:
        if await self.begin() and not self.known:
            places.first_run(self.screen.leadtui)

    def forget(self) -> None:
        """The notes may have changed."""
        self.screen.notes.clear()

    def reworded(self) -> None:
        """The list and the preview say the words anew."""
        self.screen.reword()

    async def _read_rules(self) -> None:
        """Views are kept beside the rules."""
        await super()._read_rules()
        await self.screen.reread_views()

    async def new_minute(self) -> None:
        """Something may have come due, and less time is left; every row stays where it is."""
        self.screen.say_time()
        await self.read_reminders()

    async def rules_did(self, leads: tuple[int, ...]) -> None:
        """Announce what rules have changed of the rows held, or brought among them; the rows stay as they are."""
        self.forget()
        screen, wanted = self.screen, frozenset(leads)
        held = {row.id: _as_shown(row) for row in screen.leads.window.rows if row.id in wanted}
        try:
            new = said_new(*await screen.rows.arrived())
            rows = await screen.leadtui.bridge.read(lambda reading: reading.rows(tuple(held)))
        except LeadtuiError as error:
            screen.say(str(error), "error")
            return
        if new:
            screen.header.show(notice=f"{new} · R")
        elif {row.id: _as_shown(row) for row in rows} != held:
            screen.header.show(notice="changed by rules · R")
        self.recount()

    def recount(self) -> None:
        """Count the views and read the reminders anew, shortly."""
        if self._recount is None:
            self._recount = self.screen.set_timer(RECOUNT_AFTER, self._count)

    def _count(self) -> None:
        self._recount = None
        self.screen.leadtui.keep(self._counting())

    async def _counting(self) -> None:
        await self.read_reminders()
        screen = self.screen
        current = screen.view
        await screen.rows.count((current, *(view for view in screen.views if view is not current)))

    async def read_reminders(self) -> None:
        """Read the reminders anew, after what is being written."""
        try:
            found, records, owed = await self.screen.leadtui.bridge.read_after_writes(reminded)
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return
        self.screen.reminders.show(found, records, owed)

    def rest(self) -> None:
        """The cursor moved; when it rests, the notes of its lead are read."""
        if self._rest is not None:
            self._rest.stop()
        lead = self.screen.current_lead()
        if lead is not None and lead.id not in self.screen.notes:
            self._rest = self.screen.set_timer(REST, lambda: self.want_notes(lead.id))

    def want_notes(self, lead_id: int) -> None:
        """Read the last notes of a lead unless they are known."""
        if lead_id not in self.screen.notes:
            self.screen.leadtui.keep(self._notes(lead_id))

    async def _notes(self, lead_id: int) -> None:
        def work(reading: Reading) -> tuple[tuple[ActivityRow, ...], tuple[EnrolmentRow, ...]]:
            detail = reading.detail(lead_id, history=False)
            return detail.activities[:LAST_NOTES], detail.enrolments

        try:
            notes, enrolments = await self.screen.leadtui.bridge.read(work)
        except LeadtuiError:
            return  # the lead is gone; the next reload shows it
        screen = self.screen
        screen.notes[lead_id] = notes
        screen.preview.stands(lead_id, enrolments)
        lead = screen.current_lead()
        if lead is not None and lead.id == lead_id:
            screen.moved()
        if screen.prompt is not None and notes:
            screen.refresh_prompt((LEAD, lead_id))

    async def show_lead(self, lead_id: int | None) -> None:
        """Show the rows anew with the cursor on a lead, in this view or the first that holds it; releases the keys.

        What a search found is left by the rep alone: there the cursor stays where the lead is not found.
        """
        screen = self.screen
        views = (screen.view, *(view for view in screen.views if view is not screen.view))
        if lead_id is None or screen.view.key == FOUND:
            views = views[:1]
        try:
            for view in views:
                source, wanted = source_of(view), (lead_id,) if lead_id else screen.rows.candidates()
                rows = await screen.leadtui.bridge.read_after_writes(partial(rows_around, source=source, wanted=wanted))
                if (view is screen.view and lead_id is None) or any(row.id == lead_id for row in rows.page.rows):
                    screen.to_tab(view)
                    screen.rows.take(rows, *wanted)
                    screen.reloaded()
                    break
            else:
                screen.rows.reload()
        except LeadtuiError as error:
            screen.say(str(error), "error")
        finally:
            screen.leadtui.release()
        self.recount()


def _as_shown(row: LeadRow) -> LeadRow:
    """A row without what nobody sees: its version, and where in which listing it stands."""
    return row._replace(version=0, segment=0, sort=0)


def _look_for_garbage(_loaded: Future[bool]) -> None:
    """Look for garbage from now on where the program has put it off, but not in what was loaded until now."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()

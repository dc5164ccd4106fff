"""What the queue does beside the keys: the clock, other programs' operations, counts, reminders, notes at rest.

Once a second it asks the reader for the newest operation's number; nothing else runs while nobody types.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import ActivityRow, FollowUpRow, LeadRow
from textual.timer import Timer

from leadtui.tui import places
from leadtui.tui.screens.queue_rows import rows_around

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

    from leadtui.tui.screens.queue_writes import QueueWrites

REST = 0.12
"""Seconds the cursor rests before the last notes of its lead are read."""
LOAD_AFTER = 0.05
"""Seconds after the first paint at which the prompts are loaded, unless a key was quicker."""
RECOUNT_AFTER = 0.25
LAST_NOTES = 6


class QueueWatch:
    """Keeps a queue screen's header, tabs, reminders and preview up to date."""

    def __init__(self, screen: QueueWrites) -> None:
        self.screen = screen
        self.writing = 0
        self._known = -1
        self._minute = ""
        self._rest: Timer | None = None
        self._recount: Timer | None = None
        self._busy = False

    def start(self) -> None:
        """Begin, once the first frame is painted."""
        self._tell_time()
        self.screen.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.screen.leadtui.bridge.warm_up()
        self.screen.set_timer(LOAD_AFTER, _load_chords)
        self.recount()
        self.screen.set_interval(1.0, self.tick)
        self.screen.leadtui.keep(self._first_run())

    async def _first_run(self) -> None:
        reading = self.screen.leadtui.bridge.read
        try:
            self._known = await reading(lambda r: r.newest_operation())
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return
        if not self._known:
            places.first_run(self.screen.leadtui)

    def _tell_time(self) -> bool:
        clock = self.screen.base.clock
        now = clock.local()
        text = f"{now:%a} {now.day} {now:%b %H:%M}"
        changed = text != self._minute
        self._minute = text
        self.screen.header.show(clock=text, simulated=clock.simulated)
        return changed

    def tick(self) -> None:
        """Look once at the clock and at what other programs did."""
        if self._busy or self.writing or self._known < 0 or not self.screen.is_mounted:
            return
        new_minute = self._tell_time()
        self._busy = True
        self.screen.leadtui.keep(self._look(new_minute))

    async def _look(self, new_minute: bool) -> None:
        try:
            await self._notice(new_minute)
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
        finally:
            self._busy = False

    async def _notice(self, new_minute: bool) -> None:
        app = self.screen.leadtui
        newest = await app.bridge.read(lambda r: r.newest_operation())
        others = False
        if newest != self._known:
            since = self._known
            found = await app.bridge.read(lambda r: r.operations_since(since))
            others = any(operation.program != app.base.program for operation in found)
            self._known = newest
        if self.writing or not (others or new_minute):
            return
        above = await self.screen.rows.arrived_above()
        if above:
            self.screen.header.show(notice=f"{above} new above · R")
        elif others:
            self.screen.header.show(notice="changed elsewhere · R")
        if others:
            self.recount()
        else:
            await self._reminders()

    def came_back(self) -> None:
        """The screen is on top again; what was done on other screens is shown."""
        if self._known >= 0:
            self.screen.leadtui.keep(self._come_back())

    async def _come_back(self) -> None:
        try:
            newest = await self.screen.leadtui.bridge.read_after_writes(lambda r: r.newest_operation())
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return
        if newest > self.screen.rows.newest:
            self.screen.notes.clear()
            self.screen.rows.reload()
            self.recount()

    def recount(self) -> None:
        """Count the views and read the reminders anew, shortly."""
        if self._recount is None:
            self._recount = self.screen.set_timer(RECOUNT_AFTER, self._count)

    def _count(self) -> None:
        self._recount = None
        self.screen.leadtui.keep(self._counting())

    async def _counting(self) -> None:
        await self._reminders()
        screen = self.screen
        current = screen.view
        await screen.rows.count((current, *(view for view in screen.views if view is not current)))

    async def _reminders(self) -> None:
        def work(reading: Reading) -> tuple[tuple[FollowUpRow, ...], tuple[LeadRow, ...]]:
            found = reading.reminders()
            return found, reading.rows(tuple({row.lead_id for row in found}))

        try:
            found, leads = await self.screen.leadtui.bridge.read(work)
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return
        self.screen.reminders.show(found, leads)

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
        def work(reading: Reading) -> tuple[ActivityRow, ...]:
            return reading.detail(lead_id, history=False).activities[:LAST_NOTES]

        try:
            notes = await self.screen.leadtui.bridge.read(work)
        except LeadtuiError:
            return  # the lead is gone; the next reload shows it
        screen = self.screen
        screen.notes[lead_id] = notes
        lead = screen.current_lead()
        if lead is not None and lead.id == lead_id:
            screen.moved()
        if screen.prompt is not None and notes:
            screen.refresh_prompt(lead_id)

    async def show_lead(self, lead_id: int | None) -> None:
        """Show the rows anew with the cursor on a lead, in this view or the first that holds it; releases the keys."""
        screen = self.screen
        views = (screen.view, *(view for view in screen.views if view is not screen.view))
        if lead_id is None:
            views = views[:1]
        try:
            for view in views:
                query, wanted = view.query, (lead_id,) if lead_id else screen.rows.candidates()
                rows = await screen.leadtui.bridge.read_after_writes(partial(rows_around, query=query, wanted=wanted))
                if (view is screen.view and lead_id is None) or any(row.id == lead_id for row in rows.page.rows):
                    screen.tabs.choose(screen.views.index(view))
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


def _load_chords() -> None:
    from leadtui.tui.keyboard import chords, times  # noqa: F401

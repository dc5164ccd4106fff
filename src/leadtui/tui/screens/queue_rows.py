"""Where the rows of the queue come from: the listing of the view, its pages, counts and what arrived meanwhile.

A listing stands as it was made; the rows move only when `reload` is asked for. Every answer of the reader is checked
against the listing and the cursor of the moment it arrives, for the rep has gone on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.view_tabs import CAP
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import LeadRow, Page
from leadtui.words.views import View

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.screens.queue_writes import QueueWrites

T = TypeVar("T")

PAGE = 200
FIRST_ROWS = 100
"""Rows of the first page, read before the app runs."""
LOOKED_AT = 300
"""Rows from the top that are compared to find what arrived above the cursor."""
NEIGHBOURS = 6


@dataclass(frozen=True, slots=True)
class Rows:
    """A listing, a page of it, and the newest operation that is in them."""

    listing: Any
    page: Page
    newest: int


def first_rows(reading: Reading, query: str) -> Rows:
    """Read the first page of a query."""
    listing = reading.listing(query)
    newest = reading.newest_operation()
    return Rows(listing, reading.page(listing, limit=FIRST_ROWS), newest)


def rows_around(reading: Reading, query: str, wanted: tuple[int, ...]) -> Rows:
    """Read a page around the first of the wanted leads that the query holds, else from the start."""
    newest = reading.newest_operation()
    listing = reading.listing(query)
    page = None
    for lead_id in wanted:
        page = reading.around(listing, lead_id, PAGE)
        if any(row.id == lead_id for row in page.rows):
            return Rows(listing, page, newest)
    return Rows(listing, page or reading.page(listing, limit=PAGE), newest)


def _count(reading: Reading, query: str) -> int:
    return reading.count(reading.listing(query), CAP)


class QueueRows:
    """Feeds the list of a queue screen."""

    def __init__(self, screen: QueueWrites, leads: RecordList[LeadRow]) -> None:
        self.screen = screen
        self.leads = leads
        self.listing: Any = None
        self.newest = 0
        self._asked = {True: False, False: False}
        self._beyond = 0
        self._reloading = False
        self._again = False
        self._from_top = False
        leads.wants_page = self.fetch

    def take(self, rows: Rows, *wanted: int) -> None:
        """Show rows of a new listing."""
        self.listing = rows.listing
        self.newest = rows.newest
        self._asked = {True: False, False: False}
        self.leads.show(rows.page, *wanted)

    def fetch(self, after: bool) -> None:
        """Fetch the page below or above what is held, unless it is on its way."""
        if not self._asked[after] and self.listing is not None:
            self._asked[after] = True
            self.screen.leadtui.keep(self._fetch(after))

    async def _fetch(self, after: bool) -> None:
        listing, window = self.listing, self.leads.window
        edge = window.rows[-1 if after else 0] if window.rows else None

        def work(reading: Reading) -> Page:
            if after:
                return reading.page(listing, after=edge, limit=PAGE)
            return reading.page(listing, before=edge, limit=PAGE)

        page = await self._read(work)
        if listing is self.listing:
            self._asked[after] = False
            if page is not None and window.rows and edge is window.rows[-1 if after else 0]:
                self.leads.extend(page, after=after)
        self._go_on()

    async def _read(self, work: Callable[[Reading], T], *, after_writes: bool = False) -> T | None:
        bridge = self.screen.leadtui.bridge
        try:
            return await (bridge.read_after_writes(work) if after_writes else bridge.read(work))
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return None

    def move(self, delta: int) -> None:
        """Move the cursor; a step beyond the held rows is taken when they arrive, and keys wait for it."""
        beyond = self.leads.move(delta)
        if beyond:
            if not self._beyond:
                self.screen.leadtui.hold()
            self._beyond = beyond
            self.fetch(beyond > 0)

    def _go_on(self) -> None:
        """Take the steps that waited for rows."""
        if not self._beyond:
            return
        steps = self._beyond
        self._beyond = self.leads.move(steps)
        if self._beyond == steps and not self._asked[steps > 0]:
            self._beyond = 0
        if not self._beyond:
            self.screen.leadtui.release()
            self.screen.moved()
        else:
            self.fetch(self._beyond > 0)

    def to_edge(self, *, end: bool) -> None:
        """Go to the first or the last row of the list."""
        window = self.leads.window
        if window.at_end if end else window.at_start:
            self.leads.to_index(len(window.rows) - 1 if end else 0)
        else:
            self.screen.leadtui.hold()
            self.screen.leadtui.keep(self._to_edge(end))

    async def _to_edge(self, end: bool) -> None:
        listing = self.listing

        def work(reading: Reading) -> Page:
            from leadtui.services.reading import END

            return reading.page(listing, before=END if end else None, limit=PAGE)

        page = await self._read(work)
        if page is not None and listing is self.listing:
            self._asked = {True: False, False: False}
            self.leads.show(page)
            if end:
                self.leads.window.to_end()
                self.leads.redraw()
        self.screen.leadtui.release()
        self.screen.moved()

    async def resort(self) -> None:
        """Put the rows in order anew, show the first ones if the cursor's is among them, and release the keys."""
        self._from_top = True
        self._reloading = True
        await self._reload(())
        self.screen.leadtui.release()

    def reload(self, *wanted: int) -> None:
        """Put the rows in order anew; the cursor stays with its lead, or goes to the first wanted one."""
        if self._reloading and not wanted:
            self._again = True
            return
        self._reloading = True
        self.screen.leadtui.keep(self._reload(wanted))

    async def _reload(self, wanted: tuple[int, ...]) -> None:
        query = self.screen.view.query
        asked = wanted or self.candidates()
        rows = await self._read(lambda reading: rows_around(reading, query, asked))
        self._reloading = False
        if rows is None or query != self.screen.view.query:
            return
        current = self.leads.row
        held = {row.id for row in rows.page.rows}
        if not wanted and current is not None and current.id not in held and current.id not in asked[:1]:
            self.reload()
            return
        here = (current.id,) if current is not None and not wanted else ()
        self.take(rows, *here, *asked)
        if self._from_top:
            self._from_top = False
            self.leads.to_top()
        self.screen.reloaded()
        if self._again:
            self._again = False
            self.reload()

    def candidates(self) -> tuple[int, ...]:
        """The lead under the cursor, then those it would go to if that one has left the list."""
        window = self.leads.window
        below = window.rows[window.cursor : window.cursor + NEIGHBOURS]
        above = window.rows[max(window.cursor - 2, 0) : window.cursor]
        return tuple(row.id for row in (*below, *reversed(above)))

    async def show_view(self, wanted: int | None = None) -> None:
        """Show the current view from the start, or around a lead; releases the keys."""
        query = self.screen.view.query
        leads = (wanted,) if wanted else ()
        rows = await self._read(lambda reading: rows_around(reading, query, leads), after_writes=True)
        if rows is not None and query == self.screen.view.query:
            self.take(rows, *((wanted,) if wanted else ()))
            self.screen.reloaded()
        self.screen.leadtui.release()

    async def count(self, views: tuple[View, ...]) -> None:
        """Count the views one at a time, and the leads without a next step."""
        for view in views:
            number = await self._read(partial(_count, query=view.query))
            if number is not None:
                self.screen.counted(view, number)
        owed = await self._read(partial(_count, query="is:no-next-step"))
        if owed is not None:
            self.screen.counted(None, owed)

    async def arrived_above(self) -> int:
        """How many leads would now stand above the cursor that did not before."""
        window, query, current = self.leads.window, self.screen.view.query, self.leads.row
        if not window.at_start:
            return 0
        known = {row.id for row in window.rows[: window.cursor + 1]}

        def work(reading: Reading) -> tuple[LeadRow, ...]:
            return reading.page(reading.listing(query), limit=LOOKED_AT).rows

        rows = await self._read(work)
        above = []
        for row in rows or ():
            if current is not None and row.id == current.id:
                break
            above.append(row.id)
        return sum(lead not in known for lead in above)

    def now(self) -> datetime:
        """The local time."""
        return self.screen.leadtui.base.clock.local()

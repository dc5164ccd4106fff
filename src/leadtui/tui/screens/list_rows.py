"""Where the rows of a list come from: a listing, its pages, and what arrived meanwhile.

A listing stands as it was made; the rows move only when `reload` is asked for. Every answer of the reader is checked
against the listing and the cursor of the moment it arrives, for the rep has gone on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.record_window import R, Stretch
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import record

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.widgets.message_line import Tone

T = TypeVar("T")

PAGE = 200
LOOKED_AT = 300
"""Rows from the top that are compared to find what arrived above the cursor."""
NEIGHBOURS = 6


class Source(Protocol[R]):
    """What a list shows: a query, or a kind of record. Two that are equal show the same."""

    def listing(self, reading: Reading) -> Any:
        """The listing as it is now."""

    def page(
        self, reading: Reading, listing: Any, *, after: R | None = None, before: object | None = None, limit: int
    ) -> Stretch[R]:
        """Rows from the start, after a row, before a row, or the last ones (`before=END`)."""

    def around(self, reading: Reading, listing: Any, id: int, limit: int) -> Stretch[R]:
        """Rows on both sides of a record, or from the start when it is not in the listing."""


class ListScreen(Protocol[R]):
    """A screen with such a list."""

    @property
    def leadtui(self) -> LeadtuiApp:
        """The app."""

    @property
    def source(self) -> Source[R]:
        """What the list shows now."""

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message."""

    def moved(self) -> None:
        """The cursor stands on another record."""

    def reloaded(self) -> None:
        """New rows are shown."""


@record
class Rows(Generic[R]):
    """A listing, a page of it, and the newest operation that is in them."""

    listing: Any
    page: Stretch[R]
    newest: int


def rows_around(reading: Reading, source: Source[R], wanted: tuple[int, ...]) -> Rows[R]:
    """Read a page around the first of the wanted records that the source holds, else from the start."""
    newest = reading.newest_operation()
    listing = source.listing(reading)
    page = None
    for id in wanted:
        page = source.around(reading, listing, id, PAGE)
        if any(row.id == id for row in page.rows):
            return Rows(listing, page, newest)
    return Rows(listing, page or source.page(reading, listing, limit=PAGE), newest)


class ListRows(Generic[R]):
    """Feeds the list of a screen."""

    def __init__(self, screen: ListScreen[R], list: RecordList[R]) -> None:
        self.screen = screen
        self.list = list
        self.listing: Any = None
        self.newest = 0
        self._asked = {True: False, False: False}
        self._beyond = 0
        self._reloading = False
        self.again = False
        self._from_top = False
        list.wants_page = self.fetch

    def take(self, rows: Rows[R], *wanted: int) -> None:
        """Show rows of a new listing."""
        self.listing = rows.listing
        self.newest = rows.newest
        self._asked = {True: False, False: False}
        self.list.show(rows.page, *wanted)

    def fetch(self, after: bool) -> None:
        """Fetch the page below or above what is held, unless it is on its way."""
        if not self._asked[after] and self.listing is not None:
            self._asked[after] = True
            self.screen.leadtui.keep(self._fetch(after))

    async def _fetch(self, after: bool) -> None:
        listing, window, source = self.listing, self.list.window, self.screen.source
        edge = window.rows[-1 if after else 0] if window.rows else None

        def work(reading: Reading) -> Stretch[R]:
            if after:
                return source.page(reading, listing, after=edge, limit=PAGE)
            return source.page(reading, listing, before=edge, limit=PAGE)

        page = await self.read(work)
        if listing is self.listing:
            self._asked[after] = False
            if page is not None and window.rows and edge is window.rows[-1 if after else 0]:
                self.list.extend(page, after=after)
        self._go_on()

    async def read(self, work: Callable[[Reading], T], *, after_writes: bool = False) -> T | None:
        """Read something; what stands in the way is said, and None is returned."""
        bridge = self.screen.leadtui.bridge
        try:
            return await (bridge.read_after_writes(work) if after_writes else bridge.read(work))
        except LeadtuiError as error:
            self.screen.say(str(error), "error")
            return None

    def move(self, delta: int) -> None:
        """Move the cursor; a step beyond the held rows is taken when they arrive, and keys wait for it."""
        beyond = self.list.move(delta)
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
        self._beyond = self.list.move(steps)
        if self._beyond == steps and not self._asked[steps > 0]:
            self._beyond = 0
        if not self._beyond:
            self.screen.leadtui.release()
            self.screen.moved()
        else:
            self.fetch(self._beyond > 0)

    def to_edge(self, *, end: bool) -> None:
        """Go to the first or the last row of the list.

        Where that row is not held, it is read after the writes under way, so where the rep lands does not hang on
        how quickly the key before it was done.
        """
        window = self.list.window
        if window.at_end if end else window.at_start:
            self.list.to_index(len(window.rows) - 1 if end else 0)
        else:
            self.screen.leadtui.hold()
            self.screen.leadtui.keep(self._to_edge(end))

    async def _to_edge(self, end: bool) -> None:
        source = self.screen.source

        def work(reading: Reading) -> Rows[R]:
            from leadtui.services.reading import END

            newest, listing = reading.newest_operation(), source.listing(reading)
            page = source.page(reading, listing, before=END if end else None, limit=PAGE)
            return Rows(listing, page, newest)

        rows = await self.read(work, after_writes=True)
        if rows is not None and source == self.screen.source:
            self.take(rows)
            if end:
                self.list.window.to_end()
                self.list.redraw()
        self.screen.leadtui.release()
        self.screen.moved()

    async def resort(self) -> None:
        """Put the rows in order anew, show the first ones if the cursor's is among them, and release the keys."""
        self._from_top = True
        await self.show_again()

    async def show_again(self, *wanted: int) -> None:
        """Put the rows in order anew, as `reload` does, and release the keys."""
        self._reloading = True
        await self._reload(wanted)
        self.screen.leadtui.release()

    def reload(self, *wanted: int) -> None:
        """Put the rows in order anew; the cursor stays with its record, or goes to the first wanted one."""
        if self._reloading and not wanted:
            self.again = True
            return
        self._reloading = True
        self.screen.leadtui.keep(self._reload(wanted))

    async def _reload(self, wanted: tuple[int, ...]) -> None:
        source = self.screen.source
        asked = wanted or self.candidates()
        rows = await self.read(lambda reading: rows_around(reading, source, asked))
        self._reloading = False
        if rows is None or source != self.screen.source:
            return
        current = self.list.row
        held = {row.id for row in rows.page.rows}
        if not wanted and current is not None and current.id not in held and current.id not in asked[:1]:
            self.reload()
            return
        here = (current.id,) if current is not None and not wanted else ()
        self.take(rows, *here, *asked)
        if self._from_top:
            self._from_top = False
            self.list.to_top()
        self.screen.reloaded()
        if self.again:
            self.again = False
            self.reload()

    def candidates(self) -> tuple[int, ...]:
        """The record under the cursor, then those it would go to if that one has left the list."""
        window = self.list.window
        below = window.rows[window.cursor : window.cursor + NEIGHBOURS]
        above = window.rows[max(window.cursor - 2, 0) : window.cursor]
        return tuple(row.id for row in (*below, *reversed(above)))

    async def show(self, wanted: int | None = None) -> None:
        """Show what the screen's list now is, its first rows if the wanted record is among them; releases the keys."""
        source = self.screen.source
        records = (wanted,) if wanted else ()
        rows = await self.read(lambda reading: rows_around(reading, source, records), after_writes=True)
        if rows is not None and source == self.screen.source:
            self.take(rows, *records)
            self.list.to_top()
            self.screen.reloaded()
        self.screen.leadtui.release()

    async def arrived(self) -> tuple[int, int]:
        """How many records would now stand above the cursor that did not before, and how many more in the list."""
        window, source, current = self.list.window, self.screen.source, self.list.row
        if not window.at_start:
            return 0, 0
        held = {row.id for row in window.rows}
        known = {row.id for row in window.rows[: window.cursor + 1]}
        at_end = window.at_end

        def work(reading: Reading) -> Stretch[R]:
            return source.page(reading, source.listing(reading), limit=LOOKED_AT)

        page = await self.read(work)
        ids = [row.id for row in page.rows] if page is not None else []
        cursor = ids.index(current.id) if current is not None and current.id in ids else len(ids)
        # Beyond the last row held stand those that were not read yet.
        last = len(ids) if at_end else max((place for place, id in enumerate(ids) if id in held), default=0)
        above = sum(id not in known for id in ids[:cursor])
        return above, sum(id not in held for id in ids[cursor:last])

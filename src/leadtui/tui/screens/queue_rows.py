"""Where the rows of the queue come from: the leads of the view's query, in queue order; how many each view holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from leadtui.tui.screens.list_rows import ListRows, Rows
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.view_tabs import CAP
from leadtui.words.rows import LeadRow, Page
from leadtui.words.views import View

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.screens.queue_writes import QueueWrites

FIRST_ROWS = 100
"""Rows of the first page, read before the app runs."""


@dataclass(frozen=True, slots=True)
class LeadSource:
    """The leads of a query."""

    query: str

    def listing(self, reading: Reading) -> Any:
        """The listing as it is now."""
        return reading.listing(self.query)

    def page(
        self, reading: Reading, listing: Any, *, after: LeadRow | None = None, before: object | None = None, limit: int
    ) -> Page:
        """Rows from the start, after a row, before a row, or the last ones."""
        return reading.page(listing, after=after, before=before, limit=limit)

    def around(self, reading: Reading, listing: Any, id: int, limit: int) -> Page:
        """Rows on both sides of a lead."""
        return reading.around(listing, id, limit)


def first_rows(reading: Reading, query: str) -> Rows[LeadRow]:
    """Read the first page of a query."""
    listing = reading.listing(query)
    newest = reading.newest_operation()
    return Rows(listing, reading.page(listing, limit=FIRST_ROWS), newest)


def _count(reading: Reading, query: str) -> int:
    return reading.count(reading.listing(query), CAP)


class QueueRows(ListRows[LeadRow]):
    """Feeds the list of a queue screen, and its tabs."""

    def __init__(self, screen: QueueWrites, leads: RecordList[LeadRow]) -> None:
        super().__init__(screen, leads)
        self.queue = screen

    async def count(self, views: tuple[View, ...]) -> None:
        """Count the views one at a time, and the leads without a next step."""
        for view in views:
            number = await self.read(partial(_count, query=view.query))
            if number is not None:
                self.queue.counted(view, number)
        owed = await self.read(partial(_count, query="is:no-next-step"))
        if owed is not None:
            self.queue.counted(None, owed)

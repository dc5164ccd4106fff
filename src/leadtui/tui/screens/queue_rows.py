"""Where the rows of the queue come from: the leads of the view's query, in queue order; how many each view holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from leadtui.rules.query.errors import QueryError
from leadtui.tui.screens.list_rows import ListRows, Rows
from leadtui.tui.screens.queue_sources import LeadSource, Unread, ViewSource, source_of
from leadtui.tui.widgets.record_list import RecordList
from leadtui.words.rows import LeadRow
from leadtui.words.views import View

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.screens.queue_writes import QueueWrites

FIRST_ROWS = 100
"""Rows of the first page, read before the app runs."""
UNREAD = -1


def first_rows(reading: Reading, source: ViewSource | str) -> Rows[LeadRow]:
    """Read the first page of what a view shows, or of a query."""
    if isinstance(source, str):
        source = LeadSource(source)
    listing = source.listing(reading)
    newest = reading.newest_operation()
    return Rows(listing, source.page(reading, listing, limit=FIRST_ROWS), newest)


def _count(source: ViewSource, reading: Reading) -> int:
    """How many a view holds, `UNREAD` when its query cannot be read: that is said where the view is shown."""
    try:
        return source.count(reading)
    except QueryError:
        return UNREAD


def _owed(reading: Reading) -> int:
    return LeadSource("is:no-next-step").count(reading)


class QueueRows(ListRows[LeadRow]):
    """Feeds the list of a queue screen, and its tabs."""

    def __init__(self, screen: QueueWrites, leads: RecordList[LeadRow]) -> None:
        super().__init__(screen, leads)
        self.queue = screen

    def take(self, rows: Rows[LeadRow], *wanted: int) -> None:
        """Show rows of a new listing, in the columns of the view."""
        self.queue.use_columns()
        self.queue.unread = rows.listing if isinstance(rows.listing, Unread) else None
        super().take(rows, *wanted)

    async def count(self, views: tuple[View, ...]) -> None:
        """Count the views one at a time, and the leads without a next step."""
        for view in views:
            number = await self.read(partial(_count, source_of(view)))
            if number is not None:
                self.queue.counted(view, None if number == UNREAD else number)
        owed = await self.read(_owed)
        if owed is not None:
            self.queue.counted(None, owed)

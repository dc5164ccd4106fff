"""What a view of the queue shows: the leads of its query in queue order, or what the rep did today.

Always holds: a view whose query can no longer be read, since the rules changed, is shown empty, with the reason.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from leadtui.rules.query.errors import QueryError
from leadtui.tui.widgets.view_tabs import CAP
from leadtui.words.records import record, replace
from leadtui.words.rows import LeadRow, Page
from leadtui.words.views import DONE, View

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


@record
class Unread:
    """The listing of a query that cannot be read: `why`, and how that is mended."""

    why: str
    hint: str


NOTHING = Page((), at_start=True, at_end=True)


@record
class LeadSource:
    """The leads of a query; `columns` are the keys of those the view has of its own."""

    query: str
    columns: tuple[str, ...] = ()

    def listing(self, reading: Reading) -> Any:
        """The listing as it is now, an `Unread` where the query cannot be read."""
        try:
            return reading.listing(self.query)
        except QueryError as error:
            return Unread(error.message, error.hint)

    def page(
        self, reading: Reading, listing: Any, *, after: LeadRow | None = None, before: object | None = None, limit: int
    ) -> Page:
        """Rows from the start, after a row, before a row, or the last ones."""
        if isinstance(listing, Unread):
            return NOTHING
        return self._with_values(reading, reading.page(listing, after=after, before=before, limit=limit))

    def around(self, reading: Reading, listing: Any, id: int, limit: int) -> Page:
        """Rows on both sides of a lead."""
        if isinstance(listing, Unread):
            return NOTHING
        return self._with_values(reading, reading.around(listing, id, limit))

    def count(self, reading: Reading) -> int:
        """How many there are, as far as tabs say; raises QueryError."""
        return reading.count(reading.listing(self.query), CAP)

    def ids(self, reading: Reading) -> tuple[int, ...]:
        """Every lead, in order; raises QueryError."""
        return reading.ids(self.query)

    def still_in(self, reading: Reading, ids: Collection[int]) -> tuple[int, ...]:
        """Those of these leads that are among them."""
        from leadtui.services.selecting import still_in

        return still_in(reading, self.query, ids)

    def _with_values(self, reading: Reading, page: Page) -> Page:
        if not self.columns:
            return page
        from leadtui.tui.widgets.view_columns import beyond_rows

        columns = beyond_rows(self.columns, reading.who.workspace)
        return replace(page, more=reading.values([row.id for row in page.rows], columns)) if columns else page


@record
class DoneSource:
    """What the rep did today, newest first; the other columns of the view as in every other."""

    columns: tuple[str, ...] = ()

    def listing(self, reading: Reading) -> Any:
        """What was done until now."""
        from leadtui.services import done_today

        return done_today.listing(reading)

    def page(
        self, reading: Reading, listing: Any, *, after: LeadRow | None = None, before: object | None = None, limit: int
    ) -> Page:
        """Rows from the start, after a row, before a row, or the last ones."""
        from leadtui.services import done_today

        return self._with_values(reading, done_today.page(reading, listing, after=after, before=before, limit=limit))

    def around(self, reading: Reading, listing: Any, id: int, limit: int) -> Page:
        """Rows on both sides of a lead."""
        from leadtui.services import done_today

        return self._with_values(reading, done_today.around(reading, listing, id, limit))

    def count(self, reading: Reading) -> int:
        """How many leads were worked on."""
        return len(self.ids(reading))

    def ids(self, reading: Reading) -> tuple[int, ...]:
        """Every lead, in order."""
        found: tuple[int, ...] = self.listing(reading).ids
        return found

    def still_in(self, reading: Reading, ids: Collection[int]) -> tuple[int, ...]:
        """Those of these leads that are among them."""
        return tuple(number for number in self.ids(reading) if number in ids)

    def _with_values(self, reading: Reading, page: Page) -> Page:
        from leadtui.tui.widgets.view_columns import beyond_rows

        columns = [name for name in beyond_rows(self.columns, reading.who.workspace) if name != "done"]
        if not columns:
            return page
        values = reading.values([row.id for row in page.rows], columns)
        return replace(page, more={number: {**values.get(number, {}), **said} for number, said in page.more.items()})


ViewSource = LeadSource | DoneSource


def source_of(view: View) -> ViewSource:
    """Where the rows of a view come from."""
    return DoneSource(view.columns) if view.key == DONE.key else LeadSource(view.query, view.columns)

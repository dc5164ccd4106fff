"""Where the rows of accounts, contacts and the pipeline come from, and what stands in each stage.

Always holds: a list is drawn by the face of the kind its rows are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from leadtui.tui.screens.list_rows import ListRows, Rows
from leadtui.words.customers import CustomerKind, CustomerPage, CustomerRow, StageTotal

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.screens.customers_panes import CustomersPanes


class Listed(NamedTuple):
    """A listing, and of the pipeline its stages, by fixed key, with the totals at the same time."""

    kind: CustomerKind
    listing: Any
    stages: tuple[str, ...] = ()
    totals: tuple[StageTotal, ...] = ()


class CustomerSource(NamedTuple):
    """The records of a kind; of opportunities the open ones, or all."""

    kind: CustomerKind
    closed: bool = False

    def listing(self, reading: Reading) -> Listed:
        """The listing as it is now."""
        if self.kind is not CustomerKind.OPPORTUNITY:
            return Listed(self.kind, reading.customers.listing(self.kind))
        stages = reading.customers.stages(closed=self.closed)
        found = reading.customers.listing(self.kind, stages=stages)
        return Listed(self.kind, found, tuple(stage.key for stage in stages), self.totals(reading))

    def totals(self, reading: Reading) -> tuple[StageTotal, ...]:
        """What stands in each stage of the pipeline."""
        if self.kind is not CustomerKind.OPPORTUNITY:
            return ()
        return reading.customers.totals(closed=self.closed)

    def page(
        self,
        reading: Reading,
        listing: Listed,
        *,
        after: CustomerRow | None = None,
        before: object | None = None,
        limit: int,
    ) -> CustomerPage:
        """Rows from the start, after a row, before a row, or the last ones."""
        return reading.customers.page(listing.listing, after=after, before=before, limit=limit)

    def around(self, reading: Reading, listing: Listed, id: int, limit: int) -> CustomerPage:
        """Rows on both sides of a record."""
        return reading.customers.around(listing.listing, id, limit)


class CustomersRows(ListRows[CustomerRow]):
    """Feeds the list of a screen of customers."""

    def __init__(self, screen: CustomersPanes) -> None:
        super().__init__(screen, screen.list)
        self.customers = screen

    def take(self, rows: Rows[CustomerRow], *wanted: int) -> None:
        """Show rows of a new listing, with the face of their kind."""
        self.customers.listed(rows.listing)
        super().take(rows, *wanted)

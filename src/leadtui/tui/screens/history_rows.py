"""Where the rows of the history come from: the operations that a filter finds, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from leadtui.services import history
from leadtui.tui.screens.list_rows import ListRows
from leadtui.words.operations import HistoryPage
from leadtui.words.rows import OperationRow

if TYPE_CHECKING:
    from leadtui.rules.history import HistoryQuery
    from leadtui.services.reading import Reading


class HistorySource(NamedTuple):
    """The operations that a typed filter finds."""

    text: str = ""

    def listing(self, reading: Reading) -> HistoryQuery:
        """What the filter means now."""
        return history.query_of(reading, self.text)

    def page(
        self,
        reading: Reading,
        listing: HistoryQuery,
        *,
        after: OperationRow | None = None,
        before: object | None = None,
        limit: int,
    ) -> HistoryPage:
        """Operations from the newest, below one, above one, or the oldest ones."""
        return history.page(reading, listing, after=after, before=before, limit=limit)

    def around(self, reading: Reading, listing: HistoryQuery, id: int, limit: int) -> HistoryPage:
        """Operations on both sides of one."""
        return history.around(reading, listing, id, limit)


HistoryRows = ListRows[OperationRow]
"""Feeds the list of the history."""


def counted(reading: Reading, text: str) -> tuple[int, int]:
    """How many operations the filter finds, and how many there are."""
    from leadtui.rules.history import HistoryQuery

    total = history.count(reading, HistoryQuery())
    return (history.count(reading, history.query_of(reading, text)) if text.strip() else total), total


def records_of(reading: Reading, operation: int) -> Any:
    """The records an operation was about and that are still there."""
    return history.records(reading, operation)

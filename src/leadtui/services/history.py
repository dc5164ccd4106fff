"""The history as it is read: operations, newest first, and the records one of them was about. Loads no model class."""

from __future__ import annotations

from leadtui.rules.history import HistoryQuery, read
from leadtui.services.reading import END, Reading
from leadtui.store import history, operations
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.customers import CustomerKind, CustomerRow
from leadtui.words.operations import HistoryPage
from leadtui.words.rows import LeadRow, OperationRow


def query_of(reading: Reading, text: str) -> HistoryQuery:
    """What a typed filter means now."""
    return read(text, reading.who.clock.local())


def page(
    reading: Reading,
    query: HistoryQuery,
    *,
    after: OperationRow | None = None,
    before: OperationRow | object | None = None,
    limit: int = 200,
) -> HistoryPage:
    """Operations a filter finds: the newest, those below one, above one, or the oldest (`before=END`)."""
    with storage_errors(reading.path):
        if before is END:
            return history.last_page(reading.connection, query, limit)
        above = before.id if isinstance(before, OperationRow) else None
        below = after.id if after is not None else None
        return history.page(reading.connection, query, after=below, before=above, limit=limit)


def around(reading: Reading, query: HistoryQuery, number: int, limit: int = 200) -> HistoryPage:
    """Operations on both sides of one."""
    with storage_errors(reading.path):
        return history.around(reading.connection, query, number, limit)


def count(reading: Reading, query: HistoryQuery) -> int:
    """How many operations a filter finds."""
    with storage_errors(reading.path):
        return history.count(reading.connection, query)


def records(
    reading: Reading, operation: int, limit: int = 500
) -> tuple[tuple[LeadRow, ...], tuple[tuple[CustomerKind, CustomerRow], ...]]:
    """The leads and the accounts, contacts and opportunities that an operation was about and that are still there.

    Of each kind `limit` at most.
    """
    with storage_errors(reading.path):
        leads = operations.leads_of(reading.connection, operation, limit)
        customers = [
            (kind, number)
            for kind in CustomerKind
            for number in operations.records_of(reading.connection, kind.value, operation, limit)
        ]
    found = ((kind, reading.customers.row(kind, number)) for kind, number in customers)
    return reading.rows(leads), tuple((kind, row) for kind, row in found if row is not None)

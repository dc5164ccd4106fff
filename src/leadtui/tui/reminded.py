"""Reads follow-ups with the leads and customers they are worked through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leadtui.tui.record_rows import LEAD, RecordRow, Ref, worked_through
from leadtui.words.customers import CustomerKind

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.words.rows import FollowUpRow


def reminded(reading: Reading) -> tuple[tuple[FollowUpRow, ...], dict[Ref, RecordRow]]:
    """Read the reminders, and the lead or customer each is worked through."""
    found = reading.reminders()
    return found, records_of(reading, found)


def records_of(reading: Reading, rows: Iterable[FollowUpRow]) -> dict[Ref, RecordRow]:
    """Read the leads and customers of some follow-ups."""
    refs = {worked_through(row) for row in rows}
    records: dict[Ref, RecordRow] = {}
    for lead in reading.rows(tuple(number for kind, number in refs if kind == LEAD)):
        records[LEAD, lead.id] = lead
    for kind, number in refs:
        if kind != LEAD:
            customer = reading.customers.row(CustomerKind(kind), number)
            if customer is not None:
                records[kind, number] = customer
    return records

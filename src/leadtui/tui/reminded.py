"""Reads follow-ups and alerts with the leads and customers they are worked through, and says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from leadtui.tui.record_rows import LEAD, RecordRow, Ref, Told, worked_through
from leadtui.words.customers import CustomerKind
from leadtui.words.rows import FollowUpRow, LeadRow
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


def reminded(reading: Reading) -> tuple[tuple[FollowUpRow, ...], dict[Ref, RecordRow], tuple[LeadRow, ...]]:
    """Read the reminders, the lead or customer each is worked through, and the leads that an answer is owed."""
    from leadtui.services.answers import owed

    found = reading.reminders()
    return found, records_of(reading, found), owed(reading)


def records_of(reading: Reading, rows: Iterable[Told]) -> dict[Ref, RecordRow]:
    """Read the leads and customers of some follow-ups or alerts."""
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


def still_to_tell(reading: Reading, rows: Sequence[Told]) -> tuple[Told, ...]:
    """Those of these reminders and alerts of which there is still something to tell, as they are now."""
    from leadtui.services import alerts, noticing

    follow_ups = tuple(row for row in rows if isinstance(row, FollowUpRow))
    of_rules = tuple(row for row in rows if isinstance(row, AlertRow))
    still: tuple[Told, ...] = noticing.still_open(reading, follow_ups) if follow_ups else ()
    return (*still, *(alerts.still_news(reading, of_rules) if of_rules else ()))


def message(rows: Sequence[Told], now: datetime) -> tuple[str, str]:
    """Title and text of a notification for reminders, or for alerts (at least one)."""
    from leadtui.rules import alert_words, notice_words

    alerts = [row for row in rows if isinstance(row, AlertRow)]
    if alerts:
        return alert_words.message(alerts, now)
    return notice_words.message([row for row in rows if isinstance(row, FollowUpRow)], now)

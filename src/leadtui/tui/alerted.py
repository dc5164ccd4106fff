"""Alerts of the rules as the app tells them: taken on, and let go of when the lead was seen to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtui.words.lifecycle import OPEN_CATEGORIES
from leadtui.words.sla import AlertKind, AlertRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

OF_ANSWERS = frozenset({AlertKind.HOT, AlertKind.LATE})
"""Kinds of alert that are over when no answer is owed any longer."""


def still_news(reading: Reading, rows: Sequence[AlertRow]) -> tuple[AlertRow, ...]:
    """Those of these alerts whose lead is open and waits as it did: nothing was done with it since.

    Each with the time left for the answer as it is now.
    """
    leads = {lead.id: lead for lead in reading.rows(tuple({row.lead_id for row in rows}))}
    found = []
    for row in rows:
        lead = leads.get(row.lead_id)
        if lead is None or lead.category not in OPEN_CATEGORIES:
            continue
        touched = max(lead.last_activity or 0, lead.status_since)
        if touched > row.at or (row.kind in OF_ANSWERS and row.answer_due is not None and lead.answer_due is None):
            continue
        found.append(row._replace(answer_due=lead.answer_due))
    return tuple(found)

"""Leads in sequences, for the tests of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.support import ZONE, make_lead

from leadtui.rules.when import When
from leadtui.services import sequences
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead
from leadtui.words.sequences import EnrolmentRow

ADA = {"first_name": "Ada", "last_name": "Lovelace", "phone": "+33 1 70 18 99 01", "status": "contacted"}


def in_first(desk: Desk, **values: Any) -> int:
    """A lead with a number that has just been put into First contact."""
    lead = make_lead(desk, **{**ADA, **values})
    sequences.enrol(desk, [lead], "first-contact")
    return lead


def standing(reading: Reading, lead: int) -> EnrolmentRow:
    """Where the lead stands in the sequence it entered last."""
    return of_lead(reading, lead)[0]


def place(reading: Reading, lead: int) -> tuple[str, str | None, str | None]:
    row = standing(reading, lead)
    return row.state, row.step, row.why


def to_do(reading: Reading, lead: int) -> list[tuple[str, str | None]]:
    """Kind and subject of what is open."""
    return [(row.kind, row.subject) for row in reading.detail(lead).follow_ups if row.state == "open"]


def day(text: str) -> When:
    at = datetime.fromisoformat(text).replace(tzinfo=ZONE)
    return When(at, at.date())

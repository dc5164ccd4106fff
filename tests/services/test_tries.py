"""Tries are counted since the lead was last reached; in one and the same second, in the order of the operations."""

from __future__ import annotations

from tests.support import make_lead

from leadtui.services import triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def test_reaching_a_lead_ends_the_tries_before_it_even_in_the_same_second(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    told = []
    for outcome in ("no-answer", "voicemail", "connected", "busy"):
        triage.log_call(desk, lead, outcome)
        row = reading.row(lead)
        assert row is not None
        told.append(row.tries)
    assert told == [1, 2, 0, 1]

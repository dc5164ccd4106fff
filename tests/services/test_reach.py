"""Emails and phones typed one field at a time."""

from __future__ import annotations

from leadtui.services import editing, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def numbers(reading: Reading, lead_id: int) -> list[tuple[str, str, bool]]:
    """(value, label, primary) of a lead's phones, in order."""
    return [(r.value, r.label, bool(r.is_primary)) for r in reading.detail(lead_id).reach if r.kind == "phone"]


def test_a_phone_set_beside_a_mobile_goes_before_it_and_leaves_it(desk: Desk, reading: Reading) -> None:
    lead = editing.add_lead(desk, {"last_name": "King", "mobile": "+33612345678"}).leads[0]
    editing.set_fields(desk, lead, {"phone": "+33142685300"})
    assert numbers(reading, lead) == [("+33142685300", "", True), ("+33612345678", "mobile", False)]
    row = reading.row(lead)
    assert row is not None
    assert (row.phone, row.mobile) == ("+33142685300", "+33612345678")


def test_a_phone_taken_away_leaves_the_mobile_as_the_primary(desk: Desk, reading: Reading) -> None:
    lead = editing.add_lead(desk, {"last_name": "King", "phone": "+33142685300", "mobile": "+33612345678"}).leads[0]
    editing.set_fields(desk, lead, {"phone": ""})
    assert numbers(reading, lead) == [("+33612345678", "mobile", True)]
    undoing.undo(desk)
    assert numbers(reading, lead) == [("+33142685300", "", True), ("+33612345678", "mobile", False)]


def test_digits_with_a_zero_in_front_are_a_phone_and_not_a_lead(desk: Desk, reading: Reading) -> None:
    first = editing.add_lead(desk, {"last_name": "One"}).leads[0]
    other = editing.add_lead(desk, {"last_name": "Two", "phone": "+3314268000" + str(first)}).leads[0]
    assert [row.id for row in reading.search("000" + str(first))] == [other]

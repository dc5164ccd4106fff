"""A lead's version counts whatever a form shows of it: its columns, emails, phones and tags."""

from __future__ import annotations

import pytest
from tests.support import make_lead

from leadtui.services import editing, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.errors import RefusedError


def version(reading: Reading, lead: int) -> int:
    """The version a form would be opened on."""
    row = reading.row(lead)
    assert row is not None
    return row.version


@pytest.mark.parametrize(
    "elsewhere", [{"email": "b@acme.com"}, {"phone": "+33 1 23 45 67 89"}, {"tags": "vip"}, {"email": ""}]
)
def test_emails_phones_and_tags_changed_meanwhile_are_not_written_over(
    desk: Desk, reading: Reading, elsewhere: dict[str, str]
) -> None:
    lead = make_lead(desk, first_name="Ada", email="a@acme.com")
    seen = version(reading, lead)
    editing.set_fields(desk, lead, elsewhere)
    with pytest.raises(RefusedError, match="meanwhile"):
        editing.set_fields(desk, lead, {"tags": "north", "email": "c@acme.com"}, seen=seen)


def test_a_tag_put_on_elsewhere_is_not_lost_to_a_form(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, tags=["north"])
    seen = version(reading, lead)
    triage.set_tags(desk, [lead], add=["vip"])
    with pytest.raises(RefusedError):
        editing.set_fields(desk, lead, {"tags": "north, big"}, seen=seen)
    assert reading.detail(lead).tags == ("north", "vip")


def test_what_is_taken_back_or_done_again_counts_too(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Ada", email="a@acme.com")
    for change in ({"email": "b@acme.com"}, {"tags": "vip"}, {"phone": "+33 1 23 45 67 89"}):
        editing.set_fields(desk, lead, change)
        seen = version(reading, lead)
        undoing.undo(desk)
        assert version(reading, lead) > seen
        seen = version(reading, lead)
        undoing.redo(desk)
        assert version(reading, lead) > seen


def test_a_call_or_a_note_does_not_stand_against_a_form(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Ada", status="contacted")
    seen = version(reading, lead)
    triage.log_call(desk, lead, "no-answer")
    triage.log_note(desk, lead, "spoke to her")
    assert editing.set_fields(desk, lead, {"tags": "vip"}, seen=seen).operation is not None

"""A base in which nothing was changed that a scan looks at need not be looked through again."""

from __future__ import annotations

from tests.services.to_convert import lead

from leadtui.services import duplicates, editing, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.workspace_rules import load


def look_through(desk: Desk, reading: Reading) -> int:
    number = lead(desk, first_name="Ada", last_name="King", email="ada@acme.com", status="new")
    duplicates.store_pairs(desk, duplicates.scan(reading))
    return number


def test_nothing_was_looked_through_yet(desk: Desk, reading: Reading) -> None:
    assert not duplicates.holds_still(reading)


def test_after_a_scan_it_holds_until_a_name_an_address_or_a_record_changes(desk: Desk, reading: Reading) -> None:
    number = look_through(desk, reading)
    assert duplicates.holds_still(reading)
    triage.log_call(desk, number, "voicemail")
    assert duplicates.holds_still(reading)
    editing.set_fields(desk, number, {"first_name": "Adah"})
    assert not duplicates.holds_still(reading)


def test_an_email_a_new_lead_a_deleted_one_and_an_undo_are_changes(desk: Desk, reading: Reading) -> None:
    number = look_through(desk, reading)
    changes = (
        lambda: editing.set_fields(desk, number, {"email": "ada@king.com"}),
        lambda: editing.add_lead(desk, {"last_name": "Hopper", "company": "Navy"}),
        lambda: editing.delete(desk, [number]),
        lambda: undoing.undo(desk),
        lambda: load(desk, "[matching]\nsuggest = 60\n", "rules.toml"),
    )
    for change in changes:
        duplicates.store_pairs(desk, duplicates.scan(reading))
        assert duplicates.holds_still(reading)
        change()
        assert not duplicates.holds_still(reading)


def test_a_scan_of_a_part_says_nothing_about_the_rest(desk: Desk, reading: Reading) -> None:
    lead(desk, first_name="Ada", last_name="King", email="ada@acme.com")
    duplicates.store_pairs(desk, duplicates.scan(reading, "city:lyon"))
    assert not duplicates.holds_still(reading)

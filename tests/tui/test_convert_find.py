"""An account or a contact that is not suggested is looked for and taken, and what depends on it follows."""

from __future__ import annotations

from pathlib import Path

from tests.tui.converting import customer, elsewhere, lead, qualified, with_account
from tests.tui.fresh_base import app_on, settle, typed
from tests.tui.pressing import press, top

from leadtui.bootstrap import Base
from leadtui.services import customers, editing, triage
from leadtui.words.customers import CustomerKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind


def with_deal(base: Base, account: int, name: str, **values: str) -> int:
    """An open deal of an account; its number."""
    desk = base.desk()
    done = customers.add(desk, OPPORTUNITY, {"name": name, **values}, account=account)
    desk.close()
    return done.customers[0][1]


async def test_any_account_is_taken_from_the_screen_in_one_burst(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    with_account(base, "Birch Mills")
    number = with_account(base, "Crawford Haulage", city="Leeds", currency="CHF")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left", "x", *typed("crawf"))
        assert "Find another account" in shown
        assert f"❯ A{number} Crawford Haulage   Leeds" in shown
        assert "Birch" not in shown
        shown = await press(pilot, "enter")
        assert f"A{number} Crawford Haulage" in shown
        await press(pilot, "escape", "C", "left", "left", "x", *typed("crawf"), "enter", "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert [row.id for row in customer(base, ACCOUNT, number).leads] == [1]
    assert customer(base, OPPORTUNITY, 1).fields["currency"] == "CHF"


async def test_looking_is_left_with_escape_and_nothing_has_changed(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    with_account(base, "Crawford Haulage")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left", "x", *typed("nobody like it"), "enter")
        assert "No account is found by that." in shown
        await press(pilot, "escape", "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, ACCOUNT, 2).row.name == "Lovelace Looms"


async def test_a_contact_is_looked_for_among_contacts_with_the_arrows(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    desk = base.desk()
    numbers = [
        customers.add(desk, CONTACT, {"first_name": name, "last_name": "Crawford"}).customers[0][1]
        for name in ("Ann", "Pat")
    ]
    desk.close()
    with_account(base, "Crawford Haulage")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "x", *typed("crawford"))
        assert "Ann Crawford" in shown
        assert "Haulage" not in shown
        await press(pilot, "down", "enter", "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert [len(customer(base, CONTACT, number).leads) for number in numbers] == [0, 1]


async def test_after_the_last_match_x_looks_for_another_and_then_begins_anew(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    number = with_account(base, "Lovelace Looms")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left")
        assert "find another account" in shown
        shown = await press(pilot, "x")
        assert "Find another account" in shown
        shown = await press(pilot, "escape", "x", "ctrl+s")
    assert [row.id for row in customer(base, ACCOUNT, number).leads] == [1]


async def test_the_deals_offered_follow_the_account_that_is_chosen(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    first, second = with_account(base, "Lovelace Looms"), with_account(base, "Lovelace Loom Co")
    with_deal(base, first, "Hers", close_date="2027-02-26")
    theirs = with_deal(base, second, "Theirs")
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left")
        assert "Hers" in shown
        assert "26 Feb 2027" in shown
        assert "Theirs" not in shown
        shown = await press(pilot, "right", "right", "x", "left", "left", "x")
        assert "Theirs" in shown
        assert "Hers" not in shown
        shown = await press(pilot, "n")
        assert "Theirs" not in shown
        await press(pilot, "x", "x", "right", "right", "x", "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert [row.id for row in customer(base, OPPORTUNITY, theirs).leads] == [1]


async def test_keys_behind_a_deal_that_gave_way_are_not_lost(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    with_deal(base, with_account(base, "Lovelace Looms"), "Hers")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = ["left", "left", "right", "right", "x", "left", "left", "n", "right", "right", "tab", "tab"]
        await press(pilot, "C", *keys, *typed("12k"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, OPPORTUNITY, 2).row.amount == 1_200_000  # type: ignore[union-attr]
    assert customer(base, ACCOUNT, 2).row.name == "Lovelace Looms"


async def test_a_lead_without_names_is_converted_with_its_account_typed(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    nobody = {"first_name": "", "last_name": "", "company": "", "email": "info@nobody.example"}
    elsewhere(base, lambda desk: editing.set_fields(desk, 1, nobody))
    elsewhere(base, lambda desk: triage.log_note(desk, 2, "below"))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", *typed("Acme"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 1).row.category == "converted"
    assert customer(base, OPPORTUNITY, 1).row.name == "Acme"

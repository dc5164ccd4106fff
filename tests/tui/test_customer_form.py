"""Adding and editing accounts, contacts and opportunities, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

from tests.tui.customers_of import ACCOUNT, CONTACT, OPPORTUNITY, converted_base, customer, edit_elsewhere, show
from tests.tui.fresh_base import app_on, settle, typed
from tests.tui.pressing import press, top

from leadtui.services.customers import add

TO_AMOUNT = ("tab", "tab", "tab")
"""From the name past account and contact."""


async def test_a_deal_added_from_a_contact_belongs_to_it_and_to_its_account(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        assert "of Augusta King" in await press(pilot, "a", "o")
        shown = await press(pilot, *typed("Second mill"), *TO_AMOUNT, *typed("12k EUR"), "ctrl+s")
        assert "Second mill  O2 opportunity" in shown
        assert "Added opportunity Second mill" in shown
        shown = await press(pilot, "escape")
        assert "O2    Second mill · Prospecting · €12,000" in shown
    row = customer(base, OPPORTUNITY, 2).fields
    assert (row["account_id"], row["contact_id"], row["amount"]) == (1, 1, 1_200_000)


async def test_a_deal_is_added_in_the_stage_that_is_chosen(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        await press(pilot, "a", "o", *typed("Spare parts"), "shift+tab")
        assert "Proposal" in await press(pilot, "p")
        assert "Proposal 50 %" in await press(pilot, "ctrl+s")
    assert customer(base, OPPORTUNITY, 2).fields["stage"] == "proposal"


async def test_an_edited_field_is_saved_and_shown_with_what_it_was(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        shown = await press(pilot, "E")
        assert "€40,000" in shown
        shown = await press(pilot, *TO_AMOUNT, "ctrl+u", *typed("55k"), "ctrl+s")
        assert top(pilot) == "CustomerScreen"
        assert "€55,000" in shown
        assert "Amount €40,000 → €55,000" in shown
        assert "€40,000" in await press(pilot, "u")


async def test_a_missing_name_is_told_at_its_field(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        shown = await press(pilot, "a", "c", *typed("Emmy"), "ctrl+s")
        assert top(pilot) == "CustomerForm"
        assert "! A contact needs a last name." in shown
        assert "❯Last name" in shown
        assert "Emmy" in shown
        assert "Emmy Noether  C2 contact" in await press(pilot, *typed("Noether"), "ctrl+s")


async def test_a_value_that_cannot_be_read_is_told_at_its_field_and_nothing_is_lost(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        amount = (*TO_AMOUNT, "ctrl+u", *typed("lots"))
        shown = await press(pilot, "E", *amount, "tab", "tab", "ctrl+u", *typed("feb 30"), "ctrl+s")
        assert top(pilot) == "CustomerForm"
        assert "Amount cannot be saved like that" in shown
        assert "feb 30" in shown
        shown = await press(pilot, "ctrl+u", *typed("1k"), "ctrl+s")
        assert "Close date cannot be saved like that" in shown


async def test_what_is_typed_is_not_lost_by_escape_or_quitting(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        assert "Leave without saving?" in await press(pilot, "E", *typed(" Ltd"), "escape")
        assert "Analytical Engines Ltd" in await press(pilot, "n")
        assert "Leave without saving?" in await press(pilot, "ctrl+q")
        await press(pilot, "y")
        assert top(pilot) == "CustomerScreen"


async def test_a_change_made_elsewhere_is_named_before_it_is_written_over(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        await press(pilot, "E", "tab", "tab", "ctrl+u", *typed("CEO"))
        edit_elsewhere(base, CONTACT, 1, title="CFO", department="Money")
        shown = await press(pilot, "ctrl+s")
        assert "Changed meanwhile: title, department" in shown
        assert "changed meanwhile to: CFO" in shown
        assert customer(base, CONTACT).fields["title"] == "CFO"
        await press(pilot, "ctrl+s")
    detail = customer(base, CONTACT)
    assert (detail.fields["title"], detail.fields["department"]) == ("CEO", "Money")


async def test_a_form_that_was_not_touched_changes_nothing(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    before = {kind: customer(base, kind).fields for kind in (ACCOUNT, CONTACT, OPPORTUNITY)}
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for kind in (ACCOUNT, CONTACT, OPPORTUNITY):
            show(pilot, kind)
            await press(pilot, "E", "ctrl+o", "ctrl+s")
            assert top(pilot) == "CustomerScreen"
    assert {kind: customer(base, kind).fields for kind in (ACCOUNT, CONTACT, OPPORTUNITY)} == before


async def test_every_value_saved_as_it_stands_in_the_form_stays_the_same(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    before = customer(base, ACCOUNT).fields
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        await press(pilot, "E", "ctrl+o")
        form = pilot.app.screen.form  # type: ignore[attr-defined]
        values = {field.key: field.text for field in form.fields if field.text}
    edit_elsewhere(base, ACCOUNT, 1, **values)
    after = customer(base, ACCOUNT).fields
    assert {k: v for k, v in after.items() if k not in ("version", "changed")} == {
        k: v for k, v in before.items() if k not in ("version", "changed")
    }


async def test_a_contact_is_linked_to_an_account_by_number_or_name_and_unlinked_by_nothing(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    desk = base.desk()
    add(desk, ACCOUNT, {"name": "Birch GmbH"})
    desk.close()
    to_account = ("tab", "tab", "tab")
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        assert "A1 Analytical Engines" in await press(pilot, "E")
        assert "Birch GmbH" in await press(pilot, *to_account, "ctrl+u", *typed("birch"), "ctrl+s")
        assert customer(base, CONTACT).fields["account_id"] == 2
        assert "A2 Birch GmbH" in await press(pilot, "E")
        await press(pilot, *to_account, "ctrl+u", *typed("a1"), "ctrl+s")
        assert customer(base, CONTACT).fields["account_id"] == 1
        await press(pilot, "E", *to_account, "ctrl+u", "ctrl+s")
        assert customer(base, CONTACT).fields["account_id"] is None


async def test_an_account_that_is_unknown_or_one_of_several_is_told_at_its_field(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    desk = base.desk()
    for _ in range(2):
        add(desk, ACCOUNT, {"name": "Birch"})
    desk.close()
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        shown = await press(pilot, "E", "tab", "ctrl+u", *typed("Analytics"), "ctrl+s")
        assert "There is no account 'Analytics'. Perhaps A1 Analytical Engines" in " ".join(shown.split())
        shown = await press(pilot, "ctrl+u", *typed("Birch"), "ctrl+s")
        assert "2 are called 'Birch': A2 Birch; A3 Birch." in " ".join(shown.split())
        await press(pilot, "ctrl+u", *typed("A3 Birch"), "ctrl+s")
        assert top(pilot) == "CustomerScreen"
    assert customer(base, OPPORTUNITY).fields["account_id"] == 3


async def test_a_new_deal_is_given_its_account_and_contact_in_the_form(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "p", "a", *typed("Third"), "tab", "tab", *typed("Augusta King"), "ctrl+s")
        assert top(pilot) == "CustomersScreen"
    fields = customer(base, OPPORTUNITY, 2).fields
    assert (fields["account_id"], fields["contact_id"]) == (1, 1)

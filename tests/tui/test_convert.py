"""Converting a lead, by key presses on a real base: with defaults, chosen, typed, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.converting import customer, elsewhere, lead, noticed, qualified, with_account
from tests.tui.fresh_base import app_on, calls, on, settle, typed
from tests.tui.pressing import app_of, press, top

from leadtui.services import triage
from leadtui.words.customers import CustomerKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind


async def test_c_shows_what_a_lead_becomes_and_esc_leaves_it_as_it_is(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C")
        assert top(pilot) == "ConvertScreen"
        for text in ("Convert Ada Lovelace", "Account", "Contact", "Opportunity", "Lovelace Looms", "Qualification",
                     "31 Dec 2026", "Follow-up", "Note"):  # fmt: skip
            assert text in shown, text
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 1).row.status == "qualified"


async def test_c_and_ctrl_s_convert_with_defaults_and_the_next_lead_is_there(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "ctrl+s")
        assert top(pilot) == "QueueScreen"
        assert "Converted Ada Lovelace" in shown
        assert "Converted Ada Lovelace: new account Lovelace Looms, new contact, new deal · u" in shown
        assert on(app_of(pilot)) == "Grace Hopper"
    assert lead(base, 1).row.category == "converted"
    deal = customer(base, OPPORTUNITY, 1)
    assert (deal.fields["account_id"], deal.fields["contact_id"], deal.fields["amount"]) == (1, 1, None)


async def test_keys_typed_behind_a_conversion_go_to_the_next_lead(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", "ctrl+s", "c", "n", "enter", "C", "ctrl+s")
    assert [len(calls(lead(base, number))) for number in (1, 2, 3)] == [0, 1, 0]
    assert [lead(base, number).row.category for number in (1, 2)] == ["converted", "qualified"]


async def test_leads_are_converted_one_after_the_other_in_one_burst(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["C", "ctrl+s"] * 2)
    assert [lead(base, number).row.category for number in (1, 2, 3)] == ["converted", "converted", "new"]


async def test_a_lead_qualified_and_converted_in_one_burst(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "4", "C", "ctrl+s")
    assert lead(base, 1).row.category == "converted"


async def test_on_its_own_screen_a_lead_shows_what_it_became(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "C", "ctrl+s")
        assert "Converted" in shown
        assert "A1" in shown
        assert "Ada Lovelace" in shown
        await press(pilot, "c", "n", "enter")
    assert calls(lead(base, 1)) == []


async def test_keys_behind_a_conversion_on_a_leads_screen_reach_the_lead_one_goes_to(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "C", "ctrl+s", "J", "c", "n", "enter")
    assert [len(calls(lead(base, number))) for number in (1, 2, 3)] == [0, 1, 0]


async def test_u_takes_a_conversion_back_and_the_cursor_stands_on_the_lead(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "ctrl+s", "u")
        assert "took back: Converted Ada Lovelace" in shown
        assert on(app_of(pilot)) == "Ada Lovelace"
    assert lead(base, 1).row.status == "qualified"


async def test_taken_back_on_its_own_screen_the_lead_is_qualified_again(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "C", "ctrl+s", "u")
        assert "Qualified" in shown
        await press(pilot, "C")
        assert top(pilot) == "ConvertScreen"


async def test_from_the_reminders_the_cursor_goes_on_to_the_next(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    elsewhere(base, lambda desk: triage.log_call(desk, 1, "no-answer"))
    elsewhere(base, lambda desk: triage.log_call(desk, 2, "no-answer"))
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await pilot.pause(0.4)
        await settle(pilot)
        await press(pilot, "r", "C", "ctrl+s", "n", *typed("hello"), "enter")
        assert top(pilot) == "QueueScreen"
    converted = [number for number in (1, 2) if lead(base, number).row.category == "converted"]
    noted = [n for n in (1, 2) if any(row.body == "hello" for row in lead(base, n).activities)]
    assert sorted(converted + noted) == [1, 2]


# Typed


async def test_the_amount_is_typed_at_once_and_said_back(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", *typed("12k€"))
        assert "€ 12,000.00" in shown
        shown = await press(pilot, "ctrl+s")
        assert "new contact, new deal €12,000 · u" in shown
    assert customer(base, OPPORTUNITY, 1).row.amount == 1_200_000  # type: ignore[union-attr]


@pytest.mark.parametrize(("bad", "why"), [("much", "is not an amount"), ("-5", "negative"), ("12 taler", "currency")])
async def test_an_amount_that_cannot_be_read_is_told_there_and_nothing_is_written(
    tmp_path: Path, bad: str, why: str
) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", *typed(bad), "ctrl+s", "c", "n", "enter")
        assert top(pilot) == "ConvertScreen"
        assert why in shown
        assert bad in shown
        noticed(pilot)
        await press(pilot, "ctrl+u", *typed("1.234,50"), "ctrl+s")
    assert customer(base, OPPORTUNITY, 1).row.amount == 123_450  # type: ignore[union-attr]
    assert [len(calls(lead(base, number))) for number in (1, 2)] == [0, 0]


async def test_a_close_date_in_the_past_is_refused_at_its_field(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "tab", "tab", "tab", *typed("2020-01-01"), "ctrl+s")
        assert "in the past" in shown
        assert top(pilot) == "ConvertScreen"
        noticed(pilot)
        await press(pilot, "ctrl+u", *typed("31 jan"), "ctrl+s")
    assert str(customer(base, OPPORTUNITY, 1).fields["close_date"]) == "2027-01-31"


async def test_names_stage_next_step_follow_up_and_note_are_kept_as_typed(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        keys = ["tab", "tab", "n", "tab", "tab", *typed("send papers"), "tab", *typed("tue 10"), "tab",
                *typed("offer"), "tab", *typed("likes looms")]  # fmt: skip
        await press(pilot, "C", *keys, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    deal = customer(base, OPPORTUNITY, 1)
    assert (deal.fields["stage"], deal.fields["next_step"]) == ("negotiation", "send papers")
    assert [row.subject for row in deal.follow_ups] == ["offer"]
    assert [row.body for row in customer(base, ACCOUNT, 1).activities if row.kind == "note"] == ["likes looms"]


async def test_leaving_asks_when_something_was_typed_and_loses_nothing(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", *typed("12k"), "escape")
        assert "Leave without converting?" in shown
        shown = await press(pilot, "n")
        assert "€ 12,000.00" in shown
        await press(pilot, "escape", "y")
        assert top(pilot) == "QueueScreen"


async def test_quitting_asks_too_and_a_search_in_between_keeps_what_is_typed(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", *typed("12k"), "ctrl+f", *typed("grace"), "escape")
        assert "€ 12,000.00" in shown
        assert "Leave without converting?" in await press(pilot, "ctrl+q")


# Chosen


async def test_an_account_under_a_slightly_different_name_is_shown_and_linked_with_x(tmp_path: Path) -> None:
    base = qualified(tmp_path, company="Analytical Engines")
    number = with_account(base, "Analytical Engine Co", city="London")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left")
        assert f"≈ A{number} Analytical Engine Co" in shown
        shown = await press(pilot, "x")
        assert "● existing" in shown
        shown = await press(pilot, "ctrl+s")
        assert "account Analytical Engine Co (was there), new contact" in shown
    detail = customer(base, ACCOUNT, number)
    assert (detail.row.name, detail.fields["city"]) == ("Analytical Engine Co", "London")
    assert [row.id for row in detail.leads] == [1]


async def test_the_same_account_is_linked_by_default_and_only_its_empty_fields_are_filled(tmp_path: Path) -> None:
    base = qualified(tmp_path, city="Paris", industry="Looms")
    number = with_account(base, "Lovelace Looms", city="London")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left")
        assert f"= A{number}" in shown
        assert "kept, differs: Paris" in shown
        assert "Looms  fills empty" in shown
        await press(pilot, "ctrl+s")
    fields = customer(base, ACCOUNT, number).fields
    assert (fields["city"], fields["industry"]) == ("London", "Looms")


async def test_l_takes_the_leads_value_knowingly(tmp_path: Path) -> None:
    base = qualified(tmp_path, city="Paris")
    number = with_account(base, "Lovelace Looms", city="London")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "left", "left", "l", "l")
        assert "Paris  in place of London" in shown
        await press(pilot, "ctrl+s")
    assert customer(base, ACCOUNT, number).fields["city"] == "Paris"


async def test_o_makes_no_opportunity(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "shift+tab", "shift+tab", "o", "ctrl+s")
        assert "new account Lovelace Looms, new contact · u" in shown


async def test_two_equal_accounts_have_to_be_chosen_between(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    first, second = with_account(base, "Lovelace Looms"), with_account(base, "LOVELACE LOOMS")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "ctrl+s")
        assert "match equally" in shown
        noticed(pilot)
        await press(pilot, "x", "x", "ctrl+s")
    assert sorted(len(customer(base, ACCOUNT, number).leads) for number in (first, second)) == [0, 1]

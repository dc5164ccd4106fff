"""A conversion that is refused, and what the workspace asks for before one, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.converting import customer, elsewhere, gated, lead, noticed, qualified, with_account
from tests.tui.fresh_base import app_on, calls, on, queue_of, screen_text, settle, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top

from leadtui.services import converting, customers, editing
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind


async def test_a_new_lead_is_converted_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "j")
        assert on(app_of(pilot)) == "Alan Turing"
        shown = await press(pilot, "C", "ctrl+s")
        assert "say why" in shown
        noticed(pilot)
        await press(pilot, *typed("the boss knows him"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 3).row.category == "converted"
    assert any("the boss knows him" in (row.body or "") for row in lead(base, 3).activities)


async def test_a_converted_lead_says_why_it_is_not_converted_again(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "C", "ctrl+s", "C")
        assert top(pilot) != "ConvertScreen"
        assert "converted" in shown


async def test_a_lead_deleted_elsewhere_is_said_to_be_gone(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        elsewhere(base, lambda desk: editing.delete(desk, [1]))
        shown = await press(pilot, "C", "ctrl+s", "c", "n", "enter")
        assert top(pilot) == "QueueScreen"
        assert "L1" in shown
    assert calls(lead(base, 2)) == []


async def test_a_lead_changed_elsewhere_is_shown_anew_and_what_is_typed_stays(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", *typed("12k"))
        elsewhere(base, lambda desk: editing.set_fields(desk, 1, {"company": "Looms AG"}))
        shown = await press(pilot, "ctrl+s")
        assert "Not converted" in shown
        assert "€ 12,000.00" in shown
        assert "Looms AG" in shown
        noticed(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, ACCOUNT, 1).row.name == "Looms AG"


async def test_an_account_deleted_meanwhile_gives_way_to_what_is_there(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    number = with_account(base, "Lovelace Looms")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", *typed("12k"))
        elsewhere(base, lambda desk: customers.delete(desk, ACCOUNT, [number]))
        shown = await press(pilot, "ctrl+s")
        assert "Not converted" in shown
        assert "€ 12,000.00" in shown
        noticed(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 1).row.category == "converted"


async def test_one_of_two_programs_converting_a_lead_is_refused(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        elsewhere(base, lambda desk: converting.convert(desk, Conversion(1)))
        shown = await press(pilot, "ctrl+s")
        assert "converted" in shown
        noticed(pilot)
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_a_lead_with_a_first_name_only_is_asked_for_its_last_name(tmp_path: Path) -> None:
    base = qualified(tmp_path, last_name="")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "ctrl+s")
        assert "A contact needs a last name." in shown
        noticed(pilot)
        await press(pilot, *typed("King"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, CONTACT, 1).row.name == "Ada King"


async def test_a_lead_without_a_name_becomes_an_account_without_a_contact(tmp_path: Path) -> None:
    base = qualified(tmp_path, first_name="", last_name="")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "ctrl+s")
        assert "new account Lovelace Looms, new deal" in shown


# What the workspace asks for


async def test_what_is_missing_is_filled_from_the_screen_by_its_digit(tmp_path: Path) -> None:
    base = gated(qualified(tmp_path), '[convert]\nrequire = ["budget", "industry"]\n')
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C")
        assert "1 !" in shown
        assert "2 !" in shown
        await press(pilot, "1", "y", *typed("40k"), "enter")
        assert top(pilot) == "ConvertScreen"
        await press(pilot, "1", *typed("Looms"), "ctrl+s")
        assert top(pilot) == "ConvertScreen"
        assert "1 !" not in screen_text(app_of(pilot))
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, ACCOUNT, 1).fields["industry"] == "Looms"


async def test_in_spite_of_what_is_missing_a_reason_converts(tmp_path: Path) -> None:
    base = gated(qualified(tmp_path), '[convert]\nrequire = ["budget"]\nquery = "has:email"\n')
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "C", "2")
        assert "has:email" in shown
        await press(pilot, "ctrl+s")
        noticed(pilot)
        await press(pilot, *typed("an old friend"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert any("an old friend" in (row.body or "") for row in lead(base, 1).activities)


# Whatever is in it


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_hostile_text_is_only_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    base = hostile_base(tmp_path)
    for text in HOSTILE:
        with_account(base, text, city=text)
    async with app_on(base).run_test(size=size) as pilot:
        await settle(pilot)
        for _ in HOSTILE:
            shown = await press(pilot, "C", "shift+tab", "tab", "pagedown", "tab")
            assert top(pilot) == "ConvertScreen"
            assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)
            await press(pilot, "escape")
            if top(pilot) == "ConvertScreen":
                await press(pilot, "y")
            await press(pilot, "j")


async def test_five_thousand_characters_in_every_field_are_refused_or_kept_and_never_break_the_screen(
    tmp_path: Path,
) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        for _ in range(14):
            app_of(pilot).screen.take_paste("[/x]\x1b]52;c;aGk=\x07" * 300)  # type: ignore[attr-defined]
            shown = await press(pilot, "tab")
            assert all(len(line) <= 80 for line in shown.splitlines())
            assert "\x1b" not in shown
        await press(pilot, "ctrl+s")
        assert top(pilot) == "ConvertScreen"


async def test_a_click_goes_where_it_points_and_chooses_there(tmp_path: Path) -> None:
    base = qualified(tmp_path, company="Analytical Engines")
    with_account(base, "Analytical Engine Co")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        await pilot.click(offset=(4, 2))
        await settle(pilot)
        line = next(n for n, text in enumerate(screen_text(app_of(pilot)).splitlines()) if "≈ A1" in text)
        for _ in range(2):
            await pilot.click(offset=(10, line))
            await settle(pilot)
        assert "● existing" in screen_text(app_of(pilot))


async def test_the_queue_still_holds_its_place_after_an_undo_of_a_conversion(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = [row.id for row in queue_of(app_of(pilot)).leads.window.rows]
        await press(pilot, "C", "ctrl+s", "u")
        assert [row.id for row in queue_of(app_of(pilot)).leads.window.rows] == before

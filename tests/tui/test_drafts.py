"""Interruptions: what is typed is parked, found again where it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.drafted import CHIP, base_with, notes
from tests.tui.fresh_base import app_on, burst, calls, detail_of, on, queue_of, settle, typed
from tests.tui.pressing import app_of, press, top

from leadtui.services import editing, triage

# Interrupted and back


async def test_a_call_in_the_middle_of_a_note_is_logged_and_the_note_goes_on(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("spoke to"))
        shown = await press(pilot, "ctrl+f", *typed("0002"))
        assert "Alan Turing" in shown
        assert "1 draft" in shown.splitlines()[1]
        assert CHIP in await press(pilot, "enter")
        await press(pilot, "c", "i", "c", *typed("wants a quote"), "enter")
        shown = await press(pilot, "escape", "escape")
        assert "spoke to" in shown
        await press(pilot, *typed(" reception"), "enter")
        assert app_of(pilot).drafts.all == []
    assert notes(base, "Ada Lovelace") == ["spoke to reception"]
    (call,) = calls(detail_of(base, "Alan Turing"))
    assert (call.body, call.direction) == ("wants a quote", "in")


async def test_an_interruption_in_one_burst_is_the_same(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = ("n", *typed("half"), "ctrl+f", *typed("0002"), "enter", "c", "i", "c", *typed("in"), "enter")
        burst(app_of(pilot), *keys, "escape", "escape", *typed(" whole"), "enter")
        await settle(pilot)
    assert notes(base, "Ada Lovelace") == ["half whole"]
    assert [call.body for call in calls(detail_of(base, "Alan Turing"))] == ["in"]


async def test_the_key_for_drafts_goes_back_to_what_is_open_below(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("first"), "left", "left", "ctrl+f", *typed("0002"), "enter")
        await press(pilot, "n", *typed("second"), "ctrl+f", *typed("0004"), "enter")
        shown = await press(pilot)
        assert "2 drafts · b" in shown
        assert top(pilot) == "LeadScreen"
        shown = await press(pilot, "b", "enter")
        assert (top(pilot), "Note       second" in shown, CHIP in shown) == ("LeadScreen", True, True)
        shown = await press(pilot, "enter", "b")
        assert (top(pilot), on(app_of(pilot)), "Note       first" in shown) == ("QueueScreen", "Ada Lovelace", True)
        await press(pilot, "X", "enter")
        assert "draft" not in (await press(pilot)).splitlines()[0]
    assert notes(base, "Alan Turing") == ["second"]
    assert notes(base, "Ada Lovelace") == ["firXst"]


async def test_of_several_drafts_one_is_chosen_or_dropped_for_good(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for text in ("one", "two", "three"):
            await press(pilot, "n", *typed(text), "escape", "j")
        shown = await press(pilot, "b")
        assert "❯ 1 note on Alan Turing, 10:00: three" in shown
        assert "  3 note on Ada Lovelace, 10:00: one" in shown
        shown = await press(pilot, "j", "X")
        assert "Drop the note on Grace Hopper?" in shown
        await press(pilot, "n", "X", "y", "escape")
        assert "2 drafts · b" in await press(pilot)
        shown = await press(pilot, "b", "2")
        assert "Note       one" in shown
        assert on(app_of(pilot)) == "Ada Lovelace"
        await press(pilot, "enter")
    assert notes(base, "Ada Lovelace") == ["one"]
    assert notes(base, "Grace Hopper") == []


async def test_a_note_that_is_left_comes_back_with_its_key_on_another_screen_too(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "n", *typed("half"), "escape")
        assert "the same key, or b, brings back" in shown
        assert CHIP in shown
        await press(pilot, "enter", "n", *typed(" done"), "enter")
        assert app_of(pilot).drafts.all == []
    assert notes(base, "Ada Lovelace") == ["half done"]


async def test_the_same_prompt_on_another_screen_takes_the_text_along(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("half"), "ctrl+f", *typed("lovelace"), "enter", "n", *typed(" done"), "enter")
        await press(pilot, "escape", "escape")
        assert queue_of(app_of(pilot)).prompt is None
    assert notes(base, "Ada Lovelace") == ["half done"]


async def test_a_time_that_is_left_on_purpose_comes_back_with_its_own_key_alone(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "z", *typed("3d"), "escape")
        assert "the same key brings back" in shown
        assert "draft" not in shown
        assert "3d" in await press(pilot, "z")


async def test_what_is_rubbed_out_is_no_draft(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("x"), "backspace", "ctrl+f", "escape", "escape")
        assert app_of(pilot).drafts.all == []


async def test_without_a_draft_the_key_says_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test() as pilot:
        await settle(pilot)
        assert "Nothing typed is waiting" in await press(pilot, "b")


# Forms, convert, import


async def test_a_form_is_interrupted_and_comes_back_in_its_field(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "E", "tab", *typed("X"), "left", "ctrl+f", *typed("0002"), "enter", "g", "q")
        assert top(pilot) == "QueueScreen"
        shown = await press(pilot, "b")
        assert (top(pilot), "LovelaceX" in shown) == ("LeadForm", True)
        await press(pilot, *typed("Y"), "ctrl+s")
        assert app_of(pilot).drafts.all == []
    assert detail_of(base, "Ada LovelaceYX").row.id


async def test_a_form_left_knowingly_leaves_no_draft(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Eve"), "escape", "y")
        assert (top(pilot), app_of(pilot).drafts.all) == ("QueueScreen", [])


async def test_a_form_of_a_field_changed_meanwhile_says_so_when_it_comes_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "E", "tab", *typed("X"), "ctrl+f", *typed("0002"), "enter", "g", "q")
        desk = base.desk()
        editing.set_fields(desk, 1, {"last_name": "King"})
        desk.close()
        shown = await press(pilot, "b")
        assert "changed meanwhile to: King" in shown
        await press(pilot, "ctrl+s")
    assert detail_of(base, "Ada LovelaceX").row.id


async def test_a_new_lead_half_typed_comes_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Eve"), "tab", *typed("Mor"), "ctrl+f", *typed("0002"), "enter", "g", "q")
        assert "1 draft" in await press(pilot)
        await press(pilot, "b", *typed("an"), "ctrl+s")
    assert detail_of(base, "Eve Moran").row.id


async def test_a_conversion_half_typed_comes_back_with_its_choices(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    triage.set_status(desk, [1], "qualified")
    desk.close()
    async with app_on(base).run_test(size=(130, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "[", "[", "C", *typed("40k EUR"), "ctrl+f", *typed("0002"), "enter", "g", "q")
        assert top(pilot) == "QueueScreen"
        shown = await press(pilot, "b")
        assert (top(pilot), "40k EUR" in shown) == ("ConvertScreen", True)
        screen: Any = app_of(pilot).screen
        assert screen.state.at.key == "opportunity.amount"
        await press(pilot, "ctrl+s")
        assert app_of(pilot).drafts.all == []
    assert detail_of(base, "Ada Lovelace").row.status == "converted"


async def test_an_import_comes_back_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Last name\nMoran\n")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        path = str(tmp_path / "list.csv")
        await press(pilot, "g", "i", *typed(path), "ctrl+f", *typed("0002"), "enter", "g", "q")
        shown = await press(pilot, "b")
        assert top(pilot) == "ImportScreen"
        assert "list.csv" in shown
        await press(pilot, "escape")
        assert app_of(pilot).drafts.all == []


async def test_the_reason_of_a_conversion_of_several_comes_back_with_its_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "C", "tab", *typed("met at the"), "ctrl+f", *typed("0004"), "enter")
        await press(pilot, "g", "q")
        assert top(pilot) == "QueueScreen"
        shown = await press(pilot, "b")
        assert (top(pilot), "met at the" in shown) == ("MassConvertScreen", True)
        await press(pilot, "tab", *typed(" fair"), "ctrl+s", "enter")
        assert app_of(pilot).drafts.all == []
    assert detail_of(base, "Ada Lovelace").row.status == detail_of(base, "Grace Hopper").row.status == "converted"


# An unknown caller


async def test_a_number_nobody_has_becomes_a_lead_whose_call_is_logged(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "ctrl+f", *typed("030 5550199"))
        assert "enter adds a lead" in shown
        await press(pilot, "enter")
        assert top(pilot) == "LeadForm"
        await press(pilot, *typed("Eve"), "tab", *typed("Moran"), "ctrl+s")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "c", "i", "c", "enter", "escape", "escape")
        assert top(pilot) == "QueueScreen"
    detail = detail_of(base, "Eve Moran")
    assert [reach.value for reach in detail.reach] == ["030 5550199"]
    assert [call.direction for call in calls(detail)] == ["in"]


@pytest.mark.parametrize("keys", [("enter",), ("ctrl+n",)])
async def test_the_end_of_a_number_is_to_be_completed(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f", *typed("9999"), *keys)
        screen: Any = app_of(pilot).screen
        assert screen.form.current.key == "phone"
        await press(pilot, "escape")
        assert top(pilot) == "SearchScreen"

"""Merging side by side, by key presses on a real base: whose value stays, who stays, who is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.support import snapshot
from tests.tui.converting import elsewhere, lead, noticed
from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top
from tests.tui.twins_base import ADA, ADA_AGAIN, ADA_AND_AGAIN, GRACE, GRACE_AGAIN, TONY, here, said_log, twins

from leadtui.services import editing
from leadtui.tui import places
from leadtui.tui.screens.merge import MergeScreen

SIZES = [(60, 20), (80, 24), (160, 45)]
ADAS = (ADA, ADA_AGAIN, ADA_AND_AGAIN)


async def side_by_side(pilot: Any, *ids: int) -> str:
    """Open the merge of these leads."""
    app = app_of(pilot)
    await press(pilot)
    places.merge(app, "lead", ids, lambda done, _keys, _survivor: app.form_closed(done))
    return await press(pilot)


def merge_of(pilot: Any) -> MergeScreen:
    """The merge on top."""
    screen = app_of(pilot).screen
    assert isinstance(screen, MergeScreen)
    return screen


async def to_line(pilot: Any, field: str) -> None:
    """Put the cursor on the line of a field."""
    await press(pilot, "home")
    place = next(row for row, line in enumerate(merge_of(pilot).state.lines) if line.field == field)
    await press(pilot, *["down"] * (place + 1))


@pytest.mark.parametrize("size", SIZES)
async def test_two_stand_side_by_side_with_what_differs_first(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(twins(tmp_path)).run_test(size=size) as pilot:
        shown = await side_by_side(pilot, GRACE, GRACE_AGAIN)
        assert "Merge 2 leads" in shown
        assert f"1 L{GRACE} Grace" in shown
        assert f"2 L{GRACE_AGAIN} Grace" in shown
        for text in ("To choose", "Admiral", "Rear Admiral", "The same", "Stays"):
            assert text in shown, text


async def test_a_value_is_chosen_with_space_and_stays(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        await to_line(pilot, "title")
        survivor = merge_of(pilot).state.survivor[1]
        other = merge_of(pilot).state.ids.index(GRACE_AGAIN if survivor == GRACE else GRACE)
        wanted = merge_of(pilot).state.line.values[other]  # type: ignore[union-attr]
        shown = await press(pilot, "right" if other else "left", "space")
        assert "you chose that of" in shown
        await press(pilot, "ctrl+s")
    assert lead(base, survivor).fields["title"] == wanted


async def test_a_digit_chooses_the_value_of_that_record_and_enter_goes_on(tmp_path: Path) -> None:
    async with app_on(twins(tmp_path)).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, *ADAS)
        await to_line(pilot, "title")
        state = merge_of(pilot).state
        await press(pilot, "2")
        assert state.chosen["title"] == 1
        shown = await press(pilot, "3")
        assert f"L{ADA_AND_AGAIN} has nothing there" in shown
        row = state.row
        await press(pilot, "left", "left", "enter")
        assert state.chosen["title"] == 0
        assert state.row == row + 1


async def test_another_record_stays_and_what_was_chosen_is_kept(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        state = merge_of(pilot).state
        first = state.survivor[1]
        other = GRACE_AGAIN if first == GRACE else GRACE
        await to_line(pilot, "title")
        await press(pilot, str(state.ids.index(first) + 1))
        wanted = state.lines[state.row].values[state.ids.index(first)]
        shown = await press(pilot, "home", str(state.ids.index(other) + 1))
        assert f"L{other} stays" in shown
        await press(pilot, "ctrl+s")
    assert other in here(base)
    assert first not in here(base)
    assert lead(base, other).fields["title"] in ("Admiral", "Rear Admiral", wanted)


async def test_one_is_left_out_and_stays_as_it_is(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await side_by_side(pilot, ADA, ADA_AGAIN, TONY)
        await press(pilot, "right", "right")
        shown = await press(pilot, "x")
        assert f"L{TONY} is left out" in shown
        assert "Merge 2 leads" in shown
        shown = await press(pilot, "x")
        assert "Two are left" in shown
        await press(pilot, "ctrl+s")
    assert TONY in here(base)
    assert len(here(base)) == 6


async def test_of_three_the_one_under_the_cursor_is_told_apart_from_the_others(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await side_by_side(pilot, *ADAS)
        await press(pilot, "right", "right")
        shown = await press(pilot, "i")
        assert f"L{ADA_AND_AGAIN} is another one" in shown
        assert "Merge 2 leads" in shown
        await press(pilot, "ctrl+s")
    assert ADA_AND_AGAIN in here(base)
    assert any(said.startswith("Not duplicates") for said in said_log(base)[:2])


async def test_leaving_asks_when_something_was_chosen_and_changes_nothing(tmp_path: Path) -> None:
    base = twins(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        await to_line(pilot, "title")
        other = 2 - merge_of(pilot).state.chosen["title"]
        shown = await press(pilot, str(other), "escape")
        assert "Leave without merging?" in shown
        await press(pilot, "n")
        assert top(pilot) == "MergeScreen"
        await press(pilot, "escape", "y")
        assert top(pilot) == "QueueScreen"
    assert snapshot(base) == before


async def test_a_record_changed_meanwhile_is_not_merged_over(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        elsewhere(base, lambda desk: editing.set_fields(desk, GRACE, {"title": "Commodore"}))
        shown = await press(pilot, "ctrl+s")
        assert "Not merged" in shown
        assert "Commodore" in shown
        assert {GRACE, GRACE_AGAIN} <= here(base)
        noticed(pilot)
        await press(pilot, "ctrl+s")
    assert len(here(base) & {GRACE, GRACE_AGAIN}) == 1


async def test_many_are_merged_only_when_it_is_said_twice(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "M", "ctrl+s", "ctrl+s")
        assert "6 leads become one: ^s once more does it" in shown
        assert len(here(base)) == 6
        noticed(pilot)
        await press(pilot, "ctrl+s")
    assert len(here(base)) == 1


async def test_a_merge_of_many_scrolls_with_the_cursor(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(60, 20)) as pilot:
        shown = await press(pilot, "*", "M", "home")
        assert "6 records" in shown
        await press(pilot, *["left"] * 6)
        shown = await press(pilot, *["right"] * 5)
        assert "6 L" in shown
        await press(pilot, "o")
        assert top(pilot) == "LeadScreen"


async def test_hostile_text_is_only_shown(tmp_path: Path) -> None:
    base = hostile_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "M")
        assert top(pilot) == "MergeScreen"
        for text in HOSTILE:
            assert not any(c in shown for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0)
        await press(pilot, "end", "right", "home", "tab", "tab")
        noticed(pilot)
        await press(pilot, "ctrl+s")
        noticed(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert len(here(base)) == 1


async def test_help_search_and_palette_work_over_it(tmp_path: Path) -> None:
    async with app_on(twins(tmp_path)).run_test(size=(80, 24)) as pilot:
        await side_by_side(pilot, GRACE, GRACE_AGAIN)
        for key, screen in (("?", "HelpScreen"), ("/", "SearchScreen"), ("ctrl+p", "PaletteScreen")):
            await press(pilot, key)
            assert top(pilot) == screen
            await press(pilot, "escape")
            assert top(pilot) == "MergeScreen"

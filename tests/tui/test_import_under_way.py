"""An import that takes long: it comes in beside the rep's work, can be stopped, and its end is told where he is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, burst, detail_of, screen_text, settle, typed
from tests.tui.importing import FULL, HeldImport, begin, leads, list_in, meanwhile, screen_of
from tests.tui.pressing import app_of, press, top

from leadtui.tui.screens.import_panes import Step


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> HeldImport:
    """The import waits."""
    return HeldImport(monkeypatch)


async def test_how_far_it_is_and_how_quick_is_shown(tmp_path: Path, held: HeldImport) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        shown = await meanwhile(pilot)
        assert "42 %" in shown
        assert "420 of 1,000 rows · 210 a second" in shown
        held.let_go.set()
        await settle(pilot)
        assert screen_of(pilot).step is Step.DONE


async def test_leads_are_worked_while_a_list_comes_in_and_its_end_is_told(tmp_path: Path, held: HeldImport) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        shown = await meanwhile(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert "importing 42 %" in shown
        await meanwhile(pilot, "n", *typed("rang back"), "enter")
        assert [done.body for done in detail_of(base, "Ada Lovelace").activities] == ["rang back"]
        held.let_go.set()
        await settle(pilot)
        shown = screen_text(app_of(pilot))
        assert "Imported fair leads.csv: 1 new, 1 rejected" in shown
        assert "importing" not in shown
        shown = await press(pilot, "g", "i")
        assert "2 rows read" in shown
        await press(pilot, "enter")
        assert "a path, a part of its name" in await press(pilot, "g", "i")


async def test_the_way_back_shows_the_import_that_is_under_way(tmp_path: Path, held: HeldImport) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        await meanwhile(pilot, "escape")
        await meanwhile(pilot, "g", "i")
        assert screen_of(pilot).step is Step.RUNNING
        held.let_go.set()
        await settle(pilot)
        assert screen_of(pilot).step is Step.DONE


async def test_a_stopped_import_leaves_nothing_and_what_was_chosen_stands(tmp_path: Path, held: HeldImport) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        shown = await meanwhile(pilot, "X")
        assert "Stop the import?" in shown
        await meanwhile(pilot, "y")
        held.let_go.set()
        await settle(pilot)
        assert "Stopped; nothing of the list is in" in screen_text(app_of(pilot))
        assert screen_of(pilot).step is Step.PREVIEW
        assert leads(base) == 6
        await press(pilot, "escape")
        assert len(app_of(pilot).drafts.all) == 1


async def test_a_failed_import_keeps_what_was_chosen(tmp_path: Path, held: HeldImport) -> None:
    held.fails = FULL
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        held.let_go.set()
        await settle(pilot)
        assert "Not imported: The disk is full." in screen_text(app_of(pilot))
        assert screen_of(pilot).step is Step.PREVIEW
    assert leads(base) == 6


async def test_one_that_fails_while_the_rep_is_elsewhere_is_told_and_waits_for_him(
    tmp_path: Path, held: HeldImport
) -> None:
    held.fails = FULL
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        await meanwhile(pilot, "escape")
        held.let_go.set()
        await settle(pilot)
        assert "fair leads.csv was not imported: The disk is full." in screen_text(app_of(pilot))
        shown = await press(pilot, "g", "i")
        assert "Not imported: The disk is full." in shown
        assert "fair leads.csv" in shown


async def test_one_list_comes_in_at_a_time(tmp_path: Path, held: HeldImport) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        await meanwhile(pilot, "escape", "g", "i")
        assert screen_of(pilot).step is Step.RUNNING
        held.let_go.set()
        await settle(pilot)


async def test_quitting_during_an_import_is_asked_once_and_then_stops_it(tmp_path: Path, held: HeldImport) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        shown = await meanwhile(pilot, "escape", "ctrl+q")
        assert "is coming in" in shown
        assert pilot.app.is_running
        held.let_go.set()
        burst(app_of(pilot), "ctrl+q")
        await pilot.pause(0.1)
    assert leads(base) in (6, 7)


async def test_past_the_point_of_no_return_an_import_is_not_stopped(tmp_path: Path, held: HeldImport) -> None:
    held.step = "showing"
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        assert "too far to be stopped" in await meanwhile(pilot, "X")
        held.let_go.set()
        await settle(pilot)
        assert screen_of(pilot).step is Step.DONE

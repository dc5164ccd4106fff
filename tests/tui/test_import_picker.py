"""The file of an import is found by what is typed of it, however many lists there are and wherever it stands."""

from __future__ import annotations

import os
from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.importing import LIST, screen_of
from tests.tui.pressing import press

from leadtui.tui.keyboard.import_picker import OFFERED
from leadtui.tui.screens.import_panes import Step


def old_list_among_newer(folder: Path) -> None:
    """A folder of lists, all newer than the one that is looked for."""
    folder.mkdir()
    for n in range(20):
        (folder / f"export {n}.csv").write_text(LIST)
    old = folder / "2024 fair Hamburg.csv"
    old.write_text(LIST)
    os.utime(old, (1_700_000_000, 1_700_000_000))


async def test_a_part_of_a_name_finds_an_old_list_among_many_newer_ones(tmp_path: Path, clean_env: Path) -> None:
    old_list_among_newer(clean_env / "Downloads")
    async with app_on(base_with(tmp_path)).run_test(size=(90, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i")
        assert "Hamburg" not in shown
        shown = await press(pilot, *typed("hamb"))
        assert "2024 fair Hamburg.csv" in shown
        await press(pilot, "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_a_part_of_a_name_is_found_in_a_folder_that_is_typed(tmp_path: Path) -> None:
    old_list_among_newer(tmp_path / "lists")
    async with app_on(base_with(tmp_path)).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(f"{tmp_path}/lists/hamb"))
        assert "2024 fair Hamburg.csv" in shown
        await press(pilot, "tab", "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_of_very_many_lists_the_first_are_offered_and_the_others_counted(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(OFFERED + 30):
        (folder / f"export {n:04}.csv").write_text("")
    async with app_on(base_with(tmp_path)).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(f"{folder}/"))
        assert "230 found; type more of the name" in shown
        shown = await press(pilot, *typed("0229"))
        assert "export 0229.csv" in shown

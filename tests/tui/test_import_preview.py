"""The first rows of a list before it comes in: what becomes of each, said otherwise row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.importing import leads, list_in, screen_of
from tests.tui.pressing import press

from leadtui.tui.screens import import_bringing

ADA = "First name,Last name,Phone,City\nAda,Lovelace,+49 30 9000000,London\n"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys typed ahead wait for the import however busy the machine is."""
    monkeypatch.setattr(import_bringing, "SOON", 30)


async def test_what_becomes_of_a_row_goes_round_with_the_arrows_and_is_counted(tmp_path: Path) -> None:
    file = list_in(tmp_path, ADA)
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert "One row: 0 new, 1 there already" in shown
        shown = await press(pilot, "left")
        assert "added again, is L" in shown
        assert "One row: 0 new, 1 added again" in shown
        shown = await press(pilot, "right")
        assert "skipped" in shown
        assert "1 there already" in shown
        shown = await press(pilot, "right")
        assert "One row: 0 new, 1 updated" in shown
        assert "overwrites" in await press(pilot, "right")
        shown = await press(pilot, "right")
        assert "added again, is L" in shown
        assert "same phone" in shown
        await press(pilot, "ctrl+s")
        assert leads(base) == 7


async def test_one_by_one_shows_every_row_those_that_are_there_first(tmp_path: Path) -> None:
    new = "Emmy,Noether,,Göttingen\nLise,Meitner,,Wien\n"
    head, ada = ADA.splitlines(keepends=True)
    file = list_in(tmp_path, f"{head}{new}{ada}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "enter", "tab", "left", "ctrl+s")
        assert "All 3 rows: 2 new, 1 there already" in shown
        assert [row.name for row in screen_of(pilot).state.rows] == ["Ada Lovelace", "Emmy Noether", "Lise Meitner"]
        assert "added again, is L" in await press(pilot, "left")
        assert screen_of(pilot).state.rows[0].name == "Ada Lovelace"
        await press(pilot, "ctrl+s")
        assert leads(base) == 9


LONG = "First name,Last name,Company,Email,Notes,City,Title,Street,Website\nEmmy,Noether,Göttingen,emmy@example.com,"
LONG += f"{'much to be said ' * 16}and its end,Erlangen,Professor,Hauptstr. 1,noether.example\n"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_all_that_a_row_says_can_be_read_below_or_beside_the_rows(tmp_path: Path, size: tuple[int, int]) -> None:
    file = list_in(tmp_path, LONG)
    async with app_on(base_with(tmp_path)).run_test(size=size) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        for _ in range(12):
            shown += await press(pilot, "ctrl+d")
        assert "its end" in " ".join(shown.split())
        assert "noether.example" in shown
        if size != (160, 45):
            assert "Professor" not in await press(pilot, *("ctrl+u",) * 12)

"""While a list comes in, when it has come in, and when it is taken back: what is said, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.fresh_base import app_on, base_with, burst, screen_text, settle, typed
from tests.tui.importing import HeldImport, begin, list_in, meanwhile
from tests.tui.pressing import app_of, press, top

from leadtui.tui.screens import import_bringing
from leadtui.tui.screens.import_work import about_rows
from leadtui.tui.widgets.import_report import progress_lines
from leadtui.words.importing import Progress

MANY = "Last name,Company\n" + "".join(f"Moran{n},Firm {n}\n" for n in range(30))


async def test_the_counts_of_the_tabs_are_right_as_soon_as_a_list_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldImport(monkeypatch)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(list_in(tmp_path, MANY))), "ctrl+s")
        burst(app_of(pilot), "ctrl+s")
        while not held.begun.is_set():
            await pilot.pause(0.01)
        burst(app_of(pilot), "escape")
        await pilot.pause(0.1)
        assert "All open 6" in screen_text(app_of(pilot))
        held.let_go.set()
        await settle(pilot)
        await pilot.pause(0.4)
        assert top(pilot) == "QueueScreen"
        shown = screen_text(app_of(pilot))
        assert "All open 36" in shown
        assert "· R" in shown


async def test_taking_back_a_large_import_says_at_once_that_it_is_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_bringing, "SOON", 30)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(list_in(tmp_path, MANY))), "ctrl+s", "ctrl+s", "enter")
        said: list[str] = []
        screen = app_of(pilot).screen
        say = screen.say  # type: ignore[attr-defined]

        def heard(text: str, *rest: Any, **more: Any) -> None:
            said.append(text)
            say(text, *rest, **more)

        monkeypatch.setattr(screen, "say", heard)
        shown = await press(pilot, "u")
        assert "It changed 30 leads" in shown
        shown = await press(pilot, "y")
        assert said[-2] == "Taking it back…"
        assert "took back" in shown


def test_while_reading_the_total_is_there_as_far_as_it_can_be_guessed() -> None:
    shown = "\n".join(
        "".join(text for text, _ in line)
        for line in progress_lines(Progress("reading", 500, 0, 2.0), "l.csv", 80, about=2000, stopping=False)
    )
    assert "500 of about 2,000 rows · 250 a second · about 6 s left" in shown
    assert "25 %" in shown


def test_records_of_text_files_are_counted_by_their_beginning(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nFN:Jane Roe\nEND:VCARD\n" * 40
    path = tmp_path / "people.vcf"
    path.write_text(card)
    assert about_rows(str(path), "vcard", len(card)) == 40
    assert about_rows(str(path), "xlsx", len(card)) == 0


async def test_a_list_of_which_nothing_came_in_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_bringing, "SOON", 30)
    file = list_in(tmp_path, "Last name,Company,Notes\n,,red\n,,blue\n")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        assert "! Nothing was imported: 2 rejected" in shown
        assert "✓" not in shown
        shown = await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"
        assert "✓ Imported" not in shown


async def test_nor_is_it_one_when_the_rep_is_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldImport(monkeypatch)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path, "Last name,Company,Notes\n,,red\n"), held)
        await meanwhile(pilot, "escape")
        held.let_go.set()
        await settle(pilot)
        assert "! Nothing of fair leads.csv was imported: 1 rejected" in screen_text(app_of(pilot))

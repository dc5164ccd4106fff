"""Questions asked while a list comes in or is in, and keys that come too late for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, screen_text, settle, typed
from tests.tui.importing import HeldImport, begin, leads, list_in, meanwhile, screen_of
from tests.tui.pressing import app_of, press, top

from leadtui.tui.screens import import_bringing
from leadtui.tui.screens.import_panes import Step


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> HeldImport:
    """The import waits."""
    return HeldImport(monkeypatch)


async def test_the_question_whether_to_stop_goes_away_when_the_list_is_in(
    tmp_path: Path, held: HeldImport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_bringing, "SEEN_AFTER", 0)
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        assert "Stop the import?" in await meanwhile(pilot, "X")
        held.let_go.set()
        await settle(pilot)
        shown = screen_text(app_of(pilot))
        assert "it was in before it could be stopped · u takes it back" in shown
        shown = await press(pilot, "y")
        assert "Stopping" not in shown
        await press(pilot, "u")
        assert leads(base) == 6


async def test_the_question_whether_to_stop_goes_away_past_the_point_where_it_can_be(
    tmp_path: Path, held: HeldImport
) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        await meanwhile(pilot, "X")
        progress = app_of(pilot).imports.progress
        assert progress is not None
        app_of(pilot).imports.progress = type(progress)("showing", 1, 2, 1.0)
        assert "too far to be stopped" in await meanwhile(pilot)
        assert "Stopping" not in await meanwhile(pilot, "y")
        held.let_go.set()
        await settle(pilot)
        assert screen_of(pilot).step is Step.DONE


async def test_keys_meant_for_an_import_that_has_just_ended_do_not_reach_the_leads(
    tmp_path: Path, held: HeldImport
) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await begin(pilot, list_in(tmp_path), held)
        held.let_go.set()
        await settle(pilot)
        app_of(pilot).screen.seen_from = float("inf")  # type: ignore[attr-defined]
        shown = await press(pilot, "ctrl+s", "enter", "X", "y")
        assert "The import has ended" in shown
        app_of(pilot).screen.seen_from = 0.0  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s", "X")
        assert top(pilot) == "ImportScreen"
        assert leads(base) == 7
        await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"


async def test_an_import_of_many_leads_is_taken_back_from_its_report_after_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_bringing, "SOON", 30)
    base = base_with(tmp_path)
    file = list_in(tmp_path, "Last name,Company\n" + "".join(f"Moran{n},Firm {n}\n" for n in range(30)))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        shown = await press(pilot, "u")
        assert "It changed 30 leads. y takes it back, n leaves it" in " ".join(shown.split())
        assert leads(base) == 36
        await press(pilot, "n")
        assert screen_of(pilot).step is Step.DONE
        assert "y takes the import back, n leaves it" in await press(pilot, "u", "x")
        assert leads(base) == 36
        assert "took back" in await press(pilot, "y")
        assert leads(base) == 6


async def test_help_opens_on_a_choice_and_what_was_typed_in_vain_goes_with_its_field(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "shift+tab")
        for step in (Step.LIST, Step.OPTIONS):
            assert screen_of(pilot).step is step
            shown = await press(pilot, "?")
            assert top(pilot) == "HelpScreen"
            shown = await press(pilot, "escape")
            assert "None of these" not in shown
            assert "None of these begins with “%”" in await press(pilot, "%")
            assert "None of these" not in await press(pilot, "down")
            await press(pilot, "up", "%", "ctrl+s", "escape")

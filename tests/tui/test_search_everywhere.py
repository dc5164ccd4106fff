"""The search opens over every screen and dialog, and what was there is there again afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.drafted import base_with
from tests.tui.fresh_base import app_on, settle, typed
from tests.tui.pressing import press, top

PLACES: dict[str, tuple[str, ...]] = {
    "queue": (),
    "reminders": ("r",),
    "call strip": ("c",),
    "outcome": ("c", "n", "x"),
    "note": ("n", "x"),
    "follow-up": ("f", "x"),
    "status": ("s",),
    "checklist": ("q", "b", "y", "x"),
    "meeting": ("m", "x"),
    "go-to menu": ("g",),
    "lead": ("enter",),
    "note of a lead": ("enter", "n", "x"),
    "call mode": ("T",),
    "call in call mode": ("T", "c", "n", "x"),
    "form": ("a", "x"),
    "edit": ("E", "x"),
    "question of a form": ("a", "x", "escape"),
    "import": ("g", "i", "x"),
    "accounts": ("g", "a"),
    "form of an account": ("g", "a", "a", "x"),
    "pipeline": ("g", "p"),
    "history": ("g", "h"),
    "settings": ("g", "s"),
    "help": ("?",),
    "palette": ("ctrl+p", "x"),
    "views": ("v",),
    "form of a view": ("S", "x"),
    "convert": ("4", "C"),
    "amount of a conversion": ("4", "C", "tab", "4"),
    "conversion of several": ("space", "space", "C"),
    "note for the selected": ("space", "space", "n", "x"),
}


@pytest.mark.parametrize("place", PLACES)
async def test_the_search_opens_and_escape_comes_back(tmp_path: Path, place: str) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        before = await press(pilot, *PLACES[place])
        where = top(pilot)
        await press(pilot, "ctrl+f", *typed("0003"))
        assert top(pilot) == "SearchScreen"
        await press(pilot, "enter", "escape")
        assert top(pilot) == "SearchScreen"
        after = await press(pilot, "escape")
        assert top(pilot) == where
        typed_before = [line for line in before.splitlines() if " x" in line or " 4" in line]
        assert all(line in after for line in typed_before[-1:])


async def test_keys_typed_at_once_go_through_the_search_and_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(
            pilot, "a", *typed("Eve"), "ctrl+f", *typed("0003"), "enter", "escape", "escape", *typed("lyn")
        )
        assert "Evelyn" in shown

"""Help and welcome, by key presses."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.pressing import press, top

from leadtui.commands import COMMANDS
from leadtui.tui.screens.help import found, keys_of


def test_every_command_of_a_scope_is_found_without_a_word() -> None:
    groups = dict(found(("everywhere", "lead"), ""))
    assert groups["lead"] == [c for c in COMMANDS if c.scope == "lead"]


def test_a_key_alone_finds_its_command() -> None:
    assert "snooze" in [c.id for _, commands in found(("lead",), "z") for c in commands]


def test_control_keys_are_shown_short() -> None:
    undo = next(command for command in COMMANDS if command.id == "undo")
    assert keys_of(undo) == "u ^z"


async def test_help_shows_the_keys_of_the_screen_and_narrows_by_typing(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "?")
        assert "every key of this screen" in shown
        shown = await press(pilot, *typed("snooz"))
        assert "Snooze" in shown
        assert "Undo" not in shown
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_the_lead_screen_has_help_of_its_own(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "?", *typed("next one"))
        assert "J" in shown
        assert "without leaving the screen" in shown
        await press(pilot, "escape")
        assert top(pilot) == "LeadScreen"


async def test_what_does_not_exist_is_said_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No key does that here." in await press(pilot, "?", *typed("xyzzy"))


async def test_an_empty_base_says_what_to_do_next(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ())).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot)
        assert top(pilot) == "FirstRunScreen"
        assert "import my list" in shown
        await press(pilot, "a")
        assert top(pilot) == "LeadForm"
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"

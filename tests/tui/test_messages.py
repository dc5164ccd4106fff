"""Messages belong to the time they were said: what is old does not come back with a view or a screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, typed
from tests.tui.pressing import app_of, press, top

from leadtui.tui.widgets.message_line import SECONDS


async def test_another_view_takes_the_message_away(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        assert "took back" in await press(pilot, "c", "n", "enter", "u")
        for keys in (("]",), ("v", "1"), (":", *typed("all open"), "enter"), ("g", "q")):
            await press(pilot, "2")
            assert "took back: Contacted" in await press(pilot, "u")
            shown = await press(pilot, *keys)
            assert top(pilot) == "QueueScreen"
            assert "took back" not in shown
            await press(pilot, "[", "g", "q")


async def test_a_list_of_customers_does_not_keep_the_message_of_another(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "g", "a", "a", *typed("Acme"), "ctrl+s")
        assert "Acme" in await press(pilot, "t", *typed("vip"), "enter")
        assert "Tags" in await press(pilot)
        assert "Tags" not in await press(pilot, "]")


async def test_back_on_a_screen_the_newest_thing_done_is_said(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        assert "Contacted, Ada Lovelace" in await press(pilot, "2")
        await press(pilot, "j", "enter")
        assert "Note, Grace Hopper" in await press(pilot, "n", *typed("hi"), "enter")
        shown = await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert "Note, Grace Hopper · u takes it back" in shown
        assert "Contacted, Ada Lovelace" not in shown


async def test_after_call_mode_the_last_call_is_said(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "2", "T", "J", "c", "v", "enter")
        shown = await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert "Left voicemail, Grace Hopper" in shown


async def test_what_was_said_long_ago_does_not_come_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "2", "enter")
        said = app_of(pilot).said
        assert said is not None
        app_of(pilot).said = said._replace(at=said.at - SECONDS["done"])
        assert "Contacted, Ada" in await press(pilot, "escape", "2"), "and what is said now stands"
        await press(pilot, "?")
        said = app_of(pilot).said
        assert said is not None
        app_of(pilot).said = said._replace(at=said.at + 0.001 - SECONDS["done"])
        assert "Contacted" in await press(pilot, "escape")


async def test_a_hint_of_a_screen_that_was_left_does_not_come_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        assert "does nothing here" in await press(pilot, "Q")
        assert "does nothing here" not in await press(pilot, "enter", "escape")


async def test_what_is_said_when_a_screen_closes_stands(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "2")
        assert "esc goes back to where you were" in await press(pilot, "/", *typed("hopper"), "ctrl+l")
        assert "Grace" in await press(pilot, "escape", "a", *typed("Rosa"), "tab", *typed("Parks"), "ctrl+s")
        assert "Rosa Parks" in await press(pilot)

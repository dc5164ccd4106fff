"""The palette, by key presses: over every screen, everything in it, run as its key would run it below."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, reading_of, settle, typed
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.tui import bindings
from leadtui.tui.dialogs.record_form import RecordForm
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.history import HistoryScreen
from leadtui.tui.screens.palette import ListedScreen, PaletteScreen
from leadtui.tui.screens.queue import QueueScreen
from leadtui.words.rows import OperationRow


def operations(base: Base) -> tuple[OperationRow, ...]:
    return reading_of(base, lambda reading: reading.log())


def palette(pilot: Pilot[int]) -> ListedScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ListedScreen)
    return screen


def names(pilot: Pilot[int]) -> list[str]:
    return [entry.name for entry in palette(pilot).shown]


def chosen(pilot: Pilot[int]) -> str:
    shown = palette(pilot)
    return shown.shown[shown.list.at].name


@pytest.mark.parametrize("key", ["ctrl+p", ":"])
async def test_both_keys_open_it_with_every_command_of_the_screen(tmp_path: Path, key: str) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        listed = {entry.key for entry in palette(pilot).shown}
        known = {f"command:{c.id}" for c in bindings.commands(*QueueScreen.help_scopes)}
        assert known - listed == {"command:palette", "command:help"}
        assert {"place:history", "place:settings", "view:today"} <= listed


async def test_a_command_runs_on_the_lead_below_as_its_key_does(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "ctrl+p", *typed("contacted"), "enter")
        assert top(pilot) == "QueueScreen"
        assert operations(base)[0].summary == "Contacted, Grace Hopper"


async def test_a_burst_through_the_palette_keeps_its_order(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(
            pilot, "ctrl+p", *typed("call"), "enter", "n", "enter", "ctrl+p", *typed("call"), "enter", "v", "enter"
        )
        assert [row.summary for row in operations(base)[:2]] == [
            "Left voicemail, Grace Hopper", "No answer, Ada Lovelace",
        ]  # fmt: skip


async def test_what_cannot_be_done_says_why_and_is_not_run(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = len(operations(base))
        shown = await press(pilot, ":", *typed("owner"))
        assert "There is only you here" in shown
        shown = await press(pilot, "enter")
        assert top(pilot) == "PaletteScreen"
        assert "Owner: There is only you here" in shown
        assert len(operations(base)) == before


async def test_commands_of_other_screens_are_found_with_the_place_they_work_in(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert "Elsewhere: convert" in await press(pilot, ":", *typed("missing"))


async def test_what_was_run_last_comes_first(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":", *typed("claim"), "enter", ":", *typed("re-sort"), "enter", ":")
        assert names(pilot)[:2] == ["Re-sort", "Claim"]
        assert chosen(pilot) == "Re-sort"


async def test_a_view_and_a_place_are_gone_to(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":", *typed("all open"), "enter")
        queue = pilot.app.screen
        assert isinstance(queue, QueueScreen)
        assert queue.view.key == "open"
        await press(pilot, "enter", ":", *typed("history"), "enter")
        assert isinstance(pilot.app.screen, HistoryScreen)
        await press(pilot, ":", *typed("nurturing"), "enter")
        assert top(pilot) == "QueueScreen"
        assert queue.view.key == "nurturing"


async def test_what_is_not_found_is_searched_for(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, ":", *typed("grace h"), "enter")
        assert top(pilot) == "SearchScreen"
        assert "Grace Hopper" in shown


async def test_over_a_form_what_is_typed_stays(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Zoe"), "ctrl+p")
        assert isinstance(palette(pilot).below, RecordForm)
        shown = await press(pilot, *typed("queue"))
        assert "Finish or leave what is open first" in shown
        shown = await press(pilot, "escape")
        assert top(pilot) == "LeadForm"
        assert "Zoe" in shown
        shown = await press(pilot, "ctrl+p", *typed("save"), "enter")
        assert top(pilot) == "QueueScreen"
        assert "Zoe" in shown


async def test_over_a_note_what_is_typed_stays_and_the_strip_is_worked_from_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("wants a quote"), "ctrl+p")
        assert chosen(pilot) == "Save"
        await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"
        assert operations(base)[0].summary == "Note, Ada Lovelace"


async def test_a_colon_is_text_where_text_is_typed(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "at 10:30" in await press(pilot, "n", *typed("at 10:30"))
        assert top(pilot) == "QueueScreen"


SCREENS = {
    "queue": (),
    "lead": ("enter",),
    "search": ("/",),
    "form": ("a",),
    "edit": ("E",),
    "import": ("g", "i"),
    "accounts": ("g", "a"),
    "pipeline": ("g", "p"),
    "history": ("g", "h"),
    "records": ("g", "h", "G", "enter"),
    "convert": ("4", "C"),
    "call": ("c",),
    "help": ("?",),
    "reminders": ("r",),
}


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_it_opens_over_every_screen_and_esc_brings_back_the_screen(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        below = pilot.app.screen
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert names(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is below or isinstance(below, ListedScreen)


@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_every_command_has_an_answer_on_every_screen(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        screen = pilot.app.screen
        assert isinstance(screen, KeyScreen)
        for command in bindings.commands():
            assert isinstance(screen.why_not(command.id), str)
        assert screen.why_not("search") == ""


async def test_arrows_pages_and_edges_choose(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, ":")
        first = chosen(pilot)
        await press(pilot, "down", "up")
        assert chosen(pilot) == first
        await press(pilot, "end")
        assert palette(pilot).list.at == len(palette(pilot).shown) - 1
        await press(pilot, "pageup", "home")
        assert chosen(pilot) == first
        await press(pilot, ":")
        assert top(pilot) == "QueueScreen"


async def test_with_a_remapped_key_the_palette_shows_and_opens_by_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    bindings.use({"palette": ("f2",), "note": ("N",)})
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "a", "f2")
            assert isinstance(pilot.app.screen, PaletteScreen)
            await press(pilot, "escape", "escape", "f2", *typed("note"))
            assert palette(pilot).shown[0].keys == "N"
    finally:
        bindings.use({})
    assert app_of(pilot) is app


async def test_hostile_text_typed_or_searched_is_text(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, ":", *typed("[/b][@click=app.quit]x"))
        assert "[/b][@click=app.quit]x" in shown

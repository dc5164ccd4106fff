"""The bottom line on real screens: the way to all others is never lost, and what can do nothing now is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.pressing import app_of, press
from textual.pilot import Pilot

from leadtui.services import people
from leadtui.tui import bindings
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.widgets.key_footer import KeyFooter


def footer(pilot: Pilot[int]) -> KeyFooter:
    screen = pilot.app.screen
    assert isinstance(screen, KeyScreen)
    assert screen.keys_shown is not None
    return screen.keys_shown


def bottom(shown: str) -> str:
    return shown.splitlines()[-1].rstrip()


SCREENS = {"queue": (), "lead": ("enter",), "accounts": ("g", "a"), "history": ("g", "h")}
TEXTS = {
    "note": ("n",),
    "call": ("c", "n"),
    "form": ("a",),
    "search": ("/",),
    "convert": ("4", "C"),
    "import": ("g", "i"),
}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS)
async def test_help_is_at_the_right_end(tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=size) as pilot:
        await settle(pilot)
        assert bottom(await press(pilot, *keys)).endswith("? Help")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize("keys", TEXTS.values(), ids=TEXTS)
async def test_where_letters_are_text_the_palette_is_there(
    tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=size) as pilot:
        await settle(pilot)
        assert bottom(await press(pilot, *keys)).endswith(("^p", "^p Commands"))


async def test_a_key_that_can_do_nothing_now_stays_in_its_place_without_weight(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        before = bottom(await press(pilot))
        assert "done" in footer(pilot).idle
        drawn = {text.strip(): ink for text, ink in footer(pilot).parts(200)}
        assert drawn["d"] == "dim"
        assert drawn["c"] == "key"
        assert bottom(await press(pilot, "f", *typed("today"), "enter", "]", "]")) == before
        assert "done" not in footer(pilot).idle


async def test_a_key_of_ones_own_is_shown(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    bindings.use({"call": ("f5",), "help": ("f1",)})
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            shown = bottom(await press(pilot))
            assert "f5 Call" in shown
            assert shown.endswith("f1 Help")
    finally:
        bindings.use({})


async def test_while_a_note_is_typed_no_key_is_shown_that_would_be_text(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = bottom(await press(pilot, "n", *typed("hello")))
        assert "Call" not in shown
        assert "^f Search" in shown
        assert "c Call" in bottom(await press(pilot, "enter"))


async def test_with_one_user_the_owner_key_says_so_and_with_two_it_works(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, KeyScreen)
        assert "only you" in screen.why_not("owner")
        desk = base.desk()
        people.add_user(desk, "Kim")
        desk.close()
        base.reload()
        assert app_of(pilot).base.users
        assert screen.why_not("owner") == ""

"""A next step that was read in a note is offered until it is answered, however long the rep takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, detail_of, on, settle, typed
from tests.tui.pressing import app_of, press

from leadtui.bootstrap import Base
from leadtui.tui.widgets.message_line import SECONDS

OFFER = "send brochure Fri 20 Nov 09:00? f takes it"
CALLED = ("c", "c", *typed("call tue 10, send brochure fri 9"), "enter")
LONG = 0.6
"""Seconds after which a message is gone in these tests."""


@pytest.fixture(autouse=True)
def short_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said stands for half a second, a hint for a quarter."""
    monkeypatch.setitem(SECONDS, "done", 0.5)
    monkeypatch.setitem(SECONDS, "hint", 0.25)


def planned(base: Base, name: str) -> list[str]:
    """The subjects and kinds of what is open for a lead."""
    return [row.subject or row.kind for row in detail_of(base, name).follow_ups if row.state == "open"]


async def test_an_offer_outlasts_other_messages_and_f_is_for_its_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        assert OFFER in await press(pilot, *CALLED)
        assert on(app_of(pilot)) == "Grace Hopper", "Ada has gone down or left the list"
        await pilot.pause(LONG)
        shown = await press(pilot)
        assert f"Ada Lovelace: {OFFER}" in shown, "what was done has been read; what is asked stays"
        assert "Connected" not in shown
        assert "Follow-up   Ada Lovelace" in await press(pilot, "f")
        await press(pilot, "enter")
    assert "send brochure" in planned(base, "Ada Lovelace")
    assert planned(base, "Grace Hopper") == []


async def test_on_80_cells_an_offer_that_was_cut_off_is_asked_whole(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert OFFER not in await press(pilot, *CALLED)
        await pilot.pause(LONG)
        assert f"Ada Lovelace: {OFFER}" in await press(pilot)


async def test_an_offer_comes_back_after_a_hint_that_stood_over_it(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *CALLED)
        assert OFFER not in await press(pilot, "%")
        await pilot.pause(LONG)
        assert OFFER in await press(pilot)


@pytest.mark.parametrize("keys", [("j",), ("2",), ("%", "j")])
async def test_an_offer_ends_when_the_rep_goes_on_or_acts_on_another_lead(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *CALLED)
        assert OFFER not in await press(pilot, *keys)
        await pilot.pause(LONG)
        assert "brochure" not in (await press(pilot)).splitlines()[-2]
        there = on(app_of(pilot))
        assert there != "Ada Lovelace"
        assert f"Follow-up   {there}" in await press(pilot, "f")


async def test_a_message_without_an_offer_goes_by_itself(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        assert "f sets one" in await press(pilot, "c", "c", *typed("nice talk"), "enter")
        await pilot.pause(LONG)
        assert "f sets one" not in await press(pilot)

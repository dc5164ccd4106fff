"""A key that a message names is for the record the message tells of, also when that has left the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, detail_of, on, settle, typed
from tests.tui.pressing import app_of, press

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import following_up, triage
from leadtui.tui.keyboard.invitations import SEEN_AFTER


def planned(base: Base, name: str) -> list[str]:
    """The subjects and kinds of what is open for a lead."""
    return [row.subject or row.kind for row in detail_of(base, name).follow_ups if row.state == "open"]


def due_base(folder: Path, *, contacted: bool = True) -> Base:
    """Ada and Grace have a call to make today, and Ada another one next week."""
    base = base_with(folder)
    desk = base.desk()
    for name in ("Ada Lovelace", "Grace Hopper"):
        number = detail_of(base, name).row.id
        if contacted:
            triage.set_status(desk, [number], "contacted")
        for phrase in ("today 9:00", "next tue 10") if name.startswith("Ada") else ("today 9:30",):
            following_up.set_follow_up(desk, number, parse(phrase, desk.local()))
    desk.close()
    return base


async def test_after_done_f_is_for_the_lead_that_left_the_list(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert on(app_of(pilot)) == "Ada Lovelace"
        shown = await press(pilot, "d")
        assert "Done: call, Ada Lovelace · next: call Tue 24 Nov 10:00 · f sets another" in shown
        assert on(app_of(pilot)) == "Grace Hopper", "Ada has left Today"
        shown = await press(pilot, "f")
        assert "Follow-up   Ada Lovelace" in shown
        shown = await press(pilot, *typed("fri 9 demo"), "enter")
        assert "Follow-up Fri 20 Nov 09:00 → meeting, Ada Lovelace" in shown
        assert on(app_of(pilot)) == "Grace Hopper"
    assert planned(base, "Ada Lovelace") == ["demo", "call"]
    assert planned(base, "Grace Hopper") == ["call"]


async def test_after_done_f_is_for_the_lead_that_is_still_there(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert on(app_of(pilot)) == "Grace Hopper"
        assert "f sets the next step · 3 parks it" in await press(pilot, "d")
        assert "Follow-up   Grace Hopper" in await press(pilot, "f")


async def test_a_cursor_that_is_moved_first_drops_the_offer(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        shown = await press(pilot, "j")
        assert "Done: call, Ada Lovelace · next: call Tue 24 Nov 10:00 · u takes it back" in shown
        assert "f sets" not in shown
        there = on(app_of(pilot))
        assert f"Follow-up   {there}" in await press(pilot, "f")
        assert there != "Ada Lovelace"


async def test_what_follows_an_escape_is_for_the_same_lead_while_the_message_stands(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "f", "escape")
        assert on(app_of(pilot)) == "Grace Hopper"
        assert "Follow-up   Ada Lovelace" in await press(pilot, "f")


async def test_done_and_f_in_one_burst_are_for_one_lead(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "f", *typed("fri 9 demo"), "enter")
    assert planned(base, "Ada Lovelace") == ["demo", "call"]
    assert planned(base, "Grace Hopper") == ["call"]


async def test_after_a_call_f_is_for_the_lead_that_was_called(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c", "c", *typed("nice talk"), "enter")
        assert "Connected, Ada Lovelace" in shown
        assert "no follow-up · f sets one" in shown
        assert on(app_of(pilot)) == "Grace Hopper"
        await pilot.pause(SEEN_AFTER)
        assert "Follow-up   Ada Lovelace" in await press(pilot, "f")
        await press(pilot, *typed("fri 9 demo"), "enter")
    assert (planned(base, "Ada Lovelace"), planned(base, "Grace Hopper")) == (["demo"], [])


@pytest.mark.parametrize("outcome", ["n", "c"])
async def test_keys_typed_ahead_of_the_message_are_for_the_next_lead(tmp_path: Path, outcome: str) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "c", outcome, "enter", "f", *typed("fri 9 demo"), "enter")
    assert "demo" not in planned(base, "Ada Lovelace")
    assert planned(base, "Grace Hopper") == ["demo"]


async def test_two_calls_in_one_burst_offer_the_next_step_of_the_second(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c", "c", "x", "enter", "c", "c", "y", "enter")
        assert "Connected, Grace Hopper" in shown
        await pilot.pause(SEEN_AFTER)
        assert "Follow-up   Grace Hopper" in await press(pilot, "f")


async def test_parking_that_is_offered_is_for_the_lead_of_the_message_too(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "r", "j")
        shown = await press(pilot, "d")
        assert "Done: call, Grace Hopper · f sets the next step · 3 parks it until a date" in shown
        await pilot.pause(SEEN_AFTER)
        assert "Grace Hopper" in (await press(pilot, "3")).partition("when to wake it?")[2].splitlines()[0]


async def test_with_leads_selected_nothing_is_offered_for_one(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "G", "space", "home", "c", "c", "x", "enter")
        assert "no follow-up" in shown
        assert "f sets one" not in shown


async def test_in_call_mode_f_is_for_the_lead_that_was_called(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "T", "c", "c", "x", "enter")
        await pilot.pause(SEEN_AFTER)
        assert "Follow-up   Ada Lovelace" in await press(pilot, "f")
        await press(pilot, *typed("fri 9 demo"), "enter")
    assert (planned(base, "Ada Lovelace"), planned(base, "Grace Hopper")) == (["demo"], [])


async def test_when_the_first_next_step_of_a_note_is_taken_the_second_is_offered(tmp_path: Path) -> None:
    base = due_base(tmp_path)
    async with app_on(base).run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "n", *typed("call tue 10, send offer fri"), "enter")
        assert "call Tue 24 Nov 10:00? f takes it · 1 more in the note" in shown
        shown = await press(pilot, "f", "enter")
        assert "send offer Fri 20 Nov? f takes it" in shown
        assert "more in the note" not in shown
        await press(pilot, "f", "enter")
    assert {"send offer", "call"} <= set(planned(base, "Ada Lovelace"))

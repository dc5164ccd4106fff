"""How call mode begins and ends: where it begins, what its last lead does with keys typed ahead, how it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.converting import elsewhere, noticed, qualified
from tests.tui.fresh_base import NOW, PEOPLE, app_on, base_with, calls, detail_of, on, queue_of, typed
from tests.tui.pressing import app_of, press, top
from tests.tui.test_call_mode import shown
from textual.pilot import Pilot

from leadtui.rules.when import When
from leadtui.services import editing, following_up
from leadtui.tui.screens.call_run import CallRun
from leadtui.words.rows import LeadRow

LAST = "that was the last of the view"


async def to_the_last_qualified(pilot: Pilot[int]) -> None:
    """Put the cursor on Grace, the last of the qualified."""
    await press(pilot, *("]",) * 6, "G")
    assert queue_of(app_of(pilot)).view.key == "qualified"
    assert on(app_of(pilot)) == "Grace Hopper"


# Beginning


async def test_in_the_reminders_it_begins_with_the_lead_of_the_reminder(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: following_up.set_follow_up(desk, 6, When(NOW.replace(hour=16), None)))
    async with app_on(base).run_test(size=(140, 20)) as pilot:
        await queue_of(app_of(pilot)).watch_.read_reminders()
        await press(pilot, "home", "r")
        here = queue_of(app_of(pilot)).current_record()
        assert isinstance(here, LeadRow)
        await press(pilot, "T")
        assert shown(pilot) == here.name == "Tony Hoare"


# The last one


async def test_keys_typed_ahead_log_nothing_more_on_the_last_one(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        text = await press(pilot, "T", *("c", "n", "enter") * 8)
        assert LAST in text
        assert shown(pilot) == "Tony Hoare"
    assert [len(calls(detail_of(base, name))) for name in PEOPLE] == [1] * 6


async def test_repeats_typed_ahead_do_nothing_more_on_the_last_one(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "T", "c", "n", "enter", *"........")
    assert [len(calls(detail_of(base, name))) for name in PEOPLE] == [1] * 6


async def test_who_saw_that_it_was_the_last_may_call_it_again(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "G", "T", "c", "n", "enter")
        noticed(pilot)
        await press(pilot, "c", "v", "enter")
    assert len(calls(detail_of(base, "Tony Hoare"))) == 2


async def test_the_last_one_converted_says_so_and_takes_no_keys_typed_ahead(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(100, 24)) as pilot:
        await to_the_last_qualified(pilot)
        text = await press(pilot, "T", "C", "ctrl+s", "c", "n", "enter")
        assert "Converted Grace Hopper" in text
        assert LAST in text
        assert shown(pilot) == "Grace Hopper"
        assert top(pilot) == "CallModeScreen"


async def test_keys_after_one_that_is_refused_on_a_converted_lead_do_nothing(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(100, 24)) as pilot:
        await to_the_last_qualified(pilot)
        await press(pilot, "T", "C", "ctrl+s")
        noticed(pilot)
        text = await press(pilot, "c", "n", "enter")
        assert top(pilot) == "CallModeScreen"
        assert "Read-only" in text


# Taking back


async def test_a_deleted_lead_that_is_taken_back_is_shown_at_its_place(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        assert "1 of 5" in await press(pilot, "T", "X")
        text = await press(pilot, "u")
        assert "took back: Deleted Ada Lovelace" in text
        assert "1 of 6" in text
        assert shown(pilot) == "Ada Lovelace"
        assert "2 of 6" in await press(pilot, "J")
        assert "1 of 5" in await press(pilot, "U"), "and deleted again it is left out"
        assert shown(pilot) == "Grace Hopper"


async def test_the_last_one_deleted_and_taken_back_is_the_last_again(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        assert "5 of 5" in await press(pilot, "G", "T", "X")
        noticed(pilot)
        assert "6 of 6" in await press(pilot, "u")
        assert shown(pilot) == "Tony Hoare"


def test_a_lead_is_put_back_at_its_place_and_the_same_one_is_shown() -> None:
    run = CallRun("Today", (1, 2, 3, 4), 3)
    run.drop(2)
    run.drop(3)
    run.put_back(3)
    assert (run.ids, run.current) == ([1, 3, 4], 4)
    run.put_back(2)
    assert (run.ids, run.current) == ([1, 2, 3, 4], 4)
    run.put_back(2)
    run.put_back(9)
    assert run.ids == [1, 2, 3, 4]


async def test_what_was_taken_back_is_said_where_it_left_no_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path, ())
    elsewhere(base, lambda desk: editing.add_lead(desk, {"last_name": "Only"}))
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        text = await press(pilot, "T", "u")
        assert top(pilot) == "QueueScreen"
        assert "took back: " in text


async def test_what_was_taken_back_is_said_where_the_screen_of_a_lead_closes(tmp_path: Path) -> None:
    base = base_with(tmp_path, ())
    elsewhere(base, lambda desk: editing.add_lead(desk, {"last_name": "Only"}))
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        text = await press(pilot, "enter", "u")
        assert top(pilot) == "QueueScreen"
        assert "took back: " in text


# Leaving


@pytest.mark.parametrize("keys", [("escape",), ("g", "q"), (":", *typed("queue"), "enter")])
async def test_left_in_whichever_way_the_cursor_stands_on_the_lead_shown_last(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "T", "J", "J", *keys)
        assert top(pilot) == "QueueScreen"
        assert on(app_of(pilot)) == "Alan Turing"


async def test_what_was_found_over_it_is_left_into_it_again(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await press(pilot, "T", "J", "ctrl+f", *typed("hoare"), "ctrl+l")
        assert on(app_of(pilot)) == "Tony Hoare"
        text = await press(pilot, "escape")
        assert shown(pilot) == "Grace Hopper"
        assert "2 of 6" in text
        await press(pilot, "c", "n", "enter", "escape")
        assert on(app_of(pilot)) == "Alan Turing"

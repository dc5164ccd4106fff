"""Selecting leads in the queue, by key presses: what is marked, what is counted, what falls out, what is done alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.converting import elsewhere, qualified
from tests.tui.fresh_base import PEOPLE, add_leads, app_on, base_with, burst, on, queue_of, settle, typed
from tests.tui.pressing import app_of, hostile_base, press, top
from textual.pilot import Pilot

from leadtui.services import editing, triage


def marked(shown: str) -> list[str]:
    """The names on the screen that are marked as selected."""
    return [name for name in PEOPLE if any(f"○*{name}" in line for line in shown.splitlines())]


def selected(pilot: Pilot[int]) -> set[int]:
    """The numbers of the selected leads."""
    return queue_of(app_of(pilot)).selected


async def test_space_selects_the_lead_and_goes_on_to_the_next(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "j", "space")
        assert marked(shown) == ["Ada Lovelace", "Alan Turing"]
        assert "2 selected" in shown.splitlines()[0]
        assert on(app_of(pilot)) == "Edsger Dijkstra"
        assert "1-5 s z f n d t N C M X act on all selected · * all of the view" in shown


async def test_space_again_unselects(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "home", "space")
        assert marked(shown) == ["Grace Hopper"]
        assert "1 selected" in shown


async def test_the_last_row_is_selected_without_going_on(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert marked(await press(pilot, "G", "space")) == ["Tony Hoare"]
        assert marked(await press(pilot, "space")) == []


@pytest.mark.parametrize("key", ["*", "ctrl+a"])
async def test_all_of_the_view_are_selected_and_again_none(tmp_path: Path, key: str) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", key)
        assert marked(shown) == list(PEOPLE)
        assert "6 selected" in shown
        shown = await press(pilot, key)
        assert marked(shown) == []
        assert "selected" not in shown.splitlines()[0]


async def test_all_are_more_than_the_rows_held(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 900)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "space")
        assert "899 selected" in shown
        assert selected(pilot) == set(range(2, 901))
        shown = await press(pilot, "G")
        assert "*Lead Number00899" in shown, "rows that were not held when they were selected are marked too"


async def test_a_burst_selects_past_the_rows_held(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 400)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *["space"] * 250)
        assert selected(pilot) == set(range(1, 251))
        assert on(app_of(pilot)) == "Lead Number00250"


async def test_esc_clears_the_selection_after_the_chord(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "c", "escape", "z", "escape")
        assert marked(shown) == ["Ada Lovelace"]
        assert marked(await press(pilot, "escape")) == []
        assert top(pilot) == "QueueScreen"


@pytest.mark.parametrize("keys", [("]",), ("[",), ("g", "a", "escape"), ("g", "q")])
async def test_leaving_the_view_clears_the_selection(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", *keys)
        assert not selected(pilot)
        assert "selected" not in shown.splitlines()[0]


@pytest.mark.parametrize("keys", [("enter", "escape"), ("/", "x", "escape"), ("?", "escape"), ("R",), ("g", "g")])
async def test_what_opens_over_the_view_leaves_the_selection_as_it_is(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space", *keys)
        assert selected(pilot) == {1, 2}


async def test_a_lead_that_left_the_view_falls_out(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "c", "x", "n", "enter", "R")
        assert "5 selected" in shown
        assert selected(pilot) == {2, 3, 4, 5, 6}


async def test_a_lead_that_another_program_took_away_falls_out_at_the_next_sort(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "*")
        elsewhere(base, lambda desk: editing.delete(desk, [3]))
        assert len(selected(pilot)) == 6
        shown = await press(pilot, "R")
        assert selected(pilot) == {1, 2, 4, 5, 6}
        assert "5 selected" in shown


async def test_what_arrives_is_not_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "*")
        elsewhere(base, lambda desk: add_leads(desk, ("Rear Admiral",)))
        shown = await press(pilot, "R")
        assert "6 selected" in shown


async def test_an_undo_that_goes_to_another_view_clears_the_selection(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "f", *typed("today 16:00"), "enter", "]", "]", "space")
        assert queue_of(app_of(pilot)).view.key == "due"
        assert "1 selected" in shown
        shown = await press(pilot, "u")
        assert queue_of(app_of(pilot)).view.key == "today"
        assert "took back" in shown
        assert not selected(pilot)


async def test_other_keys_act_on_the_lead_under_the_cursor_alone_and_say_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 30)) as pilot:
        shown = await press(pilot, "space", "space", "c")
        assert "on Alan Turing alone; 2 selected" in shown
        shown = await press(pilot, "c", *typed("a note"), "enter")
        assert "Connected, Alan Turing" in shown
        assert "alone; 2 selected" in shown
        assert selected(pilot) == {1, 2}


async def test_in_the_reminders_nothing_is_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: triage.log_call(desk, 1, "no-answer"))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.pause(0.4)
        shown = await press(pilot, "r", "space")
        assert "Leads are selected in the list" in shown
        assert not selected(pilot)


async def test_an_empty_view_says_that_there_is_nothing_to_select(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "No lead is selected" in await press(pilot, "]", "]", "space")
        assert "There is no lead in this view" in await press(pilot, "*")


async def test_one_selected_lead_is_converted_on_its_own_screen(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "j", "C")
        assert top(pilot) == "ConvertScreen"
        assert "Convert Ada Lovelace" in shown
        shown = await press(pilot, "ctrl+s")
        assert "Converted Ada Lovelace" in shown
        assert not selected(pilot)


async def test_the_marks_are_drawn_beside_hostile_names_and_do_nothing(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*")
        assert "8 selected" in shown
        assert shown.count("○*") == 8
        assert {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()} == {80}


async def test_selecting_paints_one_frame_and_asks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(base_with(tmp_path, 60))
    async with app.run_test(size=(80, 24)) as pilot:
        while len(queue_of(app).tabs.counts) < len(queue_of(app).views) or app._tasks:
            await pilot.pause(0.05)
        queue_of(app).notes.update((row.id, ()) for row in queue_of(app).leads.window.rows)
        await press(pilot, "space")
        monkeypatch.setattr(queue_of(app).watch_, "_busy", True)
        monkeypatch.setattr(app.notices, "_busy", True)
        asked: list[object] = []
        monkeypatch.setattr(app.bridge, "read", asked.append)
        frames = 0

        def counted(*_args: Any, **_keys: Any) -> None:
            nonlocal frames
            frames += 1

        monkeypatch.setattr(app, "_display", counted)
        for number in range(30):
            frames = 0
            burst(app, "space")
            await settle(pilot)
            await pilot.pause(0.05)
            assert frames == 1, number
        assert not asked
        monkeypatch.undo()

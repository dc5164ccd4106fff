"""Call mode, by key presses: one lead after the other of a view, large; what is worked goes on to the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.converting import elsewhere, noticed
from tests.tui.fresh_base import PEOPLE, app_on, base_with, calls, detail_of, on, queue_of, typed
from tests.tui.pressing import app_of, hostile_base, press, rich_base, top
from textual.pilot import Pilot

from leadtui.services import editing, triage
from leadtui.tui.screens.call_mode import CallModeScreen
from leadtui.tui.screens.call_run import CallRun


def shown(pilot: Pilot[int]) -> str:
    """The name of the lead that is shown in call mode."""
    screen = pilot.app.screen
    assert isinstance(screen, CallModeScreen)
    assert screen.detail is not None
    return screen.detail.row.name


async def to_augusta(pilot: Pilot[int]) -> int:
    """Put the cursor on Augusta among all open leads; which one she is there."""
    await press(pilot, "[", "[", "home")
    assert queue_of(app_of(pilot)).view.key == "open"
    for number in range(1, 9):
        if on(app_of(pilot)) == "Augusta King":
            return number
        await press(pilot, "j")
    raise AssertionError("Augusta is not there")


async def test_a_burst_logs_on_two_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "c", "n", "enter", "c", "v", "enter")
        assert shown(pilot) == "Alan Turing"
    assert [[call.outcome for call in calls(detail_of(base, name))] for name in PEOPLE[:3]] == [
        ["no-answer"], ["voicemail"], [],
    ]  # fmt: skip


async def test_it_shows_which_of_how_many_the_number_the_checklist_and_the_last_notes(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        number = await to_augusta(pilot)
        text = await press(pilot, "T")
        assert f"Call mode · All open   {number} of 8" in text
        for part in ("Augusta King", "CTO · Analytical Engines", "Call +4930901820", "mobile 0171 5550123"):
            assert part in text, part
        assert "✓ Budget: 40k approved" in text
        assert "× Authority: her brother decides" in text
        assert "? Need" in text
        assert "Left a message about the prices." in text
        assert "Next: " in text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_the_number_and_the_last_note_stay_in_sight_over_the_strip(tmp_path: Path, size: tuple[int, int]) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        await to_augusta(pilot)
        text = await press(pilot, "T", "c", "c")
        assert "901820" in text
        assert "Left a message" in text
        assert "Note" in text


async def test_j_and_k_go_through_the_leads_and_say_where_they_end(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "1 of 6" in await press(pilot, "T")
        assert "This is the first of the view" in await press(pilot, "K")
        assert "3 of 6" in await press(pilot, "J", "J")
        assert "2 of 6" in await press(pilot, "K")
        text = await press(pilot, "J", "J", "J", "J", "J")
        assert "6 of 6" in text
        assert "This is the last of the view" in text


async def test_it_begins_with_the_lead_under_the_cursor_and_esc_returns_to_the_one_shown_last(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "2 of 6" in await press(pilot, "j", "T")
        await press(pilot, "c", "n", "enter", "J", "escape")
        assert top(pilot) == "QueueScreen"
        assert on(app_of(pilot)) == "Edsger Dijkstra"


async def test_the_order_stands_so_nobody_comes_twice(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", *("c", "n", "enter") * 6)
        assert [len(calls(detail_of(base, name))) for name in PEOPLE] == [1] * 6
        assert shown(pilot) == "Tony Hoare"


async def test_the_last_one_says_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(160, 45)) as pilot:
        assert "the last of the view" in await press(pilot, "G", "T", "c", "n", "enter")


@pytest.mark.parametrize("keys", [("z", "t"), ("f", *typed("3d"), "enter"), ("5", "b"), ("3", "enter"), ("X",)])
async def test_what_works_a_lead_away_goes_on(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", *keys)
        assert shown(pilot) == "Grace Hopper"


@pytest.mark.parametrize("keys", [("2",), ("n", "h", "i", "enter"), ("t", "v", "enter"), ("q", "b", "y", "enter")])
async def test_what_does_not_stays_on_the_lead(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", *keys)
        assert shown(pilot) == "Ada Lovelace"


async def test_undo_goes_back_to_the_lead_it_was_about(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, "T", "c", "n", "enter", "J", "u")
        assert "took back: No answer, Ada Lovelace" in text
        assert "1 of 6" in text
        assert shown(pilot) == "Ada Lovelace"
        await press(pilot, "c", "v", "enter")
        assert shown(pilot) == "Grace Hopper"
    assert [call.outcome for call in calls(detail_of(base, "Ada Lovelace"))] == ["voicemail"]


async def test_a_deleted_lead_is_left_out_and_comes_back_with_undo(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "1 of 5" in await press(pilot, "T", "X")
        await press(pilot, "K")
        assert shown(pilot) == "Grace Hopper"


async def test_the_last_lead_deleted_goes_to_the_one_before_and_the_only_one_closes(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ("Ada Lovelace", "Grace Hopper"))).run_test(size=(80, 24)) as pilot:
        await press(pilot, "G", "T", "X")
        assert shown(pilot) == "Ada Lovelace"
        noticed(pilot)
        await press(pilot, "X")
        assert top(pilot) == "QueueScreen"


async def test_who_was_deleted_elsewhere_meanwhile_is_passed_over_both_ways(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T")
        elsewhere(base, lambda desk: editing.delete(desk, [2, 5]))
        await press(pilot, "J")
        assert shown(pilot) == "Alan Turing"
        await press(pilot, "J", "J")
        assert shown(pilot) == "Tony Hoare"
        await press(pilot, "K", "K", "K")
        assert shown(pilot) == "Ada Lovelace"


async def test_a_call_that_cannot_be_saved_brings_its_lead_and_text_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "c", "c", *typed("wants a quote"))
        elsewhere(base, lambda desk: triage.set_status(desk, [1], "qualified"))
        from leadtui.services import converting
        from leadtui.words.conversion import Conversion

        elsewhere(base, lambda desk: converting.convert(desk, Conversion(1)))
        text = await press(pilot, "enter")
        assert shown(pilot) == "Ada Lovelace"
        assert "Not saved: " in text
        assert "wants a quote" in text


async def test_repeating_goes_on_too(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "c", "v", "enter", ".", ".")
        assert shown(pilot) == "Edsger Dijkstra"
    assert [len(calls(detail_of(base, name))) for name in PEOPLE[:4]] == [1, 1, 1, 0]


async def test_converting_goes_on_to_the_next_lead(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, "T", "4", "C", "ctrl+s")
        assert "Converted" in text
        assert shown(pilot) == "Grace Hopper"


async def test_search_opens_over_it_and_what_is_typed_waits(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "c", "c", *typed("half"))
        await press(pilot, "ctrl+f", *typed("0005"))
        text = await press(pilot, "escape")
        assert shown(pilot) == "Ada Lovelace"
        assert "half" in text


async def test_an_empty_view_says_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "No lead is selected" in await press(pilot, "]", "]", "T")
        assert top(pilot) == "QueueScreen"


async def test_enter_opens_the_lead_whole_and_esc_comes_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "T", "J", "enter")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "escape")
        assert shown(pilot) == "Grace Hopper"


async def test_hostile_texts_are_shown_and_do_nothing(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, "T")
        for _ in range(8):
            assert "\x1b" not in text
            assert "\x9b" not in text
            assert {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()} == {80}
            text = await press(pilot, "J")


def test_a_lead_that_is_gone_gives_way_in_the_direction_one_was_going() -> None:
    run = CallRun("Today", (1, 2, 3), 1)
    assert run.drop(2)
    assert run.current == 3
    run = CallRun("Today", (1, 2, 3), 2)
    run.step(-1)
    run.drop(2)
    assert run.current == 1
    run.drop(1)
    assert run.current == 3
    assert not run.drop(3)

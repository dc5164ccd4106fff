"""The review, by key presses: leads that rest too long, alone and in bulk, taken back, and never under the fingers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.support import snapshot
from tests.tui.converting import elsewhere
from tests.tui.fresh_base import app_on, base_with, reading_of, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top
from tests.tui.resting_base import LONG, resting, row_of
from tests.tui.twins_base import said_log
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.services import bulk, triage
from leadtui.tui.screens.review import ReviewScreen
from leadtui.words.errors import StorageError

SIZES = [(60, 20), (80, 24), (160, 45)]
OPEN = ("g", "o")


def screen_of(pilot: Pilot[int]) -> ReviewScreen:
    """The review on top."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def found(pilot: Pilot[int]) -> list[str]:
    """The first names of who is listed."""
    return [row.name.split()[0] for row in screen_of(pilot).found.rows]


def cursor(pilot: Pilot[int]) -> str:
    """The first name of who is under the cursor."""
    row = screen_of(pilot).found.row
    return row.name.split()[0] if row is not None else ""


def follow_ups(base: Base, lead: int) -> list[Any]:
    """The open follow-ups of a lead."""
    detail = reading_of(base, lambda reading: reading.detail(lead))
    return [row for row in detail.follow_ups if row.state == "open"]


@pytest.mark.parametrize("size", SIZES)
async def test_it_lists_who_rests_too_long_with_both_ages_and_why(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(resting(tmp_path)).run_test(size=size) as pilot:
        text = await press(pilot, *OPEN)
        assert found(pilot) == list(LONG)
        for part in ("Review", "3 leads", "In status", "Silent", "100d", "30d", "time for a look", "stale", "wake up"):
            assert part in text, part
        if size[0] > 110:
            await pilot.pause(0.15)
            assert "Talked to Konrad" in await press(pilot, "home")


async def test_i_leaves_one_as_it_is_and_the_cursor_stands_on_the_next(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "i")
        assert found(pilot) == ["Tony", "Barbara"]
        assert cursor(pilot) == "Tony"
        assert "Left as it is, Konrad Test" in text
        assert "2 leads" in text
        assert await press(pilot, "R")
        assert found(pilot) == ["Tony", "Barbara"]
    assert row_of(base, "Konrad").reviewed_at is not None
    assert row_of(base, "Konrad").status == "nurturing"


async def test_keys_typed_ahead_meet_one_after_the_other_and_u_brings_back_the_last(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "i", "i", "u")
        assert found(pilot) == ["Tony", "Barbara"]
        assert cursor(pilot) == "Tony"
        assert "took back" in text
        await press(pilot, "U")
        assert found(pilot) == ["Barbara"]
    assert row_of(base, "Tony").reviewed_at is not None


async def test_f_keeps_one_until_a_date_by_moving_its_next_step(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "f", *typed("11 jan"), "enter")
        assert "Kept until Mon 11 Jan 2027, Konrad Test" in text
        assert found(pilot) == ["Tony", "Barbara"]
    assert [(row.subject, row.due_date) for row in follow_ups(base, 4)] == [("wake up", "2027-01-11")]


async def test_f_with_what_to_do_makes_a_follow_up_of_its_own(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "f", *typed("11 jan"), "tab", *typed("ask for looms"), "enter")
        assert found(pilot) == ["Tony", "Barbara"]
    assert [row.subject for row in follow_ups(base, 4)] == ["wake up", "ask for looms"]


@pytest.mark.parametrize(("key", "day"), [("w", "2026-11-25"), ("m", "2026-12-18")])
async def test_a_letter_keeps_one_until_then(tmp_path: Path, key: str, day: str) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "j", key)
        assert found(pilot) == ["Konrad", "Barbara"]
    assert [row.due_date for row in follow_ups(base, 6)] == [day]


async def test_n_nurtures_until_a_date_and_5_lets_go_with_a_reason(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "n", "enter")
        assert found(pilot) == ["Tony", "Barbara"]
        await press(pilot, "5", "u")
        assert found(pilot) == ["Barbara"]
        await press(pilot, "R")
        assert found(pilot) == ["Barbara"]
    assert row_of(base, "Konrad").status == "nurturing"
    assert row_of(base, "Tony").disqualify_reason == "unresponsive"


async def test_the_selected_are_dealt_with_as_one_operation_and_taken_back_as_one(tmp_path: Path) -> None:
    base = resting(tmp_path)
    before, done = snapshot(base), len(said_log(base))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "space", "space")
        assert "2 selected" in text
        assert "on 2 leads" in await press(pilot, "5")
        await press(pilot, "u")
        assert found(pilot) == ["Barbara"]
        assert len(said_log(base)) == done + 1
        await press(pilot, "u")
        assert found(pilot) == list(LONG)
    assert snapshot(base) == before


async def test_many_are_asked_about_once_with_their_number(tmp_path: Path) -> None:
    base = resting(tmp_path, 30)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "*", "i")
        assert "Leave as it is: 33 leads?" in text
        assert len(found(pilot)) == 33
        text = await press(pilot, "y")
        assert found(pilot) == []
        assert "Left as it is, 33 leads" in text
        assert "No lead rests too long" in text


async def test_more_than_a_page_comes_with_the_cursor_and_all_can_be_selected(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path, 230)).run_test(size=(80, 24)) as pilot:
        assert "233 leads" in await press(pilot, *OPEN)
        assert len(found(pilot)) == 200
        assert "233 selected" in await press(pilot, "*")
        await press(pilot, "escape", "R")
        assert len(found(pilot)) == 200
        await press(pilot, "G")
        assert len(found(pilot)) == 233


async def test_a_failed_write_brings_them_back_with_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "space", "space", "k")
        monkeypatch.setattr(bulk, "keep", full)
        text = await press(pilot, "f", *typed("11 jan"), "enter")
        assert "Not saved: The disk is full." in text
        assert "11 jan" in text
        assert found(pilot) == list(LONG)
        assert cursor(pilot) == "Tony"
        assert screen_of(pilot).found.selected == {4, 6}


async def test_hostile_text_is_only_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = hostile_base(tmp_path)
    desk = base.desk()
    for lead in range(1, len(HOSTILE) + 1):
        triage.set_status(desk, [lead], "contacted")
    desk.close()
    monkeypatch.setenv("LEADTUI_NOW", "2027-03-01T10:00")
    async with app_on(open_base(str(base.path))).run_test(size=(160, 45)) as pilot:
        text = await press(pilot, *OPEN)
        assert len(found(pilot)) == len(HOSTILE)
        for _ in HOSTILE:
            assert not any(c in text for c in "\x1b\x07\x9b\u202e")
            await pilot.pause(0.15)
            text = await press(pilot, "j")


async def test_enter_opens_the_lead_and_who_was_dealt_with_there_is_gone(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "enter")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "J", "5", "u", "escape")
        assert top(pilot) == "ReviewScreen"
        assert found(pilot) == ["Konrad", "Barbara"]
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_what_others_do_moves_nothing_until_it_is_read_anew(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "j", "j")
        elsewhere(base, lambda desk: triage.set_status(desk, [4], "unqualified", reason="no-need"))
        await press(pilot, "k")
        assert found(pilot) == list(LONG)
        await press(pilot, "R")
        assert found(pilot) == ["Tony", "Barbara"]
        assert cursor(pilot) == "Tony"


async def test_a_typed_text_is_kept_when_it_is_left(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "f", *typed("11 jan"), "escape")
        assert "11 jan" in await press(pilot, "f")


async def test_b_brings_a_typed_text_back_to_its_leads_in_the_review(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "space", "space", "5", "o", *typed("moved away"), "escape", "escape", "G", "b")
        assert top(pilot) == "ReviewScreen"
        text = await press(pilot, "enter")
        assert "Unqualified (Other), 2 leads" in text
        assert found(pilot) == ["Barbara"]


async def test_an_empty_review_says_so_and_its_keys_say_why(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(60, 20)) as pilot:
        assert "No lead rests too long" in await press(pilot, *OPEN)
        for key in ("i", "f", "n", "5", "enter", "space", "w"):
            assert "No lead rests too long" in await press(pilot, key)
        assert top(pilot) == "ReviewScreen"


async def test_going_there_again_comes_back_to_the_same_screen(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "j", "enter", *OPEN)
        assert cursor(pilot) == "Tony"
        assert len(app_of(pilot).screen_stack) == 2


async def test_the_screen_knows_its_help(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(160, 45)) as pilot:
        text = await press(pilot, *OPEN, "?")
        for part in ("Review: leads that rest too long", "As it is", "Nurture", "Select all"):
            assert part in text, part


async def test_the_bottom_line_of_a_narrow_screen_has_the_keys_that_keep_them(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        bottom = (await press(pilot, *OPEN)).splitlines()[-1]
    for part in ("i As it is", "t Tomorrow", "w Week", "m Month", "n Nurture", "5 Unqualified", "? Help"):
        assert part in bottom, part


async def test_the_help_of_an_empty_review_says_what_its_keys_do(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 60)) as pilot:
        await press(pilot, *OPEN)
        text = await press(pilot, "?")
        assert "the next step at 9:00 on it" in text
        assert "leave it; asked again when it has rested as long" in text
        assert "No lead rests too long" in await press(pilot, *typed("as it is"), "enter")


async def test_the_lead_under_the_cursor_is_named_in_the_question(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "· on Konrad Test" in await press(pilot, *OPEN, "5")

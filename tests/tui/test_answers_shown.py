"""How much time is left for an answer, and how it came: on the row, on the lead's screen, in the panel."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.support import NOW
from tests.tui.alerted import comes_in, elsewhere, owing
from tests.tui.fresh_base import app_on, queue_of, settle
from tests.tui.pressing import app_of, press, top
from tests.tui.rows import lead
from textual.pilot import Pilot

from leadtui.services import triage
from leadtui.tui.screens.lead import LeadScreen
from leadtui.tui.widgets.columns import LeadFace
from leadtui.words.workspace import Workspace


async def a_minute_later(pilot: Pilot[int]) -> str:
    """Have the queue hear that another minute has begun; what the screen shows."""
    await queue_of(app_of(pilot)).watch_.new_minute()
    await settle(pilot)
    return await press(pilot)


async def test_the_row_and_the_panel_count_down_and_no_row_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    app = app_on(base)
    async with app.run_test(size=(130, 40)) as pilot:
        await settle(pilot)
        assert "answer owed, 5 min left" in await a_minute_later(pilot)
        before = [row.id for row in queue_of(app).leads.window.rows]
        clock.forward(minutes=3)
        screen = await a_minute_later(pilot)
        assert "answer owed, 2 min left" in screen
        assert "2 min     Mary Poppins" in screen
        clock.forward(minutes=30)
        screen = await a_minute_later(pilot)
        assert "answer owed, 28 min late" in screen
        assert "late 28m  Mary Poppins" in screen
        assert [row.id for row in queue_of(app).leads.window.rows] == before


async def test_the_last_minutes_are_counted_in_seconds_on_the_leads_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "answer 5 min left" in await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"
        clock.forward(seconds=61)
        assert isinstance(app.screen, LeadScreen)
        app.screen._count_down()
        assert "answer 3:59 left" in await press(pilot)
        clock.forward(seconds=240)
        app.screen._count_down()
        assert "answer just late" in await press(pilot)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(3, "answered in 3 min"), (7, "answered in 7 min, 2 min late"), (65, "answered in 65 min, 60 min late")],
)
async def test_how_the_answer_came_stands_in_header_and_timeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, said: str
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    async with app_on(base).run_test(size=(130, 40)) as pilot:
        await press(pilot, "enter")
        clock.forward(minutes=minutes)
        screen = await press(pilot, "c", "n", "enter")
        assert screen.count(said) == 2
        clock.forward(days=8)
        await press(pilot, "escape")
        assert (await press(pilot, "enter")).count(said) <= 1


async def test_leaving_new_by_hand_is_an_answer_that_was_not_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    async with app_on(base).run_test(size=(130, 40)) as pilot:
        await press(pilot, "enter")
        clock.forward(minutes=2)
        assert (await press(pilot, "2")).count("answered in 2 min, not logged") == 2


async def test_an_answer_that_stayed_out_is_told_where_it_was_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    clock.forward(minutes=15)
    async with app_on(base).run_test(size=(130, 40)) as pilot:
        screen = await press(pilot, "enter")
        assert "today 10:05  Not answered in time · answer owed, 10 min late" in screen


async def test_call_mode_counts_down_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        screen = await press(pilot, "T")
        assert top(pilot) == "CallModeScreen"
        assert "answer 5 min left" in screen


async def test_who_was_answered_elsewhere_is_gone_from_the_panel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    app = app_on(base)
    async with app.run_test(size=(130, 40)) as pilot:
        assert "Answer owed" in await a_minute_later(pilot)
        await press(pilot, "r")
        record = queue_of(app).current_record()
        assert record is not None
        assert record.name == "Mary Poppins"
        elsewhere(base, lambda desk: triage.log_call(desk, 3, "connected"))
        assert "Answer owed" not in await a_minute_later(pilot)


async def test_what_has_no_next_step_is_counted_with_the_way_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.pause(0.05)
        assert "2 without next step · g e" in await press(pilot)


def test_a_wide_list_says_how_long_a_lead_stands_and_rests() -> None:
    face = LeadFace(Workspace(), lambda _row: "", lambda: NOW)
    row = lead(status_since=int((NOW - timedelta(days=13)).timestamp()), last_activity=None)
    assert {"age", "idle"} <= {column.key for column, _ in face.columns(106)}
    assert not {"age", "idle"} & {column.key for column, _ in face.columns(100)}
    assert (face.cell("age", row, 5), face.cell("idle", row, 5)) == ("13d", "never")


def test_a_list_that_does_not_know_the_time_has_no_ages() -> None:
    face = LeadFace(Workspace(), lambda _row: "")
    assert not {"age", "idle"} & {column.key for column, _ in face.columns(200)}

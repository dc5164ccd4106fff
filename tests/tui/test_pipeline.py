"""The pipeline: what it shows, and deals moved through it by key presses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.customers_base import OPPORTUNITY, lists_of, pipeline_base, stages, under_cursor
from tests.tui.fresh_base import app_on, base_with, burst, reading_of, settle, typed
from tests.tui.pressing import press, top

from leadtui.services import customers
from leadtui.tui.app import SEEN_AFTER

PIPELINE = ("g", "p")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_every_stage_says_how_many_deals_it_holds_and_what_they_are_worth(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=size) as pilot:
        text = await press(pilot, *PIPELINE)
        counted = "3" if size[0] < 80 else "3 opportunities"
        assert f"Prospecting · {counted} · €20,000 + $5,000" in text
        assert "Qualification · no opportunities" in text
        assert "Negotiation · 1 opportunity ─" in text
        assert under_cursor(app) == "Acme – Anvils"


async def test_wide_enough_a_stage_is_weighted_by_the_odds_of_winning(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *PIPELINE)
        assert "Proposal · 1 opportunity · €40,000 · at 50 % €20,000" in text


async def test_a_close_date_that_has_passed_is_said_in_words_and_by_a_sign(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = (await press(pilot, *PIPELINE)).splitlines()
        late = next(line for line in lines if "Dune" in line)
        assert "! Dune" in late
        assert "16 days late" in late
        assert sum("days late" in line for line in lines) == 1


async def test_a_burst_of_moves_hits_the_deals_that_were_meant(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    before = stages(base)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PIPELINE, ">", ">", "j", ">")
        assert under_cursor(app) == "Elm – Engines"
    # Acme is the last of its new stage, so the next one down is Elm, the first of the stage after.
    assert stages(base) == {**before, "Acme – Anvils": "proposal", "Elm – Engines": "closed-won"}


async def test_a_key_typed_once_too_often_never_meets_another_deal(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    before = stages(base)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *PIPELINE, *[">"] * 12)
        assert "Acme – Anvils is closed: Closed won · < opens it again, s chooses a stage" in text
    assert stages(base) == {**before, "Acme – Anvils": "closed-won"}


async def test_a_won_deal_is_confirmed_and_stays_under_the_cursor_until_the_rows_are_sorted(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(90, 24)) as pilot:
        text = await press(pilot, *PIPELINE, "G", ">")
        assert "✓ Closed won, Elm – Engines · v shows closed ones" in text
        assert "✓ Elm – Engines" in text
        assert under_cursor(app) == "Elm – Engines"
        assert "Negotiation · no opportunities" in text
        text = await press(pilot, "R")
        assert "✓ Elm" not in text
        assert under_cursor(app) == "Dune – Dredgers"


async def test_a_lost_deal_asks_why_and_says_so_among_the_closed_ones(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, *PIPELINE, "s", "6")
        assert stages(base)["Acme – Anvils"] == "prospecting"
        await press(pilot, "b")
        assert stages(base)["Acme – Anvils"] == "closed-lost"
        text = await press(pilot, "v")
        assert "Closed won · no opportunities" in text
        assert "lost: No budget" in text
        assert "× Anvils" in text
        assert "Acme" not in (await press(pilot, "v")).replace("Closed lost (No budget), Acme – Anvils", "")


async def test_leaving_the_reason_leaves_the_deal(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    before = stages(base)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PIPELINE, "s", "6", "escape")
        assert stages(base) == before
        assert top(pilot) == "CustomersScreen"


async def test_undo_and_redo_take_the_cursor_to_the_deal(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PIPELINE, ">", "G", "u")
        assert under_cursor(app) == "Acme – Anvils"
        assert stages(base)["Acme – Anvils"] == "prospecting"
        await press(pilot, "G", "U")
        assert under_cursor(app) == "Acme – Anvils"
        assert stages(base)["Acme – Anvils"] == "qualification"


async def test_undo_of_a_win_brings_the_deal_back(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PIPELINE, "G", ">", "R", "u")
        assert under_cursor(app) == "Elm – Engines"
        assert stages(base)["Elm – Engines"] == "negotiation"


async def test_back_from_the_first_stage_says_there_is_none(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    before = stages(base)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Prospecting is the first stage" in await press(pilot, *PIPELINE, "<")
    assert stages(base) == before


async def test_a_move_that_fails_is_said_and_the_keys_go_on(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *PIPELINE)
        desk = base.desk()
        deal = lists_of(app).list.row
        assert deal is not None
        customers.delete(desk, OPPORTUNITY, [deal.id])
        desk.close()
        text = await press(pilot, ">")
        assert "Not saved" in text
        await pilot.pause(SEEN_AFTER)
        await press(pilot, "R")
        assert under_cursor(app) == "Birch – Boats"


async def test_what_others_do_is_announced_and_shown_with_r(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, *PIPELINE, "j")
        other = base_with(tmp_path, ()).desk()
        customers.add(other, OPPORTUNITY, {"name": "Alder – Axes", "close_date": "2026-11-20"})
        other.close()
        lists_of(app).watch_.tick()
        await settle(pilot)
        text = await press(pilot)
        assert "1 new above · R" in text
        assert "Alder" not in text
        assert "Alder" in await press(pilot, "R")
        assert under_cursor(app) == "Birch – Boats"


async def test_a_follow_up_set_here_shows_here(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        text = await press(pilot, *PIPELINE, "j", "f", *typed("tomorrow 15:00"), "enter")
        assert "tomorrow 15:00" in next(line for line in text.splitlines() if "❯· Boats" in line)
        assert under_cursor(app) == "Birch – Boats"


async def test_an_empty_pipeline_says_what_to_do(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *PIPELINE)
        assert "No open opportunities." in text
        assert "Convert a qualified lead with C, or add one with a." in text
        assert "No opportunity is selected" in await press(pilot, ">")


async def test_the_stage_is_in_the_titles_when_its_heading_is_out_of_sight(tmp_path: Path) -> None:
    base = base_with(tmp_path, ())
    desk = base.desk()
    for number in range(40):
        customers.add(desk, OPPORTUNITY, {"name": f"Deal {number:02}", "stage": "proposal"})
    desk.close()
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *PIPELINE, "G")
        assert "Opportunity · Proposal" in text
        assert "Negotiation · no opportunities" in text
        assert "Opportunity · Proposal" not in await press(pilot, "home")


async def test_leaving_at_once_after_a_move_loses_nothing(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, *PIPELINE, ">", "escape", "g", "a", "G", "escape")
        await settle(pilot)
        assert top(pilot) == "QueueScreen"
    assert stages(base)["Acme – Anvils"] == "qualification"
    told = reading_of(base, lambda r: r.log()[0].summary)
    assert told == "Qualification, Acme – Anvils"

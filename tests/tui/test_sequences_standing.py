"""Where everyone stands in a sequence, by key presses on a real base: by step, with the keys of any lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.converting import elsewhere
from tests.tui.fresh_base import app_on, base_with, settle
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top
from tests.tui.sequenced import ADA, ALAN, BARBARA, GRACE, TONY, sequenced, state_of

from leadtui.services import sequences, triage
from leadtui.services.workspace_rules import load
from leadtui.tui.screens.standing import StandingScreen

SIZES = [(60, 20), (80, 24), (160, 45)]
GO = ("g", "n")


def listed(pilot: Any) -> list[int]:
    """The leads of the list of where everyone stands."""
    screen = app_of(pilot).screen
    assert isinstance(screen, StandingScreen)
    return [row.lead.id for row in screen.list.window.rows]


def under_cursor(pilot: Any) -> int:
    """The lead under the cursor there."""
    screen = app_of(pilot).screen
    assert isinstance(screen, StandingScreen)
    row = screen.current_record()
    assert row is not None
    return row.id


@pytest.mark.parametrize("size", SIZES)
async def test_enter_shows_everyone_by_step_with_their_times(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=size) as pilot:
        shown = await press(pilot, *GO, "enter")
        assert listed(pilot) == [ADA, BARBARA, GRACE, ALAN]
        lines = [line for line in shown.splitlines() if line.strip()]
        names = ("1 first call", "Ada", "Barbara", "2 first mail", "Grace", "3 second call", "Alan", "7 nurture")
        places = [next(n for n, line in enumerate(lines) if name in line[:40]) for name in names]
        assert places == sorted(places)
        assert "paused" in lines[places[2]]
        assert "from Fri 20 Nov" in lines[places[6]]
        assert "1 to do, 1 paused" in shown


async def test_a_row_has_the_sign_of_the_lead_as_in_the_queue_and_another_of_its_step(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    elsewhere(base, lambda desk: triage.set_status(desk, [ADA], "qualified"))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        lines = (await press(pilot, *GO, "enter")).splitlines()
    ada, barbara, alan = (next(line for line in lines if name in line[:20]) for name in ("Ada", "Barbara", "Alan"))
    assert ada[1] == "●"
    assert "□ due today" in ada
    assert "‖ paused" in barbara
    assert "· from Fri 20 Nov" in alan


async def test_the_keys_of_a_lead_work_on_the_one_under_the_cursor(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter", "d")
        assert state_of(base, ADA) == ("running", "mail-1")
        assert under_cursor(pilot) == ADA
        await press(pilot, "c", "v", "enter")
        shown = await press(pilot, "home", "N", "p")
        assert "Goes on: First contact, Barbara Liskov" in shown
        assert state_of(base, BARBARA) == ("running", "call-1")


async def test_a_step_is_done_that_is_under_the_cursor_not_what_else_the_lead_has_to_do(tmp_path: Path) -> None:
    from leadtui.rules.when import parse
    from leadtui.services import following_up

    base = sequenced(tmp_path)
    desk = base.desk()
    following_up.set_follow_up(desk, ADA, parse("yesterday 9", desk.local(), past=True), "promised")
    desk.close()
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        shown = await press(pilot, *GO, "enter", "d")
        assert "Done: first call" in shown
    assert state_of(base, ADA) == ("running", "mail-1")


async def test_keys_typed_ahead_wait_until_the_lead_stands_at_its_next_step(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *GO, "enter", "d", "d")
        assert "Not saved" not in shown
        assert state_of(base, ADA) == ("running", "call-2")
        assert under_cursor(pilot) == ADA


async def test_those_stopped_in_a_burst_are_the_ones_that_come_under_the_cursor(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter", "N", "x", "N", "x")
        assert listed(pilot) == [GRACE, ALAN]
    assert [state_of(base, lead)[0] for lead in (ADA, BARBARA)] == ["stopped", "stopped"]


async def test_v_shows_who_left_too_and_again_not(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *GO, "enter", "N", "x", "v")
        assert "Were taken out · 1" in shown
        assert "stopped: by hand" in shown
        assert listed(pilot)[-1] == ADA
        await press(pilot, "v")
        assert ADA not in listed(pilot)


async def test_brackets_go_to_the_other_sequences_and_an_empty_one_says_how_to_fill_it(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *GO, "enter", "]")
        assert "Nobody is in Stay in touch." in shown
        assert "N on a lead" in shown
        assert "Nobody stands here" in await press(pilot, "c")
        await press(pilot, "[")
        assert listed(pilot) == [ADA, BARBARA, GRACE, ALAN]


async def test_a_lead_opens_and_j_goes_to_the_next_who_stands_there(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *GO, "enter", "enter")
        assert top(pilot) == "LeadScreen"
        assert "Ada Lovelace" in shown
        assert "Barbara Liskov" in await press(pilot, "J")
        await press(pilot, "escape")
        assert under_cursor(pilot) == BARBARA


async def test_l_shows_them_as_a_list_of_the_queue_and_escape_comes_back(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter", "l")
        assert top(pilot) == "QueueScreen"
        shown = await press(pilot, "*")
        assert "4 selected" in shown
        await press(pilot, "escape", "escape")
        assert top(pilot) == "StandingScreen"


async def test_undo_brings_back_who_was_stopped_with_the_cursor_on_it(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter", "j", "j", "N", "x")
        assert listed(pilot) == [ADA, BARBARA, ALAN]
        await press(pilot, "u")
        assert listed(pilot) == [ADA, BARBARA, GRACE, ALAN]
        assert under_cursor(pilot) == GRACE


async def test_what_others_do_is_announced_and_r_shows_it(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter")
        desk = base.desk()
        desk.store.program = "another"
        sequences.enrol(desk, [TONY], "first-contact")
        desk.close()
        assert listed(pilot) == [ADA, BARBARA, GRACE, ALAN]
        await press(pilot, "R")
        assert TONY in listed(pilot)


SHORTER = """
[sequences.first-contact]
name = "Shorter"
[[sequences.first-contact.steps]]
key = "call-2"
after = "0bd"
channel = "call"
subject = "only call"
"""


async def test_steps_that_were_changed_elsewhere_are_shown_and_the_leads_at_those_that_are_gone(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter")
        elsewhere(base, lambda desk: load(desk, SHORTER, "rules.toml"))
        screen = app_of(pilot).screen
        assert isinstance(screen, StandingScreen)
        screen.watch_.tick()
        await settle(pilot)
        shown = await press(pilot, "j", "k")
        assert "Shorter" in shown
        assert "1 only call" in shown
        assert "At a step that is gone" in shown
        assert listed(pilot)[-2:] == [ADA, GRACE]


async def test_many_leads_in_a_sequence_come_page_by_page(tmp_path: Path) -> None:
    base = base_with(tmp_path, 450)
    desk = base.desk()
    sequences.enrol(desk, list(range(1, 451)), "nurture")
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "j", "enter")
        assert len(listed(pilot)) == 200
        await press(pilot, "G")
        assert under_cursor(pilot) == 450
        await press(pilot, "home")
        assert under_cursor(pilot) == 1


async def test_hostile_text_does_nothing_on_any_of_these_screens(tmp_path: Path) -> None:
    base = hostile_base(tmp_path)
    desk = base.desk()
    sequences.enrol(desk, list(range(1, len(HOSTILE) + 1)), "first-contact")
    desk.close()
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, *GO, "enter")
        assert len(listed(pilot)) == len(HOSTILE)
        assert "\x1b" not in shown
        await press(pilot, "N", "escape", "enter", "escape")
        assert top(pilot) == "StandingScreen"


async def test_the_bottom_line_knows_of_the_prompt_also_where_it_was_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app_of(pilot).bridge, "glance", lambda _ask: None)
        shown = await press(pilot, *GO, "enter", "N")
        assert "skip step 1: first call" in shown
        assert "enter Open" not in shown.splitlines()[-1]

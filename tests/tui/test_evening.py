"""The end of the day, by key presses: every lead without a next step, one key each, and how the day ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.support import snapshot
from tests.tui.converting import elsewhere
from tests.tui.fresh_base import app_on, base_with, queue_of, reading_of, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top
from tests.tui.resting_base import DAY, NOW, resting
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.model import FollowUp
from leadtui.services import reviewing, triage
from leadtui.tui.app import SEEN_AFTER
from leadtui.tui.screens.evening import EveningScreen
from leadtui.tui.screens.evening_end import EveningEnd

SIZES = [(60, 20), (80, 24), (160, 45)]
OPEN = ("g", "e")


def shown(pilot: Pilot[int]) -> str:
    """The first name of the lead that is shown."""
    screen = pilot.app.screen
    assert isinstance(screen, EveningScreen)
    assert screen.detail is not None
    return screen.detail.row.name.split()[0]


def left(base: Base) -> int:
    """How many leads have no next step."""
    return len(reading_of(base, reviewing.unplanned))


def order(base: Base) -> list[int]:
    """The leads without a next step, as they come."""
    return list(reading_of(base, reviewing.unplanned))


def of(base: Base, lead: int) -> Any:
    """All about a lead."""
    return reading_of(base, lambda reading: reading.detail(lead))


def open_follow_ups(base: Base, lead: int) -> list[tuple[str, str | None]]:
    """The open follow-ups of a lead: kind and day."""
    rows = [row for row in of(base, lead).follow_ups if row.state == "open"]
    return [(row.kind, row.due_date) for row in rows]


@pytest.mark.parametrize("size", SIZES)
async def test_it_shows_one_lead_large_with_its_last_note_and_how_far_one_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(resting(tmp_path)).run_test(size=size) as pilot:
        text = await press(pilot, *OPEN)
        for part in ("End of day", "1 of 5", "Grace Test", "Talked to Grace about looms.", "No next step"):
            assert part in text, part
        assert "plan it" in text
        assert "t Tomorrow" in text


async def test_one_key_gives_a_lead_its_next_step_and_the_next_one_is_there(tmp_path: Path) -> None:
    base = resting(tmp_path)
    first, second, third = order(base)[:3]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "t", "w", "m")
        assert "4 of 5 · 3 done" in text
        assert "Fri 18 Dec" in text
        assert "u takes it back" in text
    assert open_follow_ups(base, first) == [("call", None)]
    assert open_follow_ups(base, second) == [("call", "2026-11-25")]
    assert open_follow_ups(base, third) == [("call", "2026-12-18")]
    assert left(base) == 2


@pytest.mark.parametrize(
    ("keys", "kind", "day", "status"),
    [
        (("f", *typed("3d send the offer"), "enter"), "email", "2026-11-21", ""),
        (("n", "enter"), "wake-up", "2026-12-18", "nurturing"),
        (("3", *typed("mon"), "enter"), "wake-up", "2026-11-23", "nurturing"),
    ],
)
async def test_a_typed_time_and_nurturing_ask_for_theirs(
    tmp_path: Path, keys: tuple[str, ...], kind: str, day: str, status: str
) -> None:
    base = resting(tmp_path)
    first = order(base)[0]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "2 of 5 · 1 done" in await press(pilot, *OPEN, *keys)
    found = open_follow_ups(base, first)
    assert [row[1] for row in found] == [day]
    assert found[0][0] in (kind, "call")
    if status:
        assert of(base, first).row.status == status


async def test_5_and_a_reason_let_it_go(tmp_path: Path) -> None:
    base = resting(tmp_path)
    first = order(base)[0]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "2 of 5 · 1 done" in await press(pilot, *OPEN, "5", "u")
    assert of(base, first).row.disqualify_reason == "unresponsive"


async def test_s_enrols_in_a_sequence_by_its_letter(tmp_path: Path) -> None:
    base = resting(tmp_path)
    first = order(base)[0]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "s")
        assert "First contact" in text
        assert "2 of 5 · 1 done" in await press(pilot, "f")
    assert of(base, first).row.in_sequence


async def test_a_call_can_be_logged_too(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "2 of 5 · 1 done" in await press(pilot, *OPEN, "c", "n", "enter")


async def test_enter_skips_and_after_the_last_one_it_is_told_how_the_day_ends(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "t", "enter", "enter", "t", "enter")
        assert top(pilot) == "EveningEnd"
        assert "3 leads have no next step still" in text
        for part in ("Follow-ups", "Tomorrow", "No next step still", "Dealt with", "call tomorrow"):
            assert part in text, part
        assert re.search(r"Done +2 leads *$", text, re.MULTILINE), "nobody was called, so who was reached is not asked"
        await pilot.pause(SEEN_AFTER)
        assert "esc ends the day" in await press(pilot, "enter")
        assert top(pilot) == "EveningEnd"
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
    assert left(base) == 3


async def test_every_one_dealt_with_is_said(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, *"ttttt")
        assert top(pilot) == "EveningEnd"
        assert "Every one has a next step" in text
        assert "✓ Follow-up Thu 19 Nov 09:00" in text
    assert left(base) == 0


async def test_enter_held_down_ends_with_how_the_day_ends(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, *["enter"] * 40)
        assert top(pilot) == "EveningEnd"


async def test_keys_typed_ahead_beyond_the_last_lead_do_nothing(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, *"ttttttt", "enter")
        assert top(pilot) == "EveningEnd"
    assert [len(open_follow_ups(base, lead)) for lead in (1, 2, 3, 5, 6)] == [1] * 5


async def test_undo_goes_back_to_the_lead_it_was_about(tmp_path: Path) -> None:
    base = resting(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "t", "u")
        assert shown(pilot) == "Grace"
        assert "1 of 5  " in text
        assert "done" not in text.splitlines()[0]
    assert snapshot(base) == before


async def test_undo_at_the_end_goes_back_to_the_last_lead(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, *"tttt")
        last = shown(pilot)
        await press(pilot, "t")
        assert top(pilot) == "EveningEnd"
        await pilot.pause(SEEN_AFTER)
        text = await press(pilot, "u")
        assert shown(pilot) == last
        assert "5 of 5 · 4 done" in text
        assert "took back" in text
    assert left(base) == 1


async def test_a_lead_one_goes_back_to_has_its_next_step_moved(tmp_path: Path) -> None:
    base = resting(tmp_path)
    first = order(base)[0]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "t", "K", "w")
    assert open_follow_ups(base, first) == [("call", "2026-11-25")]


async def test_r_at_the_end_goes_through_those_that_are_left(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "enter", "t", "t", "t", "enter")
        assert top(pilot) == "EveningEnd"
        await pilot.pause(SEEN_AFTER)
        text = await press(pilot, "R")
        assert top(pilot) == "EveningScreen"
        assert "1 of 2" in text
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["QueueScreen", "EveningScreen"]


async def test_k_at_the_end_goes_back_to_the_last_lead_and_esc_leaves_it_all(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "J", "J", "J", "J", "J")
        assert top(pilot) == "EveningEnd"
        assert "5 of 5" in await press(pilot, "K")
        await press(pilot, "enter")
        await pilot.pause(SEEN_AFTER)
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_where_every_lead_has_a_next_step_the_day_is_told_at_once(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ("Ada Lovelace",))).run_test(size=(60, 20)) as pilot:
        text = await press(pilot, *OPEN)
        assert top(pilot) == "EveningEnd"
        assert "Every open lead past New has a next step" in text
        assert re.search(r"New leads +1 without a next step", text), "a New lead is not asked about, but told of"
        assert "esc ends the day" in text
        assert "No lead is shown here" in await press(pilot, "t")
        assert "No lead is shown here" in await press(pilot, "c")
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_a_typed_text_is_kept_when_it_is_left(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "f", *typed("mon 9 offer"), "escape")
        assert "mon 9 offer" in await press(pilot, "f")
        await press(pilot, "escape", "escape", "g", "e")
        assert "mon 9 offer" in await press(pilot, "f")


async def test_a_write_that_fails_brings_the_lead_and_its_text_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leadtui.services import following_up
    from leadtui.words.errors import StorageError

    def full(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "enter", "enter", "enter", "enter")
        last = shown(pilot)
        monkeypatch.setattr(following_up, "set_follow_up", full)
        text = await press(pilot, "f", *typed("mon 9"), "enter")
        assert top(pilot) == "EveningScreen"
        assert shown(pilot) == last
        assert "The disk is full." in text
        assert "mon 9" in text


async def test_who_was_dealt_with_elsewhere_meanwhile_counts_as_done(tmp_path: Path) -> None:
    base = resting(tmp_path)
    third = order(base)[2]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN)
        elsewhere(base, lambda desk: triage.set_status(desk, [third], "unqualified", reason="no-need"))
        assert "2 of 5 · 2 done" in await press(pilot, "t")


async def test_deleting_goes_on_and_undo_brings_the_lead_back(tmp_path: Path) -> None:
    base = resting(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "X")
        assert shown(pilot) == "Alan"
        await press(pilot, "u")
        assert shown(pilot) == "Grace"
        await press(pilot, "J", "J", "J", "J", "X")
        assert top(pilot) == "EveningEnd"
        await pilot.pause(SEEN_AFTER)
        assert "5 of 5" in await press(pilot, "u")


async def test_going_there_again_goes_on_where_one_was(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *OPEN, "J", "g", "o", "g", "e")
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["QueueScreen", "EveningScreen"]
        assert "2 of 5" in await press(pilot, "home")


async def test_the_screens_know_their_help(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(160, 45)) as pilot:
        text = await press(pilot, *OPEN, "?")
        for part in ("End of day: leads without a next step", "Skip", "Next working day", "Nurture", "Sequence"):
            assert part in text, part


async def test_hostile_text_is_only_shown(tmp_path: Path) -> None:
    base = hostile_base(tmp_path)
    desk = base.desk()
    for lead in range(1, len(HOSTILE) + 1):
        triage.set_status(desk, [lead], "contacted")
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN)
        for _ in HOSTILE:
            assert not any(c in text for c in "\x1b\x07\x9b\u202e")
            text = await press(pilot, "enter")
        assert isinstance(app_of(pilot).screen, EveningEnd)
        assert not any(c in text for c in "\x1b\x07\x9b\u202e")


async def test_what_was_missed_is_said_at_the_end_and_its_key_goes_there(tmp_path: Path) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    at = NOW - DAY
    with desk.store.operation("import", "promised", desk.user.id) as op:
        row = {"kind": "call", "subject": "promised", "due_at": at, "remind_at": at, "user_id": desk.user.id}
        op.insert_many(FollowUp, [{"lead_id": lead, **row} for lead in range(1, 7)])
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN)
        assert "Every open lead has a next step, 6 follow-ups were missed · r goes to them" in text
        assert "6 missed: r goes to them" in text
        assert "R Go through them" in text
        await press(pilot, "r")
        queue = queue_of(app_of(pilot))
        assert (top(pilot), queue.in_reminders) == ("QueueScreen", True)
        assert queue.current_follow_up() is not None


async def test_who_was_reached_is_told_once_somebody_was_called(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *OPEN, "c", "n", "enter", "t", *["enter"] * 4)
        assert top(pilot) == "EveningEnd"
        assert re.search(r"Done +2 leads, 0 reached *$", text, re.MULTILINE)

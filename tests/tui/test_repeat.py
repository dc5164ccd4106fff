"""`.` does the last thing once more on another lead, with the same answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.tui.converting import elsewhere
from tests.tui.fresh_base import BERLIN, PEOPLE, app_on, base_with, calls, detail_of, on, queue_of, settle, typed
from tests.tui.pressing import app_of, press
from tests.tui.test_bulk import statuses
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import editing, people, triage


def due(base: Base, name: str) -> list[datetime]:
    """When the open follow-ups of a lead are due."""
    rows = detail_of(base, name).follow_ups
    return [datetime.fromtimestamp(row.due_at, BERLIN) for row in rows if row.state == "open"]


async def to(pilot: Pilot[int], name: str) -> None:
    """Put the cursor on a lead of the list."""
    await press(pilot, "home")
    for _ in PEOPLE:
        if on(app_of(pilot)) == name:
            return
        await press(pilot, "j")
    raise AssertionError(f"{name} is not in the list")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("4",), "Qualified, Grace Hopper"),
        (("5", "b"), "Unqualified (No budget), Grace Hopper"),
        (("3", "enter"), "Nurturing until Fri 18 Dec, Grace Hopper"),
        (("c", "v", "enter"), "Left voicemail, Grace Hopper"),
        (("f", *typed("mon 10"), "enter"), "Follow-up Mon 23 Nov 10:00 → call, Grace Hopper"),
        (("z", "t"), "Snoozed to Thu 19 Nov 09:00, Grace Hopper"),
        (("z", *typed("3d"), "enter"), "Snoozed to Sat 21 Nov, Grace Hopper"),
        (("t", *typed("vip, -old"), "enter"), "Tags vip, -old, Grace Hopper"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
async def test_the_last_answers_are_repeated_on_the_lead_under_the_cursor(
    tmp_path: Path, keys: tuple[str, ...], said: str
) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, *keys)
        await to(pilot, "Grace Hopper")
        shown = await press(pilot, ".")
        assert said in shown
        assert "again" in shown


async def test_nothing_to_repeat_is_said(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "Nothing to repeat yet" in await press(pilot, ".")
        await press(pilot, "n", *typed("a note"), "enter")
        assert "Nothing to repeat yet" in await press(pilot, "."), "a note is not repeated"


async def test_a_burst_repeats_on_the_next_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "n", "enter", ".", ".")
    assert [len(calls(detail_of(base, name))) for name in PEOPLE] == [1, 1, 1, 0, 0, 0]


async def test_a_follow_up_that_the_outcome_fills_in_is_filled_in_anew(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: triage.log_call(desk, 2, "no-answer", follow_up=None))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await to(pilot, "Ada Lovelace")
        await press(pilot, "c", "n", "enter")
        await to(pilot, "Grace Hopper")
        await press(pilot, ".")
    assert due(base, "Ada Lovelace") == [datetime(2026, 11, 18, 14, 0, tzinfo=BERLIN)]
    assert due(base, "Grace Hopper") == [datetime(2026, 11, 19, 10, 0, tzinfo=BERLIN)], "his second try"


async def test_a_typed_time_is_read_anew_where_it_is_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "now"
    clock.write_text("2026-11-18T10:00+01:00")
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "z", *typed("2h"), "enter")
        clock.write_text("2026-11-18T11:30+01:00")
        await press(pilot, ".")
        await press(pilot, "f", *typed("tomorrow 9"), "enter")
        clock.write_text("2026-11-19T08:00+01:00")
        await press(pilot, ".")
        queue_of(app_of(pilot)).watch_.tell_time()
        await settle(pilot)
    assert due(base, "Ada Lovelace") == [datetime(2026, 11, 18, 12, 0, tzinfo=BERLIN)]
    assert due(base, "Grace Hopper") == [datetime(2026, 11, 18, 13, 30, tzinfo=BERLIN)]
    assert due(base, "Alan Turing") == [datetime(2026, 11, 19, 9, 0, tzinfo=BERLIN)]
    assert due(base, "Edsger Dijkstra") == [datetime(2026, 11, 20, 9, 0, tzinfo=BERLIN)]


async def test_their_time_is_that_of_the_lead_it_is_repeated_on(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: editing.set_fields(desk, 1, {"time_zone": "Asia/Kolkata"}))
    elsewhere(base, lambda desk: editing.set_fields(desk, 2, {"time_zone": "Asia/Tokyo"}))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "f", *typed("tomorrow 9 their time"), "enter", ".")
        assert "cannot be read here" in await press(pilot, "."), "nobody knows Alan's zone"
    assert due(base, "Ada Lovelace") == [datetime(2026, 11, 19, 4, 30, tzinfo=BERLIN)]
    assert due(base, "Grace Hopper") == [datetime(2026, 11, 19, 1, 0, tzinfo=BERLIN)]
    assert due(base, "Alan Turing") == []


async def test_a_note_that_goes_with_a_call_is_repeated_and_said(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "c", "v", *typed("left the number"), "enter")
        assert "note too: left the number" in await press(pilot, ".")
    assert calls(detail_of(base, "Grace Hopper"))[0].body == "left the number"


async def test_what_was_repeated_is_repeated_again_and_undone_one_by_one(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "b", ".", ".")
        assert statuses(base)[:4] == ["unqualified", "unqualified", "unqualified", "new"]
        await press(pilot, "u")
        assert statuses(base)[:4] == ["unqualified", "unqualified", "new", "new"]


async def test_an_owner_is_repeated(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: people.add_user(desk, "Kim"))
    base.reload()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "o", "2")
        await to(pilot, "Grace Hopper")
        assert "Owner Kim, Grace Hopper · again" in await press(pilot, ".")


async def test_with_a_selection_it_is_repeated_on_all(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "*")
        assert "Qualified, 5 leads · 1 was so already" in await press(pilot, ".")
        assert "Nothing to repeat" not in await press(pilot, "j", ".")


async def test_what_was_done_with_many_is_repeated_on_one(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(160, 45)) as pilot:
        await press(pilot, "space", "space", "z", "w")
        assert "Snoozed to Wed 25 Nov, Alan Turing" in await press(pilot, ".")


async def test_many_are_asked_about_before_it_is_repeated_on_them(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 30)).run_test(size=(80, 24)) as pilot:
        assert "Qualified: 30 leads?" in await press(pilot, "4", "*", ".")
        assert "Qualified, 29 leads" in await press(pilot, "y")


async def test_a_call_is_repeated_on_the_lead_under_the_cursor_alone_and_says_so(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "c", "n", "enter", "space", "space")
        shown = await press(pilot, ".")
        assert "No answer, Edsger Dijkstra" in shown
        assert "again" in shown
        assert "alone; 2 selected" in shown
    assert len(calls(detail_of(base, "Grace Hopper"))) == 0


async def test_on_the_lead_screen_it_works_as_in_the_list(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        assert "Qualified, Grace Hopper · again" in await press(pilot, "4", "G", "k", "k", "k", "k", "enter", ".")


async def test_a_converted_lead_is_left_as_it_is(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "4", "C", "ctrl+s", "/", *typed("L1"), "enter", ".")
        assert "Read-only" in shown

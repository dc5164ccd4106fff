"""A follow-up typed in one go, and repeated, by key presses."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, detail_of, settle, typed
from tests.tui.pressing import press


async def test_what_stands_after_the_time_is_what_is_to_be_done(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("next tuesday 10:30 send contract"))
        assert "→ Tue 24 Nov 10:30" in shown
        assert " What       send contract " in shown
        await press(pilot, "enter", "f", *typed("tue 25:00 call"), "enter")
        shown = await press(pilot)
        assert "25:00" in shown, "what may be meant as a time is refused as it is"
        await press(pilot, "escape")
    (found,) = detail_of(base, "Ada Lovelace").follow_ups
    assert (found.subject, found.due_at % 86400) == ("send contract", 34200)
    assert not detail_of(base, "Grace Hopper").follow_ups


async def test_with_a_field_of_its_own_filled_in_the_time_stands_alone(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("tue 10 demo"), "tab", *typed("offer"), "enter")
        assert '! "demo"' in shown
        await press(pilot, "ctrl+w", "enter")
    (found,) = detail_of(base, "Ada Lovelace").follow_ups
    assert found.subject == "offer"


async def test_repeated_on_the_same_lead_it_is_there_already_and_on_another_it_is_set(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f", *typed("tue 10 demo"), "enter")
        assert "is there already, Ada Lovelace" in await press(pilot, ".")
        assert "Follow-up Tue 24 Nov 10:00 → meeting, Grace Hopper" in await press(pilot, "J", ".")
    assert [row.subject for row in detail_of(base, "Ada Lovelace").follow_ups] == ["demo"]
    assert [row.subject for row in detail_of(base, "Grace Hopper").follow_ups] == ["demo"]


async def test_a_repetition_alone_begins_with_its_first_day_and_a_kind_may_come_first(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "→ Wed 2 Dec" in await press(pilot, "f", *typed("every 2 weeks"))
        assert "Follow-up Wed 2 Dec, every 2 weeks → call, Ada Lovelace" in await press(pilot, "enter")
        await press(pilot, "f", *typed("email tue 10"), "enter")
        await press(pilot, "f", *typed("fri low"))
        assert "!low makes it a priority" in await press(pilot, "enter")
        await press(pilot, "escape")
    assert [row.repeat for row in detail_of(base, "Ada Lovelace").follow_ups] == ["2w"]
    assert [row.kind for row in detail_of(base, "Grace Hopper").follow_ups] == ["email"]


async def test_it_is_said_when_it_is_too_late_to_be_reminded_so_long_before(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        said = "3 days before has gone by: reminded when it is due"
        assert f"→ call · {said}" in await press(pilot, "f", *typed("thu 10 remind 3d"))
        assert said in await press(pilot, "enter")


async def test_what_is_brought_back_by_the_same_key_gives_way_to_what_is_typed(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f", *typed("tuee 10"), "tab", *typed("old words"), "enter", "escape")
        assert "tuee 10" in await press(pilot, "f")
        shown = await press(pilot, *typed("fri 9"))
        assert "→ Fri 20 Nov 09:00" in shown
        assert "old words" not in shown
        await press(pilot, "ctrl+u", "escape", "f", *typed("tuee 10"), "escape", "f", "home", "delete")
        shown = await press(pilot, "t", "end", *typed(" call"))
        assert "tuee 10 call" in shown, "with the cursor moved in it, it is gone on with"
        await press(pilot, "escape", "z", "z", *typed("mon 9x"), "escape")
        assert "→ Fri 20 Nov" in await press(pilot, "z", "z", *typed("fri"))
        await press(pilot, "escape")


async def test_on_a_narrow_screen_a_long_reading_takes_more_rows(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("every 2 weeks email the figures remind 90m !high"))
        assert "90 min before" in " ".join(shown.split())
        shown = await press(pilot, *(("backspace",) * 60), *typed("mon 9 every dayuu"))
        assert "'dayuu' is no step of a repetition" in " ".join(shown.split())
        assert "mon and thu" in shown, "the remedy is in sight"

"""What comes due now is told now: in front of what waits on the line, whatever stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, detail_of
from tests.tui.noticed import at_times, line, look
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import following_up
from leadtui.tui import notices
from leadtui.words.follow_ups import HIGH, How


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep who sees what is there."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


def high(base: Base, lead: int, when: str) -> None:
    """Set a follow-up of high priority."""
    desk = base.desk()
    following_up.set_follow_up(desk, lead, parse(when, desk.local()), "urgent", how=How(priority=HIGH))
    desk.close()


async def test_what_comes_due_now_stands_in_front_and_after_acting_the_next_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:10", "10:20")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        assert (await look(pilot)).startswith("Due 10:05  Ada Lovelace")
        clock.forward(minutes=5)
        assert (await look(pilot)).startswith("Due 10:10  Grace Hopper")
        clock.forward(minutes=10)
        said = await look(pilot)
        assert said.startswith("Due 10:20  Alan Turing")
        assert said.endswith("· 2 more")
        await press(pilot, "!", "d")
        assert line(pilot).startswith("Due 10:10  Grace Hopper")
    assert [row.state for row in detail_of(base, "Alan Turing").follow_ups] == ["done"]


async def test_a_high_one_keeps_the_front_for_five_minutes_and_then_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:08", "10:11")
    high(base, 4, "10:05")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        assert (await look(pilot)).startswith("Due 10:05  Edsger Dijkstra")
        clock.forward(minutes=3)
        assert (await look(pilot)).startswith("Due 10:05  Edsger Dijkstra")
        clock.forward(minutes=3)
        assert (await look(pilot)).startswith("Due 10:11  Alan Turing")
        await press(pilot, "!", "escape")
        assert line(pilot).startswith("Due 10:05  Edsger Dijkstra")
        await press(pilot, "!", "escape")
        assert line(pilot).startswith("Due 10:08  Grace Hopper")


async def test_what_came_due_while_nobody_was_there_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30", "12:05")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        assert "2 came due while you were away" in await look(pilot)
        clock.forward(minutes=5)
        said = await look(pilot)
        assert said.startswith("Due 12:05  Alan Turing")
        assert said.endswith("· 2 more")


async def test_what_was_told_a_day_ago_leaves_the_line_and_stays_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        clock.forward(hours=23)
        assert "Ada Lovelace" in await look(pilot)
        clock.forward(hours=2)
        assert await look(pilot) == ""
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["open"]


async def test_a_key_typed_before_the_new_one_could_be_seen_acts_on_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 60.0)
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:10")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        clock.forward(minutes=5)
        assert (await look(pilot)).startswith("Due 10:10  Grace Hopper")
        await press(pilot, "!", "d")
        assert line(pilot).startswith("Due 10:10  Grace Hopper")
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["done"]
    assert [row.state for row in detail_of(base, "Grace Hopper").follow_ups] == ["open"]


async def test_a_key_typed_while_several_came_one_after_the_other_acts_on_what_stood_there_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 60.0)
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:10", "10:15")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        for _ in range(3):
            clock.forward(minutes=5)
            await look(pilot)
        assert line(pilot).startswith("Due 10:15  Alan Turing")
        await press(pilot, "!", "d")
        assert line(pilot).startswith("Due 10:15  Alan Turing")
    states = [detail_of(base, name).follow_ups[0].state for name in ("Ada Lovelace", "Grace Hopper", "Alan Turing")]
    assert states == ["done", "open", "open"]

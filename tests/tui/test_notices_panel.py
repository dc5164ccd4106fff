"""What came due while nobody was there: a group of the panel and one line, told of once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, burst, detail_of, queue_of, settle
from tests.tui.noticed import at_times, line, look
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.rules.when import parse
from leadtui.services import following_up
from leadtui.tui import notices
from leadtui.words.follow_ups import HIGH, How
from leadtui.words.rows import FollowUpRow


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep who sees what is there."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


def panel(pilot: Pilot[int]) -> list[str]:
    """The panel's headings and names, in order."""
    entries = queue_of(app_of(pilot)).reminders.entries
    return [entry.lead_name if isinstance(entry, FollowUpRow) else str(entry) for entry in entries]


async def test_what_came_due_while_the_app_was_closed_is_a_group_of_its_own_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30", "17:00", "tomorrow")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        said = await look(pilot)
        assert said == "2 came due while you were away: Ada Lovelace, Grace Hopper  ! shows them"
        assert panel(pilot) == [
            "Came due while you were away", "Ada Lovelace", "Grace Hopper",
            "Today", "Alan Turing", "Upcoming", "Edsger Dijkstra",
        ]  # fmt: skip
        shown = await press(pilot, "!")
        assert line(pilot) == ""
        assert "❯10:05     Ada Lovelace" in shown
        assert "Done: step 1" in await press(pilot, "d")
        assert "Snoozed" in await press(pilot, "z", "h")
        await look(pilot)
        assert panel(pilot)[:2] == ["Today", "Grace Hopper"]


async def test_the_panel_opens_at_its_top_however_much_came_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *(f"10:{minute}" for minute in range(10, 22)), "17:00")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        reminders = queue_of(app_of(pilot)).reminders
        for _ in range(2):
            shown = await press(pilot, "r")
            assert "Came due while you were away" in shown
            assert (reminders.top, reminders.cursor) == (0, 1)
            await press(pilot, "G", "r")


async def test_the_next_start_tells_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "2 came due" in await look(pilot)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert await look(pilot) == ""
        assert panel(pilot) == ["Overdue", "Ada Lovelace", "Grace Hopper"]


async def test_a_missed_one_that_was_snoozed_comes_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "!", "z", "h", "r")
        clock.forward(hours=1)
        assert (await look(pilot)).startswith("Due 13:00  Ada Lovelace")


async def test_forty_at_once_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *["10:10"] * 40)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=10)
        said = await look(pilot)
        assert said.startswith("40 have come due: Lead Number00000")
        assert said.endswith("! shows them")
        await press(pilot, "r")
        assert line(pilot) == ""


async def test_after_a_sleep_what_came_due_meanwhile_is_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "12:00", "17:59", "18:00")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await look(pilot)
        clock.forward(hours=8)
        assert (await look(pilot)).startswith("Due 17:59  Alan Turing")
        assert panel(pilot)[:3] == ["Came due while you were away", "Ada Lovelace", "Grace Hopper"]
        assert line(pilot).endswith("· 3 more")
        await press(pilot, "!", "escape", "!", "escape")
        assert "2 came due while you were away" in line(pilot)


async def test_from_another_screen_the_key_goes_to_the_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30")
    clock.forward(hours=2)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "enter")
        assert "2 came due" in line(pilot)
        await press(pilot, "!")
        assert top(pilot) == "QueueScreen"
        assert queue_of(app).in_reminders


async def test_more_overdue_ones_than_are_shown_hide_nothing_of_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *["10:05"] * 230)
    desk = base.desk()
    clock.forward(days=3)
    following_up.set_follow_up(desk, 230, parse("17:00", desk.local()), "today's")
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        assert panel(pilot)[-2:] == ["Today", "Lead Number00229"]


async def test_a_burst_behind_the_key_of_the_panel_belongs_to_the_panel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30")
    clock.forward(hours=2)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        burst(app, "!", "d", "d")
        await settle(pilot)
    assert [r.state for r in detail_of(base, "Ada Lovelace").follow_ups] == ["done"]
    assert [r.state for r in detail_of(base, "Grace Hopper").follow_ups] == ["done"]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_footer_says_how_the_panel_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=size) as pilot:
        await look(pilot)
        before = (await press(pilot)).splitlines()[-1]
        assert "esc Back" in (await press(pilot, "r")).splitlines()[-1]
        assert (await press(pilot, "escape")).splitlines()[-1] == before
        assert not queue_of(app_of(pilot)).in_reminders


async def test_what_was_missed_leaves_the_line_after_a_minute_and_stays_in_the_panel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30", "12:05")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "2 came due" in await look(pilot)
        assert "2 came due" in await look(pilot)
        monkeypatch.setattr(notices, "TOLD", 0.0)
        assert await look(pilot) == ""
        assert panel(pilot)[:3] == ["Came due while you were away", "Ada Lovelace", "Grace Hopper"]
        clock.forward(minutes=5)
        assert "Alan Turing" in await look(pilot)
        assert "Alan Turing" in await look(pilot), "what comes due now stays"


@pytest.mark.parametrize("keys", [("2",), ("space", "2")], ids=["one lead", "those selected"])
@pytest.mark.parametrize("times", [("10:05",), ("10:05", "10:30")])
async def test_the_first_thing_done_takes_what_was_missed_from_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *times)
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        told = await look(pilot)
        assert "Ada" in told
        await press(pilot, "j", "k")
        assert line(pilot) == told, "moving is no work"
        await press(pilot, "G", *keys)
        assert line(pilot) == ""
        assert panel(pilot)[:2] == ["Came due while you were away", "Ada Lovelace"]


async def test_the_key_goes_to_what_was_missed_as_long_as_the_panel_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "!", "escape")
        assert line(pilot) == ""
        await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"
        assert "❯10:05     Ada Lovelace" in await press(pilot, "!")
        assert top(pilot) == "QueueScreen"
        assert "Done: step 1" in await press(pilot, "d", "escape")
        assert "❯10:30     Grace Hopper" in await press(pilot, "!")
        assert "Done: step 2" in await press(pilot, "d", "escape")
        assert "Nothing new has come due" in await press(pilot, "!")


async def test_a_key_that_meant_the_line_as_it_went_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 60.0)
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:30")
    clock.forward(hours=2)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        monkeypatch.setattr(notices, "TOLD", 0.0)
        await look(pilot)
        assert "the same key again goes to what you missed" in await press(pilot, "!", "d")
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["open"]


async def test_of_those_due_the_high_ones_stand_first_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "11:00", "12:00", "tomorrow")
    desk = base.desk()
    for lead in (4, 5):
        when = parse("tomorrow" if lead == 4 else "today 17:00", desk.local())
        following_up.set_follow_up(desk, lead, when, how=How("urgent", priority=HIGH))
    desk.close()
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await look(pilot)
        assert panel(pilot) == [
            "Today", "Barbara Liskov", "Ada Lovelace", "Grace Hopper", "Upcoming", "Alan Turing", "Edsger Dijkstra",
        ]  # fmt: skip
        assert "high · urgent" in await press(pilot, "r")

"""What the rules have to say comes up on the line of reminders; `!` acts on it whatever is under the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.alerted import comes_in, elsewhere, owing, tick
from tests.tui.fresh_base import app_on, detail_of, on, queue_of, settle, typed
from tests.tui.noticed import line, look
from tests.tui.pressing import app_of, press, top

from leadtui.rules.when import parse
from leadtui.services import alerts, following_up, triage
from leadtui.tui import notices
from leadtui.tui.screens.queue import QueueScreen


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep who sees what is there."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


async def test_a_hot_lead_from_another_program_comes_up_with_the_time_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(90, 24)) as pilot:
        assert await tick(pilot) == ""
        comes_in(base, "Mary Poppins")
        assert await tick(pilot) == "Hot lead  Mary Poppins, Poppins Ltd · 5 min left · Website  ! acts"


async def test_it_is_called_by_its_key_and_leaves_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(90, 24)) as pilot:
        await tick(pilot)
        before = on(app)
        comes_in(base, "Mary Poppins")
        await tick(pilot)
        await press(pilot, "!", "c", "n", "enter")
        assert line(pilot) == ""
        assert on(app) == before
    assert [row.outcome for row in detail_of(base, "Mary Poppins").activities] == ["no-answer"]


async def test_enter_opens_it_and_escape_sends_it_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(90, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        comes_in(base, "Bert Sweep")
        assert (await tick(pilot)).endswith("! acts · 1 more")
        assert "call" in await press(pilot, "!")
        assert "enter" in await press(pilot, "d")
        await press(pilot, "escape")
        assert line(pilot).startswith("Hot lead  Bert Sweep")
        assert "Bert Sweep" in await press(pilot, "!", "enter")
        assert (top(pilot), line(pilot)) == ("LeadScreen", "")


async def test_what_is_told_later_stands_for_what_was_told_of_the_lead_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        await tick(pilot)
        clock.forward(minutes=6)
        said = await tick(pilot)
        assert (
            said == "Answer late  Mary Poppins, Poppins Ltd · 1 min late · no answer within 5 working minutes  ! acts"
        )


async def test_a_hot_lead_stands_before_what_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        clock.forward(minutes=6)
        assert "Mary Poppins" in await tick(pilot)
        comes_in(base, "Bert Sweep")
        said = await tick(pilot)
        assert said.startswith("Hot lead  Bert Sweep")
        assert said.endswith("1 more")


async def test_a_key_typed_before_the_hot_lead_could_be_seen_acts_on_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 60.0)
    base, clock = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        clock.forward(minutes=6)
        await tick(pilot)
        comes_in(base, "Bert Sweep")
        await tick(pilot)
        await press(pilot, "!", "c", "n", "enter")
    assert detail_of(base, "Bert Sweep").activities == ()
    assert [row.outcome for row in detail_of(base, "Mary Poppins").activities] == ["no-answer"]


async def test_an_answer_that_is_late_stands_before_reminders_that_waited_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    elsewhere(base, lambda desk: following_up.set_follow_up(desk, 1, parse("10:02", desk.local()), "send it"))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        await tick(pilot)
        clock.forward(minutes=3)
        assert "Mary Poppins" in await tick(pilot)
        clock.forward(minutes=3)
        said = await tick(pilot)
        assert said.startswith("Answer late  Mary Poppins")
        assert said.endswith("+1") or "1 more" in said
        screen = await press(pilot, "!")
        heading = next(row for row in screen.splitlines() if row.startswith(" Answer late ·"))
        assert "Mary Poppins" in heading
        assert "907000" in heading


async def test_the_line_says_the_time_left_with_each_minute_of_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    drawn: list[str] = []
    app = app_on(base)
    async with app.run_test(size=(90, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        await tick(pilot)
        monkeypatch.setattr(app.notices, "draw", lambda: drawn.append(line(pilot)))
        clock.forward(minutes=4)
        app.notices.tick()
        assert "1 min left" in drawn[0]


async def test_who_was_answered_elsewhere_leaves_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(90, 24)) as pilot:
        await tick(pilot)
        comes_in(base, "Mary Poppins")
        assert await tick(pilot)
        clock.forward(minutes=1)
        elsewhere(base, lambda desk: triage.log_call(desk, 3, "no-answer"))
        assert await look(pilot) == ""


async def test_many_at_once_are_one_line_that_leads_to_the_panel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(120, 30)) as pilot:
        await tick(pilot)
        for name in ("Mary One", "Mary Two", "Mary Three", "Mary Four"):
            comes_in(base, name)
        assert (await tick(pilot)).startswith("4 hot leads came in: Mary One, Mary Two")
        screen = await press(pilot, "!")
        queue = queue_of(app)
        assert queue.in_reminders
        assert queue.current_follow_up() is None
        record = queue.current_record()
        assert record is not None
        assert record.name == "Mary One"
        assert "Answer owed" in screen
        await press(pilot, "c", "n", "enter")
        record = queue.current_record()
        assert record is not None
        assert record.name == "Mary Two"
    assert len(detail_of(base, "Mary One").activities) == 1


async def test_what_the_command_line_told_is_not_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    async with app_on(base).run_test(size=(90, 24)) as pilot:
        await app_of(pilot).ticking.tick()
        told = alerts.claim(base.path, base.user.id, base.clock)
        app_of(pilot).notices.tick()
        await settle(pilot)
        shown = line(pilot)
    assert bool(told) != bool(shown)


async def test_a_rep_elsewhere_in_a_text_loses_no_key_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(90, 24)) as pilot:
        await tick(pilot)
        name = on(app)
        await press(pilot, "n", *typed("wait"))
        comes_in(base, "Mary Poppins")
        assert "Mary Poppins" in await tick(pilot)
        assert "wait! she said" in await press(pilot, *typed("! she said"))
        await press(pilot, "enter")
    assert detail_of(base, name).activities[0].body == "wait! she said"


async def test_the_list_stays_and_says_what_arrived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(120, 30)) as pilot:
        await tick(pilot)
        before = [row.id for row in queue_of(app).leads.window.rows]
        comes_in(base, "Mary Poppins")
        await tick(pilot)
        assert isinstance(app.screen, QueueScreen)
        await app.screen.watch_.rules_did((3,))
        assert [row.id for row in queue_of(app).leads.window.rows] == before
        assert app.screen.header.notice == "1 new above · R"
        await press(pilot, "R")
        assert queue_of(app).leads.window.rows[0].name == "Mary Poppins"

"""Reminders that come due while the app runs: shown, acted on with `!` whatever is under the cursor, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, detail_of, on, typed
from tests.tui.noticed import at_times, line, look
from tests.tui.pressing import press, top

from leadtui.rules.when import parse
from leadtui.services import following_up
from leadtui.tui import notices
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.notice_line import NoticeLine
from leadtui.words.errors import StorageError

ALL = ("10:05", "10:06", "10:07")


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep who sees what is there."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


async def test_a_reminder_comes_up_at_its_time_and_stays_until_it_is_acted_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert await look(pilot) == ""
        clock.forward(minutes=5)
        assert await look(pilot) == "Due 10:05  Ada Lovelace, Lovelace Ltd · step 1  ! acts"
        clock.forward(minutes=10)
        assert (await look(pilot)).startswith("Due 10:05  Ada Lovelace")
        assert "Done: step 1, Ada Lovelace" in await press(pilot, "!", "d")
        assert line(pilot) == ""
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["done"]


async def test_the_key_acts_on_the_reminder_whatever_is_under_the_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *ALL)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "j", "j", "j")
        before = on(app)
        assert before != "Ada Lovelace"
        clock.forward(minutes=5)
        await look(pilot)
        await press(pilot, "!", "c", "n", *typed("tried"), "enter")
        assert on(app) == before
        assert line(pilot) == ""
    ada = detail_of(base, "Ada Lovelace")
    assert [row.body for row in ada.activities] == ["tried"]
    assert [row.state for row in ada.follow_ups] == ["open", "done"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [(("z", "h"), "11:05"), (("z", "t"), "Thu 19 Nov 9:00"), (("z", "+", "3", "d", "enter"), "Sat 21 Nov")],
)
async def test_snooze_moves_it_and_it_comes_up_again_at_its_new_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], said: str
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        assert f"{said}, Ada Lovelace" in (await press(pilot, "!", *keys)).replace("09:00", "9:00")
        assert line(pilot) == ""
        clock.forward(days=4)
        assert "Ada Lovelace" in await look(pilot)


async def test_enter_opens_it_and_escape_sends_it_away_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *ALL)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=7)
        assert (await look(pilot)).endswith("! acts · 2 more")
        assert "Due 10:05 · step 1" in await press(pilot, "!")
        await press(pilot, "escape")
        assert "Grace Hopper" in line(pilot)
        await press(pilot, "!", "enter")
        assert top(pilot) == "LeadScreen"
        assert "Grace Hopper" in await press(pilot)
        assert "Alan Turing" in line(pilot)
        await press(pilot, "!", "d")
        assert line(pilot) == ""
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["open"]
    assert [row.state for row in detail_of(base, "Alan Turing").follow_ups] == ["done"]


async def test_undo_takes_back_what_was_done_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        await press(pilot, "!", "d")
        assert "took back: Done" in await press(pilot, "u")
        assert await look(pilot) == ""
    assert [row.state for row in detail_of(base, "Ada Lovelace").follow_ups] == ["open"]


async def test_keys_typed_in_one_burst_act_on_one_reminder_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *ALL)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=7)
        await look(pilot)
        await press(pilot, "!", "d", "!", "z", "h", "!", "c", "v", "enter")
    states = {name: [r.state for r in detail_of(base, name).follow_ups] for name in ("Ada Lovelace", "Grace Hopper")}
    assert states == {"Ada Lovelace": ["done"], "Grace Hopper": ["open"]}
    assert [row.outcome for row in detail_of(base, "Alan Turing").activities] == ["voicemail"]


async def test_what_is_done_elsewhere_leaves_the_line_and_a_key_then_waits_until_it_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 60.0)
    base, clock = at_times(tmp_path, monkeypatch, *ALL)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=7)
        await look(pilot)
        desk = base.desk()
        following_up.done(desk, 1)
        desk.close()
        assert "Grace Hopper" in await look(pilot)
        assert "Another reminder stands there now" in await press(pilot, "!")
    assert [row.state for row in detail_of(base, "Grace Hopper").follow_ups] == ["open"]


async def test_done_in_the_list_takes_it_from_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        assert on(app) == "Ada Lovelace"
        await press(pilot, "d")
        assert await look(pilot) == ""


async def test_a_failed_write_brings_the_reminder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)

        def refuse(*_: object) -> None:
            raise StorageError("The disk is full.")

        monkeypatch.setattr(following_up, "done", refuse)
        assert "Not saved: The disk is full." in await press(pilot, "!", "d")
        assert "Ada Lovelace" in await look(pilot)


async def test_nothing_to_act_on_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        assert "Nothing new has come due · r goes to the reminders" in await press(pilot, "!")


async def test_it_stands_on_every_screen_with_messages_and_takes_no_key_from_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await press(pilot, "E", *typed("Prof!"))
        assert top(pilot) == "LeadForm"
        assert await look(pilot) == "Due 10:05  Ada Lovelace, Lovelace Ltd · step 1"
        assert "Prof!!" in await press(pilot, "!")
        await press(pilot, "escape", "y")
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert "! acts" in line(pilot)
        await press(pilot, "/")
        assert "Ada Lovelace" in line(pilot)
        assert "! " in await press(pilot, "!")
        await press(pilot, "escape")
        await press(pilot, "enter")
        assert "Ada Lovelace" in line(pilot)


@pytest.mark.parametrize("size", [(60, 20), (120, 30)])
@pytest.mark.parametrize(
    "keys", ["C", "gi", "gh", "gs", "gp", "ga", "gc", "T", "/", "E", "a", "S", "v"], ids=lambda keys: f"keys {keys}"
)
async def test_every_screen_with_messages_has_a_row_for_it_and_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, size: tuple[int, int]
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=size) as pilot:
        await look(pilot)
        await press(pilot, *keys)
        rows = {type(w).__name__: w.region for w in pilot.app.screen.query("*") if w.display and w.region.height == 1}
        if not pilot.app.screen.query(MessageLine):
            pytest.skip(f"{top(pilot)} has no messages")
        clock.forward(minutes=5)
        assert "Ada" in await look(pilot)
        now = {type(w).__name__: w.region for w in pilot.app.screen.query("*") if w.display and w.region.height == 1}
        assert now.keys() - {"NoticeLine"} == rows.keys()
        assert now["NoticeLine"].bottom <= now["MessageLine"].y
        assert all(region.bottom <= size[1] for region in now.values())


async def test_an_open_strip_keeps_its_keys_and_stays_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    app = app_on(base)
    async with app.run_test(size=(60, 20)) as pilot:
        await look(pilot)
        await press(pilot, "j", "n", *typed("half a no"))
        clock.forward(minutes=5)
        assert "Ada" in await look(pilot)
        shown = await press(pilot, *typed("te!"), "enter")
        assert "Note, Grace Hopper" in shown
    assert [row.body for row in detail_of(base, "Grace Hopper").activities] == ["half a note!"]


async def test_the_mouse_acts_on_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=5)
        await look(pilot)
        await pilot.click(NoticeLine)
        assert "Due 10:05 · step 1" in await press(pilot)


async def test_one_just_set_for_a_time_that_has_gone_does_not_come_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = at_times(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "f", *typed("today"), "enter")
        assert await look(pilot) == ""


async def test_one_of_another_program_comes_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        desk = base.desk()
        desk.store.program = "another"
        following_up.set_follow_up(desk, 2, parse("10m", desk.local()))
        desk.close()
        clock.forward(minutes=10)
        assert "Grace Hopper" in await look(pilot)


async def test_a_base_that_cannot_be_used_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    asked = []

    def refuse(*_: object, **__: object) -> None:
        asked.append(1)
        raise StorageError("The base is read-only.")

    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        monkeypatch.setattr("leadtui.services.noticing.claim", refuse)
        clock.forward(minutes=5)
        assert await look(pilot) == ""
        assert "Reminders cannot be told of now: The base is read-only." in await press(pilot)
        await look(pilot)
        assert len(asked) == 1

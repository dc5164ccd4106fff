"""What rules and the clock call for is done while the app runs, and no key waits for it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from tests.tui.alerted import comes_in, owing, tick
from tests.tui.fresh_base import app_on, detail_of, on, settle
from tests.tui.pressing import app_of, press

from leadtui.services import ticking as service
from leadtui.services.desk import Desk
from leadtui.services.ticking import Ticked
from leadtui.tui import ticking
from leadtui.words.errors import StorageError
from leadtui.words.rows import Done


class Counted:
    """Stands for what a tick does: counts, and answers as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, ticked: Ticked | None = None) -> None:
        self.times = 0
        self.answer: Ticked | StorageError = ticked or Ticked()
        monkeypatch.setattr(service, "tick", self)

    def __call__(self, desk: Desk) -> Ticked:
        self.times += 1
        if isinstance(self.answer, StorageError):
            raise self.answer
        return self.answer


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is waited for."""
    monkeypatch.setattr(ticking, "SETTLED", 0.001)
    monkeypatch.setattr(ticking, "AFTER", 0.001)


async def until(pilot: object, counted: Counted, times: int) -> None:
    """Wait until it ticked so often."""
    for _ in range(200):
        if counted.times >= times:
            break
        await settle(pilot)  # type: ignore[arg-type]
    await settle(pilot)  # type: ignore[arg-type]


@pytest.mark.usefixtures("at_once")
async def test_it_ticks_once_the_app_has_settled_and_after_what_the_rep_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await until(pilot, counted, 1)
        assert counted.times >= 1
        times = counted.times
        await press(pilot, "c", "n", "enter")
        await until(pilot, counted, times + 1)
        assert counted.times > times


@pytest.mark.usefixtures("at_once")
async def test_it_ticks_when_another_minute_has_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    base, clock = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await until(pilot, counted, 1)
        app_of(pilot).ticking._look()
        times = counted.times
        clock.forward(seconds=61)
        app_of(pilot).ticking._look()
        await until(pilot, counted, times + 1)
        assert counted.times > times


async def test_keys_do_not_wait_for_a_tick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    held, ended = threading.Event(), threading.Event()

    def slow(_desk: Desk) -> Ticked:
        held.set()
        ended.wait(10)
        return Ticked()

    monkeypatch.setattr(service, "tick", slow)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        name = on(app)
        under_way = app.bridge.in_between(slow)
        app.keep(_awaited(under_way))
        try:
            for key in ("c", "n", "enter"):
                await pilot.press(key)
            await pilot.pause()
            for _ in range(400):
                if not app.bridge.writing:
                    break
                await pilot.pause(0.005)
            assert len(detail_of(base, name).activities) == 1
        finally:
            ended.set()
        await settle(pilot)


async def _awaited(work: object) -> None:
    await work  # type: ignore[misc]


async def test_what_stands_in_its_way_is_said_once_until_it_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        counted.answer = StorageError("The disk is full.")
        await tick(pilot)
        assert "What is due by the rules waits: The disk is full." in await press(pilot)
        await press(pilot, "escape")
        await tick(pilot)
        assert "The disk is full." not in await press(pilot)
        counted.answer = Ticked()
        await tick(pilot)
        counted.answer = StorageError("The disk is full.")
        await tick(pilot)
        assert "The disk is full." in await press(pilot)


async def test_what_a_tick_has_to_say_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = "The calendar file cannot be written."
    Counted(monkeypatch, Ticked(notes=(note,)))
    base, _ = owing(tmp_path, monkeypatch)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        await tick(pilot)
        assert note in await press(pilot)
        await press(pilot, "escape")
        await tick(pilot)
        assert note not in await press(pilot)


async def test_a_lead_that_is_shown_shows_what_rules_did_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        lead = on(app)
        await press(pilot, "enter")

        def marks(desk: Desk) -> Ticked:
            from leadtui.services import triage

            number = 1 if lead == "Ada Lovelace" else 2
            done = triage.log_note(desk, number, "noted by a rule")
            return Ticked((Done(done.operation, done.summary, (number,)),))

        monkeypatch.setattr(service, "tick", marks)
        await tick(pilot)
        assert "noted by a rule" in await press(pilot)


async def test_an_app_that_is_left_does_not_wait_for_the_next_tick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _ = owing(tmp_path, monkeypatch)
    comes_in(base, "Mary Poppins")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.ticking.tick()
        app.exit(0)
    assert app.return_code == 0


async def test_a_calendar_that_cannot_be_written_is_said_again_after_ten_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, other = "Calendar: it cannot be written.", "Calendar: there is no folder."
    counted = Counted(monkeypatch, Ticked(calendar=note))
    base, _ = owing(tmp_path, monkeypatch)
    seconds = 1000.0
    monkeypatch.setattr(ticking, "monotonic", lambda: seconds)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        for later, told, said in ((0, note, True), (300, note, False), (100, other, True), (599, other, False),
                                  (1, other, True)):  # fmt: skip
            seconds += later
            counted.answer = Ticked(calendar=told)
            await tick(pilot)
            assert (told in await press(pilot)) is said
            await press(pilot, "escape")
            counted.answer = Ticked()
            await tick(pilot)

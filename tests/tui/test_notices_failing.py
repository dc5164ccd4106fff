"""What stands on the line when the base cannot be read or written for a moment: nothing is told of twice or never."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event

import pytest
from tests.tui.fresh_base import app_on, burst
from tests.tui.noticed import at_times, look

from leadtui.services import following_up
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.tui import notices, reminded
from leadtui.tui.record_rows import RecordRow, Ref, Told
from leadtui.words.errors import StorageError
from leadtui.words.rows import Done


@pytest.fixture(autouse=True)
def tried_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure it is looked again at once."""
    monkeypatch.setattr(notices, "QUIET", 0.0)


def fails_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first reading of records that come due fails."""
    real = reminded.records_of
    failed: list[tuple[Told, ...]] = []

    def read(reading: Reading, rows: Iterable[Told]) -> dict[Ref, RecordRow]:
        told = tuple(rows)
        if told and not failed:
            failed.append(told)
            raise StorageError("leads.db is locked.", "Try again.")
        return real(reading, told)

    monkeypatch.setattr(reminded, "records_of", read)


async def test_a_reminder_that_was_taken_on_and_could_not_be_read_is_told_of_at_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=6)
        fails_once(monkeypatch)
        assert await look(pilot) == ""
        assert (await look(pilot)).startswith("Due 10:05  Ada Lovelace")


async def test_what_was_missed_and_could_not_be_read_at_the_start_is_told_of_as_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    clock.forward(days=8)
    fails_once(monkeypatch)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        assert "Ada Lovelace" in await look(pilot)
        assert app.notices.missed


@pytest.mark.parametrize("failing", [0, 1])
async def test_of_two_writes_under_way_the_one_that_fails_brings_its_reminder_back_and_the_other_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06")
    real, under_way, tried = following_up.done, Event(), list[int | None]()

    def done(desk: Desk, lead: int, follow_up: int | None = None) -> Done:
        under_way.wait(5)
        tried.append(follow_up)
        if len(tried) - 1 == failing:
            raise StorageError("The disk is full.")
        return real(desk, lead, follow_up)

    monkeypatch.setattr(following_up, "done", done)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=7)
        await look(pilot)
        assert len(app.notices.waiting) == 2
        burst(app, "!", "d", "!", "d")
        for _ in range(200):
            await pilot.pause()
            if not app.notices.waiting:
                break
        under_way.set()
        await look(pilot)
        assert len(tried) == 2
        assert [notice.rows[0].id for notice in app.notices.waiting] == [tried[failing]]

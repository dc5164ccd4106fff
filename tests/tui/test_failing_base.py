"""A base or a clock that fails under the running app is told by a sentence; the app goes on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import app_of, press, top

from leadtui.bootstrap import open_base
from leadtui.services import triage
from leadtui.services.reading import Reading
from leadtui.words.errors import StorageError


def test_a_set_time_that_vanishes_stands_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = tmp_path / "now"
    now.write_text("2026-11-18T10:00")
    monkeypatch.setenv("LEADTUI_NOW", f"file:{now}")
    base = base_with(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await press(pilot)
            now.unlink()
            assert "No answer, Ada" in await press(pilot, "c", "n", "enter")
            await press(pilot, "E")
            assert top(pilot) == "LeadForm"
            assert app_of(pilot).is_running

    asyncio.run(story())


def test_undo_on_a_base_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    base = base_with(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await press(pilot, "c", "n", "enter")
            app = app_of(pilot)
            await app.bridge.write(
                lambda desk: desk.store.engine.raw_connection().driver_connection.execute("PRAGMA query_only=ON")  # type: ignore[union-attr]
            )
            assert "read-only" in await press(pilot, "u")
            assert app.is_running

    asyncio.run(story())


def test_a_reader_that_fails_after_a_write_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_with(tmp_path)

    def fails(*_: object) -> None:
        raise StorageError("The file is locked.", "Wait.")

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await press(pilot)
            monkeypatch.setattr(Reading, "rows", fails)
            await press(pilot, "c", "n", "enter")
            assert app_of(pilot).is_running

    asyncio.run(story())


def test_what_was_asked_about_is_taken_back_whatever_came_after(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    other = open_base(str(base.path)).desk()
    triage.log_note(other, 1, "first")

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            assert "Take back" in await press(pilot, "u")
            triage.log_note(other, 1, "second")
            await press(pilot, "y")

    asyncio.run(story())
    other.close()
    reading = base.new_reading()
    assert [a.body for a in reading.detail(1).activities] == ["second"]
    reading.close()

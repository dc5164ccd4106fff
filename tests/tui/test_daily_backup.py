"""The day's backup is made while the app runs; its failure is said and stops nobody; damage is no traceback."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, screen_text
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.services import backups as service
from leadtui.store.sqlite.driver import connect_writer
from leadtui.tui import daily_backup


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Base:
    """A base with a few leads, whose app settles at once."""
    monkeypatch.setattr(daily_backup, "SETTLED", 0.01)
    return base_with(tmp_path)


def backups_of(base: Base) -> list[Path]:
    return sorted((base.path.parent / "backups").glob("*.backup"))


async def until(holds: threading.Event) -> None:
    """Waits for something that happens on a thread."""
    assert await asyncio.to_thread(holds.wait, 30)


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when the work of the day's backup has ended, however it has."""
    event, make = threading.Event(), daily_backup._make

    def told(*arguments: object) -> str:
        try:
            return make(*arguments)  # type: ignore[arg-type]
        finally:
            event.set()

    monkeypatch.setattr(daily_backup, "_make", told)
    return event


def test_the_first_start_of_a_day_makes_a_backup_and_the_second_none(base: Base, ended: threading.Event) -> None:
    async def start() -> None:
        ended.clear()
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await until(ended)
            assert "No answer, " in await press(pilot, "c", "n", "enter")

    asyncio.run(start())
    made = backups_of(base)
    assert [file.name.split("-")[-1] for file in made] == ["daily.backup"]
    asyncio.run(start())
    assert backups_of(base) == made


def test_a_backup_that_cannot_be_made_is_told_and_stops_nobody(base: Base, ended: threading.Event) -> None:
    (base.path.parent / "backups").write_text("a file of that name")

    async def start() -> None:
        app = app_on(base)
        async with app.run_test(size=(100, 30)) as pilot:
            await until(ended)
            await pilot.pause()
            assert "No backup" in screen_text(app)
            assert "No answer, Ada" in await press(pilot, "c", "n", "enter")

    asyncio.run(start())


def test_an_app_that_ends_meanwhile_leaves_nothing_half_made(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()
    today = service.back_up_today

    def slow(*arguments: object, stop: object) -> object:
        begun.set()
        # It is stopped while it works: as soon as the app has ended.
        while not stop():  # type: ignore[operator]
            threading.Event().wait(0.01)
        return today(*arguments, stop=stop)  # type: ignore[arg-type]

    monkeypatch.setattr(service, "back_up_today", slow)

    async def start() -> None:
        async with app_on(base).run_test(size=(100, 30)):
            await until(begun)

    asyncio.run(start())
    assert list((base.path.parent / "backups").iterdir()) == []


def test_a_value_that_cannot_be_read_is_a_sentence_in_the_app(base: Base) -> None:
    connection = connect_writer(base.path)
    connection.execute("UPDATE lead SET custom = '{' ")
    connection.close()

    async def start() -> None:
        async with app_on(base).run_test(size=(200, 30)) as pilot:
            assert "damaged" in await press(pilot, "enter")
            await press(pilot, "escape", "j")

    asyncio.run(start())

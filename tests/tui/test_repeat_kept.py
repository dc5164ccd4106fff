"""What `.` remembers: the answers as they were typed, whatever is done with them, and of what was done alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.programs import Programs
from tests.support import SetTime
from tests.tui.converting import elsewhere, noticed
from tests.tui.fresh_base import BERLIN, NOW, PEOPLE, app_on, base_with, calls, detail_of, typed
from tests.tui.pressing import app_of, press
from tests.tui.test_repeat import due, to

from leadtui.services import editing


def at(hour: int) -> datetime:
    """An hour of the day."""
    return datetime(2026, 11, 18, hour, tzinfo=BERLIN)


async def test_repeated_on_selected_leads_a_relative_time_stays_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetTime(tmp_path / "now", NOW)
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await press(pilot, "z", "h")
        await to(pilot, "Grace Hopper")
        await press(pilot, "space", ".", "escape")
        clock.set(at(14))
        await to(pilot, "Tony Hoare")
        await press(pilot, ".")
    assert due(base, "Grace Hopper") == [at(11)]
    assert due(base, "Tony Hoare") == [at(15)]


async def test_repeated_on_many_after_the_question_it_stays_relative_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetTime(tmp_path / "now", NOW)
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(tmp_path, 30)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await press(pilot, "z", "h", "*")
        assert "30 leads" in await press(pilot, ".")
        await press(pilot, "y", "escape")
        clock.set(at(14))
        await press(pilot, "home", ".")
    assert sorted(when for n in range(30) for when in due(base, f"Lead Number{n:05}")) == [*[at(11)] * 29, at(15)]


async def test_minutes_that_were_counted_are_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Programs(tmp_path / "bin", monkeypatch).make("xdg-open")
    clock = SetTime(tmp_path / "now", NOW)
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "p")
        clock.set(NOW + timedelta(minutes=25))
        await press(pilot, "c", *typed("long talk"), "enter")
        await press(pilot, ".")
        await to(pilot, "Tony Hoare")
        await press(pilot, "p", "c", "tab", "tab", *typed("7"), "enter")
        await to(pilot, "Barbara Liskov")
        await press(pilot, ".")
    took = {name: [call.minutes for call in calls(detail_of(base, name))] for name in PEOPLE}
    assert took["Ada Lovelace"] == [25]
    assert took["Grace Hopper"] == [None]
    assert took["Tony Hoare"] == took["Barbara Liskov"] == [7], "typed minutes are an answer"


async def test_what_was_not_saved_is_not_repeated(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "2")
        await to(pilot, "Grace Hopper")
        elsewhere(base, lambda desk: editing.delete(desk, [2]))
        assert "Not saved" in await press(pilot, "4")
        noticed(pilot)
        await to(pilot, "Tony Hoare")
        assert "Contacted, Tony Hoare · again" in await press(pilot, ".")
    assert detail_of(base, "Tony Hoare").row.status == "contacted"


async def test_nothing_was_done_before_what_was_not_saved(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "home")
        elsewhere(base, lambda desk: editing.delete(desk, [1]))
        await press(pilot, "4")
        noticed(pilot)
        assert app_of(pilot).last is None
        assert "Nothing to repeat yet" in await press(pilot, "j", ".")


async def test_a_time_that_was_taken_from_the_note_is_read_in_it_anew_and_is_never_one_that_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetTime(tmp_path / "now", NOW)
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await press(pilot, "c", "c", *typed("call in 2 hours"), "enter")
        clock.set(at(14))
        await to(pilot, "Grace Hopper")
        await press(pilot, ".")
        await to(pilot, "Alan Turing")
        await press(pilot, "c", "c", *typed("email the offer today 15:00"), "enter")
        clock.set(at(16))
        await to(pilot, "Edsger Dijkstra")
        await press(pilot, ".")
    assert due(base, "Ada Lovelace") == [at(12)]
    assert due(base, "Grace Hopper") == [at(16)]
    assert due(base, "Alan Turing") == [at(15)]
    assert due(base, "Edsger Dijkstra") == []
    assert [call.body for call in calls(detail_of(base, "Edsger Dijkstra"))] == ["email the offer today 15:00"]

"""A reminder that comes due over the history is acted on there; where its key does nothing, the line names none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, calls, detail_of
from tests.tui.noticed import at_times, line, look
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.tui import bindings
from leadtui.tui.keyboard.record_keys import RecordKeys


def open_steps(base: Base) -> int:
    """Open follow-ups of Ada."""
    return sum(row.state == "open" for row in detail_of(base, "Ada Lovelace").follow_ups)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("!", "d"), "Done: step 1, Ada Lovelace"),
        (("!", "z", "t"), "Snoozed to Thu 19 Nov 09:00, Ada Lovelace"),
        (("!", "c", "n", "enter"), "No answer, Ada Lovelace"),
    ],
)
async def test_in_the_history_its_key_acts_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], said: str
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(120, 20)) as pilot:
        await look(pilot)
        await press(pilot, "g", "h")
        clock.set("2026-11-18T10:06:30+01:00")
        assert "! acts" in await look(pilot)
        text = await press(pilot, *keys)
        assert top(pilot) == "HistoryScreen"
        assert text.count(said) == 2, "said, and in the list"
        assert line(pilot) == ""
    assert len(calls(detail_of(base, "Ada Lovelace"))) == ("c" in keys)


async def test_from_the_history_it_is_opened_or_sent_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06")
    async with app_on(base).run_test(size=(120, 20)) as pilot:
        await look(pilot)
        await press(pilot, "g", "h")
        clock.set("2026-11-18T10:06:30+01:00")
        await look(pilot)
        await press(pilot, "!", "escape")
        assert "Grace Hopper" in line(pilot)
        app_of(pilot).notices._replaced_at = 0.0
        await press(pilot, "!", "enter")
        assert top(pilot) == "LeadScreen"
    assert open_steps(base) == 1


WHERE = [(), ("g", "h"), ("g", "s"), ("v",), ("g", "a"), ("enter",), ("T",), ("ctrl+f",), ("a",), ("?",), ("ctrl+p",)]


@pytest.mark.parametrize("keys", WHERE, ids=" ".join)
async def test_the_line_names_the_key_where_it_works_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05")
    async with app_on(base).run_test(size=(120, 20)) as pilot:
        await look(pilot)
        clock.set("2026-11-18T10:06:30+01:00")
        await look(pilot)
        await press(pilot, *keys)
        named = "! acts" in line(pilot)
        await press(pilot, "!")
        assert named == _asks(pilot)


def _asks(pilot: Pilot[int]) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, RecordKeys) and screen.prompt is not None and screen.prompt.kind == "notice"


async def test_it_is_in_the_palette_of_the_history() -> None:
    assert bindings.command("notice").works_in("history")

"""While leads are selected the palette and the bottom line go by them, not by the lead under the cursor."""

from __future__ import annotations

from pathlib import Path

from tests.tui.converting import elsewhere, qualified
from tests.tui.fresh_base import app_on, base_with, queue_of, typed
from tests.tui.pressing import app_of, press
from textual.pilot import Pilot

from leadtui.services import converting
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.words.conversion import Conversion


def dimmed(pilot: Pilot[int]) -> frozenset[str]:
    """The commands of the bottom line that can do nothing now."""
    return queue_of(app_of(pilot)).query_one(KeyFooter).idle


async def on_ada(pilot: Pilot[int]) -> None:
    """Go to what was done today, where Ada, who is converted, stands among others."""
    await press(pilot, "[")
    queue = queue_of(app_of(pilot))
    queue.leads.to_index(queue.leads.window.index_of(1))
    row = queue.current_lead()
    assert row is not None
    assert (row.id, row.category) == (1, "converted")
    queue.moved()


async def test_what_a_converted_lead_refuses_is_possible_with_others_selected(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    elsewhere(base, lambda desk: converting.convert(desk, Conversion(1)))
    async with app_on(base).run_test(size=(100, 20)) as pilot:
        await on_ada(pilot)
        queue = queue_of(app_of(pilot))
        for command in ("status", "status-working", "snooze", "note", "done", "tags", "convert", "delete"):
            assert "read-only" in queue.why_not(command), command
        assert "status" in dimmed(pilot)
        await press(pilot, "*")
        for command in ("status", "status-working", "snooze", "note", "done", "tags", "convert", "delete"):
            assert queue.why_not(command) == "", command
        assert dimmed(pilot) & {"status", "snooze", "note", "done", "convert", "delete"} == frozenset()
        assert "read-only" in queue.why_not("call"), "which is logged on the one under the cursor"
        text = await press(pilot, "ctrl+p", *typed("contacted"), "enter")
        assert "Contacted, Grace Hopper" in text
        assert "Ada Lovelace" in text


async def test_repeating_goes_by_what_is_repeated(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    elsewhere(base, lambda desk: converting.convert(desk, Conversion(1)))
    async with app_on(base).run_test(size=(100, 20)) as pilot:
        queue = queue_of(app_of(pilot))
        await press(pilot, "G", "2")
        await on_ada(pilot)
        await press(pilot, "*")
        assert queue.why_not("repeat") == ""
        await press(pilot, "escape")
        assert "read-only" in queue.why_not("repeat")


async def test_in_the_reminders_it_goes_by_the_reminder(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(140, 24)) as pilot:
        await press(pilot, "*", "r")
        assert queue_of(app_of(pilot)).why_not("status") != ""

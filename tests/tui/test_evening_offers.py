"""The next step that stands in the last note of a lead is offered at the end of the day, too."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, detail_of
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.services import triage


def noted_base(folder: Path, *notes: str) -> Base:
    """Ada has no next step, and these notes."""
    base = base_with(folder, ("Ada Lovelace",))
    desk = base.desk()
    number = detail_of(base, "Ada Lovelace").row.id
    triage.set_status(desk, [number], "contacted")
    for text in notes:
        triage.log_note(desk, number, text)
    desk.close()
    return base


async def test_a_note_written_before_fills_in_what_it_says(tmp_path: Path) -> None:
    base = noted_base(tmp_path, "they want a price list, call fri 11")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        shown = await press(pilot, "g", "e")
        assert "not set: call, Fri 20 Nov 11:00" in shown
        assert "When       Fri 20 Nov 11:00" in await press(pilot, "f")
        await press(pilot, "enter")
    (row,) = detail_of(base, "Ada Lovelace").follow_ups
    assert (row.kind, row.due_at % 86400) == ("call", 10 * 3600)


async def test_only_what_was_written_down_last_is_filled_in(tmp_path: Path) -> None:
    base = noted_base(tmp_path, "call fri 11", "they will come back to us")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await press(pilot, "g", "e")
        assert "11:00" not in (await press(pilot, "f")).partition("When  ")[2]

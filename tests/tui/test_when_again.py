"""After a call without a follow-up the message says what is so: the lead rests, and until when."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import press
from tests.tui.rows import NOW, lead

from leadtui.rules.whereabouts import when_again
from leadtui.words.workspace import Workspace


@pytest.mark.parametrize("begin", [(), ("T",)], ids=["queue", "call mode"])
async def test_a_connected_call_without_follow_up_says_until_when_the_lead_rests(
    tmp_path: Path, begin: tuple[str, ...]
) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 24)) as pilot:
        text = await press(pilot, *begin, "c", "c", "enter")
    (said,) = [line for line in text.splitlines() if "✓ Connected" in line]
    assert "called just now, rests until 11:00 · no follow-up" in said
    assert "later today" not in said


@pytest.mark.parametrize("begin", [(), ("T",)], ids=["queue", "call mode"])
async def test_a_call_with_a_follow_up_today_says_later_today(tmp_path: Path, begin: tuple[str, ...]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 24)) as pilot:
        text = await press(pilot, *begin, "c", "n", "enter")
    assert "later today" in next(line for line in text.splitlines() if "✓ No answer" in line)


def test_who_cannot_be_called_where_it_is_is_called_from_then_on() -> None:
    at = int((NOW - timedelta(hours=2)).timestamp())
    row = lead(band=7, lane=3, last_call=at, call_zone="America/Los_Angeles")
    assert when_again(row, NOW, Workspace()).startswith("calls from ")

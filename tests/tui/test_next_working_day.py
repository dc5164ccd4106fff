"""On a Friday the plan for the day to come is for Monday, in the end of the day and in the review."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, reading_of
from tests.tui.pressing import press
from tests.tui.resting_base import resting

from leadtui.bootstrap import Base
from leadtui.platform.clock import Clock
from leadtui.words.records import replace

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
EVENING, REVIEW = ("g", "e"), ("g", "o")


@pytest.fixture
def friday(tmp_path: Path) -> Base:
    """Leads without a next step, on a Friday."""
    base = resting(tmp_path)
    base.clock = Clock(base.clock.zone, look=lambda: FRIDAY)
    return base


def due(base: Base) -> list[str]:
    """When the follow-ups are due that are not Konrad's wake-up."""
    rows = reading_of(base, lambda reading: [one for n in range(1, 7) for one in reading.detail(n).follow_ups])
    at = [datetime.fromtimestamp(row.due_at, base.clock.zone) for row in rows if row.kind != "wake-up"]
    return [f"{one:%a %H:%M}" for one in at]


@pytest.mark.parametrize(("place", "begin"), [(EVENING, ()), (REVIEW, ("j",))], ids=["end of day", "review"])
@pytest.mark.parametrize("width", [80, 160])
async def test_t_on_a_friday_is_monday_at_nine_and_says_so(
    friday: Base, place: tuple[str, ...], begin: tuple[str, ...], width: int
) -> None:
    async with app_on(friday).run_test(size=(width, 30)) as pilot:
        text = await press(pilot, *place, *begin)
        assert "t Mon 9:00" in text.splitlines()[-1]
        await press(pilot, "t")
    assert due(friday) == ["Mon 09:00"]


async def test_where_tomorrow_is_a_working_day_it_says_tomorrow(tmp_path: Path) -> None:
    async with app_on(resting(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "t Tomorrow" in (await press(pilot, *EVENING)).splitlines()[-1]


async def test_holidays_are_no_working_days(friday: Base) -> None:
    hours = replace(friday.workspace.hours, closed=frozenset({FRIDAY.date().replace(day=23)}))
    friday.workspace = replace(friday.workspace, hours=hours)
    async with app_on(friday).run_test(size=(80, 24)) as pilot:
        assert "t Tue 9:00" in (await press(pilot, *EVENING)).splitlines()[-1]

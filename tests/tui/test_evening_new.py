"""What the end of the day says while New leads wait: who has no next step is not asked about them, but told of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, queue_of, reading_of
from tests.tui.pressing import app_of, press, top

from leadtui.bootstrap import Base
from leadtui.services import editing

OPEN = ("g", "e")


def waiting(folder: Path) -> Base:
    """Three New leads of a list, and a hot one and one from the website that wait for an answer; none was touched."""
    base = base_with(folder)
    listed = new_leads(base)
    desk = base.desk()
    editing.add_lead(desk, {"last_name": "Website", "source": "Website"})
    editing.add_lead(desk, {"last_name": "Hottest", "source": "Website", "rating": "Hot"})
    desk.close()
    assert new_leads(base) == listed + 2
    return base


def new_leads(base: Base) -> int:
    """How many New leads there are."""
    return reading_of(base, lambda reading: reading.count(reading.listing("status:new")))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_untouched_new_leads_and_answers_owed_are_not_called_a_day_that_is_done(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    base = waiting(tmp_path)
    new = new_leads(base)
    async with app_on(base).run_test(size=size) as pilot:
        text = await press(pilot, *OPEN)
        assert top(pilot) == "EveningEnd"
        said = " ".join(text.split())
        assert "Every open lead past New has a next step, 2 answers are owed" in said
        assert "Every open lead has" not in said
        assert "r goes to them" in said
        assert re.search(r"Answers owed +2, first Hottest: \d+ min left", text)
        assert re.search(rf"New leads +{new} without a next step", text)
        await press(pilot, "r")
        assert (top(pilot), queue_of(app_of(pilot)).in_reminders) == ("QueueScreen", True)

"""Why a lead stands where it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.tui.rows import NOW, lead

from leadtui.rules.aging import days_since
from leadtui.rules.reasons import comes_next, reasons
from leadtui.tui.widgets.facts import age, since
from leadtui.words.workspace import Workspace


@pytest.mark.parametrize("band", [1, 3])
def test_a_band_that_promises_a_time_is_told_without_one_where_a_damaged_base_lacks_it(band: int) -> None:
    first = reasons(lead(band=band, next_kind="call", tries=1), NOW, Workspace())[0]
    assert "at a time not known" in first


LAST_NIGHT = int((NOW - timedelta(days=11) + timedelta(hours=12)).timestamp())
"""Eleven days of the calendar ago, ten and a half by the clock."""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"band": 4, "status": "contacted"}, "contacted, no next step, 11 days"),
        ({"band": 6, "status": "contacted"}, "stale 11 days"),
        ({"band": 2, "answer_due": 5, "raised_at": 5}, "raised, untouched 11 days"),
    ],
)
def test_days_are_days_of_the_calendar_as_ages_are_everywhere(values: dict[str, Any], said: str) -> None:
    row = lead(touched=LAST_NIGHT, status_since=LAST_NIGHT, **values)
    assert reasons(row, NOW, Workspace())[0] == said
    assert (days_since(LAST_NIGHT, NOW), age(LAST_NIGHT, NOW), since(LAST_NIGHT, NOW)) == (
        11,
        "11 days ago",
        "for 11 days",
    )


def test_what_comes_next_is_what_was_planned_also_of_a_lead_that_is_owed_an_answer() -> None:
    tomorrow = int((NOW + timedelta(days=1)).timestamp())
    late = int((NOW - timedelta(minutes=10)).timestamp())
    row = lead(band=2, lane=8, answer_due=late, next_due=tomorrow, next_kind="call")
    assert reasons(row, NOW, Workspace())[0] == "answer owed, 10 min late"
    assert comes_next(row, NOW, Workspace()).startswith("call tomorrow")

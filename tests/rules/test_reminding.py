"""When a follow-up is told of, and what is said where it is too late for that."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.reminding import gone_by, reminded_at
from leadtui.rules.when import parse

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = 24 * 60


@pytest.mark.parametrize(
    ("typed", "minutes", "remind"),
    [
        ("thu 10", None, (19, 10)), ("fri", None, (20, 9)), ("thu 10", 60, (19, 9)), ("fri", DAY, (19, 9)),
        ("thu 10", 3 * DAY, (19, 10)), ("fri", 3 * DAY, (20, 9)),
    ],
)  # fmt: skip
def test_a_reminder_comes_so_long_before_or_when_that_has_gone_by_at_its_time(
    typed: str, minutes: int | None, remind: tuple[int, int]
) -> None:
    found = reminded_at(parse(typed, NOW), minutes, NOW)
    assert (found.day, found.hour) == remind


def test_it_is_said_that_it_is_too_late_to_be_reminded_so_long_before() -> None:
    assert gone_by(parse("thu 10", NOW), 3 * DAY, NOW) == "3 days before has gone by: reminded when it is due"
    assert gone_by(parse("thu 10", NOW), 60, NOW) == ""
    assert gone_by(None, 60, NOW) == gone_by(parse("thu 10", NOW), None, NOW) == ""

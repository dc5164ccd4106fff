"""How long leads have waited, and how long an answer may still take, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import NOW

from leadtui.rules.aging import amount, countdown, days_since, left, owed, short_age, short_left

AT = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(minutes=12), "12 min left"),
        (timedelta(minutes=12, seconds=59), "12 min left"),
        (timedelta(seconds=59), "under 1 min left"),
        (timedelta(seconds=1), "under 1 min left"),
        (timedelta(), "just late"),
        (timedelta(seconds=-1), "just late"),
        (timedelta(minutes=-2), "2 min late"),
        (timedelta(minutes=89), "89 min left"),
        (timedelta(minutes=90), "1 h left"),
        (timedelta(hours=-47), "47 h late"),
        (timedelta(days=-15), "15 days late"),
    ],
)
def test_the_time_left_is_said_in_whole_units(away: timedelta, said: str) -> None:
    assert left(AT + int(away.total_seconds()), NOW) == said


@pytest.mark.parametrize(
    ("away", "said", "short"),
    [
        (timedelta(hours=13, minutes=59), "answer owed, 13 h left", "13 h"),
        (timedelta(hours=14), "answer owed by Thu 00:00", "Thu 00:00"),
        (timedelta(days=5, minutes=-57), "answer owed by Mon 09:03", "Mon 09:03"),
        (timedelta(days=26), "answer owed by 14 Dec 10:00", "14 Dec"),
        (timedelta(minutes=-5), "answer owed, 5 min late", "late 5m"),
    ],
)
def test_what_ends_on_another_day_is_said_by_its_end(away: timedelta, said: str, short: str) -> None:
    due = AT + int(away.total_seconds())
    assert (owed(due, NOW), short_left(due, NOW)) == (said, short)


def test_an_answer_is_late_by_days_of_the_calendar() -> None:
    due = int((NOW - timedelta(days=3) + timedelta(hours=12)).timestamp())
    assert (left(due, NOW), short_left(due, NOW)) == ("3 days late", "late 3d")


@pytest.mark.parametrize(("seconds", "said"), [(299, "4:59 left"), (61, "1:01 left"), (0, "0:00 left")])
def test_the_last_minutes_are_counted_in_seconds(seconds: int, said: str) -> None:
    assert countdown(AT + seconds, NOW) == said


@pytest.mark.parametrize("seconds", [300, 3600, -1, -120])
def test_before_and_after_them_they_are_not(seconds: int) -> None:
    assert countdown(AT + seconds, NOW) == left(AT + seconds, NOW)


@given(st.integers(-400 * 86400, 400 * 86400))
def test_the_short_form_has_room_in_the_panel(seconds: int) -> None:
    assert len(short_left(AT + seconds, NOW)) <= 9
    assert ("late" in short_left(AT + seconds, NOW)) == (seconds <= 0)


@given(st.integers(0, 9999))
def test_an_age_has_room_in_its_column(days: int) -> None:
    said = short_age(int((NOW - timedelta(days=days)).timestamp()), NOW)
    assert len(said) <= 5
    assert said == (f"{days}d" if days else "today")


def test_what_never_happened_is_said() -> None:
    assert short_age(None, NOW) == "never"


def test_days_are_those_of_the_calendar_also_where_the_clocks_change() -> None:
    zone = ZoneInfo("Europe/Berlin")
    sunday = datetime(2026, 10, 25, 23, 30, tzinfo=zone)
    assert days_since(int(datetime(2026, 10, 24, 23, 45, tzinfo=zone).timestamp()), sunday) == 1
    assert days_since(int((sunday + timedelta(hours=1)).timestamp()), sunday) == 0


def test_an_amount_is_never_more_than_has_passed() -> None:
    assert [amount(seconds) for seconds in (0, 59, 60, 5399, 5400, 172_799, 172_800)] == [
        "0 s", "59 s", "1 min", "89 min", "1 h", "47 h", "2 days",
    ]  # fmt: skip

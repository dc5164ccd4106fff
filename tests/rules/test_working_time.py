"""When a filled-in follow-up is due. 18 November 2026 is a Wednesday."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.working_time import (
    end_of_day,
    next_business_start,
    plus_business_days,
    plus_hours,
    shift_business_days,
    start_of_day,
    works_on,
)
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
NOWS = st.integers(0, 60 * 365 * 24 * 3600).map(
    lambda seconds: (datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(BERLIN)
)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=BERLIN)


def test_hours_count_from_now_rounded_up_to_five_minutes() -> None:
    assert plus_hours(at(18, 10), 4) == at(18, 14)
    assert plus_hours(at(18, 10, 1), 4) == at(18, 14, 5)
    assert plus_hours(at(18, 10, 0, 1), 1) == at(18, 11, 5)


def test_past_the_end_of_the_working_day_it_is_the_next_business_day() -> None:
    assert plus_hours(at(18, 13, 30), 4) == at(18, 17, 30)
    assert plus_hours(at(18, 13, 31), 4) == at(19, 9)
    assert plus_hours(at(20, 16), 4) == at(23, 9), "over the weekend"
    assert plus_hours(at(18, 23), 4) == at(19, 9), "over midnight"


def test_on_a_day_that_is_not_worked_it_is_the_next_business_day() -> None:
    assert plus_hours(at(21, 10), 1) == at(23, 9)


def test_before_work_begins_the_hour_stays() -> None:
    assert plus_hours(at(18, 7), 1) == at(18, 8)


def test_a_business_day_later_is_the_same_minute() -> None:
    assert plus_business_days(at(18, 10, 7, 30), 1) == at(19, 10, 7)
    assert plus_business_days(at(20, 10), 1) == at(23, 10)
    assert plus_business_days(at(21, 10), 1) == at(23, 10)


def test_a_business_day_later_is_moved_into_working_hours() -> None:
    assert plus_business_days(at(18, 7), 1) == at(19, 9)
    assert plus_business_days(at(18, 20), 1) == at(19, 17, 30)


def test_the_workspace_sets_days_and_hours() -> None:
    hours = WorkingHours(days=frozenset({6, 0, 1, 2, 3}), start=time(8), end=time(16))
    assert plus_hours(at(19, 15), 4, hours) == at(22, 8), "Thursday to Sunday"
    assert plus_business_days(at(19, 17), 1, hours) == at(22, 16)
    assert next_business_start(at(19, 9), hours) == at(22, 8)


@pytest.mark.parametrize("days", [frozenset[int](), frozenset({7}), frozenset({-1, 0})])
def test_working_days_that_cannot_be_are_refused(days: frozenset[int]) -> None:
    with pytest.raises(InputError, match="Working days"):
        WorkingHours(days=days)


def test_a_working_day_ends_after_it_starts() -> None:
    with pytest.raises(InputError, match="ends at 09:00"):
        WorkingHours(start=time(9), end=time(9))


def test_the_day_ends_where_the_next_begins_also_when_the_clocks_change() -> None:
    sunday = datetime(2026, 10, 25, 12, tzinfo=BERLIN)
    assert start_of_day(sunday).isoformat() == "2026-10-25T00:00:00+02:00"
    assert end_of_day(sunday).isoformat() == "2026-10-26T00:00:00+01:00"
    assert (end_of_day(sunday).astimezone(UTC) - start_of_day(sunday).astimezone(UTC)) == timedelta(hours=25)


def test_hours_really_pass_when_the_clocks_change() -> None:
    all_week = WorkingHours(days=frozenset(range(7)), start=time(0), end=time(23, 59))
    eve = datetime(2026, 3, 29, 1, tzinfo=BERLIN)
    assert plus_hours(eve, 4, all_week) == datetime(2026, 3, 29, 6, tzinfo=BERLIN)


def test_business_days_count_back_too() -> None:
    assert shift_business_days(date(2026, 11, 23), -1) == date(2026, 11, 20)
    assert shift_business_days(date(2026, 11, 21), 0) == date(2026, 11, 23)


@given(NOWS, st.integers(0, 9))
def test_hours_land_on_a_working_day_and_never_before_they_pass(now: datetime, count: int) -> None:
    later = plus_hours(now, count)
    assert works_on(later.date())
    assert later.time() <= DEFAULT_HOURS.end
    assert later.minute % 5 == 0
    assert later.astimezone(UTC) >= now.astimezone(UTC) + timedelta(hours=count) or later.hour == 9
    assert later.tzinfo is BERLIN


@given(NOWS, st.integers(1, 30))
def test_business_days_land_in_working_hours(now: datetime, count: int) -> None:
    later = plus_business_days(now, count)
    assert works_on(later.date())
    assert DEFAULT_HOURS.start <= later.time() <= DEFAULT_HOURS.end
    assert later.date() > now.date()


@given(NOWS)
def test_now_is_within_its_day(now: datetime) -> None:
    assert start_of_day(now).astimezone(UTC) <= now.astimezone(UTC) < end_of_day(now).astimezone(UTC)

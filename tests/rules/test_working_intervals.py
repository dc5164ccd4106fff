"""How much working time lies between two instants. 18 November 2026 is a Wednesday, worked from 9:00 to 17:30."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.working_time import add_working, working_between, works_on
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ["Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]
INSTANTS = st.builds(
    lambda seconds, zone: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone)),
    st.integers(0, 730 * 86400),
    st.sampled_from(ZONES),
)
HOURS = st.builds(
    lambda days, start, long: WorkingHours(
        days=days, start=time(start // 60, start % 60), end=time(*divmod(start + long, 60)), closed=frozenset()
    ),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 1000),
    st.integers(1, 439),
)


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (at(18, 10), 5, at(18, 10, 5)),
        (at(18, 8), 5, at(18, 9, 5)),
        (at(18, 17, 27), 5, at(19, 9, 2)),
        (at(18, 17, 25), 5, at(18, 17, 30)),
        (at(18, 17, 30), 5, at(19, 9, 5)),
        (at(20, 17, 28, 30), 5, at(23, 9, 3, 30)),
        (at(21, 12), 5, at(23, 9, 5)),
        (at(18, 10), 510, at(19, 10)),
        (at(18, 10), 0, at(18, 10)),
        (at(21, 12), 0, at(21, 12)),
    ],
)
def test_working_minutes_pass_only_while_work_is_done(start: datetime, minutes: int, end: datetime) -> None:
    assert add_working(start, minutes) == end


def test_days_that_are_closed_pass_no_working_time() -> None:
    hours = WorkingHours(closed=frozenset({date(2026, 11, 19)}))
    assert add_working(at(18, 17, 28), 5, hours) == at(20, 9, 3)
    assert working_between(at(18, 17), at(20, 9, 30), hours) == timedelta(hours=1)


def test_a_night_shift_over_the_change_of_clocks_is_as_long_as_it_is() -> None:
    night = WorkingHours(days=frozenset(range(7)), start=time(0), end=time(6))
    eve = datetime(2026, 3, 29, 0, tzinfo=BERLIN)
    assert add_working(eve, 120, night) == datetime(2026, 3, 29, 3, tzinfo=BERLIN)
    assert working_between(eve, eve.replace(hour=23), night) == timedelta(hours=5)
    autumn = datetime(2026, 10, 25, 0, tzinfo=BERLIN)
    assert working_between(autumn, autumn.replace(hour=23), night) == timedelta(hours=7)


def test_back_in_time_it_is_negative() -> None:
    assert working_between(at(19, 10), at(18, 17)) == timedelta(hours=-1, minutes=-30)


@given(INSTANTS, st.integers(0, 3000), HOURS)
def test_what_was_added_lies_between(start: datetime, minutes: int, hours: WorkingHours) -> None:
    end = add_working(start, minutes, hours)
    assert working_between(start, end, hours) == timedelta(minutes=minutes)
    assert end.astimezone(UTC) >= start.astimezone(UTC)
    assert end.tzinfo == start.tzinfo


@given(INSTANTS, st.integers(1, 3000), HOURS)
def test_nothing_ends_outside_of_work_or_earlier_than_it_must(
    start: datetime, minutes: int, hours: WorkingHours
) -> None:
    end = add_working(start, minutes, hours)
    just_before = (end.astimezone(UTC) - timedelta(seconds=1)).astimezone(end.tzinfo)
    assert works_on(just_before.date(), hours)
    assert working_between(start, just_before, hours) == timedelta(minutes=minutes, seconds=-1)


@given(INSTANTS, st.integers(0, 900), st.integers(0, 900))
def test_working_time_adds_up(start: datetime, one: int, other: int) -> None:
    assert working_between(start, add_working(add_working(start, one), other)) == timedelta(minutes=one + other)


@given(INSTANTS, st.integers(0, 40 * 86400), st.integers(0, 40 * 86400), HOURS)
def test_the_way_over_a_point_between_is_as_long(start: datetime, one: int, more: int, hours: WorkingHours) -> None:
    middle = (start.astimezone(UTC) + timedelta(seconds=one)).astimezone(start.tzinfo)
    end = (middle.astimezone(UTC) + timedelta(seconds=more)).astimezone(start.tzinfo)
    whole = working_between(start, end, hours)
    assert whole == working_between(start, middle, hours) + working_between(middle, end, hours)
    assert working_between(end, start, hours) == -whole
    assert timedelta(0) <= whole <= timedelta(seconds=one + more)


def test_the_usual_hours_hold_when_none_are_given() -> None:
    assert working_between(at(16, 0), at(23, 0)) == 5 * (
        datetime.combine(date(2026, 1, 1), DEFAULT_HOURS.end, UTC) - datetime(2026, 1, 1, 9, tzinfo=UTC)
    )

"""Nights on which the clocks change: hours really pass, days are the calendar's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.when import parse
from leadtui.rules.zones import before, elapsed, wall

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
# The eve of summer time, and of its end, in each zone.
SPRING = {BERLIN: datetime(2026, 3, 28, 12, tzinfo=BERLIN), NEW_YORK: datetime(2026, 3, 7, 12, tzinfo=NEW_YORK)}
AUTUMN = {BERLIN: datetime(2026, 10, 24, 12, tzinfo=BERLIN), NEW_YORK: datetime(2026, 10, 31, 12, tzinfo=NEW_YORK)}
SKIPPED_TWICE = {BERLIN: "2:30am", NEW_YORK: "2:30am"}, {BERLIN: "2:30am", NEW_YORK: "1:30am"}
ZONES = pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])


def hours_between(one: datetime, other: datetime) -> float:
    return (other.astimezone(UTC) - one.astimezone(UTC)) / timedelta(hours=1)


@ZONES
def test_hours_are_elapsed_time(zone: ZoneInfo) -> None:
    for now, clock in ((SPRING[zone], 13), (AUTUMN[zone], 11)):
        when = parse("24h", now)
        assert hours_between(now, when.at) == 24
        assert when.at.hour == clock


@ZONES
def test_days_are_calendar_days(zone: ZoneInfo) -> None:
    for now, hours in ((SPRING[zone], 23), (AUTUMN[zone], 25)):
        when = parse("1d 12:00", now)
        assert hours_between(now, when.at) == hours
        assert when.at.time() == time(12)


@ZONES
def test_a_clock_that_is_skipped_is_moved_on_by_the_gap(zone: ZoneInfo) -> None:
    when = parse("tomorrow 2:30am", SPRING[zone])
    assert when.at.time() == time(3, 30)
    assert when.at.utcoffset() == timedelta(hours=2 if zone is BERLIN else -4)


@ZONES
def test_a_clock_that_comes_twice_means_the_first_time(zone: ZoneInfo) -> None:
    when = parse(f"tomorrow {SKIPPED_TWICE[1][zone]}", AUTUMN[zone])
    assert when.at.fold == 0
    assert when.at.utcoffset() == timedelta(hours=2 if zone is BERLIN else -4)


@ZONES
def test_an_hour_within_the_hour_that_comes_twice_is_an_hour(zone: ZoneInfo) -> None:
    first = wall(AUTUMN[zone].date() + timedelta(days=1), time(2 if zone is BERLIN else 1, 30), zone)
    when = parse("1h", first)
    assert when.at.time() == first.time()
    assert when.at.fold == 1
    assert before(first, when.at)


def test_a_bare_clock_in_the_second_of_two_hours_has_passed() -> None:
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    assert parse("2:30am", second).at == datetime(2026, 10, 26, 2, 30, tzinfo=BERLIN)


def test_a_day_whose_midnight_is_skipped_begins_when_it_does() -> None:
    beirut = ZoneInfo("Asia/Beirut")
    when = parse("tomorrow", datetime(2026, 3, 28, 12, tzinfo=beirut))
    assert when.date == date(2026, 3, 29)
    assert when.at.hour == 1


def test_the_result_is_in_the_zone_of_now() -> None:
    assert parse("2026-12-01T09:00Z", SPRING[NEW_YORK]).at.tzinfo is NEW_YORK


def test_elapsed_keeps_the_zone() -> None:
    assert elapsed(SPRING[BERLIN], timedelta(hours=24)).tzinfo is BERLIN

"""Public holidays of a workspace's country are not worked. 18 November 2026 is a Wednesday."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.holidays import is_holiday, read_country, read_region
from leadtui.rules.when import parse
from leadtui.rules.working_time import add_working, plus_business_days, plus_hours, shift_business_days, works_on
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
SAXONY = WorkingHours(country="DE", region="SN")
"""Repentance Day, 18 November 2026, is a holiday in Saxony alone."""


@pytest.mark.parametrize(
    ("day", "country", "region", "free"),
    [
        (date(2026, 12, 25), "DE", "", True),
        (date(2026, 12, 26), "US", "", False),
        (date(2026, 11, 26), "US", "", True),
        (date(2026, 11, 18), "DE", "", False),
        (date(2026, 11, 18), "DE", "SN", True),
        (date(2026, 7, 3), "US", "", True),
        (date(2026, 8, 31), "GB", "ENG", True),
        (date(2026, 8, 31), "GB", "SCT", False),
        (date(2026, 12, 25), "", "", False),
    ],
)
def test_a_holiday_is_one_of_its_country_and_its_part(day: date, country: str, region: str, free: bool) -> None:
    assert is_holiday(day, country, region) is free


def test_of_a_country_nobody_knows_no_day_is_a_holiday() -> None:
    assert not is_holiday(date(2026, 1, 1), "ZZ")
    assert not is_holiday(date(2026, 1, 1), "DE", "ZZ")
    assert not is_holiday(date(1, 1, 1), "DE")


def test_what_is_filled_in_passes_over_holidays() -> None:
    tuesday = datetime(2026, 11, 17, 16, tzinfo=BERLIN)
    assert not works_on(date(2026, 11, 18), SAXONY)
    assert plus_hours(tuesday, 4, SAXONY) == datetime(2026, 11, 19, 9, tzinfo=BERLIN)
    assert plus_business_days(tuesday, 1, SAXONY) == datetime(2026, 11, 19, 16, tzinfo=BERLIN)
    assert shift_business_days(date(2026, 11, 19), -1, SAXONY) == date(2026, 11, 17)
    assert add_working(tuesday, 120, SAXONY) == datetime(2026, 11, 19, 9, 30, tzinfo=BERLIN)
    assert parse("1bd", tuesday, hours=SAXONY).date == date(2026, 11, 19)


def test_a_day_the_workspace_closes_passes_too() -> None:
    hours = WorkingHours(country="DE", closed=frozenset({date(2026, 12, 24), date(2026, 12, 31)}))
    eve = datetime(2026, 12, 23, 17, tzinfo=BERLIN)
    assert plus_hours(eve, 1, hours) == datetime(2026, 12, 28, 9, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("typed", "code"), [("de", "DE"), ("Germany", "DE"), ("Deutschland", "DE"), ("USA", "US"), ("United Kingdom", "GB")]
)
def test_a_country_is_typed_as_a_code_or_by_name(typed: str, code: str) -> None:
    assert read_country(typed) == code


@pytest.mark.parametrize(
    ("typed", "country", "code"),
    [("by", "DE", "BY"), ("DE-BY", "DE", "BY"), ("bayern", "DE", "BY"), ("Zurich", "CH", "ZH"), ("Texas", "US", "TX")],
)
def test_a_part_is_typed_as_a_code_or_by_name(typed: str, country: str, code: str) -> None:
    assert read_region(typed, country) == code


def test_what_is_not_known_is_refused_with_what_is() -> None:
    with pytest.raises(InputError, match="Atlantis"):
        read_country("Atlantis")
    with pytest.raises(InputError, match="'Mordor' is no part of DE") as refused:
        read_region("Mordor", "DE")
    assert "BY" in refused.value.hint


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(["", "DE", "US", "FR", "JP"]), st.integers(1, 9))
def test_so_many_working_days_later_just_so_many_were_worked(day: date, country: str, count: int) -> None:
    hours = WorkingHours(country=country, start=time(8), end=time(16))
    later = shift_business_days(day, count, hours)
    assert works_on(later, hours)
    between = [day + timedelta(days=n) for n in range(1, (later - day).days + 1)]
    assert sum(works_on(one, hours) for one in between) == count

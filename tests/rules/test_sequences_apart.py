"""When steps are due where the rep, the lead and whoever worked it out are far apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.sequences import due, made_at, read_window, stands_until
from leadtui.rules.working_time import works_on
from leadtui.rules.zones import wall
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.sequences import EnrolmentRow, Step
from leadtui.words.workspace import Workspace

PLACES = ("Australia/Sydney", "Pacific/Auckland", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Berlin", "UTC")
zones = st.sampled_from(PLACES).map(ZoneInfo)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - aware by `timezones`
BERLIN, SYDNEY, NEW_YORK = map(ZoneInfo, ("Europe/Berlin", "Australia/Sydney", "America/New_York"))


def step(after: str, window: str = "") -> Step:
    return Step("one", after, "call", window=window)


def test_a_window_that_is_on_a_day_off_for_the_rep_is_on_the_next_day_both_work() -> None:
    friday = datetime(2026, 11, 20, 15, tzinfo=BERLIN)
    # Monday at nine in Sydney is Sunday night in Berlin, Friday at four in New York is Saturday in Sydney.
    assert due(step("1bd", "9-11"), friday, DEFAULT_HOURS, SYDNEY).at == datetime(2026, 11, 24, 9, tzinfo=SYDNEY)
    thursday = datetime(2026, 11, 19, 15, tzinfo=SYDNEY)
    assert due(step("1bd", "16-18"), thursday, DEFAULT_HOURS, NEW_YORK).at == datetime(
        2026, 11, 23, 16, tzinfo=NEW_YORK
    )


def test_where_no_day_is_worked_by_both_the_day_of_the_lead_counts() -> None:
    mondays = WorkingHours(days=frozenset({0}))
    found = due(step("1bd", "9-11"), datetime(2026, 11, 18, 15, tzinfo=BERLIN), mondays, SYDNEY)
    assert found.at == datetime(2026, 11, 23, 9, tzinfo=SYDNEY)


@given(moments, st.integers(0, 9), st.sampled_from(["9-11", "16-18", "0-23:59"]), zones, zones)
def test_a_window_is_on_a_day_that_is_worked_at_both_ends(
    since: datetime, days: int, window: str, rep: ZoneInfo, lead: ZoneInfo
) -> None:
    found = due(step(f"{days}d", window), since.astimezone(rep), DEFAULT_HOURS, lead).at
    assert found >= since.replace(microsecond=0)
    assert works_on(found.date())
    assert works_on(found.astimezone(lead).date())
    start, end = read_window(window) or (time(), time())
    assert start <= found.astimezone(lead).time() <= end


@pytest.mark.parametrize(("worked_out", "rep"), [(SYDNEY, NEW_YORK), (NEW_YORK, SYDNEY), (SYDNEY, BERLIN)])
def test_a_whole_day_is_the_same_day_for_a_rep_at_the_other_end(worked_out: ZoneInfo, rep: ZoneInfo) -> None:
    monday = date(2026, 11, 23)
    assert made_at(step("1bd"), wall(monday, time(), worked_out), rep).date == monday


def test_a_whole_day_that_is_not_worked_any_more_is_the_next_one_that_is() -> None:
    closed = WorkingHours(closed=frozenset({date(2026, 11, 23)}))
    assert made_at(step("1bd"), wall(date(2026, 11, 23), time(), BERLIN), BERLIN, closed).date == date(2026, 11, 24)


@given(moments, zones, zones)
def test_a_whole_day_is_a_day_that_is_worked_and_at_most_the_one_before(
    since: datetime, worked_out: ZoneInfo, rep: ZoneInfo
) -> None:
    day = due(step("1bd"), since.astimezone(worked_out), DEFAULT_HOURS).date
    assert day is not None
    found = made_at(step("1bd"), wall(day, time(), worked_out), rep)
    assert found.date is not None
    assert works_on(found.date)
    assert -1 <= (found.date - day).days <= 0
    assert found.at == wall(found.date, time(), rep)


def test_the_day_of_an_open_step_is_told_as_it_was_made() -> None:
    at = int(wall(date(2026, 11, 23), time(), SYDNEY).timestamp())
    row = EnrolmentRow(
        1, 1, "Ada", None, "first-contact", "running", "call-1", None, at, None, None, 7, at, "2026-11-23"
    )
    found = stands_until(row, Workspace(), datetime(2026, 11, 20, 9, tzinfo=NEW_YORK))
    assert found is not None
    assert found.date == date(2026, 11, 23)

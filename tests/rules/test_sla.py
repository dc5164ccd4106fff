"""The times of promises: read, said, and when they end, in working time and by the calendar, over changes of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.sla import (
    After,
    Within,
    due_at,
    is_late,
    is_over,
    latest_start,
    read_after,
    read_within,
    said,
    say_after,
    say_within,
)
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.sla import ESCALATIONS, SLA_RULES, ClockRow

PARIS = ZoneInfo("Europe/Paris")
WITHIN = st.builds(Within, st.integers(1, 400), st.sampled_from(["minute", "hour", "day"]), st.booleans()) | st.builds(
    Within, st.integers(1, 50), st.just("week")
)
INSTANTS = st.integers(0, 1095 * 86400).map(
    lambda seconds: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
ZONES = st.sampled_from(
    [PARIS, ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kolkata")]
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 working minutes", Within(5, "minute", working=True)),
        ("5 Working  Minutes", Within(5, "minute", working=True)),
        ("4 hours", Within(4, "hour")),
        ("4h", Within(4, "hour")),
        ("30 min", Within(30, "minute")),
        ("1 business day", Within(1, "day", working=True)),
        ("2bd", Within(2, "day", working=True)),
        ("3 days", Within(3, "day")),
        ("1 week", Within(1, "week")),
        ("", None),
        ("  ", None),
    ],
)
def test_a_length_of_time_is_read_as_people_type_it(typed: str, meant: Within | None) -> None:
    assert read_within(typed) == meant


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("soon", "'soon'"), ("5", "'5'"), ("0 days", "number"), ("5 fortnights", "'fortnights'"),
        ("-3 days", "'-3 days'"),
        ("3 working weeks", "week"), ("99999 days", "number"), ("3 days and 2 hours", "'3 days and 2 hours'"),
        ("1.5 hours", "'1.5 hours'"),
    ],
)  # fmt: skip
def test_what_is_no_length_of_time_is_refused_by_naming_it(typed: str, named: str) -> None:
    with pytest.raises(InputError) as error:
        read_within(typed)
    assert named in error.value.message


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("breach", After(True)),
        ("breach +2 hours", After(True, Within(2, "hour"))),
        ("Breach + 2 working hours", After(True, Within(2, "hour", working=True))),
        ("3 days", After(False, Within(3, "day"))),
    ],
)
def test_when_a_step_is_taken_is_read(typed: str, meant: After) -> None:
    assert read_after(typed) == meant


@pytest.mark.parametrize("typed", ["", "breach 2 hours", "breach +", "after a while", "breach +soon"])
def test_when_a_step_is_taken_is_refused_where_it_cannot_be_read(typed: str) -> None:
    with pytest.raises(InputError):
        read_after(typed)


@given(WITHIN)
def test_what_is_said_is_read_as_the_same(within: Within) -> None:
    assert read_within(say_within(within)) == within


@given(st.booleans(), st.none() | WITHIN)
def test_a_step_that_is_said_is_read_as_the_same(breach: bool, wait: Within | None) -> None:
    if breach or wait:
        assert read_after(say_after(After(breach, wait))) == After(breach, wait)


def test_the_rules_of_a_new_base_can_be_read() -> None:
    assert all(read_within(rule.within) for rule in SLA_RULES)
    assert all(read_after(rule.after) for rule in ESCALATIONS)


@pytest.mark.parametrize(
    ("started", "within", "due"),
    [
        ("2026-11-18T10:00:30", "5 working minutes", "2026-11-18T10:05:30"),
        ("2026-11-18T17:28", "5 working minutes", "2026-11-19T09:03"),
        ("2026-11-20T20:00", "5 working minutes", "2026-11-23T09:05"),
        ("2026-11-18T16:30", "2 working hours", "2026-11-19T10:00"),
        ("2026-11-18T23:00", "4 hours", "2026-11-19T03:00"),
        ("2026-11-18T10:00", "1 business day", "2026-11-19T10:00"),
        ("2026-11-20T10:00", "1 business day", "2026-11-23T10:00"),
        ("2026-11-20T20:00", "1 business day", "2026-11-23T17:30"),
        ("2026-11-21T07:00", "1 business day", "2026-11-23T09:00"),
        ("2026-11-18T10:00", "3 days", "2026-11-21T10:00"),
        ("2026-11-18T10:00", "1 week", "2026-11-25T10:00"),
        # The clocks go forward on 29 March and back on 25 October.
        ("2026-03-28T10:00", "1 day", "2026-03-29T10:00"),
        ("2026-03-28T22:00", "6 hours", "2026-03-29T05:00"),
        ("2026-10-24T22:00", "6 hours", "2026-10-25T03:00"),
        ("2026-10-23T17:00", "2 working hours", "2026-10-26T10:30"),
    ],
)
def test_when_an_answer_is_due(started: str, within: str, due: str) -> None:
    read = read_within(within)
    assert read is not None
    assert due_at(at(started), read, DEFAULT_HOURS, PARIS) == at(due).astimezone(UTC)


def test_a_closed_day_and_a_holiday_are_not_worked() -> None:
    closed = WorkingHours(closed=frozenset({date(2026, 11, 19)}))
    german = WorkingHours(country="DE")
    day, minutes = Within(1, "day", working=True), Within(5, "minute", working=True)
    assert due_at(at("2026-11-18T10:00"), day, closed, PARIS) == at("2026-11-20T10:00")
    assert due_at(at("2026-12-24T17:28"), minutes, german, PARIS) == at("2026-12-28T09:03")


@given(INSTANTS, WITHIN, ZONES)
def test_what_is_due_is_over_from_that_instant_on_and_not_before(
    started: datetime, within: Within, zone: ZoneInfo
) -> None:
    due = due_at(started, within, DEFAULT_HOURS, zone)
    assert due >= started
    assert is_over(started, within, DEFAULT_HOURS, due, zone)
    assert due == started or not is_over(started, within, DEFAULT_HOURS, due - timedelta(seconds=1), zone)


@given(INSTANTS, WITHIN, ZONES)
def test_what_is_over_began_no_later_than_the_latest_start(started: datetime, within: Within, zone: ZoneInfo) -> None:
    now = due_at(started, within, DEFAULT_HOURS, zone).astimezone(zone)
    assert started <= latest_start(now, within)


@pytest.mark.parametrize("within", ["30 minutes", "4 hours", "48 hours", "3 working hours", "1 day", "1 business day"])
@pytest.mark.parametrize("night", ["2026-03-28", "2026-04-04", "2026-10-03", "2026-10-24", "2026-10-31"])
def test_nor_on_the_nights_on_which_clocks_change(within: str, night: str) -> None:
    read = read_within(within)
    assert read is not None
    for zone in (PARIS, ZoneInfo("America/New_York"), ZoneInfo("Australia/Sydney")):
        for minutes in range(0, 48 * 60, 30):
            started = datetime.fromisoformat(night).replace(tzinfo=UTC) + timedelta(minutes=minutes)
            due = due_at(started, read, DEFAULT_HOURS, zone)
            for later in (0, 30, 61):
                now = (due + timedelta(minutes=later)).astimezone(zone)
                assert started <= latest_start(now, read).astimezone(UTC), (zone, started, now)


@given(INSTANTS, ZONES, st.integers(0, 1000), st.integers(0, 600))
def test_working_minutes_end_within_the_hours_worked(started: datetime, zone: ZoneInfo, count: int, more: int) -> None:
    within, longer = Within(count + 1, "minute", working=True), Within(count + more + 1, "minute", working=True)
    due = due_at(started, within, DEFAULT_HOURS, zone)
    local = due.astimezone(zone)
    assert local.weekday() < 5
    assert time(9) < local.time() <= time(17, 30)
    assert due <= due_at(started, longer, DEFAULT_HOURS, zone)


@pytest.mark.parametrize(
    ("left_at", "met_at", "words", "late"),
    [
        (None, None, "answer owed, 5 min left", False),
        (None, 180, "answered in 3 min", False),
        (180, 180, "answered in 3 min, not logged", False),
        (None, 300 + 7200, "answered in 2 h, 2 h late", True),
    ],
)
def test_a_clock_in_words(left_at: int | None, met_at: int | None, words: str, late: bool) -> None:
    clock = ClockRow(1, 1, "inbound", "capture", 0, 300, left_at, met_at)
    now = datetime.fromtimestamp(0, UTC)
    assert said(clock, now) == words
    assert is_late(clock, now) is late


def test_a_clock_that_ran_out_says_for_how_long() -> None:
    clock = ClockRow(1, 1, "inbound", "capture", 0, 300, None, None)
    assert said(clock, datetime.fromtimestamp(300 + 720, UTC)) == "answer owed, 12 min late"

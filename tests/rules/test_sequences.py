"""When a step of a sequence is due, and how offsets and windows are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import NOW, ZONE

from leadtui.rules.sequences import After, choose_sequence, due, made_at, read_after, read_window, say_step
from leadtui.rules.working_time import works_on
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.sequences import SEQUENCES, Sequence, Step
from leadtui.words.workspace import Workspace

TOKYO = ZoneInfo("Asia/Tokyo")
FRIDAY_EVENING = datetime(2026, 11, 20, 19, 0, tzinfo=ZONE)


def step(after: str, window: str = "") -> Step:
    return Step("one", after, "call", window=window)


@pytest.mark.parametrize(
    ("text", "days", "business"),
    [("3d", 3, False), ("2bd", 2, True), ("1w", 7, False), ("", 0, True), (" 10 BD ", 10, True), ("0d", 0, False)],
)
def test_an_offset_is_days_weeks_or_business_days(text: str, days: int, business: bool) -> None:
    assert read_after(text) == After(days, business)


@pytest.mark.parametrize("text", ["soon", "3", "-1d", "2h", "1.5d", "9999d", "3dd", "d"])
def test_another_offset_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError, match=text.strip()):
        read_after(text)


def test_a_window_is_two_clock_times() -> None:
    assert read_window("9-11") == (time(9), time(11))
    assert read_window("16:30 – 18") == (time(16, 30), time(18))
    assert read_window("") is None


@pytest.mark.parametrize("text", ["9", "11-9", "9-9", "25-26", "9-11-12", "morning", "9:75-11"])
def test_another_window_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError, match=text):
        read_window(text)


@pytest.mark.parametrize(
    ("after", "since", "day"),
    [
        ("0bd", NOW, date(2026, 11, 18)),
        ("0bd", FRIDAY_EVENING, date(2026, 11, 23)),
        ("1bd", FRIDAY_EVENING, date(2026, 11, 23)),
        ("2bd", NOW, date(2026, 11, 20)),
        ("3d", NOW, date(2026, 11, 23)),
        ("2d", NOW, date(2026, 11, 20)),
        ("2w", NOW, date(2026, 12, 2)),
    ],
)
def test_a_step_without_a_window_is_for_a_whole_day_that_is_worked(after: str, since: datetime, day: date) -> None:
    found = due(step(after), since, DEFAULT_HOURS)
    assert (found.date, found.at) == (day, datetime(day.year, day.month, day.day, tzinfo=ZONE))


def test_a_holiday_is_no_day_for_a_step() -> None:
    hours = WorkingHours(country="FR")
    assert due(step("1d"), datetime(2026, 12, 24, 10, tzinfo=ZONE), hours).date == date(2026, 12, 28)
    assert due(step("1bd"), datetime(2026, 12, 24, 10, tzinfo=ZONE), hours).date == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("since", "at"),
    [
        ("2026-11-18T08:00", "2026-11-18T09:00"),
        ("2026-11-18T10:00", "2026-11-18T10:00"),
        ("2026-11-18T11:00", "2026-11-19T09:00"),
        ("2026-11-20T12:00", "2026-11-23T09:00"),
        ("2026-11-21T10:00", "2026-11-23T09:00"),
    ],
)
def test_a_window_is_its_beginning_or_now_inside_it_else_the_next_working_day(since: str, at: str) -> None:
    found = due(step("0bd", "9-11"), datetime.fromisoformat(since).replace(tzinfo=ZONE), DEFAULT_HOURS)
    assert found.date is None
    assert found.at == datetime.fromisoformat(at).replace(tzinfo=ZONE)


def test_a_window_is_on_the_clocks_of_the_lead() -> None:
    found = due(step("1bd", "16-18"), NOW, DEFAULT_HOURS, TOKYO)
    assert found.at == datetime(2026, 11, 19, 16, tzinfo=TOKYO)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - aware by `timezones`
    lambda at: at.astimezone(ZONE)
)
offsets = st.builds("{}{}".format, st.integers(0, 40), st.sampled_from(["d", "bd"]))


@given(moments, offsets, st.sampled_from(["", "9-11", "16-18", "8:30-20"]), st.sampled_from([None, TOKYO, ZONE]))
def test_a_step_is_never_before_what_it_counts_from_nor_on_a_day_that_is_not_worked(
    since: datetime, after: str, window: str, zone: ZoneInfo | None
) -> None:
    found = due(step(after, window), since, DEFAULT_HOURS, zone)
    if found.date is not None:
        assert found.date >= since.date()
        assert works_on(found.date, DEFAULT_HOURS)
    else:
        assert found.at >= since.replace(microsecond=0)
        start, end = read_window(window) or (time(), time())
        assert start <= found.at.astimezone(zone or ZONE).time() <= end
    # What is stored is an instant: the follow-up made from it is for the same moment or day.
    assert made_at(step(after, window), found.at, ZONE) == found


@given(moments, offsets)
def test_a_whole_day_is_the_same_day_for_a_rep_elsewhere(since: datetime, after: str) -> None:
    found = due(step(after), since, DEFAULT_HOURS)
    for name in ("Asia/Tokyo", "America/New_York", "Europe/London"):
        assert made_at(step(after), found.at, ZoneInfo(name)).date == found.date


def test_a_step_is_said_in_words() -> None:
    said = [say_step(one) for one in SEQUENCES[0].steps]
    assert said[0] == "at once: call, first call"
    assert said[3] == "1 business day later: linkedin, connect on LinkedIn, if has:linkedin"
    assert said[5] == "3 business days later, 16-18: call, third call"


def test_a_sequence_is_chosen_by_key_name_or_letter() -> None:
    for text in ("after-event", "After an event", "e", "AFTER EVENT"):
        assert choose_sequence(Workspace(), text).key == "after-event"
    with pytest.raises(InputError, match="has no steps"):
        choose_sequence(Workspace(sequences=(Sequence("bare", "Bare"),)), "bare")
    with pytest.raises(InputError, match="no sequence 'old'"):
        choose_sequence(Workspace(sequences=(Sequence("old", "Old", (step("1d"),), offered=False),)), "old")


def test_a_window_that_has_passed_where_the_lead_is_a_day_ahead_is_the_day_after() -> None:
    since = datetime(2026, 11, 16, 16, tzinfo=ZoneInfo("America/Los_Angeles"))  # Tuesday 13:00 in Auckland
    auckland = ZoneInfo("Pacific/Auckland")
    found = due(step("0bd", "9-11"), since, DEFAULT_HOURS, auckland)
    assert found.at.astimezone(auckland) == datetime(2026, 11, 18, 9, tzinfo=auckland)

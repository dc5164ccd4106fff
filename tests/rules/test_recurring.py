"""Follow-ups that come back: how they are typed, and when the next one is due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.follow_up_words import say_repeat
from leadtui.rules.recurring import begun, carried, following, held, read_repeat
from leadtui.rules.when import When
from leadtui.rules.zones import before, wall
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours

ZONE = ZoneInfo("Europe/Berlin")
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago", "UTC")


def at(text: str, zone: ZoneInfo = ZONE) -> When:
    moment = datetime.fromisoformat(text)
    return When(wall(moment.date(), moment.time(), zone), None)


def day(text: str, zone: ZoneInfo = ZONE) -> When:
    return When(wall(date.fromisoformat(text), time(), zone), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("day", "1d", "every day"), ("daily", "1d", "every day"), ("3d", "3d", "every 3 days"),
        ("3 days", "3d", "every 3 days"), ("every week", "1w", "every week"), ("2w", "2w", "every 2 weeks"),
        ("other week", "2w", "every 2 weeks"), ("fortnight", "2w", "every 2 weeks"), ("month", "1mo", "every month"),
        ("3mo", "3mo", "every 3 months"), ("quarterly", "3mo", "every 3 months"),
        ("year", "12mo", "every year"), ("24 months", "24mo", "every 2 years"),
        ("weekday", "1bd", "every business day"), ("3bd", "3bd", "every 3 business days"),
        ("2 business days", "2bd", "every 2 business days"), ("working day", "1bd", "every business day"),
        ("monday", "mon", "every Monday"), ("Mondays", "mon", "every Monday"),
        ("thu and mon", "mon,thu", "every Monday and Thursday"),
        ("mon, wed, fri", "mon,wed,fri", "every Monday, Wednesday and Friday"),
    ],
)  # fmt: skip
def test_a_repetition_is_read_kept_and_said(typed: str, kept: str, said: str) -> None:
    assert read_repeat(typed) == kept
    assert say_repeat(kept) == said
    assert read_repeat(said) == kept, "what is said is read as itself"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("2 lightyears", "lightyears"), ("", ""), ("0d", "0d"), ("367 days", "367 days"), ("mon and xyz", "xyz"),
        ("hour", "hour"), ("5 min", "min"), ("2", "2"), ("week week", "week week"), ("-1d", "-1 d"),
    ],
)  # fmt: skip
def test_what_is_no_repetition_is_refused_naming_the_part(typed: str, part: str) -> None:
    with pytest.raises(InputError) as refused:
        read_repeat(typed)
    assert part in str(refused.value)


@pytest.mark.parametrize(
    ("repeat", "stood", "now", "comes"),
    [
        ("1d", "2026-11-18T09:00", "2026-11-18T09:05", "Thu 19 Nov 09:00"),
        ("1d", "2026-11-18T09:00", "2026-11-18T08:00", "Thu 19 Nov 09:00"),
        ("2w", "2026-11-02T09:00", "2026-11-18T10:00", "Mon 30 Nov 09:00"),
        ("1bd", "2026-11-20T16:00", "2026-11-20T16:30", "Mon 23 Nov 16:00"),
        ("mon,thu", "2026-11-16T09:00", "2026-11-16T10:00", "Thu 19 Nov 09:00"),
        ("mon,thu", "2026-11-19T09:00", "2026-11-19T10:00", "Mon 23 Nov 09:00"),
        ("1mo", "2026-11-05T09:00", "2026-11-06T10:00", "Sat 05 Dec 09:00"),
    ],
)
def test_the_next_occurrence_has_the_same_time_and_lies_ahead(repeat: str, stood: str, now: str, comes: str) -> None:
    found = following(repeat, at(stood), at(now).at)
    assert f"{found.at:%a %d %b %H:%M}" == comes


def test_missed_occurrences_do_not_pile_up() -> None:
    found = following("1d", at("2026-01-05T09:00"), at("2026-11-18T10:00").at)
    assert found == at("2026-11-19T09:00")


def test_a_whole_day_comes_back_as_a_whole_day_and_never_as_today() -> None:
    assert following("1w", day("2026-11-11"), at("2026-11-18T10:00").at) == day("2026-11-25")


def test_no_short_month_shifts_a_monthly_one() -> None:
    repeat, when = begun("1mo", at("2026-01-31T09:00")), at("2026-01-31T09:00")
    days = []
    for _ in range(4):
        when = following(repeat, when, when.at)
        repeat = begun(repeat, when)
        days.append(f"{when.at:%d %b}")
    assert days == ["28 Feb", "31 Mar", "30 Apr", "31 May"]


def test_one_that_was_moved_comes_back_where_it_would_have_been() -> None:
    repeat = held("1w", at("2026-11-16T09:00"))
    found = following(repeat, at("2026-11-18T15:00"), at("2026-11-18T15:30").at)
    assert found == at("2026-11-23T09:00")
    assert begun(repeat, found) == "1w"


def test_business_days_leave_out_what_is_closed() -> None:
    hours = WorkingHours(closed=frozenset({date(2026, 11, 19)}))
    assert following("1bd", at("2026-11-18T09:00"), at("2026-11-18T10:00").at, hours) == at("2026-11-20T09:00")


def test_a_night_without_that_hour_moves_it_once_and_no_later_one() -> None:
    repeat, when = "1d", at("2027-03-27T02:30")
    found = []
    for _ in range(3):
        comes = following(repeat, when, when.at)
        repeat, when = carried(repeat, when, comes), comes
        found.append(f"{comes.at:%d %H:%M}")
    assert found == ["28 03:30", "29 02:30", "30 02:30"]


@given(
    st.sampled_from(("1d", "3d", "1w", "2w", "1mo", "1bd", "mon,thu", "sun")),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=400)),
    st.sampled_from(ZONES),
    st.booleans(),
)
def test_whatever_the_zone_the_clock_stays_and_the_next_lies_ahead(
    repeat: str, first: date, clock: time, passed: timedelta, name: str, whole: bool
) -> None:
    zone = ZoneInfo(name)
    clock = clock.replace(second=0, microsecond=0)
    when = day(first.isoformat(), zone) if whole else When(wall(first, clock, zone), None)
    now = (when.at.astimezone(ZoneInfo("UTC")) + passed).astimezone(zone)
    found = following(begun(repeat, when), when, now)
    assert (found.date is not None) == whole
    if found.date is not None:
        assert found.date > now.date()
    else:
        assert before(now, found.at)
        assert found.at == wall(found.at.date(), when.at.time(), zone), "the same wall time, or the one after a gap"


@pytest.mark.parametrize("typed", ["99999 days", "every " + "9" * 5000 + " days"])
def test_a_number_of_any_length_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="too often or too seldom"):
        read_repeat(typed)

"""What a typed time means, looking ahead. Now is Wednesday 18 November 2026, 10:00, in Berlin."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.when import NamedTimes, parse, say
from leadtui.words.hours import WorkingHours

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
WEDNESDAY = datetime(2026, 11, 18, 10, tzinfo=BERLIN)
FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=BERLIN)
SATURDAY = datetime(2026, 11, 21, 10, tzinfo=BERLIN)


def said(phrase: str, now: datetime = WEDNESDAY) -> str:
    return say(parse(phrase, now), now)


@pytest.mark.parametrize("phrase", ["wed", "wednesday", "weds", "Wed.", "on wednesday", "coming wed"])
def test_a_bare_weekday_is_never_today(phrase: str) -> None:
    assert said(phrase) == "Wed 25 Nov"


def test_this_weekday_may_be_today() -> None:
    assert said("this wed") == "Wed 18 Nov"
    assert said("this fri") == "Fri 20 Nov"
    assert said("this fri", SATURDAY) == "Fri 27 Nov"


def test_this_weekday_with_a_clock_that_has_passed_is_the_next() -> None:
    assert said("this wed 11") == "Wed 18 Nov 11:00"
    assert said("this wed 9") == "Wed 25 Nov 09:00"


@pytest.mark.parametrize("now", [WEDNESDAY, FRIDAY, SATURDAY])
def test_next_friday_is_friday_of_next_week(now: datetime) -> None:
    assert said("next fri", now) == "Fri 27 Nov"


def test_the_spellings_of_a_span_are_one() -> None:
    for phrase in ("3d", "+3d", "in 3 days", "3 days", "three days", "in three days", "3 days from now", "+ 3 d"):
        assert said(phrase) == "Sat 21 Nov", phrase


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("30m", "Wed 18 Nov 10:30"),
        ("+30m", "Wed 18 Nov 10:30"),
        ("in 30 minutes", "Wed 18 Nov 10:30"),
        ("twenty-five minutes", "Wed 18 Nov 10:25"),
        ("half an hour", "Wed 18 Nov 10:30"),
        ("half-hour", "Wed 18 Nov 10:30"),
        ("a quarter of an hour", "Wed 18 Nov 10:15"),
        ("2h", "Wed 18 Nov 12:00"),
        ("1.5h", "Wed 18 Nov 11:30"),
        ("an hour and a half", "Wed 18 Nov 11:30"),
        ("two and a half hours", "Wed 18 Nov 12:30"),
        ("1h 30m", "Wed 18 Nov 11:30"),
        ("1h30m", "Wed 18 Nov 11:30"),
        ("2 hours and 15 minutes", "Wed 18 Nov 12:15"),
        ("1d 2h", "Thu 19 Nov 12:00"),
        ("a week", "Wed 25 Nov"),
        ("2w", "Wed 2 Dec"),
        ("a couple of days", "Fri 20 Nov"),
        ("1mo", "Fri 18 Dec"),
        ("3 months", "Thu 18 Feb 2027"),
        ("in a quarter", "Thu 18 Feb 2027"),
        ("1y", "Thu 18 Nov 2027"),
        ("1bd", "Thu 19 Nov"),
        ("3 bd", "Mon 23 Nov"),
        ("in two business days", "Fri 20 Nov"),
        ("5 working days", "Wed 25 Nov"),
        ("0d", "Wed 18 Nov"),
        ("now", "Wed 18 Nov 10:00"),
    ],
)
def test_units_are_minutes_hours_days_weeks_months_and_business_days(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


def test_a_month_too_short_gives_its_last_day() -> None:
    assert said("1mo", datetime(2027, 1, 31, 10, tzinfo=BERLIN)) == "Sun 28 Feb"


def test_a_span_of_days_takes_a_clock() -> None:
    assert said("3d 10") == "Sat 21 Nov 10:00"
    assert said("in 3 days at 3pm") == "Sat 21 Nov 15:00"
    assert said("a week from tue at 9") == "Tue 1 Dec 09:00"


def test_a_bare_clock_that_has_passed_is_tomorrow() -> None:
    assert said("17:00") == "Wed 18 Nov 17:00"
    assert said("9:00") == "Thu 19 Nov 09:00"
    assert said("10:00") == "Thu 19 Nov 10:00", "the minute that is running has passed"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tomorrow 1", "13:00"),
        ("tomorrow at 3", "15:00"),
        ("tomorrow 6:59", "18:59"),
        ("tomorrow 7", "07:00"),
        ("tomorrow 12", "12:00"),
        ("tomorrow 3am", "03:00"),
        ("tomorrow 3 p.m.", "15:00"),
        ("tomorrow 3.30pm", "15:30"),
        ("tomorrow 330pm", "15:30"),
        ("tomorrow 12am", "00:00"),
        ("tomorrow 12pm", "12:00"),
        ("tomorrow 0:15", "00:15"),
        ("tomorrow 03:30", "03:30"),
        ("tomorrow @ 10", "10:00"),
        ("tomorrow 10 o'clock", "10:00"),
        ("tomorrow half past three", "15:30"),
        ("tomorrow a quarter to 4", "15:45"),
        ("tomorrow quarter to 1", "12:45"),
    ],
)
def test_one_to_six_without_am_or_pm_is_the_afternoon(phrase: str, expected: str) -> None:
    assert said(phrase) == f"Thu 19 Nov {expected}"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tomorrow morning", "Thu 19 Nov 09:00"),
        ("noon", "Wed 18 Nov 12:00"),
        ("midday", "Wed 18 Nov 12:00"),
        ("12 noon", "Wed 18 Nov 12:00"),
        ("friday afternoon", "Fri 20 Nov 14:00"),
        ("this evening", "Wed 18 Nov 18:00"),
        ("tonight", "Wed 18 Nov 18:00"),
        ("tonight at 8", "Wed 18 Nov 20:00"),
        ("in the morning", "Thu 19 Nov 09:00"),
        ("tomorrow evening 7", "Thu 19 Nov 19:00"),
        ("5 in the morning", "Thu 19 Nov 05:00"),
        ("eod", "Wed 18 Nov 17:00"),
        ("end of the day", "Wed 18 Nov 17:00"),
        ("eod fri", "Fri 20 Nov 17:00"),
    ],
)
def test_the_parts_of_a_day_have_a_clock(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


def test_eow_eom_and_eoq_are_the_last_days_today_included() -> None:
    assert [said(p) for p in ("eow", "eom", "eoq", "eoy")] == ["Fri 20 Nov", "Mon 30 Nov", "Thu 31 Dec", "Thu 31 Dec"]
    assert said("eow", FRIDAY) == "Fri 20 Nov"
    assert said("eow", SATURDAY) == "Fri 27 Nov"
    assert said("end of next month") == "Thu 31 Dec"
    assert said("end of the week 15:00") == "Fri 20 Nov 15:00"


def test_next_week_is_its_first_working_day_and_next_month_its_first() -> None:
    assert said("next week") == "Mon 23 Nov"
    assert said("next week", SATURDAY) == "Mon 23 Nov"
    assert said("next month") == "Tue 1 Dec"
    assert said("next quarter") == "Fri 1 Jan 2027"
    assert said("tue next week") == said("next week tuesday") == "Tue 24 Nov"
    assert said("fri of next week 9") == "Fri 27 Nov 09:00"


@pytest.mark.parametrize(
    "phrase", ["25 nov", "nov 25", "25th of November", "nov. 25th", "the 25th", "wed 25 nov", "25.11."]
)
def test_a_day_and_month_to_come_is_this_year(phrase: str) -> None:
    assert parse(phrase, WEDNESDAY).date == date(2026, 11, 25)


def test_a_day_and_month_in_the_past_is_next_year() -> None:
    assert said("17 nov") == "Wed 17 Nov 2027"
    assert said("18 nov") == "Wed 18 Nov"
    assert said("29 feb", datetime(2027, 3, 1, tzinfo=BERLIN)) == "Tue 29 Feb 2028"


def test_a_day_of_the_month_is_the_next_such_day() -> None:
    assert said("the 5th") == "Sat 5 Dec"
    assert said("18th") == "Wed 18 Nov"
    assert said("the 31st") == "Thu 31 Dec"
    assert said("the 5th of next month at 3") == "Sat 5 Dec 15:00"


def test_the_order_of_day_and_month_follows_the_region() -> None:
    assert parse("12/5", WEDNESDAY, region="US").date == date(2026, 12, 5)
    for region in ("", "DE", "GB", "FR", "AU"):
        assert parse("12/5", WEDNESDAY, region=region).date == date(2027, 5, 12)
    assert parse("12/5/27", WEDNESDAY, region="us").date == date(2027, 12, 5)
    assert parse("5.12.", WEDNESDAY, region="US").date == date(2026, 12, 5), "dots put the day first everywhere"
    for region in ("US", "DE"):
        assert parse("13/12", WEDNESDAY, region=region).date == date(2026, 12, 13), "only one of the two is a month"


def test_iso_dates_and_times_are_taken_as_written() -> None:
    assert said("2026-12-01") == "Tue 1 Dec"
    assert said("2026-12-01T03:00") == said("2026-12-01 03:00") == "Tue 1 Dec 03:00"
    assert said("2026-12-01T09:00Z") == "Tue 1 Dec 10:00"
    assert said("2026-12-01 09:00:00-05:00") == "Tue 1 Dec 15:00"
    assert said("2025-12-01") == "Mon 1 Dec 2025", "a year is obeyed"


def test_the_parts_come_in_any_order() -> None:
    for phrase in ("mon 9", "monday 9am", "9am monday", "at 9 on monday", "mon, 9:00", "by mon 9:00", "09:00 Mon"):
        assert said(phrase) == "Mon 23 Nov 09:00", phrase
    assert said("Thu, 19 Nov 2026 15:00") == said("15:00 nov 19, 2026") == "Thu 19 Nov 15:00"


def test_no_clock_is_the_whole_day() -> None:
    when = parse("tomorrow", WEDNESDAY)
    assert when.date == date(2026, 11, 19)
    assert when.at == datetime(2026, 11, 19, tzinfo=BERLIN)
    assert parse("tomorrow 9", WEDNESDAY).date is None


def test_their_time_takes_the_zone_of_the_lead() -> None:
    when = parse("tomorrow at 3pm their time", WEDNESDAY, their_zone=NEW_YORK)
    assert when.at == datetime(2026, 11, 19, 21, tzinfo=BERLIN)
    assert when.at.tzinfo is BERLIN
    assert say(when, WEDNESDAY, their_zone=NEW_YORK) == "Thu 19 Nov 21:00 · 15:00 theirs"


def test_their_time_takes_their_day_too() -> None:
    early = datetime(2026, 11, 19, 8, tzinfo=ZoneInfo("Asia/Tokyo"))
    when = parse("today 5pm their time", early, their_zone=ZoneInfo("America/Los_Angeles"))
    assert say(when, early, their_zone=ZoneInfo("America/Los_Angeles")) == "Thu 19 Nov 10:00 · Wed 18 Nov 17:00 theirs"


def test_without_their_time_the_clock_is_the_reps() -> None:
    when = parse("tomorrow 3pm", WEDNESDAY, their_zone=NEW_YORK)
    assert say(when, WEDNESDAY, their_zone=NEW_YORK) == "Thu 19 Nov 15:00 · 09:00 theirs"
    assert say(when, WEDNESDAY, their_zone=BERLIN) == "Thu 19 Nov 15:00"


def test_the_workspace_sets_what_the_words_mean() -> None:
    names = NamedTimes(morning=time(8), eod=time(16), week_end=3)
    hours = WorkingHours(days=frozenset({1, 2, 3, 4}))
    assert parse("tomorrow morning", WEDNESDAY, names=names).at.hour == 8
    assert parse("eod", WEDNESDAY, names=names).at.hour == 16
    assert parse("eow", WEDNESDAY, names=names).date == date(2026, 11, 19)
    assert parse("next week", WEDNESDAY, hours=hours).date == date(2026, 11, 24)
    assert parse("3bd", WEDNESDAY, hours=hours).date == date(2026, 11, 24)

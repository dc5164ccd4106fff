"""What a typed time means, looking back: everything is mirrored. Now is Wednesday 18 November 2026, 10:00."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.when import parse, say
from leadtui.words.errors import InputError

NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def said(phrase: str) -> str:
    return say(parse(phrase, NOW, past=True), NOW)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tue 10", "Tue 17 Nov 10:00"),
        ("wed", "Wed 11 Nov"),
        ("this wed", "Wed 18 Nov"),
        ("this wed 9", "Wed 18 Nov 09:00"),
        ("this wed 11", "Wed 11 Nov 11:00"),
        ("last fri", "Fri 13 Nov"),
        ("last wed", "Wed 11 Nov"),
        ("fri last week", "Fri 13 Nov"),
        ("yesterday", "Tue 17 Nov"),
        ("yesterday 3pm", "Tue 17 Nov 15:00"),
        ("day before yesterday", "Mon 16 Nov"),
        ("last night", "Tue 17 Nov 18:00"),
        ("this morning", "Wed 18 Nov 09:00"),
        ("last week", "Mon 9 Nov"),
        ("last month", "Thu 1 Oct"),
        ("end of last month", "Sat 31 Oct"),
        ("today", "Wed 18 Nov"),
        ("now", "Wed 18 Nov 10:00"),
    ],
)
def test_days_are_the_last_ones(phrase: str, expected: str) -> None:
    assert said(phrase) == expected


@pytest.mark.parametrize("phrase", ["3d", "-3d", "3 days ago", "three days ago", "3 days"])
def test_a_span_counts_back(phrase: str) -> None:
    assert said(phrase) == "Sun 15 Nov"


def test_hours_and_business_days_count_back() -> None:
    assert said("half an hour ago") == "Wed 18 Nov 09:30"
    assert said("2h") == "Wed 18 Nov 08:00"
    assert said("3bd") == "Fri 13 Nov"
    assert said("1mo") == "Sun 18 Oct"
    assert said("3 days ago 16:00") == "Sun 15 Nov 16:00"


def test_a_clock_not_yet_reached_is_yesterday() -> None:
    assert said("9:30") == "Wed 18 Nov 09:30"
    assert said("10:00") == "Wed 18 Nov 10:00"
    assert said("10:30") == "Tue 17 Nov 10:30"
    assert said("3") == "Tue 17 Nov 15:00"
    assert said("eod") == "Tue 17 Nov 17:00"


def test_a_day_and_month_to_come_was_last_year() -> None:
    assert said("17 nov") == "Tue 17 Nov"
    assert said("25 nov") == "Tue 25 Nov 2025"
    assert said("the 25th") == "Sun 25 Oct"


@pytest.mark.parametrize(
    "phrase",
    [
        *("tomorrow", "next fri", "coming fri", "in 3 days", "+3d", "3 days from now", "next week", "eom"),
        *("today 17:00", "this evening", "2027-01-01", "2026-11-18T10:01", "2026-11-18T12:00Z", "thu this week"),
    ],
)
def test_what_is_still_to_come_has_not_happened(phrase: str) -> None:
    with pytest.raises(InputError, match="still to come"):
        parse(phrase, NOW, past=True)


@pytest.mark.parametrize(
    "phrase", ["yesterday", "last fri", "3 days ago", "-3d", "last week", "last night", "mon this week"]
)
def test_looking_ahead_what_has_gone_by_is_refused(phrase: str) -> None:
    with pytest.raises(InputError, match="has gone by"):
        parse(phrase, NOW)

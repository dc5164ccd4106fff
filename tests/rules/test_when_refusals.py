"""What is not understood whole is refused: the part is named, and what was expected."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.when import parse
from leadtui.words.errors import InputError

NOW = datetime(2026, 11, 18, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def refused(phrase: str) -> InputError:
    with pytest.raises(InputError) as caught:
        parse(phrase, NOW)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("phrase", "part", "expected"),
    [
        ("tomorow", '"tomorow"', 'Did you mean "tomorrow"?'),
        ("tuesdey 10", '"tuesdey"', 'Did you mean "tuesday"?'),
        ("25 novembre", '"novembre"', 'Did you mean "november"?'),
        ("feb 30", '"feb 30"', "February has 28 or 29 days."),
        ("30 feb 2027", '"30 feb 2027"', "February 2027 has 28 days."),
        ("29 feb", '"29 feb"', "February 2027 has 28 days."),
        ("2026-11-31", '"2026-11-31"', "November 2026 has 30 days."),
        ("13/13", '"13/13"', "no month 13"),
        ("tue 15.30", '"15.30"', 'For a clock write "15:30".'),
        ("tue 25:00", '"25:00"', "Hours are 0 to 23"),
        ("24:00", '"24:00"', "Hours are 0 to 23"),
        ("10:60", '"10:60"', "minutes 00 to 59"),
        ("tue 25", '"25"', "Hours are 0 to 23"),
        ("13pm", '"13pm"', "1 to 12"),
        ("2026-12-01T25:00", '"2026-12-01T25:00"', "ISO"),
        ("tue 10 foo", '"foo"', "Type a time such as"),
        ("tue 10 11", '"11"', '"10" names a clock already'),
        ("tue wed", '"wed"', '"tue" names a weekday already'),
        ("today tomorrow", '"tomorrow"', '"today" names a day already'),
        ("fri 19 nov", '"fri"', "19 November 2026 is a Thursday."),
        ("december", '"december"', "1 december"),
        ("this week", '"this week"', "Name a day"),
        ("3d tomorrow", '"3d"', '"tomorrow" names a day already'),
        ("2h 15:00", '"15:00"', "counted from now"),
        ("1.5 days", '"1.5 days"', "Only hours"),
        ("3d 2d", '"3d 2d"', "once"),
        ("+3d ago", '"+3d ago"', "not both"),
        ("tomorrow morning 15:00", '"15:00"', '"morning" names another time'),
        ("99999d", '"99999"', "up to 9999"),
        ("9999y", '"9999y"', "too far away"),
        ("1 jan 9998", '"1 jan 9998"', "Use a year from"),
        ("at", '"at"', "missing"),
        ("tue,", '","', "missing after the comma"),
        ("10-11", '"-"', "Type a time such as"),
        ("now 3", '"now"', "alone"),
        ("2026-12-01T09:00Z 3pm", '"3pm"', "everything already"),
        ("tomorrow their time", '"their time"', "Name a clock"),
        ("2h their time", '"their time"', "Name a clock"),
    ],
)
def test_the_part_is_named_and_what_was_expected(phrase: str, part: str, expected: str) -> None:
    error = refused(phrase)
    assert error.message.startswith(part)
    assert expected in error.hint


@pytest.mark.parametrize("phrase", ["", "   ", "\u00a0", "\t\n"])
def test_nothing_typed_is_said(phrase: str) -> None:
    assert refused(phrase).message == "No time was typed."


@pytest.mark.parametrize(
    "phrase", ["in", "a", "half", "on 10", "at fri", "soon", "1530", "20261201", "3p", "٣d", "week"]
)
def test_there_is_no_guessing(phrase: str) -> None:
    refused(phrase)


def test_their_time_needs_a_zone() -> None:
    assert refused("3pm their time").message == '"their time" cannot be read: the time zone of the lead is not known.'


def test_a_long_text_is_refused_and_cut() -> None:
    assert len(refused("tomorrow " * 5000).message) < 200


@pytest.mark.parametrize(
    "phrase",
    ["2025-12-01", "2026-11-17", "17 nov 2026", "tue 17 nov 2026", "today 9", "2026-11-18 09:59", "2026-11-18T08:59Z"],
)
def test_where_something_is_planned_a_time_that_has_gone_by_is_refused(phrase: str) -> None:
    assert parse(phrase, NOW).at.astimezone(NOW.tzinfo) < NOW
    with pytest.raises(InputError, match="has gone by") as caught:
        parse(phrase, NOW, ahead=True)
    assert caught.value.hint == "Name a time to come."


@pytest.mark.parametrize("phrase", ["now", "today", "2026-11-18", "2026-11-18 10:00", "10:00", "3d", "17 nov"])
def test_the_minute_and_the_day_that_are_running_have_not_gone_by(phrase: str) -> None:
    now = NOW.replace(second=30)
    assert parse(phrase, now, ahead=True) == parse(phrase, now)

"""Lists of activities and events are mapped by the names their programs give them."""

from __future__ import annotations

import pytest

from leadtui.rules.mapping_activities import (
    map_activities,
    read_event,
    read_kind,
    read_outcome,
    read_seconds,
    seconds_in,
)
from leadtui.words.contact import OUTCOMES
from leadtui.words.headers_activities import OUTCOMES as MEANT


def said(header: str, *row: str) -> dict[str, str]:
    found = map_activities(header.split(","), [list(row)] if row else [])
    return {column: key for column, key in found.items() if key}


def test_a_mailing_tells_what_was_opened_and_when() -> None:
    assert list(said("Email,Campaign,Action,Timestamp,URL,IP").values()) == ["email", "subject", "event", "at", "url"]
    wide = said("Email,First Name,Sent,Delivered,Open Time,Click Time,Bounced")
    assert list(wide.values()) == ["email", "first_name", "event.opened", "event.clicked"]


def test_a_call_log_says_to_whom_in_numbers() -> None:
    assert said("datetime (UTC),direction,to,user,duration (in call)", "", "", "+14155552671", "", "")["to"] == "phone"
    assert said("Date,To,Subject", "", "ada@acme.com", "")["To"] == "email"


def test_a_date_says_the_day_and_the_time_beside_it_when_on_that_day() -> None:
    found = said("Subject,Start Date,Start Time,End Date,End Time", "Kickoff", "11/16/2026", "3:00 PM", "", "4:00 PM")
    assert found == {"Subject": "subject", "Start Date": "at", "Start Time": "time"}
    assert said("Date,Start time", "2026-11-16", "15:00") == {"Date": "at", "Start time": "time"}
    assert said("Start date,Start time", "2026-11-16", "2026-11-16 15:00") == {"Start time": "at"}
    assert said("Date created,Start time", "2026-11-16", "15:00") == {"Date created": "at"}


@pytest.mark.parametrize(
    ("column", "key", "text", "seconds"),
    [
        ("Duration", "duration", "30", 1800), ("Call duration", "duration", "95", 95),
        ("Duration", "duration", "1:30", 90),
        ("Activity - Duration", "duration", "01:30", 5400), ("Duration", "duration", "0:12:30", 750),
        ("Minutes", "minutes", "12.5", 750), ("Duration", "duration", "1 h 5 min", 3900),
        ("Duration (ms)", "milliseconds", "15000", 15), ("Duration", "duration", "long", None),
        ("Seconds", "seconds", "-5", None),
    ],
)  # fmt: skip
def test_how_long_it_took(column: str, key: str, text: str, seconds: int | None) -> None:
    unit, hours = seconds_in(column, key)
    assert read_seconds(text, unit, hours=hours) == seconds


def test_words_mean_what_they_mean() -> None:
    assert read_kind("Phone call") == "call"
    assert read_kind("E-Mail") == "email"
    assert read_kind("Fishing") is None
    assert read_event("Email Opened") == "opened"
    assert read_event("page_view") == "visited"
    assert read_event("bounced") is None
    assert read_outcome("Left VM") == "voicemail"


def test_every_outcome_that_is_meant_is_there() -> None:
    assert set(MEANT) <= {outcome.key for outcome in OUTCOMES}

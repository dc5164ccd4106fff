"""What a row of a list is: told by the names of its columns."""

from __future__ import annotations

import pytest

from leadtui.rules.list_rows import rows_are, said_of_rows


@pytest.mark.parametrize(
    ("header", "what", "certain"),
    [
        ("email,event,timestamp,url,seconds", "events", True),
        ("Attendee email,Event,Join time", "events", True),
        ("Email,Name,Event,Event date,Company,Job title", "events", False),
        ("Email,Date,Type,Outcome,Notes,Duration", "activities", True),
        ("Email,Date,Type,Notes", "activities", False),
        ("First Name,Last Name,Company,Email,Phone", "leads", True),
        ("Name,Email,Company,Created,Status,Owner,Notes", "leads", True),
        ("Name,Email,Phone,Type,Created,Notes", "leads", True),
        ("Name,Company,Title,Email,Phone,Source,Date", "leads", True),
        ("Date,Email,Name,Type", "leads", True),
        ("Email Address,First Name,Opens,Clicks,MEMBER_RATING,OPTIN_TIME", "leads", True),
        ("Date,Type,Outcome", "leads", True),
    ],
)
def test_rows_are_what_their_columns_say(header: str, what: str, certain: bool) -> None:
    assert rows_are(header.split(",")) == (what, certain)


def test_an_event_that_no_row_names_makes_no_list_of_events() -> None:
    assert rows_are(["Email", "Event", "Date"], [["a@b.co", "Fair 2026", "2026-01-01"]])[0] == "leads"


def test_a_list_of_leads_has_nothing_to_be_said_of() -> None:
    assert said_of_rows("list.csv", ["Email", "Company"]) == ""
    assert "--as events" in said_of_rows("list.csv", ["email", "event", "timestamp"])

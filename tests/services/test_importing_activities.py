"""What was done with leads, and what they did by themselves, comes in from lists and lands on the right lead."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions, ImportReport, StrictImportError
from leadtui.services.undoing import undo
from leadtui.words.errors import InputError

LEADS = (
    "Lead ID,First Name,Last Name,Company,Email,Phone",
    "A1,Ada,Byron,Acme Inc,ada@acme.com,+14155552671",
    "A2,Bob,Byron,Acme Inc,family@home.com,",
    "A3,Carla,Byron,Zeta GmbH,family@home.com,",
    "A4,Dan,Ode,Nothing Ltd,,",
)


@pytest.fixture
def filled(base: Base, desk: Desk) -> Desk:
    bring_in(desk, *LEADS)
    return desk


def bring(desk: Desk, what: str, *lines: str, **options: Any) -> ImportReport:
    files = [("list.csv", "\n".join(lines).encode())]
    return import_files(desk, files, ImportOptions(as_=what, **options))  # type: ignore[arg-type]


def said(base: Base) -> list[tuple[Any, ...]]:
    reading = base.new_reading()
    try:
        return reading.connection.execute(
            "SELECT lead_id, kind, direction, outcome, subject, body, minutes, event, seconds FROM activity"
            " WHERE hidden_by IS NULL ORDER BY id"
        ).fetchall()
    finally:
        reading.close()


def test_activities_land_on_the_lead_by_number_email_phone_and_name(base: Base, filled: Desk) -> None:
    report = bring(
        filled, "activities",
        "Date,Type,Lead ID,Email,Phone,Name,Company,Outcome,Subject,Notes,Duration (minutes)",
        "2026-01-05 10:00,Call,A1,,,,,Left voicemail,,call again,3",
        "2026-01-06,Meeting,,ada@acme.com,,,,,Demo,went well,45",
        "2026-01-07,Call,,,+1 (415) 555-2671,,,No answer,,,",
        "2026-01-08,Note,,,,Dan Ode,Nothing Ltd,,,hello,",
        "2026-01-09,Email,,family@home.com,,Carla Byron,,,Offer,,",
    )  # fmt: skip
    assert (report.read, report.created, report.skipped, report.rejected) == (5, 5, 0, 0)
    assert said(base) == [
        (1, "call", "out", "voicemail", None, "call again", 3, None, None),
        (1, "meeting", "out", None, "Demo", "went well", 45, None, None),
        (1, "call", "out", "no-answer", None, None, None, None, None),
        (4, "note", "out", None, None, "hello", None, None, None),
        (3, "email", "out", None, "Offer", None, None, None, None),
    ]
    ada = leads(base)[0]
    assert ada["status"] == "New"
    assert ada["last_activity"] is not None


def test_a_row_without_its_lead_is_rejected_with_the_reason(base: Base, filled: Desk) -> None:
    report = bring(
        filled, "activities",
        "Date,Type,Email,Name",
        "2026-01-05,Call,nobody@else.com,",
        "2026-01-05,Call,family@home.com,",
        "2026-01-05,Call,,",
        "soon,Call,ada@acme.com,",
        "2036-01-05,Call,ada@acme.com,",
    )  # fmt: skip
    assert report.created == 0
    assert report.operation is None
    assert [reject.reason for reject in report.rejects] == [
        '"soon" is not a date', "it lies in the future; what is planned is a follow-up",
        "no lead is known by nobody@else.com", "several leads are meant by family@home.com: L2, L3",
        "it does not say whose it is",
    ]  # fmt: skip
    assert [reject.line for reject in report.rejects] == [5, 6, 2, 3, 4]


def test_a_name_alone_says_nothing_of_whose_it_is_however_many_are_called_so(filled: Desk) -> None:
    header = "Date,Type,First Name,Last Name,Company"
    report = bring(filled, "activities", header, "2026-01-05,Call,Ada,Byron,", "2026-01-05,Call,Ada,Byron,Nowhere Ltd")
    assert [reject.reason for reject in report.rejects] == [
        "a name alone, Ada, Byron, does not say whose it is: it needs an email, a phone or the company",
        "no lead is known by Ada, Byron, Nowhere Ltd",
    ]


def test_the_same_list_twice_adds_nothing_and_undo_takes_it_back(base: Base, filled: Desk) -> None:
    lines = ("Activity ID,Date,Type,Email", "77,2026-01-05 10:00,Call,ada@acme.com", ",2026-01-06,Note,ada@acme.com")
    first = bring(filled, "activities", *lines)
    assert (first.created, first.skipped) == (2, 0)
    second = bring(filled, "activities", *lines)
    assert (second.created, second.skipped, second.operation) == (0, 2, None)
    undo(filled)
    assert said(base) == []
    assert bring(filled, "activities", *lines).created == 2


def test_events_of_a_mailing(base: Base, filled: Desk) -> None:
    report = bring(
        filled, "events",
        "Recipient,Event type,Timestamp,Email campaign,URL",
        "ada@acme.com,OPEN,2026-02-01T09:00:00Z,Spring,",
        "ada@acme.com,CLICK,2026-02-01T09:01:00Z,Spring,https://acme.com/pricing",
        "ada@acme.com,REPLY,2026-02-01T10:00:00Z,Spring,",
        "ada@acme.com,DELIVERED,2026-02-01T08:59:00Z,Spring,",
        "ada@acme.com,OPEN,2026-02-01T09:00:00Z,Spring,",
    )  # fmt: skip
    assert (report.created, report.skipped, report.rejected) == (3, 1, 1)
    assert "DELIVERED" in report.rejects[0].reason
    assert said(base) == [
        (1, "event", "in", None, "Spring", None, None, "opened", None),
        (1, "event", "in", None, "Spring", "https://acme.com/pricing", None, "visited", None),
        (1, "email", "in", None, "Spring", None, None, None, None),
    ]


def test_visits_keep_their_seconds_and_webinars_who_came(base: Base, filled: Desk) -> None:
    bring(filled, "events", "Email,Event,Date,Page,Time on page", "ada@acme.com,Page view,2026-02-01 09:00,/pricing,95")
    bring(
        filled, "events",
        "Email,Webinar,Join time,Attended,Time in session (minutes)", "ada@acme.com,Basics,2026-02-03 15:00,Yes,40",
        "family@home.com,Basics,,No,",
    )  # fmt: skip
    assert said(base) == [
        (1, "event", "in", None, "/pricing", None, None, "visited", 95),
        (1, "event", "in", None, "Basics", None, 40, "attended", 2400),
    ]


def test_what_happened_at_no_time_that_is_said_is_not_taken_for_today(base: Base, filled: Desk) -> None:
    lines = ("Email Address,First Name,Opens,Clicks", "ada@acme.com,Ada,3,0")
    report = bring(filled, "events", *lines)
    assert [reject.reason for reject in report.rejects] == ["it does not say when it was"]
    dated = bring(filled, "events", "Email Address,Opens,Sent at", "ada@acme.com,3,2026-02-01 09:00")
    assert dated.created == 1
    assert said(base) == [(1, "event", "in", None, None, None, None, "opened", None)]


def test_a_column_called_time_says_when_unless_it_holds_clock_times_only(base: Base, filled: Desk) -> None:
    report = bring(filled, "events", "Email,Event,Time,Page,Seconds", "ada@acme.com,visited,2026-01-05 10:00,/p,30")
    assert (report.created, report.mapping["Time"], report.warnings) == (1, "at", [])
    with pytest.raises(InputError, match="says when"):
        bring(filled, "events", "Email,Event,Time", "ada@acme.com,visited,10:00")


def test_what_is_not_known_is_kept_in_the_note(base: Base, filled: Desk) -> None:
    report = bring(
        filled,
        "activities",
        "Date,Type,Email,Outcome,By,Notes",
        "2026-01-05,Call,ada@acme.com,Gatekeeper,Zoe,nice chat",
    )
    assert said(base)[0][5] == "Gatekeeper\nnice chat\n(Zoe)"
    assert [warned.field for warned in report.warnings] == ["outcome", "who"]


def test_hubspot_and_salesforce_and_pipedrive_lists(base: Base, filled: Desk) -> None:
    hubspot = bring(
        filled, "activities",
        "Record ID,Activity type,Activity date,Call outcome,Call duration,Call notes,Activity assigned to,"
        "Associated contact email",
        "9001,Call,2026-01-05 10:00,Connected,134,hi,Sam Rep,ada@acme.com",
    )  # fmt: skip
    salesforce = bring(
        filled, "activities",
        "Subject,ActivityDate,Status,Description,WhoId,CallDurationInSeconds,CallDisposition,TaskSubtype",
        "Called,2026-01-06,Completed,text,A1,60,No Answer,Call",
        "Later,2026-01-07,Not Started,text,A1,,,Task",
    )  # fmt: skip
    pipedrive = bring(
        filled, "activities",
        "Activity - ID,Activity - Subject,Activity - Type,Activity - Done,Activity - Due date,Activity - Due time,"
        "Activity - Duration,Activity - Contact person,Activity - Organization,Activity - Note",
        "5,Lunch,Lunch,Done,2026-01-08,12:30,01:30,Dan Ode,Nothing Ltd,good",
    )  # fmt: skip
    assert (hubspot.created, salesforce.created, pipedrive.created) == (1, 1, 1)
    assert salesforce.rejects[0].reason == 'it has not happened yet: it is "Not Started"'
    assert said(base) == [
        (1, "call", "out", "connected", None, "hi", 2, None, None),
        (1, "call", "out", "no-answer", "Called", "text", 1, None, None),
        (4, "meeting", "out", None, "Lunch", "good", 90, None, None),
    ]


def test_a_dry_run_and_a_strict_one_write_nothing(base: Base, filled: Desk) -> None:
    lines = ("Date,Type,Email", "2026-01-05,Call,ada@acme.com", "2026-01-05,Call,nobody@else.com")
    assert bring(filled, "activities", *lines, dry_run=True).created == 1
    with pytest.raises(StrictImportError):
        bring(filled, "activities", *lines, strict=True)
    assert said(base) == []


@pytest.mark.parametrize(
    ("what", "header", "asked"),
    [
        ("activities", "Date,Type", "whose"), ("activities", "Email,Type", "says when"),
        ("events", "Email,Date", "what happened"), ("events", "Email,Event", "says when"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_one_is_refused_in_a_sentence(filled: Desk, what: str, header: str, asked: str) -> None:
    with pytest.raises(InputError, match=asked):
        bring(filled, what, header, "x,y")


def test_a_column_is_mapped_by_hand(base: Base, filled: Desk) -> None:
    bring(
        filled, "activities", "X,Y,Z", "2026-01-05,ada@acme.com,hello", mapping={"X": "at", "Y": "email", "Z": "note"}
    )
    assert said(base) == [(1, "note", "out", None, None, "hello", None, None, None)]
    with pytest.raises(InputError, match="no field"):
        bring(filled, "activities", "X,Y", "a,b", mapping={"X": "colour"})


def test_what_is_said_of_a_list_of_activities_is_remembered(base: Base, filled: Desk) -> None:
    lines = ("X,Y,Note", "03/04/2026,ada@acme.com,hello")
    bring(filled, "activities", *lines, mapping={"X": "at", "Y": "email"}, answers={"dates": "month"})
    again = bring(filled, "activities", "X,Y,Note", "03/05/2026,ada@acme.com,again")
    assert (again.created, again.doubts) == (1, [])
    reading = base.new_reading()
    days = [row[0] for row in reading.connection.execute("SELECT date(at, 'unixepoch', '+2 hours') FROM activity")]
    reading.close()
    assert days == ["2026-03-04", "2026-03-05"]

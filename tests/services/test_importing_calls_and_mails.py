"""Call lists and mailboxes say little of each row: what it was, and on which side the lead stands, follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.imported import bring_in

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions, ImportReport

LEADS = ("First Name,Last Name,Email,Phone", "Ada,Byron,ada@acme.com,+14155552671", "Bob,Ode,bob@zeta.com,+33612550102")


@pytest.fixture
def filled(base: Base, desk: Desk) -> Desk:
    bring_in(desk, *LEADS)
    return desk


def bring(desk: Desk, *lines: str, **options: Any) -> ImportReport:
    given = {"as_": "activities", **options}
    return import_files(desk, [("list.csv", "\n".join(lines).encode())], ImportOptions(**given))


def said(base: Base, columns: str = "lead_id, kind, direction, minutes") -> list[tuple[Any, ...]]:
    reading = base.new_reading()
    try:
        return reading.connection.execute(
            f"SELECT {columns} FROM activity WHERE hidden_by IS NULL ORDER BY id"
        ).fetchall()
    finally:
        reading.close()


@pytest.mark.parametrize(
    ("lines", "direction"),
    [
        (("Rufnummer;Datum;Uhrzeit;Dauer;Richtung", "+14155552671;16.01.2026;11:05;00:03:22;eingehend"), "in"),
        (("Name,Email,Call date,Call duration", "x,ada@acme.com,2026-01-16 12:00,00:03:22"), "out"),
        (("Phone,Date,Duration,Notes", "+14155552671,2026-01-16 12:00,00:03:22,"), "out"),
    ],
)
def test_a_row_of_a_call_list_is_a_call_without_an_outcome(
    base: Base, filled: Desk, lines: tuple[str, ...], direction: str
) -> None:
    bring(filled, *lines)
    assert said(base) == [(1, "call", direction, 3)]


def test_a_row_with_a_text_of_its_own_or_without_a_sign_of_a_call_stays_a_note(base: Base, filled: Desk) -> None:
    bring(filled, "Phone,Date,Duration,Notes", "+14155552671,2026-01-16 12:00,00:03:22,wants an offer")
    bring(filled, "Email,Date,Duration", "ada@acme.com,2026-01-17 12:00,3")
    bring(filled, "Phone,Date", "+14155552671,2026-01-18 12:00")
    assert [kind for _, kind, *_ in said(base)] == ["note"] * 3


def test_of_a_call_that_came_in_the_lead_is_whom_it_came_from(base: Base, filled: Desk) -> None:
    report = bring(
        filled,
        "Date,Call Type,From,To,Duration (sec),Disposition",
        "2026-01-16 09:05,Outbound,+49 30 1234567,+14155552671,202,ANSWERED",
        "2026-01-16 09:15,Inbound,+33612550102,+49 30 1234567,760,ANSWERED",
        "2026-01-16 09:20,Inbound,+33612550999,+49 30 1234567,760,ANSWERED",
        "2026-01-16 09:25,Outbound,+33612550102,+33612550999,760,ANSWERED",
    )
    assert said(base) == [(1, "call", "out", 3), (2, "call", "in", 13)]
    assert [one.reason for one in report.rejects] == [
        "no lead is known by +33612550999", "no lead is known by +33612550999"
    ]  # fmt: skip


def test_a_mail_that_a_lead_sent_came_in_whether_or_not_the_list_says_so(base: Base, filled: Desk) -> None:
    bring(
        filled,
        "Subject,From,To,Date,Direction,Body",
        "Offer,sam@ours.com,ada@acme.com,2026-01-16 10:00,Sent,here it is",
        "Re: Offer,Ada Byron <ada@acme.com>,sam@ours.com,2026-01-17 10:00,Received,thanks",
        "Re: Offer,Ada Byron <ada@acme.com>,sam@ours.com,2026-01-18 10:00,,thanks",
    )
    assert said(base) == [(1, "email", way, None) for way in ("out", "in", "in")]


def test_a_list_of_what_came_in_needs_no_column_of_whom_it_went_to(base: Base, filled: Desk) -> None:
    report = bring(filled, "From,Date,Subject", "bob@zeta.com,2026-01-16 10:00,Hi", "who@is.it,2026-01-16 10:00,Hi")
    assert said(base) == [(2, "email", "in", None)]
    assert [one.reason for one in report.rejects] == ["no lead is known by who@is.it"]


def test_how_long_somebody_attended_is_kept_in_minutes_and_who_stayed_away_is_said(base: Base, filled: Desk) -> None:
    report = bring(
        filled, "Email,Attended,Join Time,Time in Session (minutes)", "ada@acme.com,Yes,01/17/2026 16:00,58",
        "bob@zeta.com,No,--,--", as_="events",
    )  # fmt: skip
    bring(filled, "Email,Event,Date,Duration", "bob@zeta.com,attended,17.01.2026 08:00,44", as_="events")
    assert said(base, "lead_id, event, minutes, seconds") == [(1, "attended", 58, 3480), (2, "attended", 44, 2640)]
    assert [one.reason for one in report.rejects] == ["did not attend"]

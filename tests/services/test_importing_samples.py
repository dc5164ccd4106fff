"""Every list under exports/ comes in without help, value by value, and adds nothing the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.services.imported import leads, said
from tests.support import SAMPLES, sample, snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions, ImportReport

EXPORTS = sorted(path.stem for path in (SAMPLES / "exports").glob("*.csv"))


def bring(desk: Desk, name: str, **options: Any) -> ImportReport:
    path = sample("exports", f"{name}.csv")
    return import_files(desk, [(path.name, path)], ImportOptions(**options))


def counts(report: ImportReport) -> tuple[int, ...]:
    return report.read, report.created, report.updated, report.skipped, report.rejected


@pytest.mark.parametrize("mode", ["skip", "update", "overwrite"])
@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_file_twice_adds_nothing(base: Base, desk: Desk, name: str, mode: str) -> None:
    first = bring(desk, name, on_duplicate=mode)
    assert first.created + first.updated + first.skipped + first.rejected == first.read
    before = snapshot(base)
    second = bring(desk, name, on_duplicate=mode)
    assert second.created == 0
    assert (second.read, second.rejected) == (first.read, first.rejected)
    assert second.updated + second.skipped == first.read - first.rejected
    if mode == "skip" or name != "hubspot_contacts_columns_chosen":  # where two rows are one lead, the last one wins
        assert second.operation is None
    assert snapshot(base) == before


@pytest.mark.parametrize("name", EXPORTS)
def test_create_creates_also_the_second_time(desk: Desk, name: str) -> None:
    first = bring(desk, name, on_duplicate="create")
    second = bring(desk, name, on_duplicate="create")
    assert first.created == second.created == first.read - first.rejected


def test_salesforce(base: Base, desk: Desk) -> None:
    report = bring(desk, "salesforce_data_import_leads")
    assert counts(report) == (3, 3, 0, 0, 0)
    assert report.mapping == {
        "Lead ID": "external_id", "FirstName": "first_name", "LastName": "last_name", "Email": "email",
        "Phone": "phone", "Company": "company", "LeadSource": "source", "Status": "status", "OwnerId": "owner",
    }  # fmt: skip
    john, jane, unknown = leads(base)
    assert said(john, "external_id", "status", "source", "owner") == ("00Q1", "New", "Web", "Sam Rep")
    assert john["custom"]["Owner in file"] == "005xx"
    assert said(jane, "first_name", "status", "source") == ("Jane", "Contacted", "Partner Referral")
    assert said(unknown, "first_name", "status", "disqualify_reason", "email", "source") == (
        None, "Unqualified", "Lost before leadtui", "invalid", "Cold call",
    )  # fmt: skip
    assert unknown["emails"] == [{"value": "invalid", "normal": None, "label": None, "primary": True}]
    assert [(w.line, w.field) for w in report.warnings] == [(2, "phone"), (3, "phone"), (4, "email")]


def test_hubspot(base: Base, desk: Desk) -> None:
    report = bring(desk, "hubspot_contacts_columns_chosen")
    assert counts(report) == (5, 4, 0, 1, 0)
    camille, john, numbered, unnamed = leads(base)
    assert said(camille, "external_id", "phone", "company", "country", "status", "created") == (
        "101", "+33600000000", "PT Demo Villa Investama", "France", "New", "2024-03-12T08:14:00Z",
    )  # fmt: skip
    assert camille["custom"] == {"Owner in file": "owner@example.com", "Status in file": None}
    assert said(john, "email", "country", "status", "created") == (
        "john@example.com", "Australia", "New", "2024-03-15T13:30:00Z",
    )  # fmt: skip
    assert john["emails"][0]["value"] == "JOHN@Example.com"
    assert john["custom"]["Status in file"] == "OPEN_DEAL"
    assert said(numbered, "external_id", "first_name", "email") == ("103", None, None)
    assert said(unnamed, "external_id", "email") == ("105", "noname@example.com")


def test_linkedin_has_lines_above_its_header(base: Base, desk: Desk) -> None:
    report = bring(desk, "linkedin_connections")
    assert counts(report) == (5, 4, 0, 0, 1)
    assert [(r.line, r.field) for r in report.rejects] == [(8, None)]
    assert report.mapping["URL"] == "linkedin"
    assert report.mapping["Connected On"] is None
    priya, arjun, neha, rahul = leads(base)
    assert said(priya, "linkedin", "title", "company", "email") == (
        "https://www.linkedin.com/in/priya-sharma-1a2b3c", "Technical Recruiter", "Stripe, Inc.", None,
    )  # fmt: skip
    assert said(arjun, "email", "title") == ("arjun@example.com", "Engineering Manager, Payments")
    assert said(neha, "first_name", "last_name", "title") == ("Neha", None, 'Senior Engineer "Platform"')
    assert said(rahul, "company", "linkedin") == ("Flipkart", None)


def test_outlook_title_is_mister(base: Base, desk: Desk) -> None:
    report = bring(desk, "outlook_365_contacts")
    assert counts(report) == (1, 1, 0, 0, 0)
    assert {warned.field for warned in report.warnings} <= {"phone", "phone.2", "mobile"}  # all zeros: odd numbers
    [linus] = leads(base)
    assert said(linus, "salutation", "title", "department", "company") == ("Mr.", "Maintainer", "Core", "Kernel Inc")
    assert said(linus, "street", "city", "postal_code", "country") == ("2 Office St", "Espoo", "02100", "Finland")
    assert said(linus, "phone", "mobile", "time_zone") == ("+35890000002", "+358400000003", "Europe/Helsinki")
    assert [(p["normal"], p["label"], p["primary"]) for p in linus["phones"]] == [
        ("+35890000002", "work", True), ("+35890000001", "home", False), ("+358400000003", "mobile", False),
    ]  # fmt: skip
    assert [e["normal"] for e in linus["emails"]] == ["linus@example.com", "linus@work.example"]
    assert said(linus, "tags", "description", "website") == (
        ["Friends", "Open source"], "Likes penguins", "https://example.com",
    )  # fmt: skip


def test_google_keeps_its_labels(base: Base, desk: Desk) -> None:
    report = bring(desk, "google_contacts_new_header_2024")
    assert counts(report) == (1, 1, 0, 0, 0)
    [grace] = leads(base)
    assert said(grace, "first_name", "last_name", "company", "title") == (
        "Grace Brewster", "Hopper", "US Navy", "Rear Admiral",
    )  # fmt: skip
    assert said(grace, "street", "state", "country", "tags") == (
        "1 Main St, Suite 4", "Virginia", "United States", ["Navy"],
    )  # fmt: skip
    assert [(e["value"], e["label"]) for e in grace["emails"]] == [
        ("grace@navy.example", "work"), ("grace@example.com", "other"),
    ]  # fmt: skip
    assert said(grace, "phone", "mobile") == ("+1 555 0199", "+1 555 0199")
    assert [(w.line, w.field) for w in report.warnings] == [(2, "phone")]


def test_a_french_list_with_semicolons(base: Base, desk: Desk) -> None:
    desk.region = "FR"
    report = bring(desk, "generic_fr_semicolon")
    assert [warned.field for warned in report.warnings] == ["phone"]  # all zeros: an odd number
    [gil] = leads(base)
    assert said(gil, "first_name", "last_name", "email", "phone", "city") == (
        "Gil", "G", "gen@x.fr", "+33600000000", "Lyon",
    )  # fmt: skip


def test_a_messy_list(base: Base, desk: Desk) -> None:
    assert counts(bring(desk, "messy_formatting")) == (3, 3, 0, 0, 0)
    john, jane, nobody = leads(base)
    assert said(john, "first_name", "last_name", "company", "description") == (
        "John", "Doe", "Acme, Inc.", "Nickname: Johnny",
    )  # fmt: skip
    assert said(jane, "first_name", "last_name", "email", "company") == ("Jane", "Smith", "jane@messy.com", "Beta LLC")
    assert said(nobody, "first_name", "last_name", "company") == (None, None, "Gamma")


def test_datablist(base: Base, desk: Desk) -> None:
    report = bring(desk, "datablist_leads_100")
    assert counts(report) == (100, 100, 0, 0, 0)
    assert [column for column, key in report.mapping.items() if key is None] == ["Index", "Account Id"]
    told = leads(base)
    statuses = {lead["custom"]["Status in file"] or lead["status"] for lead in told}
    assert {"New", "Contacted", "Unqualified", "Nurturing", "Closed Won", "Proposal Sent"} <= statuses
    victor = told[0]
    assert said(victor, "company", "source", "description") == (
        "Grimes, Madden and Huff", "Retargeting Ads", "Speak own such.",
    )  # fmt: skip
    assert [e["value"] for e in victor["emails"]] == ["hatkinson@mclaughlin.com", "ygibbs@guzman.com"]
    assert [p["value"] for p in victor["phones"]] == ["+1-532-344-1362", "2754733370"]


def test_all_files_at_once_are_one_operation(base: Base, desk: Desk) -> None:
    files = [(path.name, path) for path in sorted(sample("exports").iterdir())]
    report = import_files(desk, files)
    assert report.operation is not None
    assert report.created == len(leads(base))
    assert report.rejected == 1
    assert report.rejects[0].file == "linkedin_connections.csv"


def test_cold_calls_bring_history_in(base: Base, desk: Desk) -> None:
    path: Path = sample("outcomes", "car_insurance_cold_calls.csv")
    mapping = {"CarInsurance": "outcome", "Id": "external_id", "Job": "custom.Job", "Outcome": ""}
    report = import_files(desk, [(path.name, path)], ImportOptions(mapping=mapping))
    assert counts(report) == (4000, 4000, 0, 0, 0)
    reading = base.new_reading()
    found = dict(reading.connection.execute("SELECT status, count(*) FROM lead GROUP BY status").fetchall())
    assert found == {"converted": 1604, "unqualified": 2396}
    reading.close()

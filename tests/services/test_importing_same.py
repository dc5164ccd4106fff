"""When a row is a lead that is there already, and what becomes of it then."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from tests.services.imported import bring_in, leads, said
from tests.support import make_lead, sample

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services import triage
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions

HEADER = "First name,Last name,Company,Email,Phone,City"


@pytest.mark.parametrize(
    "row",
    [
        "Ada,Lovelace,,ada@example.org,,",
        "A.,Lovelace,Other Ltd,ADA@example.org,,",
        ",,,ada@example.org,,",
        "Ada,Lovelace,,,+33 6 12 34 56 78,",
        "Lovelace,Ada,,,0033 612345678,",
    ],
)
def test_the_same_email_or_phone_and_a_compatible_name_is_the_same_lead(base: Base, desk: Desk, row: str) -> None:
    bring_in(desk, HEADER, "Ada,Lovelace,Engines,ada@example.org,+33612345678,")
    assert bring_in(desk, HEADER, row).skipped == 1


@pytest.mark.parametrize(
    "row",
    [
        "Charles,Babbage,,ada@example.org,,",
        "Byron,Lovelace,,ada@example.org,,",
        "Ada,Lovelace,Engines,other@example.org,,",
        "Ada,Lovelace,Other,,,",
        ",,Engines,,,",
    ],
)
def test_a_household_or_a_namesake_is_another_lead(base: Base, desk: Desk, row: str) -> None:
    bring_in(desk, HEADER, "Ada,Lovelace,Engines,ada@example.org,+33612345678,")
    assert bring_in(desk, HEADER, row).created == 1


@pytest.mark.parametrize("row", ['ada,LOVELACE,"Engines, Ltd.",,,', "Ada,Lovelace,Engines,,,Paris"])
def test_without_email_and_phone_the_same_name_and_company_is_the_same_lead(desk: Desk, row: str) -> None:
    bring_in(desk, HEADER, "Ada,Lovelace,Engines,ada@example.org,,")
    assert bring_in(desk, HEADER, row).skipped == 1


def test_the_number_from_the_same_kind_of_list_decides_first(base: Base, desk: Desk) -> None:
    header = "Lead ID,FirstName,LastName,Email,LeadSource,OwnerId"
    bring_in(desk, header, "00Q1,Ada,Lovelace,ada@example.org,,")
    assert bring_in(desk, header, "00Q1,Augusta,King,king@example.org,,").skipped == 1
    hubspot = "Record ID,First Name,Last Name,Email,Lifecycle Stage"
    assert bring_in(desk, hubspot, "00Q1,Augusta,King,king@example.org,lead").created == 1


def test_rows_with_nothing_but_a_number_are_as_many_leads(desk: Desk) -> None:
    header = "Lead ID,LeadSource,OwnerId"
    assert bring_in(desk, header, "1,a,", "2,a,", "1,b,").created == 2


def test_namesakes_without_company_are_told_apart_by_address(desk: Desk) -> None:
    rows = ("Ada,Lovelace,,,,Paris", "Ada,Lovelace,,,,London", "Ada,Lovelace,,,555-01,London", "Ada,Lovelace,,,,Paris")
    report = bring_in(desk, HEADER, *rows)
    assert (report.created, report.skipped) == (3, 1)
    assert bring_in(desk, HEADER, *rows).skipped == 4


def test_a_public_list_of_people_loses_nobody_but_its_copies(desk: Desk) -> None:
    path = sample("dedupe", "febrl1.csv")
    report = import_files(desk, [(path.name, path)])
    with path.open(newline="") as rows, sample("dedupe", "febrl1_truth.csv").open(newline="") as truth:
        people: dict[tuple[str, ...], set[str]] = {}
        for row, true in zip(csv.DictReader(rows), csv.DictReader(truth), strict=True):
            parts = ("First Name", "Last Name", "Street", "Street 2", "City", "Postal Code")
            people.setdefault(tuple(row[part] for part in parts), set()).add(true["cluster"])
    assert all(len(clusters) == 1 for clusters in people.values())
    assert report.created == len(people)
    again = import_files(desk, [(path.name, path)])
    assert (again.created, again.skipped + again.rejected) == (0, again.read)


def test_a_deleted_lead_is_not_there(desk: Desk) -> None:
    from leadtui.services.editing import delete

    bring_in(desk, HEADER, "Ada,Lovelace,,ada@example.org,,")
    delete(desk, [1])
    assert bring_in(desk, HEADER, "Ada,Lovelace,,ada@example.org,,").created == 1


def test_rows_of_one_import_are_compared_across_batches(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadtui.services.staging.BATCH", 2)
    rows = [f"Ada,Lovelace,Company {i % 5},,," for i in range(20)]
    report = bring_in(desk, HEADER, *rows)
    assert (report.created, report.skipped) == (5, 15)


def test_update_fills_what_is_empty_and_nothing_else(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org", city="Paris", tags=["vip"])
    report = bring_in(
        desk, f"{HEADER},Tags,Status,Job title,Note kind",
        "Augusta Ada,King,Engines,ada@example.org,+33612345678,London,expo,Qualified,Countess,x",
        "A,Lovelace,Engines,ada@example.org,,London,,Qualified,,",
        on_duplicate="update",
    )  # fmt: skip
    assert (report.created, report.updated) == (1, 1)
    ada = leads(base)[0]
    assert said(ada, "first_name", "company", "city", "status", "title") == (
        "Ada", "Engines", "Paris", "New", None,
    )  # fmt: skip


def test_update_adds_tags_and_numbers_beside_those_there(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org", phone="+33611111111", tags=["vip"])
    header = "First name,Last name,Email,Email 2,Phone,Mobile,Tags"
    row = 'Ada,Lovelace,ada@example.org,countess@example.org,+33622222222,+33633333333,"VIP, expo"'
    assert bring_in(desk, header, row, on_duplicate="update").updated == 1
    ada = leads(base)[0]
    assert said(ada, "email", "phone", "mobile", "tags") == (
        "ada@example.org", "+33611111111", "+33633333333", ["expo", "vip"],
    )  # fmt: skip
    assert [p["normal"] for p in ada["phones"]] == ["+33611111111", "+33622222222", "+33633333333"]
    assert sum(p["primary"] for p in ada["phones"]) == 1
    assert bring_in(desk, header, row, on_duplicate="update").operation is None


def test_overwrite_replaces_but_a_blank_cell_takes_nothing_away(base: Base, desk: Desk) -> None:
    make_lead(
        desk, first_name="Ada", last_name="Lovelace", email="ada@example.org", phone="+33611111111", city="Paris",
        company="Engines", industry="Steam", follow_up=desk.local(),
    )  # fmt: skip
    header = f"{HEADER},Industry,Status"
    row = "Ada Augusta,Lovelace,Analytical,ada@example.org,+33622222222,London,,Closed Lost"
    assert bring_in(desk, header, row, on_duplicate="overwrite").updated == 1
    ada = leads(base)[0]
    assert said(ada, "first_name", "company", "city", "phone", "industry") == (
        "Ada Augusta", "Analytical", "London", "+33622222222", "Steam",
    )  # fmt: skip
    assert said(ada, "status", "disqualify_reason", "next_follow_up") == ("Unqualified", "Lost before leadtui", None)
    assert bring_in(desk, header, row, on_duplicate="overwrite").operation is None


@pytest.mark.parametrize("mode", ["update", "overwrite"])
def test_do_not_call_and_opt_out_are_never_loosened(base: Base, desk: Desk, mode: str) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org", do_not_call=True)
    header = "First name,Last name,Email,Do not call,Email opt-out"
    bring_in(desk, header, "Ada,Lovelace,ada@example.org,no,yes", on_duplicate=mode)
    bring_in(desk, header, "Ada,Lovelace,ada@example.org,no,no", on_duplicate=mode)
    assert said(leads(base)[0], "do_not_call", "email_opt_out") == (True, True)


@pytest.mark.parametrize("mode", ["update", "overwrite"])
def test_a_converted_lead_is_skipped_with_a_warning(base: Base, desk: Desk, mode: str) -> None:
    lead = make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@example.org")
    with desk.store.operation("convert", "test", desk.user.id) as op:
        op.set(Lead, lead, {"status": "converted", "category": "converted"})
    report = bring_in(desk, HEADER, "Ada,Lovelace,Engines,ada@example.org,,", on_duplicate=mode)
    assert (report.skipped, report.operation) == (1, None)
    assert [(w.line, w.field) for w in report.warnings] == [(2, None)]
    assert "L1" in report.warnings[0].reason


def test_amounts_of_a_lead_stay_in_one_currency(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", email="ada@example.org", budget_amount=500_00, currency="EUR", budget="yes")
    header = "First name,Email,Annual revenue,Currency"
    bring_in(desk, header, "Ada,ada@example.org,1000,USD", on_duplicate="overwrite")
    assert said(leads(base)[0], "annual_revenue", "currency") == (None, "EUR")
    bring_in(desk, header, "Ada,ada@example.org,1000,EUR", on_duplicate="overwrite")
    assert said(leads(base)[0], "annual_revenue", "currency") == ("1000.00", "EUR")


def test_a_lead_the_rep_works_on_keeps_what_he_did(base: Base, desk: Desk) -> None:
    row = "Ada,Lovelace,Engines,ada@example.org,+33612345678,"
    bring_in(desk, HEADER, row)
    triage.log_call(desk, 1, "no-answer")
    before: Any = leads(base)
    assert bring_in(desk, HEADER, row).operation is None
    assert leads(base) == before


def test_an_unknown_way_to_treat_duplicates_is_refused(desk: Desk) -> None:
    with pytest.raises(Exception, match="no way 'merge'"):
        import_files(desk, [("x.csv", b"Email\na@b.co")], ImportOptions(on_duplicate="merge"))  # type: ignore[arg-type]


def test_a_nickname_and_another_script_with_one_email_are_the_lead_that_is_there(desk: Desk) -> None:
    header = "First Name,Last Name,Email"
    known = (header, "Robert,Castellano,rc@castor.com", "Dmitry,Sokolov,d.sokolov@vektor.ru")
    assert bring_in(desk, *known).created == 2
    report = bring_in(desk, header, "Bob,Castellano,rc@castor.com", "Дмитрий,Соколов,d.sokolov@vektor.ru")
    assert (report.created, report.skipped) == (0, 2)
    assert bring_in(desk, header, "Maria,Castellano,rc@castor.com").created == 1

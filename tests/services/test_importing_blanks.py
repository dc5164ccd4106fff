"""A cell that says that nothing is known is a blank one: the whole cell and its field decide."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.rules.blank_cells import blanks_of
from leadtui.rules.mapping import map_header
from leadtui.services.desk import Desk


@pytest.mark.parametrize("text", ["N/A", "n/a", "#N/A", "-", "--", "none", "Unknown", "NULL", "(blank)", "k.A.", "NaN"])
def test_two_people_without_a_company_are_two(base: Base, desk: Desk, text: str) -> None:
    report = bring_in(
        desk, "Name,Company,Email,Phone,City", f"John Smith,{text},{text},{text},Rome",
        f"John Smith,{text},{text},{text},Oslo",
    )  # fmt: skip
    assert (report.created, report.skipped, len(report.warnings)) == (2, 0, 0)
    assert [said(lead, "company", "emails", "phones") for lead in leads(base)] == [(None, [], [])] * 2


def test_a_row_that_says_nothing_else_is_rejected(desk: Desk) -> None:
    report = bring_in(desk, "Name,Company,Email,Phone", "N/A,-,none,unknown", "Ada Byron,,,")
    assert (report.created, report.rejected) == (1, 1)


def test_no_phone_said_in_german_is_none_and_an_office_may_have_another(base: Base, desk: Desk) -> None:
    lines = ("Kern,030 1234567,keine", "Ode,keine,089 765432", "Keine,Keine,089 765433")
    bring_in(desk, "Nachname,Telefon,Büro", *lines, region="DE")
    assert [(lead["last_name"], [(p["normal"], p["label"]) for p in lead["phones"]]) for lead in leads(base)] == [
        ("Kern", [("+49301234567", None)]), ("Ode", [("+4989765432", "work")]), ("Keine", [("+4989765433", "work")]),
    ]  # fmt: skip


def test_people_and_places_may_be_called_so(base: Base, desk: Desk) -> None:
    bring_in(desk, "First name,Last name,Country,State", "Melissa,None,NA,", "Na,Null,Italy,NA", "null,NULL,n/a,-")
    assert [said(lead, "first_name", "last_name", "country", "state") for lead in leads(base)] == [
        ("Melissa", "None", "Namibia", None), ("Na", "Null", "Italy", "Napoli"),
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["None", "Null", "NA", "Nil", "null", "N/A"])
def test_nobody_is_called_none_by_the_first_name(base: Base, desk: Desk, first: str) -> None:
    bring_in(desk, "First name,Last name", f"{first},Smith")
    assert said(leads(base)[0], "first_name", "last_name") == (None, "Smith")


def test_a_note_says_what_it_says_and_so_does_a_field_of_ones_own(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Notes,Pets", "Byron,N/A,none", custom_fields_all=True)
    assert said(leads(base)[0], "description", "custom") == ("N/A", {"Pets": "none"})


def test_a_blank_makes_no_column_of_numbers_dates_or_answers_text(base: Base, desk: Desk) -> None:
    lines = ("Byron,4,2024-02-01,yes,big", "Ode,N/A,-,n/a,-", "Kern,5,2024-03-01,no,N/A")
    for _ in range(2):
        report = bring_in(desk, "Last name,Seats,Since,Vip,Size", *lines, custom_fields_all=True, on_duplicate="create")
        base.reload()
        desk.workspace = base.workspace
        assert report.warnings == []
    assert [lead["custom"] for lead in leads(base)] == 2 * [
        {"Seats": 4, "Since": "2024-02-01", "Vip": True, "Size": "big"},
        {"Seats": None, "Since": None, "Vip": None, "Size": "-"},
        {"Seats": 5, "Since": "2024-03-01", "Vip": False, "Size": "N/A"},
    ]


def test_a_company_that_only_begins_so_is_one(base: Base, desk: Desk) -> None:
    bring_in(desk, "Company,City", "Unknown Worlds,Rome", "None of the Above Ltd,Oslo")
    assert [lead["company"] for lead in leads(base)] == ["Unknown Worlds", "None of the Above Ltd"]


def test_an_unknown_status_is_a_status_and_a_deal_may_have_no_competitors() -> None:
    for key in ("status", "competitors", "budget_detail"):
        assert "none" not in blanks_of(key)
        assert "N/A" in blanks_of(key)


@pytest.mark.parametrize("text", ["none", "unknown", "N/A", "null"])
def test_an_address_in_which_nothing_is_known_is_none_beside_one_at_home(base: Base, desk: Desk, text: str) -> None:
    header = "First Name,Last Name,Business Street,Business City,Home Street,Home City"
    bring_in(desk, header, f"Ada,Byron,{text},{text},1 High St,Leeds", "Bo,Ode,2 Low St,York,3 Mid St,Hull")
    assert [said(lead, "street", "city") for lead in leads(base)] == [("1 High St", "Leeds"), ("2 Low St", "York")]


@pytest.mark.parametrize(
    ("column", "values", "field"),
    [
        ("Title", ("Mr", "null", "Mrs"), "salutation"), ("Contact no", ("030 1234567", "none", "089 765432"), "phone"),
        ("Interesse", ("yes", "unknown", "no"), None), ("Contact", ("Ada Byron", "unknown", "Bo Ode"), "full_name"),
        ("Reach", ("ada@acme.com", "none", "cy@acme.com"), "email"), ("City", ("1", "none", "3"), None),
        ("Büro", ("030 1234567", "keine", "089 765432"), "phone"), ("Büro", ("Berlin", "Bonn", "Ulm"), None),
        ("Büro", ("keine", "", "-"), None),
        ("Geography", ("Paris, Île-de-France, France", "Greater London", "Austin, Texas"), "city"),
        ("Geography", ("EMEA, APAC", "DACH", "North America, EMEA"), None), ("Geography", ("EMEA", "DACH", ""), None),
    ],
)  # fmt: skip
def test_a_column_is_told_without_what_is_blank_in_its_field(
    column: str, values: tuple[str, ...], field: str | None
) -> None:
    found = map_header(["Company", column], [["Acme", value] for value in values])
    assert found.fields[column] == field


def test_a_column_is_told_by_the_cells_that_say_something() -> None:
    found = map_header(["Name", "Reach"], [["Ada", "ada@acme.com"], ["Bob", "N/A"], ["Cy", "cy@acme.com"]])
    assert found.column("email") == "Reach"

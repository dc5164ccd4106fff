"""Which country a row has, where its city or street is one of home or work."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.rules.mapping import map_header
from leadtui.services.desk import Desk


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Home City,Country", "London,GB"),
        ("Country,Work City", "GB,London"),
        ("Home Street,Home City,Country", "High St,London,GB"),
        ("Work City,Country,Work Street", "London,UK,1 High St"),
        ("Mailing City,Country", "London,UK"),
        ("Company City,Country", "London,UK"),
        ("City,Home City,Country", ",London,UK"),
        ("Home City,Home Country,Country", "London,,UK"),
    ],
)
def test_a_country_of_its_own_is_that_of_the_one_address(base: Base, desk: Desk, header: str, row: str) -> None:
    bring_in(desk, f"First Name,Email,Phone,{header}", f"A,a@b.example,020 7946 1111,{row}")
    lead = leads(base)[0]
    assert said(lead, "city", "country") == ("London", "United Kingdom")
    assert lead["phone"] == "+442079461111"


def test_a_column_that_is_always_taken_is_not_told_as_one_of_another_address() -> None:
    found = map_header(["Email", "Home City", "Country"], [["a@b.example", "London", "GB"]])
    assert (found.fields["Home City"], found.fields["Country"], found.spare) == ("city", "country", {})


def test_the_country_of_one_address_is_not_given_to_another_that_has_its_own(base: Base, desk: Desk) -> None:
    bring_in(desk, "Email,Home City,Home Country,Country", "a@b.example,Lyon,France,UK")
    assert said(leads(base)[0], "city", "country") == ("Lyon", "France")


@pytest.mark.parametrize(
    ("cell", "phone", "country", "dialled"),
    [
        ("D", "0171 4567890", "Germany", "+491714567890"),
        ("BRD", "0171 4567890", "Germany", "+491714567890"),
        ("a", "01 5321555", "Austria", "+4315321555"),
        ("F.", "01 45 67 89 01", "France", "+33145678901"),
        ("I", "06 5550 4321", "Italy", "+390655504321"),
        ("CH", "044 668 18 00", "Switzerland", "+41446681800"),
        ("E", "912 345 678", "Spain", "+34912345678"),
    ],
)
def test_the_letters_of_number_plates_are_countries_in_a_column_of_countries(
    base: Base, desk: Desk, cell: str, phone: str, country: str, dialled: str
) -> None:
    bring_in(desk, "Vorname;Email;Telefon;Land", f"A;a@b.example;{phone};{cell}", region="GB")
    assert said(leads(base)[0], "country", "phone") == (country, dialled)


def test_a_letter_at_the_end_of_an_address_is_no_country(base: Base, desk: Desk) -> None:
    bring_in(desk, "Name;Email;Address;Country", "Eva Kern;a@b.example;Hauptstr. 1, 10115 Berlin, I;", region="DE")
    assert leads(base)[0]["country"] != "Italy"

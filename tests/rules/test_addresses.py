"""An address in one cell is taken apart where that is certain, and stays whole where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.addresses import split_address, split_place


def parts(text: str) -> tuple[str | None, ...]:
    found = split_address(text)
    return tuple(found.get(key) for key in ("street", "postal_code", "city", "state", "country"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Main St, Springfield, IL 62701", ("1 Main St", "62701", "Springfield", "IL", None)),
        ("123 Main St  Springfield  IL  62701  US", ("123 Main St", "62701", "Springfield", "IL", "US")),
        ("Lindenweg 5\n10117 Berlin\nDeutschland", ("Lindenweg 5", "10117", "Berlin", None, "Deutschland")),
        ("10 rue de la Paix, 75002 Paris", ("10 rue de la Paix", "75002", "Paris", None, None)),
        ("221B Baker Street, London NW1 6XE", ("221B Baker Street", "NW1 6XE", "London", None, None)),
        ("1 High St, Leeds, LS1 4DY, United Kingdom", ("1 High St", "LS1 4DY", "Leeds", None, "United Kingdom")),
        ("1 Market St, Suite 3, Oakland, CA 94105, USA", ("1 Market St, Suite 3", "94105", "Oakland", "CA", "USA")),
        ("500 George St, Sydney NSW 2000, Australia", ("500 George St", "2000", "Sydney", "NSW", "Australia")),
        ("Keizersgracht 1, 1015 CJ Amsterdam", ("Keizersgracht 1", "1015 CJ", "Amsterdam", None, None)),
        ("Av. Paulista 1000, São Paulo, SP, 01310-100, Brasil",
         ("Av. Paulista 1000", "01310-100", "São Paulo", "SP", "Brasil")),
        ("5 King St, Toronto, ON M5C 2M8, Canada", ("5 King St", "M5C 2M8", "Toronto", "ON", "Canada")),
        ("Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America",
         ("Crescent moon drive, 555-asd, Nice Area", "12345", "Albaney", "New York", "United States of America")),
        ("1 Raffles Place, Singapore 048616", ("1 Raffles Place", "048616", "Singapore", None, None)),
    ],
)  # fmt: skip
def test_a_certain_address_goes_to_its_fields(text: str, expected: tuple[str | None, ...]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Hauptstr. 5", "12 High St, Building 1234", "Suite 5, 12345 Main Street",
     "Building 5, Floor 3", "somewhere, nice", "Acme Tower", "5, 6, 7"],
)  # fmt: skip
def test_an_uncertain_address_is_a_street_as_a_whole(text: str) -> None:
    assert split_address(text) == {"street": text}


@pytest.mark.parametrize(
    ("text", "street", "country"),
    [
        ("1 rue X, Bât B, France", "1 rue X, Bât B", "France"),
        ("Hauptstr. 5, Germany", "Hauptstr. 5", "Germany"),
        ("Tower 2, Floor 3, U.S.A.", "Tower 2, Floor 3", "U.S.A."),
        ("5 Peachtree St, Georgia", "5 Peachtree St, Georgia", None),
        ("5 Elm St, Lebanon", "5 Elm St, Lebanon", None),
        ("12 Main St, Mexico", "12 Main St, Mexico", None),
        ("9 Oak Ave, San Marino", "9 Oak Ave, San Marino", None),
        ("5 Elm St, Suite B, Jordan", "5 Elm St, Suite B, Jordan", None),
        ("Rue 5, Hamra, Beirut, Lebanon", "Rue 5, Hamra, Beirut", "Lebanon"),
        ("Rue 5\nLebanon", "Rue 5", "Lebanon"),
        ("Suite 5, IT", "Suite 5, IT", None),
    ],
)
def test_a_country_written_out_at_the_end_is_one(text: str, street: str, country: str | None) -> None:
    assert (parts(text)[0], parts(text)[4]) == (street, country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75001 Paris", {"postal_code": "75001", "city": "Paris"}),
        ("Austin, TX 78701", {"postal_code": "78701", "city": "Austin", "state": "TX"}),
        ("San Francisco, California, United States",
         {"city": "San Francisco", "state": "California", "country": "United States"}),
        ("Washington, DC", {"city": "Washington", "state": "DC"}),
        ("Lyon, France", {"city": "Lyon", "country": "France"}),
        ("Frankfurt am Main", {"city": "Frankfurt am Main"}),
        ("Greater Paris Area", {"city": "Greater Paris Area"}),
        ("Singapore", {"city": "Singapore"}),
    ],
)  # fmt: skip
def test_a_place_goes_to_its_fields(text: str, expected: dict[str, str]) -> None:
    assert split_place(text) == expected


@given(st.text(max_size=80))
def test_nothing_but_separators_is_ever_lost(text: str) -> None:
    for found in (split_address(text), split_place(text)):
        said = "".join(c for value in found.values() for c in value if c.isalnum())
        assert sorted(said) == sorted(c for c in text if c.isalnum())

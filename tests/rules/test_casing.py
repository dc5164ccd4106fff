"""Names in one case are written as names are; whoever mixed capitals and small letters meant it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.casing import cased_city, cased_company, cased_name
from leadtui.rules.text import fold


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("MCDONALD", "McDonald"), ("O'BRIEN", "O'Brien"), ("van der berg", "van der Berg"),
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("DE LA CRUZ", "de la Cruz"), ("ÉLODIE", "Élodie"), ("J.R.R.", "J.R.R."), ("JP", "JP"), ("ED", "Ed"),
        ("SMITH JR", "Smith Jr"), ("HENRY VIII", "Henry VIII"), ("TA'AN", "Ta'an"), ("VAN", "Van"), ("山田", "山田"),
        ("İBRAHİM", "İBRAHİM"), ("McDonald", "McDonald"), ("dEborah", "dEborah"), ("user@x.com", "user@x.com"),
    ],
)  # fmt: skip
def test_a_persons_name(typed: str, name: str) -> None:
    assert cased_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("NEW YORK", "New York"), ("SAINT-DENIS-SUR-SARTHON", "Saint-Denis-sur-Sarthon"), ("NYC", "NYC"),
        ("frankfurt am main", "Frankfurt am Main"), ("L'AQUILA", "L'Aquila"), ("IJMUIDEN", "IJmuiden"),
    ],
)  # fmt: skip
def test_a_city(typed: str, city: str) -> None:
    assert cased_city(typed) == city


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("ACME INDUSTRIES GMBH", "Acme Industries GmbH"), ("IBM", "IBM"), ("BMW AG", "BMW AG"), ("H&M", "H&M"),
        ("BANK OF AMERICA", "Bank of America"), ("THE HOME DEPOT", "The Home Depot"),
        ("LES MILLS SAS", "Les Mills SAS"), ("DHL EXPRESS", "DHL Express"),
        ("SMITH'S BAKERY", "Smith's Bakery"), ("booking.com", "booking.com"),
        ("acme corp", "Acme Corp"), ("iRobot", "iRobot"), ("@x", "@x"), ("J.P. MORGAN CHASE", "J.P. Morgan Chase"),
    ],
)  # fmt: skip
def test_a_company_keeps_what_seems_an_acronym(typed: str, company: str) -> None:
    assert cased_company(typed) == company


@given(st.text(max_size=30))
def test_casing_changes_nothing_but_case_and_twice_is_once(text: str) -> None:
    for cased in (cased_name, cased_city, cased_company):
        done = cased(text)
        assert fold(done) == fold(text)
        assert cased(done) == done


@given(st.text(max_size=20))
def test_mixed_case_is_left_alone(text: str) -> None:
    mixed = f"aB{text}"
    assert cased_name(mixed) == cased_company(mixed) == cased_city(mixed) == mixed

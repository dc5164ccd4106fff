"""States by their standard name, and postal codes that lost a zero."""

from __future__ import annotations

import pytest

from leadtui.rules.states import odd_postal_code, read_state, states_named
from leadtui.words.countries import countries
from leadtui.words.states import ALWAYS_ONE_OF_THESE, states


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("CA", "US", "California"), ("ca", "IT", "Cagliari"), ("Calif.", "US", "California"),
        ("N.Y.", "US", "New York"),
        ("Bavaria", "DE", "Bayern"), ("NRW", "DE", "Nordrhein-Westfalen"), ("Québec", "CA", "Quebec"),
        ("sao paulo", "BR", "São Paulo"), ("NSW", "AU", "New South Wales"), ("nowhere", "US", ""), ("CA", "FR", ""),
    ],
)  # fmt: skip
def test_a_state_by_code_or_another_name(text: str, country: str, name: str) -> None:
    assert read_state(text, country) == name


def test_every_standard_name_is_its_own() -> None:
    for country, words in states().items():
        assert country in countries()
        assert {read_state(name, country) for name in words.values()} == set(words.values())
        assert all(read_state(word, country) == name for word, name in words.items())
    assert set(states()) >= ALWAYS_ONE_OF_THESE


def test_a_code_without_a_country_is_the_home_country_s_then_americas() -> None:
    assert states_named("CA") == ("California",)
    assert states_named("CA", "IT") == ("Cagliari",)
    assert states_named("BY") == ("Bayern",)
    assert states_named("nowhere") == ()


@pytest.mark.parametrize(
    ("code", "country", "meant"),
    [("1067", "DE", "01067"), ("2110", "US", "02110"), ("501", "US", "00501"), ("150", "NO", "0150"),
     ("01067", "DE", ""), ("8001", "CH", ""), ("12345-6789", "US", ""), ("SW1A 1AA", "GB", ""), ("1067", "", "")],
)  # fmt: skip
def test_a_zero_a_spreadsheet_took_is_told(code: str, country: str, meant: str) -> None:
    assert odd_postal_code(code, country)[1] == meant

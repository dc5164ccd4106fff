"""Single values: numbers, yes and no, countries, sizes, websites, tags."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.values import read_country, read_employees, read_integer, read_tags, read_website, read_yes_no
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    ("text", "number"),
    [("250", 250), ("1,250", 1250), ("1.250", 1250), ("1 250", 1250), ("1'250'000", 1250000), ("12.0", 12), ("-3", -3)],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert read_integer(text) == number


@pytest.mark.parametrize("text", ["", "x", "1.5", "1,2,3", "1,250.000,1", "12 34", "9" * 30])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_integer(text)


@pytest.mark.parametrize("text", ["Yes", "1", "TRUE", "ja", "Oui", "sí", "x", "Y", "1.0", "Yes.", "ja!"])
def test_yes(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize("text", ["No", "0", "false", "Nein", "non", "N", "0.0", "0,0", "No.", "nein!"])
def test_no(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize("text", ["maybe", "N.", "0.5", "No?", "."])
def test_maybe_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="neither"):
        read_yes_no(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("France", "FR"), ("fr", "FR"), ("FRA", "FR"),
        ("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"),
        ("UK", "GB"), ("England", "GB"), ("Deutschland", "DE"),
        ("Allemagne", "DE"), ("España", "ES"), ("Nederland", "NL"),
        ("Türkiye", "TR"), ("turkey", "TR"), ("Österreich", "AT"),
        ("日本", "JP"), ("Côte d’Ivoire", "CI"), ("Australia", "AU"),
    ],
)  # fmt: skip
def test_countries_by_code_and_name_in_many_languages(text: str, code: str) -> None:
    assert read_country(text.replace("’", "'")).code == code


def test_a_country_knows_its_currency() -> None:
    assert read_country("japan").currency == "JPY"


@pytest.mark.parametrize("text", ["", "Atlantis", "XX", "005xx"])
def test_what_is_no_country_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_country(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("120", 120), ("51-200", 51), ("51–200 employees", 51),
        ("1,000+", 1000), ("10,001+ employees", 10001), ("1k-5k", 1000),
        ("<10", 1), ("1 to 10", 1), (">500", 500),
        ("Self-employed", 1), ("1.001 bis 5.000 Mitarbeiter", 1001), ("2.0", 2),
    ],
)  # fmt: skip
def test_sizes_of_companies(text: str, number: int) -> None:
    assert read_employees(text) == number


@pytest.mark.parametrize("text", ["", "many", "200-51", "10-2019-1"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_employees(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("example.com", "https://example.com"),
        ("http://www.example.com/a", "http://www.example.com/a"),
        ("HTTPS://X.io", "https://x.io"),
        ("WWW.ACME.COM/About", "https://www.acme.com/About"),
        ("example.com:8080/x", "https://example.com:8080/x"),
    ],
)
def test_websites_get_a_scheme(text: str, url: str) -> None:
    assert read_website(text) == url


@pytest.mark.parametrize(
    "text", ["", "none", "javascript:alert(1)", "file:///etc/passwd", "ftp://x.com", "two words.com"]
)
def test_what_is_no_website_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_website(text)


def test_tags_are_split_and_groups_of_google_left_out() -> None:
    assert read_tags("Friends;Open source, #vip") == ["Friends", "Open source", "vip"]
    assert read_tags("* myContacts ::: Navy") == ["Navy"]
    assert read_tags("a, a,,") == ["a"]


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in (read_integer, read_yes_no, read_country, read_employees, read_website):
        with suppress(InputError):
            reader(text)
    read_tags(text)

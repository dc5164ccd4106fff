"""Amounts of money: every usual way of writing one, and no amount read as another."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.money import MAX_MINOR, Money, format_minor, parse_money, show_money
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("40k", 4_000_000, "USD"),
        ("12k€", 1_200_000, "EUR"),
        ("€12k", 1_200_000, "EUR"),
        ("12 k EUR", 1_200_000, "EUR"),
        ("1.234,50", 123_450, "USD"),
        ("1,234.50", 123_450, "USD"),
        ("1 234,50 €", 123_450, "EUR"),
        ("1'234.50 CHF", 123_450, "CHF"),
        ("$40,000", 4_000_000, "USD"),
        ("40.000", 4_000_000, "USD"),
        ("1,234,567", 123_456_700, "USD"),
        ("₹12,34,567", 123_456_700, "INR"),
        ("0.125k", 12_500, "USD"),
        ("1.234m", 123_400_000, "USD"),
        ("2.5 million USD", 250_000_000, "USD"),
        ("3 Mio. EUR", 300_000_000, "EUR"),
        ("50000.0000", 5_000_000, "USD"),
        ("99,9", 9_990, "USD"),
        (".5", 50, "USD"),
        ("¥1,200", 1_200, "JPY"),
        ("KWD 1.5", 1_500, "KWD"),
        ("KWD 1.234", 1_234, "KWD"),
        ("KWD 1,234", 1_234_000, "KWD"),
        ("C$10", 1_000, "CAD"),
        ("€ 25.000,-", 2_500_000, "EUR"),
        ("25.000,-- €", 2_500_000, "EUR"),
        ("CHF 5'000.–", 500_000, "CHF"),
        ("0", 0, "USD"),
        ("gbp 7", 700, "GBP"),
    ],
)
def test_amounts_are_read(text: str, minor: int, currency: str) -> None:
    assert parse_money(text, "USD") == Money(minor, currency)


def test_a_shared_sign_means_the_default_currency_when_it_is_one_of_them() -> None:
    assert parse_money("$5", "CAD").currency == "CAD"
    assert parse_money("$5", "EUR").currency == "USD"
    assert parse_money("5 kr", "NOK").currency == "NOK"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "-5",
        "1,2,3",
        "1.2.3,4",
        "12,34.567,8",
        "5 XXQ",
        "40k€$",
        "$",
        "1e5",
        "5 6 zzz",
        "1" * 30,
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_money(text, "USD")
    assert caught.value.message.endswith(".")


def test_more_decimals_than_the_currency_has_are_refused() -> None:
    for text in ("0.125", "12345.678", "JPY 1.5"):
        with pytest.raises(InputError, match="decimals"):
            parse_money(text, "USD")


@given(st.integers(0, MAX_MINOR), st.sampled_from(["USD", "EUR", "JPY", "KWD", "CHF"]))
def test_what_is_formatted_reads_back(minor: int, currency: str) -> None:
    assert parse_money(format_minor(minor, currency), currency) == Money(minor, currency)
    assert parse_money(show_money(minor, currency), currency) == Money(minor, currency)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(InputError):
        assert parse_money(text, "EUR").minor >= 0


@pytest.mark.parametrize(
    ("minor", "currency", "plain", "shown"),
    [
        (4_000_000, "USD", "40000.00", "$40,000"),
        (123_450, "EUR", "1234.50", "€1,234.50"),
        (1_200, "JPY", "1200", "¥1,200"),
        (1_500, "KWD", "1.500", "KWD 1.500"),
        (90_000, "CHF", "900.00", "CHF 900"),
    ],
)
def test_amounts_out(minor: int, currency: str, plain: str, shown: str) -> None:
    assert format_minor(minor, currency) == plain
    assert show_money(minor, currency) == shown


@pytest.mark.parametrize("text", ["10M+", "$10M+", "~10M", ">10M USD", "€10k+"])
def test_an_amount_that_is_only_about_so_much_is_told_of_as_that(text: str) -> None:
    with pytest.raises(InputError, match="is no single amount"):
        parse_money(text, "USD")

"""The amount a budget's detail speaks of, and all that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.amounts import amount_in
from leadtui.rules.money import Money, show_money


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("40k", 40_000_00, "USD"),
        ("40000", 40_000_00, "USD"),
        ("40k approved", 40_000_00, "USD"),
        ("40k EUR approved", 40_000_00, "EUR"),
        ("about 40k", 40_000_00, "USD"),
        ("approved: €40,000.", 40_000_00, "EUR"),
        ("around 40 000 EUR, says the boss", 40_000_00, "EUR"),
        ("2.5 million USD for the plant", 2_500_000_00, "USD"),
        ("ca. 3 Mio. EUR genehmigt", 3_000_000_00, "EUR"),
        ("12k€ (signed)", 12_000_00, "EUR"),
        ("up to 12 k EUR", 12_000_00, "EUR"),
        ("EUR 40k approved", 40_000_00, "EUR"),
        ("roughly $1,234.50 all in", 1_234_50, "USD"),
        ("try 40k", 40_000_00, "USD"),
        ("we have 500 euros", 500_00, "EUR"),
        ("€ 25.000,-", 25_000_00, "EUR"),
        ("ca. 25.000,- EUR genehmigt", 25_000_00, "EUR"),
        ("1.234,50 € approved", 1_234_50, "EUR"),
        ("maximum 40K, then the board", 40_000_00, "USD"),
    ],
)
def test_the_one_amount_of_a_sentence_is_read(text: str, minor: int, currency: str) -> None:
    assert amount_in(text, "USD") == Money(minor, currency)


@pytest.mark.parametrize(
    "text",
    [
        "", "approved", "2 of 3", "2 of 3 signed EUR", "40k or 50k", "40-50k approved", "by 31 Dec",
        "31.12.2026 latest",
        "Q1 2027 EUR", "call +49 171 5550123", "030 901820 ask", "in 2027", "40 people", "40% approved", "40kg boxes",
        "40 ft container", "5 m cable", "not 40k", "no budget above 40k", "40k per month", "40k/year", "-40k approved",
        "40 all of us", "v2k EUR", "12 taler old", "40k pro Jahr", "1.2.3k approved", "10mm cable", "40k, 3 years",
    ],
)  # fmt: skip
def test_what_is_not_certainly_an_amount_is_none(text: str) -> None:
    assert amount_in(text, "EUR") is None


WORDS = st.lists(st.sampled_from(["about", "approved", "by", "the", "board", "ok", "signed", "all", "try"]), max_size=4)


@given(WORDS, st.integers(1, 10**9), st.sampled_from(["EUR", "USD", "GBP", "CHF", "INR"]), WORDS)
def test_an_amount_as_it_is_shown_is_found_among_words(
    before: list[str], minor: int, code: str, after: list[str]
) -> None:
    text = " ".join([*before, show_money(minor, code), *after])
    assert amount_in(text, "EUR") == Money(minor, code)


@given(WORDS, st.integers(1, 999), st.integers(1, 999), WORDS)
def test_two_numbers_are_no_amount(before: list[str], one: int, other: int, after: list[str]) -> None:
    assert amount_in(" ".join([*before, f"{one}k", "and", f"{other}k", *after]), "EUR") is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    found = amount_in(text, "EUR")
    assert found is None or found.minor >= 0

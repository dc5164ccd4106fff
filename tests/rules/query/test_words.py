"""What a word is: folded letters and digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.query.words import contains_words, number_forms, words_of
from leadtui.rules.text import fold


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łódź-Süd (2)", "lodz sud 2"),
        ("Smith & Sons", "smith sons"),
        ("a_b", "a b"),
        ("", ""),
        ("&", ""),
        ("STRASSE", "strasse"),
    ],
)
def test_words_are_folded_letters_and_digits(text: str, words: str) -> None:
    assert words_of(text) == words


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_quick_way_for_ascii_is_the_general_one(text: str) -> None:
    assert words_of(text) == " ".join(re.findall(r"[^\W_]+", fold(text)))


def test_words_are_found_in_a_row_and_whole_but_for_a_star() -> None:
    assert contains_words("new york times", "york times")
    assert not contains_words("new york times", "new times")
    assert not contains_words("new york times", "yor")
    assert contains_words("new york times", "new yor*")


def test_a_number_is_looked_for_from_both_ends_without_its_zeros() -> None:
    assert number_forms("020 7946") == ("0207946", "207946", "r649702")
    assert number_forms("123") == ()
    assert number_forms("r4711") == ()

"""The text gate: what may pass, what never does, and that passing twice changes nothing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.text import clean, cleaned, fold
from leadtui.words.workspace import word_key

BLNS = Path(__file__).parents[2].parent / "shared" / "samples" / "strings" / "blns.txt"

nasty = st.text(
    alphabet=st.one_of(
        st.characters(codec=None),
        st.sampled_from("\u200b\u200c\u200d\ufe0f\u0301\u0928\u094d😀👩🔬\u202e\U000e0041\x1b\x9b\r\n\t \xa0é"),
    ),
    max_size=40,
)


@given(nasty, st.booleans())
def test_cleaning_twice_is_cleaning_once(value: str, multiline: bool) -> None:
    once = clean(value, multiline=multiline)
    assert cleaned(once, multiline=multiline) == (once, 0)


@given(nasty, st.booleans())
def test_nothing_that_steers_a_terminal_or_hides_text_passes(value: str, multiline: bool) -> None:
    for character in clean(value, multiline=multiline):
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs") or (multiline and character == "\n")
        assert not 0xE0000 <= ord(character) <= 0xE007F
        assert character not in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff"


@given(nasty)
def test_what_passes_is_composed_and_trimmed(value: str) -> None:
    text = clean(value)
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert "  " not in text


@given(nasty)
def test_folding_twice_is_folding_once(value: str) -> None:
    assert fold(fold(value)) == fold(value)


@pytest.mark.parametrize(
    ("value", "expected", "removed"),
    [
        ("  Ada\t Lovelace \r\n", "Ada Lovelace", 0),
        ("Ada\x1b]52;c;aGk=\x07", "Ada]52;c;aGk=", 2),
        ("Ada\u202eevil\u202c", "Adaevil", 2),
        ("a\x00b\x7fc\x9bd", "abcd", 3),
        ("hi\U000e0041\U000e007f", "hi", 2),
        ("\ufeffzero\u200bwidth\xad", "zerowidth", 3),
        ("lone \ud800 half", "lone half", 1),
        ("e\u0301", "é", 0),
        ("e\u200d\u0301", "é", 1),
        ("A\ufe0f\ufe0f\ufe0fB", "A\ufe0fB", 2),
        ("\u3164", "", 0),
        ("non\xa0breaking", "non breaking", 0),
    ],
)
def test_what_is_taken_out_is_counted(value: str, expected: str, removed: int) -> None:
    assert cleaned(value) == (expected, removed)


@pytest.mark.parametrize(
    "value", ["👩\u200d🔬", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "ന്\u200d", "葛\U000e0100城市", "🏳\ufe0f\u200d🌈"]
)
def test_joiners_that_mean_something_stay(value: str) -> None:
    assert cleaned(value) == (value, 0)


def test_a_note_keeps_its_lines() -> None:
    assert clean("\r\n first \r\nsecond\r\rthird\u2028fourth\n\n", multiline=True) == " first\nsecond\n\nthird\nfourth"


def test_a_name_of_five_thousand_letters_survives() -> None:
    assert clean("é" * 5000) == "é" * 5000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Çelik Łódź", "celik lodz"),
        ("STRASSE", "straße"),
        ("Søren Ærø", "soren aero"),
        ("Ａｄａ", "ada"),
        ("İzmir", "izmir"),
    ],
)
def test_case_and_accents_fold_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_vowel_signs_and_voicing_marks_are_letters() -> None:
    assert fold("की") != fold("क")
    assert fold("が") != fold("か")


@pytest.mark.parametrize("value", ["No Answer", "no-answer", "NO_ANSWER", "noanswer", "no – answer"])
def test_case_blanks_and_dashes_do_not_matter_in_a_word(value: str) -> None:
    assert word_key(value) == "noanswer"


def test_every_naughty_string_comes_out_clean() -> None:
    if not BLNS.exists():
        pytest.skip("the shared samples are not here")
    for line in BLNS.read_text(encoding="utf-8").split("\n"):
        once = clean(line)
        assert cleaned(once) == (once, 0)
        assert fold(fold(line)) == fold(line)

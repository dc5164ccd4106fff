"""Numbers with words around them: what they are stays beside them, and none is cut through."""

from __future__ import annotations

import pytest

from leadtui.rules.phones import read_phone, split_phones, words_beside


@pytest.mark.parametrize(
    ("typed", "e164", "words"),
    [
        ("fax 415-555-2671", "+14155552671", "fax"), ("415 555 2671 (mobile)", "+14155552671", "mobile"),
        ("415 555 2671 mobile", "+14155552671", "mobile"), ("Büro: (415) 555-2671", "+14155552671", "Büro"),
        ("tel. +1 415 555 2671", "+14155552671", "tel"), ("(home) 415 555 2671", "+14155552671", "home"),
    ],
)  # fmt: skip
def test_words_beside_a_number_are_no_part_of_it(typed: str, e164: str, words: str) -> None:
    phone = read_phone(typed, "US")
    assert (phone.typed, phone.e164, phone.problem) == (typed, e164, "")
    assert words_beside(typed) == words


@pytest.mark.parametrize(
    "words",
    ["(mobil)", "privat", "(wife)", "mobile", "- Zentrale", "(Frau Meyer)", "nur vormittags", "h", "Durchwahl 7"],
)
def test_words_behind_a_short_number_are_never_dialled(words: str) -> None:
    assert read_phone(f"030 123456 {words}", "DE").e164 == "+4930123456"


@pytest.mark.parametrize("typed", ["030 123456 Mo-Fr 9-17h", "030 123456 ab 12 Uhr", "030 privat", "030-12 p 3456"])
def test_no_number_is_made_of_words_and_hours(typed: str) -> None:
    assert read_phone(typed, "DE").e164 is None


@pytest.mark.parametrize(
    "typed", ["1-800-FLOWERS", "1-800 FLOWERS", "(800) FLOWERS", "1 800 MY APPLE", "1800FLOWERS", "1-800-GOT-JUNK"]
)
def test_letters_behind_a_toll_free_prefix_are_dialled(typed: str) -> None:
    assert str(read_phone(typed, "US").e164).startswith("+1800")


@pytest.mark.parametrize(
    ("typed", "region", "normal"),
    [("+12404522332;ext=4601", None, "+12404522332;ext=4601"),
     ("8 (495) 123-45-67 доб. 12", "RU", "+74951234567;ext=12"),
     ("tel:240-452-2332;phone-context=+1", None, "+12404522332"), ("030 123456 dw 12", "DE", "+4930123456;ext=12")],
)  # fmt: skip
def test_words_of_an_extension_are_understood(typed: str, region: str | None, normal: str) -> None:
    assert read_phone(typed, region).normal == normal


@pytest.mark.parametrize("typed", ["1-800-FLOWERS", "415-555-2671 ext. 12", "415-555-2671 x5610"])
def test_letters_that_are_dialled_and_extensions_stay(typed: str) -> None:
    assert read_phone(typed, "US").e164
    assert "ext" not in words_beside(typed)


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("415-555-2671 or 415-555-2672", ["415-555-2671", "415-555-2672"]),
        ("030 123456 oder +49 170 1234567", ["030 123456", "+49 170 1234567"]),
        ("Tel 415-555-2671, Fax 415-555-2672", ["Tel 415-555-2671", "Fax 415-555-2672"]),
        ("415-555-2671 (mobile), 415-555-2672 (work)", ["415-555-2671 (mobile)", "415-555-2672 (work)"]),
        ("4,15555E+09", ["4,15555E+09"]), ("4.15555E+09, 415-555-2672", ["4.15555E+09", "415-555-2672"]),
        ("415-555-2671 ext. 12", ["415-555-2671 ext. 12"]), ("1-800-FLOWERS", ["1-800-FLOWERS"]),
    ],
)  # fmt: skip
def test_words_between_numbers_tell_them_apart(cell: str, numbers: list[str]) -> None:
    assert split_phones(cell) == numbers


@pytest.mark.parametrize("cell", ["030 1234567; n/a", "n/a; 030 1234567", "030 1234567 / -", "030 1234567; k.A.; --"])
def test_parts_in_which_nothing_is_known_are_no_numbers(cell: str) -> None:
    assert split_phones(cell) == ["030 1234567"]
    assert split_phones("n/a") == ["n/a"]


def test_a_rounded_number_with_a_comma_is_told_of_as_one() -> None:
    assert read_phone("4,15555E+09", "US").problem == "a spreadsheet rounded this number; its last digits are lost"

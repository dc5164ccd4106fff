"""What is written around a name or into it: a surname in capitals, degrees behind it, emoji."""

from __future__ import annotations

import pytest

from leadtui.rules.name_parts import surname_in_capitals
from leadtui.rules.names import Name, split_name


@pytest.mark.parametrize(
    ("full", "first", "last"),
    [
        ("MÜLLER Jürgen", "Jürgen", "MÜLLER"),
        ("DUPONT Jean-Pierre", "Jean-Pierre", "DUPONT"),
        ("Jean-Pierre DUPONT", "Jean-Pierre", "DUPONT"),
        ("GARCÍA LÓPEZ Ana María", "Ana María", "GARCÍA LÓPEZ"),
        ("DE LA CRUZ Ana", "Ana", "DE LA CRUZ"),
        ("van der BERG Jan", "Jan", "van der BERG"),
        ("LI Wei", "Wei", "LI"),
        ("McDONALD Ronald", "Ronald", "McDONALD"),
        ("GROßMANN Eva", "Eva", "GROßMANN"),
    ],
)
def test_what_is_written_in_capitals_is_the_surname(full: str, first: str, last: str) -> None:
    assert split_name(full) == Name(first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("JP", "Morgan"), ("J.", "SMITH"), ("JOHN", "SMITH"), ("A. B.", "Smith"), ("MBA", "Tom"), ("", "DUPONT"),
        ("Ana GARCÍA", "de la Cruz"), ("MARIA", "van Dyk"), ("王", "WEI"), ("Ada", "Byron"), ("III", "King"),
        ("JEAN Paul", "MARTIN"),
    ],
)  # fmt: skip
def test_initials_abbreviations_and_names_all_in_capitals_say_nothing(first: str, last: str) -> None:
    assert surname_in_capitals(first, last) == (first, last)


def test_a_salutation_stays_before_a_surname_in_capitals() -> None:
    assert split_name("Dr. MÜLLER Jürgen") == Name("Dr.", "Jürgen", "MÜLLER")

"""A title is compared by rank and function, whatever the language and the spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.titles import title_key
from leadtui.words.titles import functions, phrases, ranks


@pytest.mark.parametrize(
    ("titles", "key"),
    [
        (("VP Sales", "V.P., Sales", "Vice President of Sales", "vice-president, sales", "VP - Sales"), "vp sales"),
        (("SVP Marketing", "Senior Vice President, Marketing"), "vp senior marketing"),
        (("CEO", "C.E.O.", "Chief Executive Officer", "PDG", "P.-D.G.", "Geschäftsführer", "Geschäftsführerin"), "ceo"),
        (("CEO and President", "President & CEO"), "ceo president"),
        (("IT Director", "Dir. of IT", "Director, Information Technology"), "director it"),
        (("Vertriebsleiter (m/w/d)", "Vertriebsleiterin", "Head of Sales", "Leiter Vertrieb"), "head sales"),
        (("HR Manager", "Human Resources Mgr.", "Manager, H.R."), "manager hr"),
        (("Head of R&D", "Leiter Forschung und Entwicklung"), "head rd"),
    ],
)
def test_one_title_in_many_spellings_has_one_key(titles: tuple[str, ...], key: str) -> None:
    assert {title_key(title) for title in titles} == {key}


def test_who_asks_for_a_vice_president_finds_the_senior_one() -> None:
    assert set(title_key("Vice President").split()) <= set(title_key("SVP, Sales").split())


@given(st.text(max_size=60))
def test_a_title_with_a_letter_is_never_lost(text: str) -> None:
    assert title_key(f"clown {text}")


_WORDS = st.lists(st.sampled_from(sorted({*phrases(), *ranks(), *functions()})), min_size=1, max_size=4)


@given(_WORDS)
def test_a_key_is_its_own_key(words: list[str]) -> None:
    key = title_key(" ".join(words))
    assert title_key(key) == key

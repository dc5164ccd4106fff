"""The gate between data and the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.tui.text import cut, fit, head, safe, safe_lines, width, wrap


@given(st.text())
def test_what_comes_out_has_nothing_a_terminal_obeys(text: str) -> None:
    for character in safe(text):
        assert unicodedata.category(character) not in ("Cc", "Cs")
        assert character not in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        assert not 0xE0000 <= ord(character) <= 0xE007F


@given(st.text())
def test_safe_text_is_not_changed_again(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(st.text(), st.integers(0, 40))
def test_fit_is_exactly_so_many_cells(text: str, cells: int) -> None:
    assert width(fit(safe(text), cells)) == cells


@given(st.text(), st.integers(2, 40))
def test_cut_and_wrap_never_take_more_cells(text: str, cells: int) -> None:
    assert width(cut(safe(text), cells)) <= cells
    assert all(width(line) <= cells for line in wrap(safe(text), cells))


@given(st.text(alphabet="ab 漢é", max_size=60), st.integers(3, 20))
def test_wrap_loses_no_letter(text: str, cells: int) -> None:
    assert "".join(wrap(text, cells)).replace(" ", "") == text.replace(" ", "")


def test_an_escape_is_shown_as_its_picture() -> None:
    assert safe("a\x1b]52;c;aGk=\x07") == "a␛]52;c;aGk=␇"


def test_markup_stays_text() -> None:
    assert safe("[@click=app.quit]x[/b]") == "[@click=app.quit]x[/b]"


def test_letters_of_other_scripts_and_emoji_stay() -> None:
    assert safe("Łucja 李雷 عمر 👩\u200d💻 é") == "Łucja 李雷 عمر 👩\u200d💻 é"


def test_lines_are_split_at_every_kind_of_break() -> None:
    assert safe_lines("a\r\nb\u2028c\x0bd") == ["a", "b", "c", "d"]


@given(st.text(alphabet="ab 漢é👩\u200d💻\u0301", max_size=40), st.integers(-5, 3))
def test_wrap_ends_however_little_room_there_is(text: str, cells: int) -> None:
    assert wrap(safe(text), cells)


@pytest.mark.parametrize("cells", range(12))
def test_joiners_that_join_nothing_are_cut_like_anything_else(cells: int) -> None:
    text = safe("\u200d\u200d漢a\u200d" * 3)
    assert text == "漢a漢a漢a"
    assert width(fit(text, cells)) == cells
    assert text.startswith(head(text, cells))
    assert "".join(wrap(text, cells)) == text
    family = "👨\u200d👩\u200d👧"
    assert safe(family) == family

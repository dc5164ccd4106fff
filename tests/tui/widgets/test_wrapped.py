"""A note that wraps: nothing of it is lost between the rows, and the cursor is in one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadtui.tui.text import safe, width
from leadtui.tui.widgets.wrapped import in_sight, row_at, rows_of

NOTES = st.text(st.sampled_from("ab ü漢😀\n"), max_size=80)


@given(NOTES, st.integers(4, 30))
def test_the_rows_hold_all_of_the_text_but_its_breaks_and_fit(text: str, cells: int) -> None:
    rows = rows_of(text, cells)
    assert "".join(text[start:end] for start, end in rows) == text.replace("\n", "")
    assert [start for start, _ in rows] == sorted(start for start, _ in rows)
    assert all(width(safe(text[start:end])) <= cells for start, end in rows)


@given(NOTES, st.integers(4, 30), st.integers(1, 6), st.data())
def test_the_cursor_is_in_a_row_that_is_in_sight_with_a_cell_for_it(
    text: str, cells: int, most: int, data: st.DataObject
) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    rows = rows_of(text, cells)
    at = row_at(rows, cursor)
    start, end = rows[at]
    assert start <= cursor <= end
    assert width(safe(text[start:cursor])) < cells
    shown = in_sight(len(rows), at, most)
    assert at in shown
    assert len(shown) == min(most, len(rows))


def test_a_row_ends_after_a_blank_and_a_long_word_is_cut() -> None:
    def said(text: str) -> list[str]:
        return [text[start:end] for start, end in rows_of(text, 9)]

    assert said("one two three four") == ["one two ", "three ", "four"]
    assert said("Donaudampfschiff") == ["Donaudam", "pfschiff"]
    assert said("") == [""]
    assert said("a\n\nb") == ["a", "", "b"]

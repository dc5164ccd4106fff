"""Tables: the quick way for lists that nobody sees in colour says what the careful one says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.cli import table as tables
from leadtui.cli.table import Cell, Column, table
from leadtui.cli.terminal import inked

COLUMNS = (Column("Due"), Column("Lead", right=True), Column(""), Column("Name", grows=2, least=16))
ODD = ("", "Ada", "%s", "100 %", "Łódź", "\x1b[31m", "e\u0301", "東京", "a\tb ", "\xa0", "👩‍💻")
TEXTS = st.one_of(st.text(max_size=50), st.sampled_from(ODD))


@given(st.lists(st.tuples(TEXTS, TEXTS, st.just(""), TEXTS), min_size=1, max_size=6), st.sets(st.integers(0, 3)))
def test_a_list_without_colours_is_the_same_without_ink(rows: list[tuple[str, ...]], dim: set[int]) -> None:
    cells: list[list[Cell]] = [[(text, "dim") if i in dim else text for i, text in enumerate(row)] for row in rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "")
        said = []
        for colours in (True, False):
            patch.setattr(tables, "inks", lambda colours=colours: colours)
            said.append([inked(line, colour=False) for line in table(COLUMNS, cells)])
    assert said[0] == said[1]


def test_a_table_without_rows_has_no_heading() -> None:
    assert not list(table(COLUMNS, []))

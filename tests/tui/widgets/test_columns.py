"""The columns of the list at every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import lead

from leadtui.tui.widgets.columns import GLYPHS, cell, columns_for
from leadtui.tui.widgets.row_face import MARGIN
from leadtui.words.workspace import Workspace


@given(st.integers(40, 400))
def test_widths_and_blanks_add_up_to_the_width(width: int) -> None:
    shown = columns_for(width)
    assert sum(cells for _, cells in shown) + len(shown) - 1 + MARGIN == width


@pytest.mark.parametrize("width", [60, 72, 80, 100, 200])
def test_name_and_reason_are_always_there(width: int) -> None:
    assert {"name", "reason"} <= {column.key for column, _ in columns_for(width)}


def test_the_phone_is_there_at_eighty() -> None:
    assert "phone" in {column.key for column, _ in columns_for(80)}


def test_every_status_has_a_sign_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS)


def test_a_number_that_must_not_be_called_is_not_shown_in_the_list() -> None:
    row = lead(phone="+49 30 1", do_not_call=1)
    assert cell("phone", row, Workspace(), lambda _row: "") == "do not call"

"""Writing CSV: nothing a spreadsheet would run, and reading it back gives the same text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.formats.csvfile import write_csv
from leadtui.formats.formula_guard import guard, unguard
from leadtui.formats.lists import open_list

cell = st.text(
    alphabet=st.one_of(
        st.sampled_from("'=+-@\t\r\n\",; 019.()x"), st.characters(codec="utf-8", exclude_characters="\x00")
    ),
    max_size=12,
)


@given(cell)
def test_taking_the_guard_off_gives_the_cell_again(value: str) -> None:
    assert unguard(guard(value)) == value


@pytest.mark.parametrize("value", ["=cmd|' /C calc'!A0", "@SUM(1)", "\tx", "\rx", "+1+1", "-2+3", "+A1", "+1 555x3"])
def test_what_a_spreadsheet_would_run_is_guarded(value: str) -> None:
    assert guard(value) == "'" + value


@pytest.mark.parametrize("value", ["+33 6 00 00 00 00", "+1 (555) 010-9999", "-5", "-5.25", "plain", "", "'tis", "a=b"])
def test_phone_numbers_and_plain_text_stay(value: str) -> None:
    assert guard(value) == value


@given(st.lists(st.lists(cell, min_size=2, max_size=2), max_size=5))
def test_what_is_written_reads_back(rows: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    write_csv(rows, ["Name", "Notes"], stream)
    back = open_list(stream.getvalue().encode(), known=lambda name: name in ("Name", "Notes"))
    kept = [row for row in rows if "".join(row).strip()]
    assert [row.cells for row in back.rows() if "".join(row.cells).strip()] == kept

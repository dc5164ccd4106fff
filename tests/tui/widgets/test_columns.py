"""The columns of the list at every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import lead

from leadtui.tui.widgets.columns import GLYPHS, LeadFace, cell, columns_for
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


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        ([(5, "new"), (7, "new"), (7, "new")], {1: ("later today",)}),
        ([(5, "new"), (7, "new"), (0, "working")], {1: ("later today",), 2: ("after today",)}),
        ([(4, "working"), (0, "working"), (0, "converted")], {1: ("after today",), 2: ("no longer open",)}),
        ([(0, "working"), (0, "working")], {}),
    ],
)
def test_a_rule_says_what_is_below_it(rows: list[tuple[int, str]], rules: dict[int, tuple[str, ...]]) -> None:
    face = LeadFace(Workspace(), lambda _row: "")
    held = [lead(n, band=band, category=category) for n, (band, category) in enumerate(rows)]
    assert face.headings(held, at_start=True, at_end=True) == rules
    drawn = ["".join(text for text, _ in face.heading(said, 40)) for (said,) in rules.values()]
    assert [line.strip("─ ") for line in drawn] == [said for (said,) in rules.values()]
    assert all(len(line) == 40 for line in drawn)


@pytest.mark.parametrize(
    ("text", "band", "shown"),
    [
        ("ring back yesterday 10:50", 1, "ring back yesterday"),
        ("ring back Mon 16 Nov 10:50", 1, "ring back 16 Nov"),
        ("ring back 2 Nov 2025 10:50", 1, "ring ba… 2 Nov 2025"),
        ("ring back 10:50", 1, "ring back 10:50"),
        ("ring back Tue 24 Nov 10:50", 7, "ring back Tue 24 Nov 10:50"),
    ],
)
def test_a_date_that_has_gone_by_leaves_room_for_what_is_to_be_done(text: str, band: int, shown: str) -> None:
    row = lead(next_subject="ring back", band=band)
    assert cell("reason", row, Workspace(), lambda _row: text, 19).strip() == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("callback yesterday 16:00", "callback yest. 16:00"),
        ("callback Mon 16 Nov 16:00", "callback 16 Nov 16:00"),
        ("callback, due yesterday 16:00", "callback, yest. 16:00"),
        ("3rd try, due yesterday 09:25", "3rd try, yest. 09:25"),
        ("step 3: callback, due yesterday 16:00", "callback, yest. 16:00"),
    ],
)
def test_at_sixty_columns_what_is_overdue_keeps_its_time(text: str, shown: str) -> None:
    row = lead(next_subject="callback", next_kind="call", band=3, in_sequence=1)
    assert cell("reason", row, Workspace(), lambda _row: text, 23).strip() == shown

"""The commands of moving go as far in every list."""

from __future__ import annotations

import pytest

from leadtui.tui.screens.moving import rows_by


@pytest.mark.parametrize(
    ("command", "by"),
    [("down", 1), ("up", -1), ("half-down", 9), ("half-up", -9), ("page-down", 19), ("page-up", -19)],
)
def test_a_page_leaves_one_row_in_sight(command: str, by: int) -> None:
    assert rows_by(command, 20) == by


@pytest.mark.parametrize("command", ["down", "half-down", "page-down"])
@pytest.mark.parametrize("height", [0, 1, 2])
def test_in_the_lowest_list_every_one_goes_one_row(command: str, height: int) -> None:
    assert rows_by(command, height) == 1


@pytest.mark.parametrize("command", ["call", "top", "", None])
def test_others_move_nothing(command: str | None) -> None:
    assert rows_by(command, 20) == 0

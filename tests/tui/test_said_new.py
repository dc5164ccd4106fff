"""What arrived is told by its number as far as it was counted."""

from __future__ import annotations

import pytest

from leadtui.tui.screens.list_rows import LOOKED_AT
from leadtui.tui.screens.list_watch import MOST_COUNTED, said_new


@pytest.mark.parametrize(
    ("above", "more", "said"),
    [
        (0, 0, ""),
        (3, 0, "3 new above"),
        (0, 8, "8 new"),
        (3, 5, "8 new, 3 above"),
        (99, 0, "99 new above"),
        (300, 0, "99+ new above"),
        (120, 180, "99+ new, 99+ above"),
    ],
)
def test_more_than_were_counted_is_said_as_such(above: int, more: int, said: str) -> None:
    assert said_new(above, more) == said
    assert MOST_COUNTED < LOOKED_AT

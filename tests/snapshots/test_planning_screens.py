"""What the end of the day and the review look like, at 60x20, 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.fresh_base import app_on
from tests.tui.resting_base import resting

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "evening": (("g", "e", "t"), "2 of 5 · 1 done"),
    "evening-end": (("g", "e", "t", "w", "enter", "5", "u", "enter"), "have no next step still"),
    "review": (("g", "o", "j", "space"), "1 selected"),
    "review-until": (("g", "o", "f", "m", "o", "n"), "on "),
}


@pytest.fixture(autouse=True)
def rests(still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which pictures wait for nothing that comes once keys rest."""
    monkeypatch.setattr("leadtui.tui.screens.review_panes.REST", 0.001)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_planning_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(resting(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], keys, rest=0.05)

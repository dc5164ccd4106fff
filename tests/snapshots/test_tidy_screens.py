"""What duplicates, merging and cleansing look like, at 60x20, 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.fresh_base import app_on
from tests.tui.twins_base import twins

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "duplicates": (("g", "d", "j", "space"), "1 selected"),
    "merge-two": (("space", "space", "M"), "Merge 2 leads"),
    "merge-four": (("space", "space", "space", "space", "M", "down", "left", "space"), "Merge 4 leads"),
    "cleansing": (("g", "d", "tab", "j", "r"), "reviewed today"),
    "found": (("g", "d", "tab", "enter", "space"), "Missing essentials"),
}


@pytest.fixture(autouse=True)
def rests(still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which pictures wait for nothing that comes once keys rest."""
    monkeypatch.setattr("leadtui.tui.screens.cleansing_panes.REST", 0.001)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_tidying_up_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(twins(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], keys)

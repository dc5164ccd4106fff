"""What sequences look like, at 60x20, 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.fresh_base import app_on
from tests.tui.sequenced import sequenced

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "sequences": (("g", "n"), "First contact · 7 steps"),
    "standing": (("g", "n", "enter", "N", "x", "v", "G"), "Were taken out"),
    "prompt": (("g", "n", "enter", "N"), "skip step 1: first call"),
}


@pytest.fixture(autouse=True)
def rests(still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which pictures wait for nothing that comes once keys rest."""
    monkeypatch.setattr("leadtui.tui.screens.standing_panes.REST", 3600.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_sequences_look_as_they_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(sequenced(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], keys)

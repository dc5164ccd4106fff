"""What the palette, the help and the history look like, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app

pytestmark = pytest.mark.usefixtures("set_time")

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
WORKED = ("2", "n", *"hello", "enter", "c", "n", "enter")
SHOTS = {
    "palette": (("ctrl+p",), "type what you want"),
    "palette_found": (("ctrl+p", *"sno"), "h hour, t tomorrow"),
    "palette_why": (("ctrl+p", *"owner"), "only you here"),
    "palette_over_note": (("n", *"half typed", "ctrl+p"), "Save"),
    "history": ((*WORKED, "g", "h"), "made-up leads"),
    "history_filter": ((*WORKED, "g", "h", "f", *"note"), "1 of "),
    "history_question": ((*WORKED, "g", "h", "u"), "Take back “"),
    "history_back": ((*WORKED, "g", "h", "G", "t"), "things you did since are taken back"),
    "history_records": (("g", "h", "G", "enter"), "shown"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_it_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 60)
    assert says in pictured(snap_compare, app, SIZES[size], keys)

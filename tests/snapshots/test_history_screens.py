"""What the palette, the help and the history look like, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.snapshots.test_screens import sample_app, set_time
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

__all__ = ["set_time"]

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
def test_it_looks_as_it_did(snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 60)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

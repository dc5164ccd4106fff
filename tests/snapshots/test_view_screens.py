"""What the list of views, a form, the Done tab and a search as a list look like, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.snapshots.test_screens import sample_app, set_time
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

__all__ = ["set_time"]

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}
COLUMNS = "company,city,next_follow_up,owner"
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "views": (("v", "j"), "what I did today"),
    "view_form": (("S", *"Lyon", "tab", "ctrl+u", *"city:"), "!"),
    "view_saved": (("S", *"Mine", "tab", "ctrl+u", *"is:open", "tab", *COLUMNS, "ctrl+s"), "Saved view “Mine”"),
    "done": (("c", "n", "enter", "4", "v", "9"), "No answer → "),
    "found_list": (("/", *"status:qualified", "ctrl+l"), "“status:qualified”"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_views_look_as_they_did(snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 200)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

"""What the list of views, a form, the Done tab and a search as a list look like, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app

pytestmark = pytest.mark.usefixtures("set_time")

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
def test_views_look_as_they_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 200)
    assert says in pictured(snap_compare, app, SIZES[size], keys)

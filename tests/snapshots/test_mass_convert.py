"""What a selection and its conversion look like, at 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.fresh_base import app_on, typed
from tests.tui.mass_base import thirty

from leadtui.tui.screens import mass_convert

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "selection": (("space", "space", "j", "space"), "3 selected"),
    "preview": (("*", "C"), "27 of 30 leads will be converted · 3 refused"),
    "reason": (("*", "C", "tab", *typed("an old friend")), "28 of 30 leads will be converted · 2 refused"),
    "result": (("*", "C", "ctrl+s"), "Converted 27 of 30 · u takes it back"),
    "refused": (("*", "C", "ctrl+s", "enter"), "3 selected"),
}


@pytest.fixture(autouse=True)
def seen_at_once(still: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key is taken for one typed before the preview could be seen."""
    monkeypatch.setattr(mass_convert, "SEEN_AFTER", 0.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_mass_conversion_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in the view of the qualified leads lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(thirty(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], ("[", "[", *keys))

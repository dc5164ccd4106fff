"""What the end of the day and the review look like, at 60x20, 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, burst, screen_text, settle
from tests.tui.resting_base import resting
from textual.pilot import Pilot

SIZES = {"60x20": (60, 20), "80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[tuple[str, ...], str]] = {
    "evening": (("g", "e", "t"), "2 of 5 · 1 done"),
    "evening-end": (("g", "e", "t", "w", "enter", "5", "u", "enter"), "have no next step still"),
    "review": (("g", "o", "j", "space"), "1 selected"),
    "review-until": (("g", "o", "f", "m", "o", "n"), "on "),
}


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set time, colours as a terminal has them, and nothing that comes later."""
    for name, value in {"LEADTUI_NOW": "2026-11-18T10:00", "TZ": "Europe/Berlin", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LEADTUI_USER", "Sam")
    for pause in ("REST", "RECOUNT_AFTER", "LOAD_AFTER"):
        monkeypatch.setattr(f"leadtui.tui.screens.queue_watch.{pause}", 0.001)
    monkeypatch.setattr("leadtui.tui.screens.review_panes.REST", 0.001)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_planning_looks_as_it_did(snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed on the queue lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(resting(tmp_path))
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        await pilot.pause(0.05)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

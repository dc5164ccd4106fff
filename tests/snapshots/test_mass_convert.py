"""What a selection and its conversion look like, at 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, burst, screen_text, settle, typed
from tests.tui.mass_base import thirty
from textual.pilot import Pilot

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
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set time, colours as a terminal has them, and nothing that comes later."""
    for name, value in {"LEADTUI_NOW": "2026-11-18T10:00", "TZ": "Europe/Berlin", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LEADTUI_USER", "Sam")
    monkeypatch.setattr(mass_convert, "SEEN_AFTER", 0.0)
    for pause in ("REST", "RECOUNT_AFTER", "LOAD_AFTER"):
        monkeypatch.setattr(f"leadtui.tui.screens.queue_watch.{pause}", 0.001)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_mass_conversion_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str
) -> None:
    """Keys pressed in the view of the qualified leads lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = app_on(thirty(tmp_path))
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, "[", "[", *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

"""What a key changes is painted when the key has been read, and costs no frame more than when Textual comes to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tui.fresh_base import app_on, base_with, queue_of, settle
from textual import events
from textual.pilot import Pilot

from leadtui.tui import key_frame
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.key_frame import KeyFrame

SIZE = (120, 40)


def counted(app: LeadtuiApp, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often the app has painted something since it was last asked."""
    frames, display = 0, app._display

    def painted(screen: Any, update: Any) -> None:
        nonlocal frames
        frames += update is not None
        display(screen, update)

    def since() -> int:
        nonlocal frames
        found, frames = frames, 0
        return found

    monkeypatch.setattr(app, "_display", painted)
    return since


async def at_rest(app: LeadtuiApp, pilot: Pilot[Any]) -> None:
    """The queue with all that comes by itself: counts and last notes."""
    while len(queue_of(app).tabs.counts) < len(queue_of(app).views) or app._tasks:
        await pilot.pause(0.05)
    queue_of(app).notes.update((row.id, ()) for row in queue_of(app).leads.window.rows)
    await pilot.pause(0.05)


async def test_a_cursor_key_is_painted_before_anything_else_has_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(base_with(tmp_path, 100))
    async with app.run_test(size=SIZE) as pilot:
        await at_rest(app, pilot)
        frames = counted(app, monkeypatch)
        await app.on_event(events.Key("j", "j"))
        assert frames() == 1
        await settle(pilot)
        await pilot.pause(0.05)
        assert frames() == 0


async def test_keys_within_a_frame_share_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_frame, "FRAME", 60.0)
    app = app_on(base_with(tmp_path, 100))
    async with app.run_test(size=SIZE) as pilot:
        await at_rest(app, pilot)
        frames = counted(app, monkeypatch)
        for _ in range(10):
            await app.on_event(events.Key("j", "j"))
        assert frames() == 1
        await settle(pilot)
        await pilot.pause(0.05)
        assert frames() >= 1
        assert queue_of(app).leads.window.cursor == 10


KEYS = ("j", "c", "n", "escape", "escape", "s", "escape", "space", "escape", "r", "r", "]", "[", "/", "a", "escape")


async def test_what_needs_a_layout_is_left_to_textual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, found = base_with(tmp_path, 100), []
    for paint in (KeyFrame.paint, lambda *_: None):
        monkeypatch.setattr(KeyFrame, "paint", paint)
        app = app_on(base)
        async with app.run_test(size=SIZE) as pilot:
            await at_rest(app, pilot)
            frames = counted(app, monkeypatch)
            here = []
            for key in KEYS:
                await app.on_event(events.Key(key, key if len(key) == 1 else None))
                await settle(pilot)
                await pilot.pause(0.1)
                here.append(frames())
            found.append(here)
    at_once, by_itself = found
    assert all(ours <= theirs for ours, theirs in zip(at_once, by_itself, strict=True)), found

"""The looks every picture is taken in, and how it is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

from leadtui.bootstrap import open_base
from leadtui.services.sampling import fill
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.screens.queue_rows import first_rows
from leadtui.words.views import VIEWS

LOOKS = ("dark", "light", "no-color")

Compare = Callable[..., bool]


def wear(look: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the apps of a test look like that: a theme in the preferences, or NO_COLOR."""
    config = folder / "config.toml"
    config.write_text("" if look == "no-color" else f'theme = "{look}"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")


def sample_app(folder: Path, leads: int) -> LeadtuiApp:
    """The app on a base with sample data."""
    base = open_base(str(folder / "demo.sqlite3"))
    if leads:
        desk = base.desk()
        fill(desk, leads)
        desk.close()
    reading = base.new_reading()
    first = first_rows(reading, VIEWS[0].query)
    reading.close()
    return LeadtuiApp(base, first)


def pictured(
    compare: Compare,
    app: LeadtuiApp,
    size: tuple[int, int],
    *bursts: Sequence[str],
    begin: Callable[[], object] = lambda: None,
    rest: float = 0.0,
) -> str:
    """What stands on the picture that bursts of keys lead to, which is as it was.

    `begin` goes to where the keys are pressed; `rest` seconds pass in the end, for what is read once keys rest.
    """
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        begin()
        for keys in bursts:
            burst(app, *keys)
            await settle(pilot)
        if rest:
            await pilot.pause(rest)
            await settle(pilot)
        seen.append(screen_text(app))

    assert compare(app, run_before=press, terminal_size=size)
    return seen[0]

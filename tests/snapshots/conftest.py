"""Every picture is taken in dark, light and without colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import LOOKS, wear
from tests.support import SetTime


@pytest.fixture(autouse=True, params=LOOKS)
def look(request: pytest.FixtureRequest, clean_env: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The look of this picture."""
    name: str = request.param
    wear(name, clean_env, monkeypatch)
    # Rules work in an app only where a test has them tick.
    monkeypatch.setattr("leadtui.tui.ticking.SETTLED", 3600.0)
    return name


@pytest.fixture
def set_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 November 2026, five past ten in Paris; colours as a terminal has them; nothing comes later."""
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-18T10:05")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for pause in ("REST", "RECOUNT_AFTER", "LOAD_AFTER"):
        monkeypatch.setattr(f"leadtui.tui.screens.queue_watch.{pause}", 0.001)


@pytest.fixture
def still(set_time: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten o'clock of that day for Sam in Berlin."""
    for name, value in {"LEADTUI_NOW": "2026-11-18T10:00", "TZ": "Europe/Berlin", "LEADTUI_USER": "Sam"}.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def still_clock(still: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SetTime:
    """The same by a clock that the test sets."""
    clock = SetTime(tmp_path / "now")
    clock.set("2026-11-18T10:00+01:00")
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    return clock

"""A still clock, one user and no configuration of the developer's."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def still_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 November 2026, ten o'clock in Berlin, for a rep called Sam."""
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-18T10:00")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setenv("LEADTUI_USER", "Sam")
    monkeypatch.setenv("LEADTUI_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    # Rules work in an app only where a test has them tick.
    monkeypatch.setattr("leadtui.tui.ticking.SETTLED", 3600.0)

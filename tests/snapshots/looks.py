"""The looks every picture is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

LOOKS = ("dark", "light", "no-color")


def wear(look: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the apps of a test look like that: a theme in the preferences, or NO_COLOR."""
    config = folder / "config.toml"
    config.write_text("" if look == "no-color" else f'theme = "{look}"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")

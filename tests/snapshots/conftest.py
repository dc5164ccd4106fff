"""Every picture is taken in dark, light and without colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import LOOKS, wear


@pytest.fixture(autouse=True, params=LOOKS)
def look(request: pytest.FixtureRequest, clean_env: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The look of this picture."""
    name: str = request.param
    wear(name, clean_env, monkeypatch)
    # Rules work in an app only where a test has them tick.
    monkeypatch.setattr("leadtui.tui.ticking.SETTLED", 3600.0)
    return name

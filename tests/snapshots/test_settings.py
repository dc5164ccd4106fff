"""What the settings look like: as they come, and with a mistake in the file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.snapshots.test_screens import sample_app, set_time
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

__all__ = ["set_time"]

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
SHOTS = {
    "options": (("down", "down"), "Where an email made from a template is opened"),
    "mistake": (("e",), "line 2, column 8: c is the key of call (Call) too"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_the_settings_look_as_they_did(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: str, size: str
) -> None:
    """What is shown names neither the folder of the run nor who runs it."""
    monkeypatch.setattr("leadtui.bootstrap.Base.location", "~/leads.sqlite3")
    script = tmp_path / "editor.py"
    script.write_text("import pathlib, sys\npathlib.Path(sys.argv[1]).write_text('[keys]\\nnote = \"c\"\\n')\n")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 20)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, "g", "s")
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

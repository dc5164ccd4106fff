"""What the settings look like: as they come, and with a mistake in the file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app

pytestmark = pytest.mark.usefixtures("set_time")

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
SHOTS = {
    "options": (("down", "down"), "Where an email made from a template is opened"),
    "mistake": (("e",), "line 2, column 8: c is the key of call (Call) too"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_the_settings_look_as_they_did(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shot: str, size: str
) -> None:
    """What is shown names neither the folder of the run nor who runs it."""
    monkeypatch.setattr("leadtui.bootstrap.Base.location", "~/leads.sqlite3")
    script = tmp_path / "editor.py"
    script.write_text("import pathlib, sys\npathlib.Path(sys.argv[1]).write_text('[keys]\\nnote = \"c\"\\n')\n")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 20)
    assert says in pictured(snap_compare, app, SIZES[size], ("g", "s"), keys)

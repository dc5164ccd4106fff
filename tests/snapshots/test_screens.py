"""What the screens look like, at 80x24 and 120x40, on the sample base at a set time; each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app

pytestmark = pytest.mark.usefixtures("set_time")

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}
SHOTS = {
    "queue": ((), "Today"),
    "call_strip": (("c", "n"), "enter logs it"),
    "outcomes": (("c",), "No answer"),
    "after_a_call": (("c", "n", "enter"), "✓ No answer"),
    "reasons": (("5",), "No budget"),
    "qualification": (("q",), "Budget"),
    "lead": (("enter",), "Qualification"),
    "form": (("a",), "First name"),
    "search": (("/", *"freight"), "found"),
    "help": (("?",), "Everywhere"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_screen_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 120)
    assert says in pictured(snap_compare, app, SIZES[size], keys)


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_base_says_what_to_do(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    """The first screen of all offers to import a list or to add a lead."""
    # The screen names the base's place, which is another in every run.
    monkeypatch.setattr("leadtui.bootstrap.Base.location", "~/leads.sqlite3")
    app = sample_app(tmp_path, 0)
    assert "import my list" in pictured(snap_compare, app, SIZES[size])

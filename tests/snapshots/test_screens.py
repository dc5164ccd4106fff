"""What the screens look like, at 80x24 and 120x40, on the sample base at a set time; each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

from leadtui.bootstrap import open_base
from leadtui.services.sampling import fill
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.screens.queue_rows import first_rows
from leadtui.words.views import VIEWS

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


@pytest.fixture(autouse=True)
def set_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 November 2026, five past ten in Paris; colours as a terminal has them; nothing comes later."""
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-18T10:05")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for pause in ("REST", "RECOUNT_AFTER", "LOAD_AFTER"):
        monkeypatch.setattr(f"leadtui.tui.screens.queue_watch.{pause}", 0.001)


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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_screen_looks_as_it_did(snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 120)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_base_says_what_to_do(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    """The first screen of all offers to import a list or to add a lead."""
    # The screen names the base's place, which is another in every run.
    monkeypatch.setattr("leadtui.bootstrap.Base.location", "~/leads.sqlite3")
    app = sample_app(tmp_path, 0)
    seen: list[str] = []

    async def look(pilot: Pilot[int]) -> None:
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=look, terminal_size=SIZES[size])
    assert "import my list" in seen[0]

"""What accounts, contacts, the pipeline and the search among them look like, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.snapshots.test_screens import sample_app, set_time
from tests.tui.fresh_base import burst, screen_text, settle
from textual.pilot import Pilot

__all__ = ["set_time"]

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}
SHOTS = {
    "accounts": (("g", "a"), "Crawford Haulage Inc."),
    "contacts": (("g", "c"), "Next follow-up"),
    "pipeline": (("g", "p"), "Negotiation · "),
    "pipeline_closed": (("g", "p", "v", "G"), "lost: "),
    "pipeline_won": (("g", "p", "G", ">"), "✓ Closed won"),
    "found": (("/", *"crawford"), "── contacts"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_list_looks_as_it_did(snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 200)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_list_says_what_to_do(snap_compare: Callable[..., bool], tmp_path: Path, size: str) -> None:
    """An empty pipeline leads to the conversion of a lead."""
    app = sample_app(tmp_path, 3)
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, "g", "p")
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert "Convert a qualified lead with C" in seen[0]

"""What accounts, contacts, the pipeline and the search among them look like, each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured, sample_app

pytestmark = pytest.mark.usefixtures("set_time")

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
def test_a_list_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst lead to this picture, and it says what it must."""
    keys, says = SHOTS[shot]
    app = sample_app(tmp_path, 200)
    assert says in pictured(snap_compare, app, SIZES[size], keys)


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_list_says_what_to_do(snap_compare: Compare, tmp_path: Path, size: str) -> None:
    """An empty pipeline leads to the conversion of a lead."""
    app = sample_app(tmp_path, 3)
    assert "Convert a qualified lead with C" in pictured(snap_compare, app, SIZES[size], ("g", "p"))

"""What the screens and forms of customers look like, at 80x24 and 160x45; each with what it must say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.customers_of import AUGUSTA, converted_base
from tests.tui.fresh_base import app_on, typed

from leadtui.tui import places
from leadtui.tui.record_rows import Ref

pytestmark = pytest.mark.usefixtures("set_time")

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}
SHOTS: dict[str, tuple[Ref, tuple[str, ...], str]] = {
    "account": (("account", 1), (), "❯ C1    Augusta King"),
    "contact": (("contact", 1), (), "CTO · Analytical Engines"),
    "opportunity": (("opportunity", 1), (">", ">"), "Negotiation 80 %"),
    "lost": (("opportunity", 1), ("s", "6"), "Closed lost: why?"),
    "add_menu": (("account", 1), ("a",), "Contact at Analytical Engines"),
    "add_contact": (("account", 1), ("a", "c", *typed("Emmy"), "ctrl+s"), "A contact needs a last name."),
    "edit_deal": (("opportunity", 1), ("E", "ctrl+o"), "Close date"),
    "converted_lead": (("lead", AUGUSTA), ("n",), "Read-only; became A1, C1, O1 (enter)"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_screen_of_a_customer_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed in one burst on a record's own screen lead to this picture, and it says what it must."""
    ref, keys, says = SHOTS[shot]
    app = app_on(converted_base(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], keys, begin=lambda: places.open_record(app, ref))

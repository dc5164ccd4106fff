"""What the convert screen looks like, at 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.snapshots.looks import Compare, pictured
from tests.tui.converting import gated, qualified, with_account
from tests.tui.fresh_base import app_on, typed

from leadtui.bootstrap import Base

pytestmark = pytest.mark.usefixtures("still")

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}


def matched(folder: Path) -> Base:
    """Two accounts that are like Ada's: hers, in another city, and one of nearly the same name."""
    base = qualified(folder, city="Paris", industry="Looms", email="ada@lovelace-looms.example")
    with_account(base, "Lovelace Looms", city="London", website="lovelace-looms.example")
    with_account(base, "Lovelace Loom Co")
    return base


SHOTS: dict[str, tuple[Callable[[Path], Base], tuple[str, ...], str]] = {
    "amount": (matched, typed("12k"), "€ 12,000.00"),
    "account": (matched, ("left", "left", "l", "l"), "in place of"),
    "mistake": (matched, (*typed("much"), "ctrl+s"), "is not an amount"),
    "missing": (
        lambda folder: gated(qualified(folder), '[convert]\nrequire = ["budget", "email"]\n'), (), "1 ! Budget",
    ),
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_the_convert_screen_looks_as_it_did(snap_compare: Compare, tmp_path: Path, shot: str, size: str) -> None:
    """Keys pressed behind C lead to this picture, and it says what it must."""
    make, keys, says = SHOTS[shot]
    app = app_on(make(tmp_path))
    assert says in pictured(snap_compare, app, SIZES[size], ("C", *keys))

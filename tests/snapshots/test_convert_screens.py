"""What the convert screen looks like, at 80x24 and 160x45, each with what it must say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.converting import gated, qualified, with_account
from tests.tui.fresh_base import app_on, burst, screen_text, settle, typed
from textual.pilot import Pilot

from leadtui.bootstrap import Base

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


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set time, and colours as a terminal has them."""
    for name, value in {"LEADTUI_NOW": "2026-11-18T10:00", "TZ": "Europe/Berlin", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS)
def test_the_convert_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, shot: str, size: str
) -> None:
    """Keys pressed behind C lead to this picture, and it says what it must."""
    make, keys, says = SHOTS[shot]
    app = app_on(make(tmp_path))
    seen: list[str] = []

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        burst(app, "C", *keys)
        await settle(pilot)
        seen.append(screen_text(app))

    assert snap_compare(app, run_before=press, terminal_size=SIZES[size])
    assert says in seen[0]

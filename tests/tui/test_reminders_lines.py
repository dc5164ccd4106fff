"""A line of the reminders says when, who and what is to be done; the rest gives way to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import press

from leadtui.rules.when import parse
from leadtui.services import following_up

NAMES = ("Ada Augusta King Countess of Lovelace-Byron", "Grace Hopper", "Alan Turing")
WHAT = ("send the revised offer", "check the contract", "call")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_what_is_to_be_done_stands_behind_the_name_under_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-18T10:00+01:00")
    base = base_with(tmp_path, NAMES)
    desk = base.desk()
    for lead, (when, what) in enumerate(zip(("27 nov 10:00", "27 nov", "17:00"), WHAT, strict=True), 1):
        following_up.set_follow_up(desk, lead, parse(when, desk.local()), what)
    desk.close()
    async with app_on(base).run_test(size=size) as pilot:
        screen = await press(pilot, "r")
        for _ in range(200):
            if all(f" · {what}" in screen for what in WHAT):
                break
            await pilot.pause(0.02)
            screen = await press(pilot)
    panel = screen[screen.index("Reminders  r") :].splitlines()
    lines = [next(row for row in panel if start in row) for start in ("Ada Augusta", "Grace Hopper", "Alan Turing")]
    places = {line.index(start) for line, start in zip(lines, ("Ada", "Grace", "Alan"), strict=True)}
    assert len(places) == 1, "names stand under each other"
    assert all(f" · {what}" in line for line, what in zip(lines, WHAT, strict=True))
    assert ("contract · Hopper L" in lines[1]) == (size[0] < 160), "the company where there is room"
    assert "……" not in screen

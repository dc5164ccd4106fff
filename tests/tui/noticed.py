"""A base with follow-ups at times of a file's clock, and an app on it that looks at the clock when it is told to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import SetTime
from tests.tui.fresh_base import BERLIN, PEOPLE, base_with, settle
from tests.tui.pressing import app_of
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import following_up
from leadtui.tui.widgets.notice_line import NoticeLine


def at_times(folder: Path, monkeypatch: pytest.MonkeyPatch, *times: str) -> tuple[Base, SetTime]:
    """Leads with a follow-up at each of the times (the first is Ada's), at ten o'clock in Berlin."""
    clock = SetTime(folder / "now", "2026-11-18T10:00+01:00")  # type: ignore[arg-type]
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(folder, PEOPLE if len(times) <= len(PEOPLE) else len(times))
    desk = base.desk()
    for lead, time in enumerate(times, 1):
        following_up.set_follow_up(desk, lead, parse(time, desk.local().astimezone(BERLIN)), f"step {lead}")
    desk.close()
    return base, clock


async def look(pilot: Pilot[int]) -> str:
    """Let the app look at the clock now; what the line then says."""
    await settle(pilot)
    app_of(pilot).notices.tick()
    await settle(pilot)
    return line(pilot)


def line(pilot: Pilot[int]) -> str:
    """What stands on the line of the screen on top, "" without one."""
    shown = [found for found in pilot.app.screen.query(NoticeLine) if found.display and found.size.height]
    return "".join(text for text, _ in shown[0].parts(shown[0].size.width)).strip() if shown else ""

"""A base at a file's clock whose leads are owed answers, and what another program does to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import SetTime
from tests.tui.fresh_base import PEOPLE, base_with, settle
from tests.tui.noticed import line
from tests.tui.pressing import app_of
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.services import editing, triage
from leadtui.services.desk import Desk


def owing(folder: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...] = PEOPLE[:2]) -> tuple[Base, SetTime]:
    """A base of leads nobody is owed an answer for, at ten o'clock in Berlin."""
    clock = SetTime(folder / "now", "2026-11-18T10:00+01:00")  # type: ignore[arg-type]
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(folder, names)
    elsewhere(base, lambda desk: triage.set_status(desk, range(1, len(names) + 1), "contacted"))
    return base, clock


def elsewhere(base: Base, work: Callable[[Desk], object]) -> None:
    """Have another program do something."""
    desk = open_base(str(base.path)).desk()
    try:
        work(desk)
    finally:
        desk.close()


def comes_in(base: Base, name: str, **more: str) -> None:
    """Another program adds a hot lead from the website."""
    first, _, last = name.partition(" ")
    values = {"first_name": first, "last_name": last, "company": f"{last} Ltd", "source": "Website", "rating": "Hot"}
    phone = {"phone": "+49 30 907000"}
    elsewhere(base, lambda desk: editing.add_lead(desk, {**values, **phone, **more}))


async def tick(pilot: Pilot[int]) -> str:
    """Let the app do what the rules call for, and look; what the line then says."""
    await settle(pilot)
    app = app_of(pilot)
    await app.ticking.tick()
    await settle(pilot)
    app.notices.tick()
    await settle(pilot)
    return line(pilot)

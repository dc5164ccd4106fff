"""A reminder of a call says what time it is where the lead is, when it is no time for calls there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import SetTime
from tests.tui.alerted import comes_in, elsewhere, tick
from tests.tui.fresh_base import app_on, base_with
from tests.tui.noticed import line, look
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import editing, following_up
from leadtui.services.desk import Desk
from leadtui.tui import notices

LEAD = {"first_name": "Chuck", "last_name": "Norris", "company": "Lone Wolf Productions", "phone": "+1 415 555 2671"}


@pytest.fixture(autouse=True)
def seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rep who sees what is there."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)


def due_at_ten(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, city: str) -> tuple[Base, SetTime]:
    """A base at 9:59 in Berlin, with a follow-up of the lead a minute later."""
    clock = SetTime(folder / "now", "2026-11-18T09:59+01:00")  # type: ignore[arg-type]
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock.file}")
    base = base_with(folder, ())
    zone = {"San Francisco": "America/Los_Angeles"}.get(city, "Europe/Berlin")

    def add(desk: Desk) -> None:
        (lead,) = editing.add_lead(desk, {**LEAD, "time_zone": zone}).leads
        following_up.set_follow_up(desk, lead, parse("10:00", desk.local()), "come back to", kind=kind)

    elsewhere(base, add)
    return base, clock


@pytest.mark.parametrize(
    ("kind", "city", "said"),
    [("call", "San Francisco", ", 01:00 there"), ("email", "San Francisco", ""), ("call", "Berlin", "")],
)
async def test_a_call_that_comes_due_at_night_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, city: str, said: str
) -> None:
    base, clock = due_at_ten(tmp_path, monkeypatch, kind, city)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        clock.forward(minutes=1)
        assert (await look(pilot)).startswith(f"Due 10:00{said}  Chuck Norris, ")
        text = await press(pilot, "!")
        assert f"Due 10:00{said} · come" in text
        assert "Chuck Norris" in text
        assert "4155552671" in "".join(one for one in text if one.isdigit())


async def test_a_hot_lead_of_the_night_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = due_at_ten(tmp_path, monkeypatch, "email", "Berlin")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        comes_in(base, "Ada Lovelace", phone="+1 415 555 2670", time_zone="America/Los_Angeles")
        assert (await tick(pilot)).startswith("Hot lead, 00:59 there  Ada Lovelace")
        assert "Hot lead, 00:59 there · " in await press(pilot, "!")
        assert line(pilot)

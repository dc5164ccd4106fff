"""A base with made-up leads in a temporary folder, and an app on it driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from textual import events
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.model import Lead, Reach
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.screens.queue import QueueScreen
from leadtui.tui.screens.queue_rows import first_rows
from leadtui.words.rows import ActivityRow, LeadDetail
from leadtui.words.views import VIEWS

T = TypeVar("T")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=BERLIN)
PEOPLE = ("Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov", "Tony Hoare")


def base_with(folder: Path, names: tuple[str, ...] | int = PEOPLE) -> Base:
    """A base in which each name is a new lead, the first named on top of the queue."""
    base = open_base(str(folder / "leads.db"))
    if isinstance(names, int):
        names = tuple(f"Lead Number{n:05}" for n in range(names))
    if names:
        desk = base.desk()
        add_leads(desk, names)
        desk.close()
    return base


def add_leads(desk: Desk, names: tuple[str, ...], newer_by: timedelta = timedelta()) -> None:
    """Add leads, the first named the newest."""
    at = datetime(2026, 11, 17, 9, tzinfo=UTC) + newer_by
    with desk.store.operation("import", f"{len(names)} leads", desk.user.id) as op:
        first = op.next_id(Lead)
        split = [name.partition(" ") for name in names]
        op.insert_many(
            Lead,
            [
                {
                    "id": first + n,
                    "first_name": given or None,
                    "last_name": family or None,
                    "company": f"{family or given} Ltd",
                    "status": "new",
                    "category": "new",
                    "status_since": at,
                    "created": at - timedelta(minutes=n),
                    "owner_id": desk.user.id,
                    "source": "web-form",
                }
                for n, (given, _, family) in enumerate(split)
            ],
        )
        op.insert_many(
            Reach,
            [
                {
                    "owner_kind": "lead",
                    "owner_id": first + n,
                    "kind": "phone",
                    "value": f"+49 30 90{n:05}",
                    "normal": f"+493090{n:05}",
                    "digits": f"493090{n:05}",
                    "label": "",
                    "is_primary": True,
                    "position": 0,
                }
                for n in range(len(names))
            ],
        )


def app_on(base: Base) -> LeadtuiApp:
    """The app as it is started: its first page read before."""
    reading = base.new_reading()
    first = first_rows(reading, VIEWS[0].query)
    reading.close()
    return LeadtuiApp(base, first)


def queue_of(app: LeadtuiApp) -> QueueScreen:
    """The queue at the bottom of the stack."""
    screen = app.screen_stack[0]
    assert isinstance(screen, QueueScreen)
    return screen


def burst(app: LeadtuiApp, *keys: str) -> None:
    """Type keys without waiting between them, as one write to the terminal does."""
    assert app._driver is not None
    for key in keys:
        app._driver.send_message(events.Key(*_named(key)))


def typed(text: str) -> tuple[str, ...]:
    """The keys of a text."""
    return tuple(text)


def _named(key: str) -> tuple[str, str | None]:
    names = {" ": "space", "+": "plus", "-": "minus", ":": "colon", ",": "comma", "/": "slash", "?": "question_mark"}
    names |= {"[": "left_square_bracket", "]": "right_square_bracket"}
    return (names.get(key, key), key) if len(key) == 1 else (key, "\r" if key == "enter" else None)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no key waits, no work is under way and everything is drawn."""
    app = pilot.app
    assert isinstance(app, LeadtuiApp)
    for _ in range(400):
        await pilot.pause()
        if not app._typed and not app._holds and not app._tasks:
            await pilot.pause()
            if not app._typed and not app._holds and not app._tasks:
                return
        await asyncio.sleep(0.005)
    raise AssertionError(f"never settled: {app._typed} {app._holds} {app._tasks}")


def screen_text(app: LeadtuiApp) -> str:
    """The screen as a terminal shows it, line by line."""
    height = app.size.height
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in line) for line in lines[:height])


def reading_of(base: Base, ask: Callable[[Reading], T]) -> T:
    """Ask the base something on a connection of its own."""
    reading = base.new_reading()
    try:
        return ask(reading)
    finally:
        reading.close()


def detail_of(base: Base, name: str) -> LeadDetail:
    """Everything about the lead with this name, whatever its status."""

    def ask(reading: Reading) -> LeadDetail:
        found = next(row for row in reading.search(f'"{name}"') if row.name == name)
        return reading.detail(found.id)

    return reading_of(base, ask)


def calls(detail: LeadDetail) -> list[ActivityRow]:
    """The calls of a lead."""
    return [activity for activity in detail.activities if activity.kind == "call"]


def on(app: LeadtuiApp) -> str:
    """The name of the lead under the cursor."""
    lead = queue_of(app).current_lead()
    return lead.name if lead is not None else ""

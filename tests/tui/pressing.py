"""Pressing keys on an app and waiting for what they do; a lead with something in every section."""

from __future__ import annotations

from pathlib import Path

from tests.support import make_lead
from tests.tui.fresh_base import base_with, burst, screen_text, settle
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import attaching, editing, triage
from leadtui.tui.app import LeadtuiApp

HOSTILE = (
    "[/b]",
    "[@click=app.quit]x",
    "\x1b]52;c;aGk=\x07osc",
    "\u202eright to left",
    "=cmd|' /C calc'!A0",
    "\x9b31mred",
    "z\u0335\u0335\u0335\u0335\u0335algo",
    "Łódź 渡辺 健",
)


def app_of(pilot: Pilot[int]) -> LeadtuiApp:
    """The app under a pilot."""
    app = pilot.app
    assert isinstance(app, LeadtuiApp)
    return app


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys in one burst, wait for what they do, and return what the screen shows."""
    burst(app_of(pilot), *keys)
    await settle(pilot)
    return screen_text(app_of(pilot))


def top(pilot: Pilot[int]) -> str:
    """The name of the screen on top."""
    return type(pilot.app.screen).__name__


def rich_base(folder: Path) -> Base:
    """Ada, who was tried twice, and others; Ada is lead 7."""
    base = base_with(folder)
    desk = base.desk()
    values = {
        "first_name": "Augusta", "last_name": "King", "company": "Analytical Engines", "title": "VP Engineering",
        "email": "augusta@example.com", "phone": "+49 30 901820", "mobile": "0171 5550123", "city": "London",
        "time_zone": "America/New_York", "employees": "250", "annual_revenue": "1.2m EUR", "tags": "vip, north",
        "description": "Met at the fair.\nWants a quote.",
    }  # fmt: skip
    ada = editing.add_lead(desk, values).leads[0]
    editing.add_lead(desk, {"first_name": "Charles", "last_name": "Babbage", "company": "Analytical Engines"})
    triage.log_call(desk, ada, "no-answer")
    triage.log_call(desk, ada, "voicemail", note="Left a message about the prices.\nTry the mobile after 16:00.")
    triage.qualify(desk, ada, {"budget": ("yes", "40k approved"), "authority": ("no", "her brother decides")})
    editing.set_fields(desk, ada, {"title": "CTO"})
    attaching.attach(desk, ("lead", ada), "https://example.com/offer.pdf")
    desk.close()
    return base


def hostile_base(folder: Path) -> Base:
    """A lead for each hostile text, in its name, company, title, note, tags and number."""
    base = base_with(folder, ())
    desk = base.desk()
    for text in HOSTILE:
        lead = make_lead(desk, last_name=text, company=text, title=text, phone=text, email=text, tags=[text],
                         city=text, description=text, source=text, campaign=text)  # fmt: skip
        triage.log_note(desk, lead, f"{text}\n{text}")
        triage.qualify(desk, lead, {"need": ("yes", text)})
    desk.close()
    return base

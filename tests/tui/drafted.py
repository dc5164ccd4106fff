"""A base of leads found by the ends of their numbers, and what a program that no longer runs has left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.support import make_leads
from tests.tui.fresh_base import PEOPLE, detail_of
from tests.tui.pressing import app_of
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.platform import paths
from leadtui.platform.draft_file import DraftFile
from leadtui.tui.keyboard.typed import draft_kept

CHIP = "1 draft · b"
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def base_with(folder: Path) -> Base:
    """A base of new leads, each with a number by whose end it is found."""
    base = open_base(str(folder / "leads.db"))
    desk = base.desk()
    leads = []
    for n, name in enumerate(PEOPLE):
        first, _, last = name.partition(" ")
        created = NOON - timedelta(minutes=n)
        leads.append({"first_name": first, "last_name": last, "phone": f"+49 30 90{n:05}", "created": created})
    make_leads(desk, leads)
    desk.close()
    return base


def notes(base: Base, name: str) -> list[str]:
    """The notes of a lead, the newest first."""
    return [done.body or "" for done in detail_of(base, name).activities if done.kind == "note"]


def leave_behind(base: Base, pilot: Pilot[int]) -> None:
    """Let what is typed in an app stand in the file of a program that no longer runs."""
    file = DraftFile(paths.state(), base.path, base.user.name)
    file.write([draft_kept(draft) for draft in app_of(pilot).drafts])
    file.close()
    app_of(pilot).drafts.all.clear()

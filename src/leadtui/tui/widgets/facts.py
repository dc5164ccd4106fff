"""What a rep has to see of a lead while he works it, as short safe texts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from leadtui.rules.phones import shown
from leadtui.tui.text import cut, safe, width
from leadtui.words.contact import CRITERIA
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

SHORTEST_COMPANY = 4
"""Cells; less of a company's name tells nothing."""


def headline(row: LeadRow, cells: int) -> str:
    """Name, company and number in at most so many cells: the company gives way first, the number last."""
    name, number = safe(row.name), safe(shown(row.phone or row.mobile))
    company = safe(row.company or "") if row.company != row.name else ""
    room = cells - sum(width(part) + 3 for part in (name, number) if part)
    company = cut(company, room) if room >= SHORTEST_COMPANY else ""
    name = cut(name, max(cells - sum(width(part) + 3 for part in (company, number) if part), 1))
    return " · ".join(part for part in (name, company, number) if part)


def tried(row: LeadRow) -> str:
    """Whether the lead was reached: "tried 3 ×, not reached"."""
    if row.reached:
        return "reached" + (f", since then tried {row.tries} ×" if row.tries else "")
    return f"tried {row.tries} ×, not reached" if row.tries else "not tried yet"


def missing(row: LeadRow) -> str:
    """What is not known yet of what qualifies: "missing: need, timeline"."""
    unknown = [c.label.lower() for c in CRITERIA if getattr(row, c.key) is None]
    if len(unknown) == len(CRITERIA):
        return "nothing known yet to qualify"
    return f"missing: {', '.join(unknown)}" if unknown else "everything known to qualify"


def known(row: LeadRow) -> str:
    """How much is known of what qualifies: "2 of 5 known"."""
    return f"{sum(getattr(row, c.key) is not None for c in CRITERIA)} of {len(CRITERIA)} known"


def local_time(row: LeadRow, now: datetime) -> str:
    """The clock where the lead is, with the day when it is another one; "" when the zone is not known."""
    if not row.time_zone:
        return ""
    try:
        there = now.astimezone(ZoneInfo(row.time_zone))
    except (KeyError, ValueError, OSError):
        return ""
    day = "" if there.date() == now.date() else f"{there:%a} "
    return f"{day}{there:%H:%M} there"


def status_name(row: LeadRow, workspace: Workspace) -> str:
    """The name of the lead's status."""
    status = workspace.by_status.get(row.status)
    return safe(status.name if status else row.status)


def since(instant: int, now: datetime) -> str:
    """How long something has lasted: "since today", "since yesterday", "for 13 days"."""
    days = (now.date() - datetime.fromtimestamp(instant, now.tzinfo).date()).days
    return "since today" if days <= 0 else "since yesterday" if days == 1 else f"for {days} days"


def age(instant: int | None, now: datetime) -> str:
    """How long ago in words: "today", "yesterday", "5 days ago"; "" for never."""
    if instant is None:
        return ""
    days = (now.date() - datetime.fromtimestamp(instant, now.tzinfo).date()).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"

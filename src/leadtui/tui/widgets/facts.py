"""What a rep has to see of a lead or customer while he works it, as short safe texts."""

from __future__ import annotations

from datetime import datetime

from leadtui.rules.aging import days_since
from leadtui.rules.calling import elsewhere, from_when, may_call, zone_named
from leadtui.rules.phones import shown
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.text import cut, safe, width
from leadtui.words.contact import CRITERIA
from leadtui.words.customers import AccountRow, ContactRow, OpportunityRow
from leadtui.words.hours import CallingHours
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

SHORTEST_COMPANY = 4
"""Cells; less of a company's name tells nothing."""


def headline(row: RecordRow, cells: int) -> str:
    """Name, company and number in at most so many cells: the company gives way first, the number last."""
    name, number = safe(row.name), safe(shown(phone_of(row)))
    company = safe(company_of(row))
    room = cells - sum(width(part) + 3 for part in (name, number) if part)
    company = cut(company, room) if room >= SHORTEST_COMPANY else ""
    name = cut(name, max(cells - sum(width(part) + 3 for part in (company, number) if part), 1))
    return " · ".join(part for part in (name, company, number) if part)


def phone_of(row: RecordRow) -> str | None:
    """The number to call first; a deal has none."""
    return None if isinstance(row, OpportunityRow) else row.phone or getattr(row, "mobile", None)


def company_of(row: RecordRow) -> str:
    """The company of a person or deal, "" when the name says it already."""
    if isinstance(row, AccountRow):
        return ""
    company = row.company if isinstance(row, LeadRow) else row.account
    return company if company and company != row.name else ""


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


def local_time(row: LeadRow | ContactRow, now: datetime) -> str:
    """The clock where the person is, with the day when it is another one; "" when the zone is not known."""
    zone = zone_named(row.time_zone)
    if zone is None:
        return ""
    there = now.astimezone(zone)
    day = "" if there.date() == now.date() else f"{there:%a} "
    return f"{day}{there:%H:%M} there"


def call_state(row: LeadRow | ContactRow, now: datetime, calling: CallingHours) -> Part:
    """Return whether a lead or contact may be called now and until when, and if not, why and from when."""
    if row.do_not_call:
        return "not to be called", "error"
    if not (row.phone or row.mobile):
        return "no number", "warning"
    if may_call(row.time_zone, now, calling):
        return f"callable until {calling.end:%H:%M}{' there' if elsewhere(row.time_zone, now) else ''}", "good"
    return f"calls from {from_when(row.time_zone, now, calling)}", "warning"


def no_calls_there(row: LeadRow, now: datetime, calling: CallingHours) -> tuple[str, Ink]:
    """What is said where a lead could be called at another time; "" otherwise."""
    said, ink = call_state(row, now, calling)
    shut = not may_call(row.time_zone, now, calling) and not row.do_not_call and (row.phone or row.mobile)
    return (said, ink) if shut else ("", "text")


def status_name(row: LeadRow, workspace: Workspace) -> str:
    """The name of the lead's status."""
    status = workspace.by_status.get(row.status)
    return safe(status.name if status else row.status)


def since(instant: int, now: datetime) -> str:
    """How long something has lasted: "since today", "since yesterday", "for 13 days"."""
    days = days_since(instant, now)
    return "since today" if days <= 0 else "since yesterday" if days == 1 else f"for {days} days"


def age(instant: int | None, now: datetime) -> str:
    """How long ago in words: "today", "yesterday", "5 days ago"; "" for never."""
    if instant is None:
        return ""
    days = days_since(instant, now)
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"

"""What the preview shows of an account, contact or opportunity under the cursor of the reminders panel."""

from __future__ import annotations

from datetime import datetime

from leadtui.rules.money import show_money
from leadtui.rules.phones import shown
from leadtui.tui.palette import Ink
from leadtui.tui.record_rows import ref_of, shown_number
from leadtui.tui.text import safe
from leadtui.tui.widgets.facts import local_time, since
from leadtui.tui.widgets.moments import iso_day
from leadtui.words.customers import ContactRow, CustomerRow, OpportunityRow
from leadtui.words.workspace import Workspace

Facts = list[tuple[str, str, Ink]]


def about(row: CustomerRow) -> str:
    """Return number and kind, and whose it is, as safe text."""
    kind, _ = ref = ref_of(row)
    said = (row.title, row.account) if isinstance(row, ContactRow) else (getattr(row, "account", None),)
    return " · ".join((f"{shown_number(ref)} {kind}", *(safe(part) for part in said if part)))


def customer_facts(row: CustomerRow, workspace: Workspace, now: datetime) -> Facts:
    """Return label, safe text and ink of what is known; an empty text is left out."""
    tags: Facts = [("Tags", safe(row.tags), "text")]
    if isinstance(row, OpportunityRow):
        stage = workspace.by_stage.get(row.stage)
        amount = show_money(row.amount, row.currency or workspace.currency) if row.amount is not None else ""
        return [
            ("Stage", f"{safe(stage.name if stage else row.stage)}, {since(row.stage_since, now)}", "strong"),
            ("Amount", amount, "text"),
            ("Closes", iso_day(row.close_date, now) if row.close_date else "", "text"),
            ("Next", safe(row.next_step), "text"),
            ("Contact", safe(row.contact), "text"),
            *tags,
        ]
    place: tuple[str, str, Ink] = ("Place", ", ".join(safe(part) for part in (row.city, row.country) if part), "text")
    if isinstance(row, ContactRow):
        return [
            ("Phone", safe(shown(row.phone)), "strong"),
            ("Mobile", safe(shown(row.mobile)), "strong"),
            ("", "asked not to be called" if row.do_not_call else "", "warning"),
            ("Email", safe(row.email), "text"),
            ("", "asked not to be mailed" if row.email_opt_out else "", "warning"),
            place,
            ("Local", local_time(row, now), "text"),
            *tags,
        ]
    return [
        ("Phone", safe(shown(row.phone)), "strong"),
        ("Website", safe(row.website), "text"),
        place,
        ("Industry", safe(row.industry), "text"),
        *tags,
    ]

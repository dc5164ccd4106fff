"""Why a command cannot be done with a record now: what the palette, the help and the footer dim, and what they say.

Always holds: it goes by the row that is shown, so a key is never refused for it; the write itself decides.
"""

from __future__ import annotations

from leadtui.commands import Command
from leadtui.tui.record_rows import RecordRow
from leadtui.words.customers import ContactRow, OpportunityRow
from leadtui.words.rows import LeadRow

ALONE = "There is only you here · leadtui user add NAME makes another user"
ONLY_LEADS = {
    "call": "Calls are logged on leads; what was said here is a note: n",
    "qualification": "This is qualified already; the checklist is for leads",
    "sequences": "Only leads go through sequences; what comes next here is a follow-up: f",
    "claim": "Only leads are claimed · o gives it to someone",
    "convert": "Only a lead is converted; this is what one became.",
}
NO_TWINS = "Deals are not looked through for duplicates"
READING = frozenset({"open", "add", "copy", "open-link", "dial", "duplicates"})
"""Commands of a lead that a converted one takes too: they change nothing of it."""
NO_STEP = "It has no open follow-up · f sets one"
STAGES = frozenset({"stage", "stage-next", "stage-previous"})


def why_not(command: Command, row: RecordRow, users: int) -> str:
    """Return why a command of a record cannot be done on this one, with so many users; "" when it can."""
    id = command.id
    if id == "owner" and users < 2:
        return ALONE
    if id in ("duplicates", "merge") and isinstance(row, OpportunityRow):
        return NO_TWINS
    if id in STAGES:
        return "" if isinstance(row, OpportunityRow) else "Only opportunities have a stage."
    if not isinstance(row, LeadRow) and not command.works_in("customers"):
        return ONLY_LEADS.get(id, "That is done on leads only.")
    if id == "email" and isinstance(row, LeadRow | ContactRow) and not row.email:
        return "There is no email address · E adds one"
    if id == "dial" and isinstance(row, LeadRow | ContactRow) and not row.phone:
        return "There is no phone number · E adds one"
    return NO_STEP if id == "done" and row.next_due is None else ""

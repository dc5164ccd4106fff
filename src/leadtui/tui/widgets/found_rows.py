"""What the search finds, in one list: leads, accounts, contacts and opportunities, each under a heading of its own.

The kind of the list a rep searched from comes first, else leads. Converted leads come last, after what they became.

Always holds: each has a number no other of them has, though every kind counts its own; all are written into the columns
of leads, so that nothing jumps while one types.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from leadtui.tui.palette import Part
from leadtui.tui.record_rows import LEAD, RecordRow, Ref, ref_of
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.columns import LeadFace
from leadtui.tui.widgets.customer_columns import next_text
from leadtui.tui.widgets.deal_columns import money
from leadtui.tui.widgets.facts import age, phone_of
from leadtui.tui.widgets.row_face import RowFace, Widths
from leadtui.words.customers import AccountRow, ContactRow, CustomerKind, CustomerRow, OpportunityRow
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

KINDS = (LEAD, *(kind.value for kind in CustomerKind))
CONVERTED = "converted"
HEADINGS = {
    LEAD: "leads",
    CONVERTED: "converted leads",
    CustomerKind.ACCOUNT.value: "accounts",
    CustomerKind.CONTACT.value: "contacts",
    CustomerKind.OPPORTUNITY.value: "opportunities",
}


class Found(NamedTuple):
    """A record that was found, with a number of its own among all kinds."""

    id: int
    row: RecordRow

    @property
    def name(self) -> str:
        """What it is called."""
        return self.row.name


class Findings(NamedTuple):
    """Everything that was found: a list that begins and ends with it."""

    rows: tuple[Found, ...]
    at_start: bool = True
    at_end: bool = True


def id_of(ref: Ref) -> int:
    """The number of a record among what was found."""
    return ref[1] * len(KINDS) + KINDS.index(ref[0])


def findings(
    leads: Sequence[LeadRow], customers: Sequence[tuple[CustomerKind, CustomerRow]], first: str = LEAD
) -> Findings:
    """The `first` kind, leads, the other kinds, converted leads; each in the order they were found in."""
    groups: dict[str, list[RecordRow]] = {kind: [] for kind in (first, *KINDS, CONVERTED)}
    for lead in leads:
        groups[_group(lead)].append(lead)
    for kind, row in customers:
        groups[kind.value].append(row)
    rows = [row for group in groups.values() for row in group]
    return Findings(tuple(Found(id_of(ref_of(row)), row) for row in rows))


def _group(row: RecordRow) -> str:
    """What a record stands under: its kind, converted leads apart."""
    if isinstance(row, LeadRow):
        return CONVERTED if row.category == Category.CONVERTED else LEAD
    return ref_of(row)[0]


class FoundFace(RowFace[Found]):
    """How they are drawn: leads as in the queue, the others with the letter of their kind."""

    def __init__(self, leads: LeadFace, now: Callable[[], datetime]) -> None:
        self.leads = leads
        self.now = now

    def columns(self, cells: int) -> Widths:
        """The columns of leads."""
        return self.leads.columns(cells)

    def sign(self, row: Found) -> str:
        """The sign of a lead's status, or the letter of the kind."""
        found = row.row
        return self.leads.sign(found) if isinstance(found, LeadRow) else ref_of(found)[0][0].upper()

    def cell(self, column: str, row: Found, cells: int) -> str:
        """The text of a record in a column of leads."""
        found = row.row
        if isinstance(found, LeadRow):
            return self.leads.cell(column, found, cells)
        match column:
            case "company":
                return "" if isinstance(found, AccountRow) else safe(found.account)
            case "reason":
                return self._about(found)
            case "status":
                return self._stage(found) if isinstance(found, OpportunityRow) else ref_of(found)[0]
            case "phone":
                return "do not call" if getattr(found, "do_not_call", 0) else safe(phone_of(found))
            case "title":
                return safe(found.title) if isinstance(found, ContactRow) else ""
        return safe(getattr(found, column, None))

    def _stage(self, row: OpportunityRow) -> str:
        stage = self.leads.workspace.by_stage.get(row.stage)
        return safe(stage.name if stage else row.stage)

    def _about(self, row: CustomerRow) -> str:
        if isinstance(row, OpportunityRow):
            worth = money(row.amount, row.currency or self.leads.workspace.currency)
            return ", ".join(part for part in (worth, self._stage(row)) if part)
        now = self.now()
        last = age(row.last_activity, now)
        return next_text(row.next_due, now) or (f"last active {last}" if last else "nothing logged yet")

    def headings(self, rows: Sequence[Found], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """The group above its first record; leads that come first need none. Among them, the rule of the queue."""
        groups = [_group(row.row) for row in rows]
        begin = {group: groups.index(group) for group in HEADINGS if group in groups}
        leads = [row.row for row in rows if isinstance(row.row, LeadRow) and _group(row.row) == LEAD]
        ruled = self.leads.headings(leads, at_start=at_start, at_end=at_end)
        found = {begin[LEAD] + index: said for index, said in ruled.items()} if leads else {}
        return found | {index: (group,) for group, index in begin.items() if index or group not in (LEAD, CONVERTED)}

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """The kind in a line."""
        if said not in HEADINGS:
            return self.leads.heading(said, cells)
        label = f"── {HEADINGS[said]} "
        return [(label + "─" * (cells - width(label)), "dim")]

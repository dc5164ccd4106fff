"""Accounts, contacts and opportunities, together "customers": their kinds and the rows in which they are read.

Instants are seconds since 1970 UTC, dates ISO text, money minor units beside its currency. `segment` and `sort` say
where a row stands in the listing it was read in; they are the key of the page after it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from leadtui.words.records import NamedTuple, record
from leadtui.words.rows import ActivityRow, AttachmentRow, ChangeRow, FollowUpRow, LeadRow, OperationRow, ReachRow


class CustomerKind(StrEnum):
    """What a converted lead becomes."""

    ACCOUNT = "account"
    CONTACT = "contact"
    OPPORTUNITY = "opportunity"

    @property
    def letter(self) -> str:
        """What stands before its number: A3, C5, O7."""
        return self.value[0].upper()


class AccountRow(NamedTuple):
    """A company as lists show it."""

    id: int
    version: int
    name: str
    website: str | None
    phone: str | None
    city: str | None
    country: str | None
    industry: str | None
    rating: str | None
    owner_id: int | None
    tags: str
    created: int
    last_activity: int | None
    next_due: int | None
    segment: int = 0
    sort: str | int = ""


class ContactRow(NamedTuple):
    """A person as lists show them; `account` is the name of their company."""

    id: int
    version: int
    name: str
    title: str | None
    account_id: int | None
    account: str | None
    email: str | None
    phone: str | None
    mobile: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    do_not_call: int
    email_opt_out: int
    owner_id: int | None
    tags: str
    created: int
    last_activity: int | None
    next_due: int | None
    segment: int = 0
    sort: str | int = ""


class OpportunityRow(NamedTuple):
    """A deal as lists show it; `stage` and `lost_reason` are fixed keys, `account` and `contact` names."""

    id: int
    version: int
    name: str
    account_id: int | None
    account: str | None
    contact_id: int | None
    contact: str | None
    amount: int | None
    currency: str | None
    stage: str
    stage_since: int
    close_date: str | None
    next_step: str | None
    lost_reason: str | None
    owner_id: int | None
    tags: str
    created: int
    last_activity: int | None
    next_due: int | None
    segment: int = 0
    sort: str | int = ""


CustomerRow = AccountRow | ContactRow | OpportunityRow

ROW_OF: dict[CustomerKind, type[AccountRow] | type[ContactRow] | type[OpportunityRow]] = {
    CustomerKind.ACCOUNT: AccountRow,
    CustomerKind.CONTACT: ContactRow,
    CustomerKind.OPPORTUNITY: OpportunityRow,
}


@record
class StageTotal:
    """What stands in a stage: how many deals, and what they are worth by currency (minor units), greatest first.

    Amounts without a currency are in the workspace's.
    """

    stage: str
    count: int
    amounts: tuple[tuple[str, int], ...] = ()


@record
class CustomerPage:
    """A stretch of a list of customers of one kind: rows in order, and whether the list begins or ends with them."""

    rows: tuple[CustomerRow, ...]
    at_start: bool
    at_end: bool


@record
class CustomerDetail:
    """Everything about one customer: its list row, all stored fields by key, its rows (newest first), and who belongs
    to it: the account, the contacts, the opportunities and the leads that became it.
    """

    kind: CustomerKind
    row: CustomerRow
    fields: dict[str, Any]
    reach: tuple[ReachRow, ...] = ()
    tags: tuple[str, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    attachments: tuple[AttachmentRow, ...] = ()
    account: AccountRow | None = None
    contacts: tuple[ContactRow, ...] = ()
    opportunities: tuple[OpportunityRow, ...] = ()
    leads: tuple[LeadRow, ...] = ()
    history: tuple[tuple[OperationRow, tuple[ChangeRow, ...]], ...] = ()

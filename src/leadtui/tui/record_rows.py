"""The row of a lead, account, contact or opportunity: what kind it is and by which number it goes.

A record is named by kind and number, since each kind counts its own.
"""

from __future__ import annotations

from leadtui.words.customers import (
    AccountRow,
    ContactRow,
    CustomerDetail,
    CustomerKind,
    CustomerRow,
    OpportunityRow,
)
from leadtui.words.lifecycle import Category
from leadtui.words.rows import FollowUpRow, LeadDetail, LeadRow
from leadtui.words.sla import AlertRow

RecordRow = LeadRow | CustomerRow
Detail = LeadDetail | CustomerDetail
Ref = tuple[str, int]
"""A kind ("lead" or a CustomerKind) and a number."""

Told = FollowUpRow | AlertRow
"""What a rep is told of beside his work: a follow-up whose time has come, or what a rule has to say."""

LEAD = "lead"
KINDS: dict[type, CustomerKind] = {
    AccountRow: CustomerKind.ACCOUNT,
    ContactRow: CustomerKind.CONTACT,
    OpportunityRow: CustomerKind.OPPORTUNITY,
}


def ref_of(row: RecordRow) -> Ref:
    """Return the kind and number of a row."""
    return (KINDS[type(row)].value if type(row) in KINDS else LEAD, row.id)


def shown_number(ref: Ref) -> str:
    """Return a record's number as it is shown: L17, A3, C5, O7."""
    return f"{ref[0][0].upper()}{ref[1]}"


def same_told(one: Told, other: Told) -> bool:
    """Return whether two rows tell of the same thing, as it was or as it is."""
    return type(one) is type(other) and one.id == other.id


def worked_through(follow_up: Told) -> Ref:
    """Return the record on which the keys of a follow-up or an alert act.

    It is the lead, or what a converted lead became: the contact, else the opportunity, else the account.
    """
    if isinstance(follow_up, AlertRow):
        return LEAD, follow_up.lead_id
    if follow_up.lead_id is None or follow_up.lead_category == Category.CONVERTED:
        for kind, number in (
            (CustomerKind.CONTACT, follow_up.contact_id),
            (CustomerKind.OPPORTUNITY, follow_up.opportunity_id),
            (CustomerKind.ACCOUNT, follow_up.account_id),
        ):
            if number is not None:
                return kind.value, number
    return LEAD, follow_up.lead_id or 0

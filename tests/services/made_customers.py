"""Accounts, contacts and opportunities made in a line, in any state a test needs."""

from __future__ import annotations

from typing import Any

from leadtui.model import Account, Activity, Contact, FollowUp, Lead, Opportunity
from leadtui.model.base import Record
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind

_MODELS: dict[CustomerKind, type[Record]] = {ACCOUNT: Account, CONTACT: Contact, OPPORTUNITY: Opportunity}
_USUAL: dict[CustomerKind, dict[str, Any]] = {
    ACCOUNT: {"name": "Acme"},
    CONTACT: {"first_name": "Ada", "last_name": "Lovelace"},
    OPPORTUNITY: {"name": "Engines", "stage": "proposal"},
}


def make(desk: Desk, kind: CustomerKind, *rows: dict[str, Any]) -> list[int]:
    """Records with these columns, all in one operation; their numbers. Owned by the desk's user unless one says."""
    with desk.store.operation("add", f"Added {len(rows)} {kind}", desk.user.id) as op:
        usual = {"created": op.at, "owner_id": desk.user.id, **_USUAL[kind]}
        usual |= {"stage_since": op.at} if kind is OPPORTUNITY else {}
        return [op.add(_MODELS[kind], {**usual, **row}) for row in rows]


def turn_into(desk: Desk, lead: int, **customers: int) -> None:
    """Leaves a lead as a conversion does: `account=1`, `contact=1`, `opportunity=1`."""
    with desk.store.operation("convert", "Converted", desk.user.id, lead_id=lead) as op:
        became = {f"converted_{kind}_id": number for kind, number in customers.items()}
        op.set(Lead, lead, {"status": "converted", "category": "converted", "converted_at": op.at, **became})
        links = {f"{kind}_id": number for kind, number in customers.items()}
        for model in (Activity, FollowUp):
            for row in op.find(model, lead_id=lead):
                op.set(model, row["id"], links)

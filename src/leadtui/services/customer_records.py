"""What every job that writes an account, a contact or an opportunity shares: tables, names, whose rows are whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from leadtui.model import Account, Contact, Opportunity
from leadtui.model.customer import Customer
from leadtui.words.customers import CustomerKind

MODELS: dict[CustomerKind, type[Customer]] = {
    CustomerKind.ACCOUNT: Account,
    CustomerKind.CONTACT: Contact,
    CustomerKind.OPPORTUNITY: Opportunity,
}


def numbered(kind: CustomerKind, row: Mapping[str, Any]) -> str:
    """A record by number and name: "A3 Acme"."""
    return f"{kind.letter}{row['id']} {row['name']}"


def title(kind: CustomerKind, names: Sequence[str]) -> str:
    """The records of an operation in its summary: a name, or how many."""
    return names[0] if len(names) == 1 else f"{len(names)} {plural(kind)}"


def plural(kind: CustomerKind) -> str:
    """The word for several: accounts, contacts, opportunities."""
    return "opportunities" if kind is CustomerKind.OPPORTUNITY else f"{kind}s"


def about(kind: CustomerKind, row: Mapping[str, Any]) -> dict[str, int | None]:
    """Whose timelines a note or follow-up of this record stands in: also its account's, a deal's also its contact's."""
    return {f"{kind}_id": row["id"], **{key: row[key] for key in ("account_id", "contact_id") if key in row}}

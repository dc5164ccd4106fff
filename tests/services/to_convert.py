"""Leads to convert, the accounts and contacts they may belong to, and what a preview says of each field."""

from __future__ import annotations

from typing import Any

from tests.services.made_customers import CONTACT, make
from tests.support import make_lead

from leadtui.model import Reach
from leadtui.services.conversion_plan import ConversionReading
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.records import replace
from leadtui.words.workspace import Workspace

NEW, NONE = Choice("new"), Choice("none")
ACME: dict[str, Any] = {"name": "Acme GmbH", "company_key": "acme", "host": "acme.example", "city": "Paris"}
LEAD: dict[str, Any] = {
    "status": "qualified", "first_name": "Ada", "last_name": "Lovelace", "company": "Acme", "company_key": "acme",
}  # fmt: skip


def lead(desk: Desk, **values: Any) -> int:
    """A qualified lead, Ada Lovelace of Acme unless said otherwise."""
    return make_lead(desk, **{**LEAD, **values})


def contact(desk: Desk, *, email: str = "", phone: str = "", **values: Any) -> int:
    """A contact with an email and a phone."""
    number = make(desk, CONTACT, values)[0]
    with desk.store.operation("edit", "reach", desk.user.id) as op:
        for kind, text in (("email", email), ("phone", phone)):
            row = {"owner_kind": "contact", "owner_id": number, "kind": kind, "value": text, "normal": text}
            if text:
                op.add(Reach, {**row, "is_primary": True})
    return number


def under(reading: Reading, workspace: Workspace) -> ConversionReading:
    """Conversions by other rules of the workspace."""
    return ConversionReading(reading.connection, replace(reading.who, workspace=workspace))


def does(conversions: ConversionReading, wanted: Conversion) -> dict[str, str]:
    """What the preview says becomes of each field."""
    return {line.key: line.does for line in conversions.preview(wanted)}

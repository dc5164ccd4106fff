"""A base in which a lead became an account, a contact and an opportunity, and what is read back from it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import base_with, reading_of
from tests.tui.pressing import HOSTILE, app_of, rich_base
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import converting, customers, editing, triage
from leadtui.tui.screens.customer import open_customer
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerDetail, CustomerKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
AUGUSTA = 7
"""The lead that was converted, into A1, C1 and O1."""


def converted_base(folder: Path) -> Base:
    """Augusta King of Analytical Engines was converted; she has a follow-up tomorrow at ten."""
    base = rich_base(folder)
    desk = base.desk()
    editing.set_fields(desk, AUGUSTA, {"product_interest": "Mill"})
    triage.set_status(desk, [AUGUSTA], "qualified")
    converting.convert(desk, Conversion(AUGUSTA, typed={"opportunity.amount": "40k EUR"}))
    desk.close()
    return base


def hostile_customers(folder: Path) -> Base:
    """An account, a contact and a deal for each hostile text, which stands in every field of them."""
    base = base_with(folder, ())
    desk = base.desk()
    for text in HOSTILE:
        every = {"email": text, "phone": text, "street": text, "city": text, "description": text, "tags": text}
        account = customers.add(desk, ACCOUNT, {**every, "name": text, "industry": text}).customers[0][1]
        person = {**every, "first_name": text, "last_name": text, "title": text, "department": text, "source": text}
        contact = customers.add(desk, CONTACT, person, account=account).customers[0][1]
        deal = {"name": text, "next_step": text, "campaign": text, "description": text, "source": text, "tags": text}
        made = customers.add(desk, OPPORTUNITY, deal, account=account, contact=contact).customers[0][1]
        customers.write_note(desk, OPPORTUNITY, made, f"{text}\n{text}")
    desk.close()
    return base


def customer(base: Base, kind: CustomerKind, number: int = 1) -> CustomerDetail:
    """Everything about an account, contact or opportunity."""
    return reading_of(base, lambda reading: reading.customers.detail(kind, number))


def show(pilot: Pilot[int], kind: CustomerKind, number: int = 1) -> None:
    """Open the screen of an account, contact or opportunity."""
    open_customer(app_of(pilot), kind, number)


def edit_elsewhere(base: Base, kind: CustomerKind, number: int, **values: str) -> None:
    """Another program changes one."""
    desk = base.desk()
    customers.set_fields(desk, kind, number, values)
    desk.close()

"""Bases with accounts, contacts and deals, and what the lists of the app show of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.tui.fresh_base import base_with, reading_of

from leadtui.bootstrap import Base
from leadtui.model import Account
from leadtui.services import customers
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.screens.customers import CustomersScreen
from leadtui.words.customers import CustomerKind, OpportunityRow

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
DEALS = (
    ("Acme – Anvils", "12000 EUR", "prospecting", "2026-12-01"),
    ("Birch – Boats", "8000 EUR", "prospecting", "2026-12-15"),
    ("Cedar – Crates", "5000 USD", "prospecting", ""),
    ("Dune – Dredgers", "40k EUR", "proposal", "2026-11-02"),
    ("Elm – Engines", "", "negotiation", "2027-03-13"),
)


def add_account(desk: Desk, name: str, **values: str) -> int:
    """An account; its number."""
    return customers.add(desk, ACCOUNT, {"name": name, **values}).customers[0][1]


def pipeline_base(folder: Path) -> Base:
    """Five accounts, a contact at the first two, a deal at each."""
    base = base_with(folder, ())
    desk = base.desk()
    for name, amount, stage, close in DEALS:
        company = name.partition(" ")[0]
        account = add_account(desk, company, phone="+49 30 901820")
        contact = None
        if company in ("Acme", "Birch"):
            values = {"first_name": "Ann", "last_name": f"of {company}", "title": "CEO"}
            contact = customers.add(desk, CONTACT, values, account=account).customers[0][1]
        values = {"name": name, "amount": amount, "stage": stage, "close_date": close}
        customers.add(desk, OPPORTUNITY, values, account=account, contact=contact)
    desk.close()
    return base


def many_accounts(folder: Path, number: int) -> Base:
    """So many accounts, by name in the order of their numbers."""
    base = base_with(folder, ())
    desk = base.desk()
    at = datetime(2026, 11, 17, 9, tzinfo=UTC)
    with desk.store.operation("import", f"{number} accounts", desk.user.id) as op:
        op.insert_many(
            Account,
            [
                {"name": f"Account {n:05}", "created": at - timedelta(minutes=n), "owner_id": desk.user.id}
                for n in range(number)
            ],
        )
    desk.close()
    return base


def lists_of(app: LeadtuiApp) -> CustomersScreen:
    """The screen of accounts, contacts and the pipeline."""
    return next(screen for screen in app.screen_stack if isinstance(screen, CustomersScreen))


def under_cursor(app: LeadtuiApp) -> str:
    """The name of the record under the cursor of the list."""
    row = lists_of(app).list.row
    return row.name if row is not None else ""


def stages(base: Base) -> dict[str, str]:
    """The stage of every deal by name."""

    def ask(reading: Reading) -> dict[str, str]:
        found = reading.customers.page(reading.customers.listing(OPPORTUNITY, closed=True))
        return {row.name: row.stage for row in found.rows if isinstance(row, OpportunityRow)}

    return reading_of(base, ask)

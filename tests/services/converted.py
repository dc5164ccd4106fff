"""A base with leads to convert and customers to convert them into, and what a conversion has to have done there."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.support import NOW, make_lead, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.model import Account, Activity, Attachment, Contact, CustomField, FollowUp, Opportunity, Reach, Tag
from leadtui.rules.text import fold
from leadtui.services import checking, people
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import connect_reader, one_moment
from leadtui.words.customers import CustomerKind

THERE, ELSEWHERE = 1, 2
"""The account a lead is converted into, and another one."""

AT_THERE, AT_ELSEWHERE, AT_NONE = 1, 2, 3
"""The contacts: one of each account, and one without."""

DEAL_THERE, DEAL_OF_NONE = 1, 2
"""The opportunities: one of the account, and one without."""

KIM = 2
"""The number of another user."""

FIELDS = (
    ("lead", "Seats", "number"), ("lead", "Segment", "text"), ("lead", "Only here", "text"),
    ("account", "Segment", "text"), ("contact", "Seats", "number"), ("opportunity", "Seats", "number"),
    ("account", "Seats", "text"), ("opportunity", "segment", "text"),
)  # fmt: skip
"""The workspace's own fields by number from 1: whose, label, kind. The account's Seats are of another kind."""

LEAD: dict[str, Any] = {
    "company": "Analytical Engines", "company_key": "analytical engines", "host": "engines.example",
    "title": "Programmer", "department": "Research", "website": "https://engines.example",
    "street": "12 St James's Square", "city": "London", "postal_code": "SW1Y 4JH", "country": "United Kingdom",
    "industry": "Machinery", "employees": 12, "annual_revenue": 1_500_000_00, "currency": "GBP", "source": "referral",
    "campaign": "Autumn", "product_interest": "Punched cards", "rating": "Hot", "description": "met at the soirée",
    "linkedin": "https://linkedin.example/ada", "do_not_call": True, "budget": "yes", "budget_amount": 40_000_00,
    "timeline": "yes", "timeline_date": NOW.date() + timedelta(days=30),
}  # fmt: skip
"""What the lead has, but for a name."""


@contextmanager
def a_base(make: Any) -> Iterator[tuple[Base, Desk]]:
    """A copy of the base that `make` makes once for each test function, in memory where there is some."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        path = Path(folder) / "leads.db"
        template = Path(os.environ["HOME"]) / f"{make.__name__}.db"
        if not template.exists():
            desk = open_base(str(template)).desk()
            make(desk)
            desk.close()
        shutil.copy(template, path)
        base = open_base(str(path))
        desk = base.desk()
        yield base, desk
        desk.close()


def customers(desk: Desk) -> None:
    """Another user, the fields, and the customers that are there already: some of their fields filled, some empty."""
    people.add_user(desk, "Kim")
    with desk.store.operation("edit", "customers", desk.user.id, origin="import") as op:
        for owner, label, kind in FIELDS:
            op.add(CustomField, {"owner_kind": owner, "label": label, "label_key": fold(label), "kind": kind})
        made = {"created": NOW - timedelta(days=90), "owner_id": KIM}
        engines = {
            "name": "Analytical Engines Ltd",
            "company_key": "analytical engines",
            "city": "Turin",
            "rating": "Cold",
        }
        op.add(Account, {**made, **engines, "custom": {"4": "small"}})
        op.add(Account, {**made, "name": "Difference Ltd", "company_key": "difference"})
        for account in (THERE, ELSEWHERE, None):
            person = {"first_name": "Ada", "last_name": "King", "title": "Countess", "email_opt_out": True}
            number = op.add(Contact, {**made, **person, "account_id": account, "custom": {"5": 3}})
            email = {"kind": "email", "value": "ada@king.example", "normal": "ada@king.example", "is_primary": True}
            op.add(Reach, {"owner_kind": "contact", "owner_id": number, **email})
        deal = {"name": "Engine no. 1", "stage": "proposal", "stage_since": NOW, "amount": 7_00, "currency": "EUR"}
        op.add(Opportunity, {**made, **deal, "account_id": THERE, "custom": {"6": 9}})
        op.add(Opportunity, {**made, **deal})
        op.add(Tag, {"owner_kind": "account", "owner_id": THERE, "name": "vip", "name_key": "vip"})


def a_lead(desk: Desk, *, named: bool = True, **more: Any) -> int:
    """A qualified lead with every field, email, two numbers, tags, a file, a call, a note, follow-ups open and done."""
    own = {"1": 40, "2": "mid-size", "3": "never moves"}
    name = {"first_name": "Ada", "last_name": "Lovelace", "salutation": "Ms"} if named else {}
    reached = {"email": "ada@engines.example", "phone": "+44 20 7946 0958", "mobile": "+44 7700 900123"}
    to_do = {"status": "qualified", "tags": ["VIP", "soirée"], "follow_up": NOW + timedelta(days=2)}
    lead = make_lead(desk, **{**reached, **to_do, **LEAD, **name, "custom": own, **more})
    with desk.store.operation("work", "worked", desk.user.id) as op:
        for kind in ("call", "note"):
            op.add(Activity, {"lead_id": lead, "kind": kind, "at": NOW, "body": "very keen", "user_id": desk.user.id})
        done = {"due_at": NOW, "remind_at": NOW, "state": "done", "user_id": desk.user.id}
        op.add(FollowUp, {"lead_id": lead, **done})
        op.add(Attachment, {"owner_id": lead, "kind": "link", "target": "https://engines.example/plan", "name": "plan"})
    return lead


def rows(base: Base) -> dict[str, dict[int, dict[str, Any]]]:
    """Every visible row by table and id, computed columns included; without what counts versions and operations."""
    from leadtui.model import RECORDS

    connection = connect_reader(base.path)
    told: dict[str, dict[int, dict[str, Any]]] = {}
    with one_moment(connection):
        for record in RECORDS:
            table = str(record.__tablename__)
            cursor = connection.execute(f"SELECT * FROM {table} WHERE hidden_by IS NULL ORDER BY id")
            names = [column[0] for column in cursor.description]
            found = (dict(zip(names, row, strict=True)) for row in cursor)
            told[table] = {
                row["id"]: {k: _told(k, v) for k, v in row.items() if k not in _BOOKKEEPING} for row in found
            }
    connection.close()
    return told


_BOOKKEEPING = ("version", "made_by", "hidden_by", "changed")


def _told(name: str, value: Any) -> Any:
    return json.loads(value) if name == "custom" else value


def belonging(base: Base, table: str, kind: CustomerKind | str, number: int) -> list[dict[str, Any]]:
    """The emails and phones, tags or attachments of one record."""
    return [row for row in rows(base)[table].values() if (row["owner_kind"], row["owner_id"]) == (kind, number)]


def sound(desk: Desk) -> None:
    """Nothing is wrong with the base."""
    assert checking.doctor(desk).faults == ()

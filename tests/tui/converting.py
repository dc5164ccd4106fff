"""Bases for the stories of the convert screen: qualified leads, customers that are there already, gates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.tui.fresh_base import base_with, reading_of
from tests.tui.pressing import app_of
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.services import customers, editing, triage
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerDetail, CustomerKind
from leadtui.words.rows import LeadDetail


def qualified(folder: Path, **values: str) -> Base:
    """A base in which Ada of Lovelace Looms, on top of the queue, and Grace are qualified; `values` are set on Ada."""
    base = base_with(folder)
    desk = base.desk()
    editing.set_fields(desk, 1, {"company": "Lovelace Looms", **values})
    triage.set_status(desk, [1, 2], "qualified")
    triage.log_note(desk, 2, "She was touched last, so she stands below Ada.")
    desk.close()
    return base


def with_account(base: Base, name: str, **values: str) -> int:
    """An account that is there already; its number."""
    desk = base.desk()
    done = customers.add(desk, CustomerKind.ACCOUNT, {"name": name, **values})
    desk.close()
    return done.customers[0][1]


def gated(base: Base, rules: str) -> Base:
    """The base with these rules of its workspace."""
    from leadtui.services import workspace_rules

    desk = base.desk()
    workspace_rules.load(desk, rules, "rules.toml")
    desk.close()
    return open_base(str(base.path))


def lead(base: Base, number: int) -> LeadDetail:
    """Everything about a lead."""
    return reading_of(base, lambda reading: reading.detail(number))


def noticed(pilot: Pilot[int]) -> None:
    """The rep has seen what went wrong: keys typed from now on are read."""
    app_of(pilot)._deaf_until = 0.0


def customer(base: Base, kind: CustomerKind, number: int) -> CustomerDetail:
    """Everything about a customer."""
    return reading_of(base, lambda reading: reading.customers.detail(kind, number))


def elsewhere(base: Base, work: Any) -> None:
    """Another program does something."""
    desk: Desk = base.desk()
    work(desk)
    desk.close()

"""A base in which some are there twice: two leads, three leads, a lead and a contact; and one who is there once."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import base_with, reading_of

from leadtui.bootstrap import Base
from leadtui.services import customers, editing
from leadtui.words.customers import CustomerKind

GRACE, GRACE_AGAIN = 1, 2
ADA, ADA_AGAIN, ADA_AND_AGAIN = 3, 4, 5
TONY = 6
ALAN = 7
ALAN_CONTACT = 1


def twins(folder: Path) -> Base:
    """Grace twice, Ada three times, Alan as a lead and as a contact, Tony once."""
    base = base_with(folder, ())
    desk = base.desk()
    grace = {"first_name": "Grace", "last_name": "Hopper", "email": "grace@navy.example", "phone": "+49 30 901001"}
    ada = {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@looms.example", "phone": "+49 30 901002"}
    alan = {"first_name": "Alan", "last_name": "Turing", "email": "alan@bletchley.example", "phone": "+49 30 901003"}
    leads = (
        {**grace, "company": "Navy", "title": "Admiral"},
        {**grace, "company": "Navy", "title": "Rear Admiral", "city": "Arlington"},
        {**ada, "company": "Looms Ltd", "title": "Analyst", "tags": "vip"},
        {**ada, "company": "Looms Ltd", "title": "Countess", "city": "London"},
        {**ada, "company": "Looms Limited", "industry": "Weaving"},
        {"first_name": "Tony", "last_name": "Hoare", "company": "Elliott", "email": "tony@elliott.example"},
        {**alan, "company": "Bletchley Park"},
    )
    for values in leads:
        editing.add_lead(desk, values, on_duplicate="create")
    customers.add(desk, CustomerKind.CONTACT, {**alan, "email": ""})
    desk.close()
    return base


def here(base: Base) -> set[int]:
    """The numbers of the leads that are there."""
    return set(reading_of(base, lambda reading: reading.ids("")))


def said_log(base: Base) -> list[str]:
    """What was done, newest first."""
    return reading_of(base, lambda reading: [operation.summary for operation in reading.log()])

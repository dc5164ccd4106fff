"""Leads made at random, always the same ones: columns null in some, text of many scripts, hidden rows."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

from leadtui.model import Account, Activity, Contact, FollowUp, Lead, Operation, Opportunity, Reach, Tag, User
from leadtui.rules.query.explain import matches
from leadtui.rules.query.tree import Node
from leadtui.rules.text import fold
from leadtui.store.compiler import compile_tree
from leadtui.store.engine import open_engine, transaction
from leadtui.store.recompute import recompute
from leadtui.store.schema import prepare
from leadtui.store.sqlite.driver import connect_reader
from leadtui.words.lifecycle import SOURCES, STATUSES

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
LEADS = 160
NAMES = ("Ada", "Łucja", "José", "O'Brien", "Anne-Marie", "Straße", "李雷", "Ada Maria", "Null", "50%_\\", None, None)
COMPANIES = ("Acme Ltd", "Acmé & Sons", "Smith", "New York Times", "a*b", None)
CITIES = ("Paris", "New York", "Łódź", "york", None, None)
NOTES = ("Call back after lunch", "wants the new york offer", "très pressé", "2026 budget 40000", None)
NUMBERS = (
    ("+33 1 23 45 67 89", "+33123456789", "33123456789 0123456789 r98765432133"),
    ("020 7946 0018", "+442079460018", "442079460018 02079460018 r810064970244"),
    ("ext 4711", None, "4711 r1174"),
)

CUSTOMERS = ("Acme Ltd", "Acmé & Sons", "Łódź – offer", "50%_\\", "Smith")
"""Names of accounts, contacts and opportunities alike, numbered from 1; the last of each kind is deleted."""

Lead_ = dict[str, Any]


def _some_day(random_: random.Random, days: int = 60) -> datetime:
    return NOW + timedelta(seconds=random_.randint(-days * 86400, days * 86400))


def _lead(number: int, r: random.Random) -> dict[str, Any]:
    status = r.choice(STATUSES)
    custom = {
        "3": r.choice(["Web", "Été", ""]),
        "4": f"2026-12-0{r.randint(1, 9)}",
        "5": r.choice([1, 2.5, 300]),
        "6": r.random() < 0.5,
    }
    became: dict[str, int | None] = {f"converted_{kind}_id": None for kind in ("account", "contact", "opportunity")}
    if r.random() < (0.9 if status.key == "converted" else 0.1):
        became = {column: r.choice([None, 1, 2, 3, 4, 5]) for column in became}
    return {
        **became,
        "id": number, "made_by": 1, "version": 1, "status": status.key, "category": status.category.value,
        "status_since": _some_day(r), "created": _some_day(r), "first_name": r.choice(NAMES),
        "last_name": r.choice(NAMES),
        "company": r.choice(COMPANIES), "city": r.choice(CITIES), "employees": r.choice([None, 1, 50, 200, 5000]),
        "annual_revenue": r.choice([None, 0, 150_000_000]), "source": r.choice([None, *(s.key for s in SOURCES)]),
        "rating": r.choice([None, "Hot", "Cold"]), "owner_id": r.choice([None, 1, 2]), "description": r.choice(NOTES),
        "time_zone": r.choice([None, "Europe/Paris", "America/Los_Angeles"]), "do_not_call": r.random() < 0.2,
        "email_opt_out": False, "budget": r.choice([None, "yes", "no"]), "budget_amount": r.choice([None, 4_000_000]),
        "timeline_date": r.choice([None, _some_day(r).date()]), "external_id": r.choice([None, "X-1"]),
        "custom": {key: value for key, value in custom.items() if r.random() < 0.6},
    }  # fmt: skip


def _rows(connection: Connection, number: int, r: random.Random) -> None:
    owned = {"made_by": 1, "version": 1, "owner_kind": "lead", "owner_id": number}
    led = {"made_by": 1, "version": 1, "lead_id": number}
    hidden = {"hidden_by": 1} if r.random() < 0.15 else {}
    if r.random() < 0.6:
        value, normal, digits = r.choice(NUMBERS)
        phone = {"kind": "phone", "value": value, "normal": normal, "digits": digits, "label": r.choice(["", "mobile"])}
        connection.execute(insert(Reach).values(**owned, **phone, **hidden, is_primary=True, position=0))
    if r.random() < 0.6:
        address = r.choice(["ada@acme.com", "Bob@x.org"])
        email = {"kind": "email", "value": address, "normal": address.lower(), "digits": "", "label": ""}
        connection.execute(insert(Reach).values(**owned, **email, is_primary=True, position=0))
    for name in r.sample(["VIP", "Été", "trade show"], r.randint(0, 2)):
        connection.execute(insert(Tag).values(**owned, name=name, name_key=fold(name)))
    for _ in range(r.randint(0, 2)):
        state, day = r.choice(["open", "open", "done"]), _some_day(r, 4)
        due = {"due_at": day, "remind_at": day, "due_date": r.choice([None, day.date()])}
        connection.execute(
            insert(FollowUp).values(**led, **due, **hidden, state=state, kind="call", automatic=r.random() < 0.5)
        )
    if r.random() < 0.5:
        said = {"body": r.choice(NOTES), "outcome": r.choice([None, "no-answer", "connected"]), "at": _some_day(r)}
        connection.execute(insert(Activity).values(**led, **said, kind="call", direction="out"))


def _customers(connection: Connection) -> None:
    for number, name in enumerate(CUSTOMERS, start=1):
        own = {"id": number, "made_by": 1, "version": 1, "created": NOW, "custom": {}}
        own["hidden_by"] = 1 if number == len(CUSTOMERS) else None
        connection.execute(insert(Account).values(**own, name=name))
        connection.execute(insert(Contact).values(**own, name=name, last_name=name))
        connection.execute(insert(Opportunity).values(**own, name=name, stage="proposal", stage_since=NOW))


def fill(path: Path) -> None:
    prepare(path)
    engine = open_engine(path)
    r = random.Random(7)
    with transaction(engine, path) as connection:
        connection.execute(
            insert(User).values(
                [{"id": 1, "name": "Ada", "name_key": "ada"}, {"id": 2, "name": "Bob", "name_key": "bob"}]
            )
        )
        connection.execute(
            insert(Operation).values(
                id=1,
                at=NOW,
                user_id=1,
                kind="import",
                summary="",
                origin="import",
                state="applied",
                program="",
                leads=0,
                rows=0,
            )
        )
        _customers(connection)
        for number in range(1, LEADS + 1):
            connection.execute(insert(Lead).values(**_lead(number, r)))
            _rows(connection, number, r)
        connection.execute(text("INSERT INTO touched SELECT id FROM lead"))
        recompute(connection, int(NOW.timestamp()))
        connection.commit()
    engine.dispose()


class Base:
    """The same leads twice: to be asked in SQL, and as rows in Python."""

    def __init__(self, path: Path) -> None:
        self.connection = connect_reader(path)
        self.leads = self._dicts("SELECT * FROM lead ORDER BY id")
        for table, owner in (
            ("reach", "owner_id"),
            ("tag", "owner_id"),
            ("activity", "lead_id"),
            ("follow_up", "lead_id"),
        ):
            rows = self._dicts(f"SELECT * FROM {table} WHERE hidden_by IS NULL ORDER BY id")
            for lead in self.leads:
                lead[table] = [row for row in rows if row[owner] == lead["id"]]
        for table in ("account", "contact", "opportunity"):
            rows = self._dicts(f"SELECT * FROM {table} WHERE hidden_by IS NULL ORDER BY id")
            for lead in self.leads:
                lead[table] = [row for row in rows if row["id"] == lead[f"converted_{table}_id"]]

    def _dicts(self, sql: str) -> list[Lead_]:
        cursor = self.connection.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def by_sql(self, tree: Node) -> list[int]:
        sql = compile_tree(tree)
        found = self.connection.execute(f"SELECT l.id FROM lead l WHERE {sql.where} ORDER BY l.id", sql.params)
        return [row[0] for row in found]

    def by_python(self, tree: Node) -> list[int]:
        return [lead["id"] for lead in self.leads if matches(tree, lead)]

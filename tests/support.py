"""What tests of every layer share: a time that is set, leads made in a line, and a base told in plain values.

A test works on a real base in a folder of its own. Leads made here are written through an operation, in any state a
test needs; tests of adding leads go through the services.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import connect_reader

ROOT = Path(__file__).parents[1]
"""The project's folder."""

SAMPLES = ROOT.parent / "shared" / "samples"
"""Files from other programs; not part of the project, so tests that need them are skipped without."""

ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZONE)
"""A Wednesday morning: what every test takes for now unless it sets another time."""

USER = "Sam Rep"

_BOOKKEEPING = {"version", "made_by", "hidden_by"}


class SetTime:
    """The time of a test, kept in the file that LEADTUI_NOW names, so that programs started by the test share it."""

    def __init__(self, file: Path, start: datetime = NOW) -> None:
        self.file = file
        self.set(start)

    @property
    def now(self) -> datetime:
        """The set time, aware."""
        return datetime.fromisoformat(self.file.read_text())

    def set(self, now: datetime | str) -> None:
        """Sets the time; text without an offset is in the rep's zone."""
        at = datetime.fromisoformat(now) if isinstance(now, str) else now
        at = at if at.tzinfo else at.replace(tzinfo=ZONE)
        # In one step, so that a running program never reads half of it.
        part = self.file.with_suffix(".part")
        part.write_text(at.isoformat())
        part.replace(self.file)

    def forward(self, **amount: float) -> None:
        """Moves the time on: `forward(hours=4)`."""
        self.set(self.now.astimezone(UTC) + timedelta(**amount))


def quick_folder() -> str | None:
    """A folder in memory for the many bases of a property test, where there is one; None is the usual place."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def sample(*parts: str) -> Path:
    """A sample file or folder; skips the test where the samples are not there."""
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the samples are not here: {'/'.join(parts)}")
    return path


def program_env(**more: str) -> dict[str, str]:
    """The environment for a program that a test starts: the test's own, but for how Python itself is set to write."""
    settings = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    env = {key: value for key, value in os.environ.items() if key not in settings}
    return {**env, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", **more}


def make_lead(desk: Desk, **values: Any) -> int:
    """A lead in any state; its number.

    Takes column values, and `email`, `phone`, `mobile` (texts), `tags` (a list), `follow_up` (an aware datetime or a
    date: one set by hand). Named Ada Lovelace unless a name is given; owned by the desk's user unless `owner_id` says.
    """
    return make_leads(desk, [values])[0]


def make_leads(desk: Desk, leads: list[dict[str, Any]]) -> list[int]:
    """Leads as `make_lead` makes them, all in one operation; their numbers."""
    from leadtui.model import Lead

    with desk.store.operation("add", f"Added {len(leads)} leads", desk.user.id) as op:
        numbers = []
        for values in leads:
            own = dict(values)
            rows = {key: own.pop(key, None) for key in ("email", "phone", "mobile", "tags", "follow_up")}
            if not own.keys() & {"first_name", "last_name", "company", "external_id"} and not (
                rows["email"] or rows["phone"] or rows["mobile"]
            ):
                own |= {"first_name": "Ada", "last_name": "Lovelace"}
            status = desk.workspace.status(own.pop("status", "new"))
            columns = {
                "status": status.key, "category": status.category.value, "status_since": op.at, "created": op.at,
                "owner_id": desk.user.id,
            }  # fmt: skip
            number = op.add(Lead, {**columns, **own})
            _add_rows(desk, op, number, rows)
            numbers.append(number)
    return numbers


def _add_rows(desk: Desk, op: Any, lead: int, rows: Mapping[str, Any]) -> None:
    from leadtui.model import FollowUp, Reach, Tag
    from leadtui.rules.phones import read_phone
    from leadtui.rules.text import fold
    from leadtui.services.reach_reading import search_digits

    owner = {"owner_kind": "lead", "owner_id": lead}
    if rows["email"]:
        value = {"kind": "email", "value": rows["email"], "normal": rows["email"].lower(), "is_primary": True}
        op.add(Reach, {**owner, **value})
    for position, key in enumerate(("phone", "mobile")):
        if rows[key]:
            number = read_phone(rows[key], desk.region)
            digits = search_digits(rows[key], number.e164)
            value = {"kind": "phone", "value": rows[key], "normal": number.e164, "digits": digits}
            more = {"label": "mobile" if key == "mobile" else "", "is_primary": position == 0, "position": position}
            op.add(Reach, {**owner, **value, **more})
    for name in rows["tags"] or ():
        op.add(Tag, {**owner, "name": name, "name_key": fold(name)})
    due = rows["follow_up"]
    if due is not None:
        day = due if isinstance(due, date) and not isinstance(due, datetime) else None
        at = datetime.combine(day, datetime.min.time(), desk.zone) if day else due
        op.add(FollowUp, {"lead_id": lead, "due_at": at, "due_date": day, "remind_at": at, "user_id": desk.user.id})


def snapshot(base: Base | Path) -> dict[str, dict[int, dict[str, Any]]]:
    """What a base says: by table and id, every stored value of each visible row but for computed and bookkeeping ones.

    Rows of a hidden record count as hidden. Two bases, or one base at two times, say the same when these are equal.
    """
    from leadtui.model import RECORDS

    connection = connect_reader(base if isinstance(base, Path) else base.path)
    try:
        told: dict[str, dict[int, dict[str, Any]]] = {}
        for record in RECORDS:
            table = str(record.__tablename__)
            cursor = connection.execute(f"SELECT * FROM {table} WHERE hidden_by IS NULL ORDER BY id")
            names = [column[0] for column in cursor.description]
            left_out = record.computed | _BOOKKEEPING
            rows = [dict(zip(names, row, strict=True)) for row in cursor]
            told[table] = {row["id"]: {n: v for n, v in row.items() if n not in left_out} for row in rows}
    finally:
        connection.close()
    for kind in ("lead", "account", "contact", "opportunity"):
        for row in told[kind].values():
            row["custom"] = json.loads(row["custom"])
            if row.get("typed") is not None:
                row["typed"] = json.loads(row["typed"])
    for table in ("reach", "tag", "attachment"):
        told[table] = {i: row for i, row in told[table].items() if row["owner_id"] in told[row["owner_kind"]]}
    for table in ("activity", "follow_up", "enrolment", "sla_clock", "alert", "escalation"):
        gone = {i for i, row in told[table].items() if row["lead_id"] and row["lead_id"] not in told["lead"]}
        told[table] = {i: row for i, row in told[table].items() if i not in gone}
    return told

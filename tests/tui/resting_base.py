"""A base at five in the afternoon: leads without a next step, and leads that rest too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.tui.fresh_base import base_with, reading_of

from leadtui.bootstrap import Base
from leadtui.model import Activity, FollowUp, Lead
from leadtui.words.rows import LeadRow

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
"""Ten o'clock in Berlin, as the tests of the app have it."""
DAY = timedelta(days=1)

RESTING: tuple[tuple[str, str, int], ...] = (
    ("Ada", "contacted", 2), ("Grace", "qualified", 5), ("Alan", "contacted", 3),
    ("Konrad", "nurturing", 100), ("Barbara", "contacted", 20), ("Tony", "contacted", 30),
)  # fmt: skip
"""First name, status, days since it changed. Konrad has a wake-up in three weeks; the others have no next step."""
CATEGORY = {"contacted": "working", "qualified": "qualified", "nurturing": "nurturing", "new": "new"}
WITHOUT = ("Grace", "Ada", "Alan", "Barbara", "Tony")
"""Who has no next step, whatever the order."""
LONG = ("Konrad", "Tony", "Barbara")
"""Who is to be reviewed, the one first who has rested longest."""


def resting(folder: Path, more: int = 0) -> Base:
    """The leads above, numbered from 1, and so many more that are stale, the first of them for 40 days."""
    base = base_with(folder, ())
    desk = base.desk()
    who = [*RESTING, *((f"Stale{n:03}", "contacted", 40 + n) for n in range(more))]
    with desk.store.operation("import", f"{len(who)} leads", desk.user.id) as op:
        op.insert_many(
            Lead,
            [
                {"id": n, "first_name": name, "last_name": "Test", "company": f"{name} Ltd", "status": status,
                 "category": CATEGORY[status], "status_since": NOW - DAY * days, "created": NOW - DAY * (days + 5),
                 "owner_id": desk.user.id}
                for n, (name, status, days) in enumerate(who, 1)
            ],
        )  # fmt: skip
        op.insert_many(
            Activity,
            [
                {"lead_id": n, "kind": "note", "at": NOW - DAY * days, "body": f"Talked to {name} about looms.",
                 "user_id": desk.user.id}
                for n, (name, _, days) in enumerate(who, 1)
            ],
        )  # fmt: skip
        at = NOW + DAY * 21
        op.insert_many(
            FollowUp,
            [{"lead_id": 4, "kind": "wake-up", "subject": "wake up", "due_at": at, "remind_at": at, "state": "open",
              "user_id": desk.user.id}],
        )  # fmt: skip
    desk.close()
    return base


def row_of(base: Base, name: str) -> LeadRow:
    """The lead with this first name as it stands."""
    rows = reading_of(base, lambda reading: reading.rows(tuple(range(1, len(RESTING) + 1))))
    return next(row for row in rows if row.name.startswith(name))

"""The report of a rep's day, or of some days up to one. On the light road."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from leadtui.rules import day_report as sums
from leadtui.rules.priority import Segment
from leadtui.rules.query.flags import NO_STEP, mine
from leadtui.rules.query.tree import All, And, Column
from leadtui.services.answers import count_owed, owed
from leadtui.services.selecting import still_in
from leadtui.store import day
from leadtui.store.doings import deeds, done_alone, last_deeds
from leadtui.store.listing import listing_of
from leadtui.store.sqlite.driver import one_moment, storage_errors
from leadtui.words.day_report import DayReport, Unplanned
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import FollowUpRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

UNPLANNED = "is:no-next-step (owner:me or owner:none)"
MOST_COUNTED = 100_000


def day_report(reading: Reading, since: date | None = None, until: date | None = None) -> DayReport:
    """What the rep did from one day to another, both counted in; today unless said. Raises InputError for the future.

    What is still to be done, and what has no next step, is told as it is now.
    """
    now = reading.who.clock.local()
    last = until or now.date()
    first = since or (last if until else now.date())
    if first > last:
        raise InputError(f"{first:%d %b %Y} comes after {last:%d %b %Y}.", "--from is the first day, --to the last.")
    if first > now.date():
        raise InputError(f"{first:%d %b %Y} has not been yet.", "As in --from yesterday.")
    begin, end = (_midnight(on, now) for on in (first, last + timedelta(days=1)))
    with storage_errors(reading.path), one_moment(reading.connection):
        return _report(reading, first, last, begin, end)


def _midnight(on: date, now: datetime) -> int:
    return int(datetime.combine(on, time(), now.tzinfo).timestamp())


def _report(reading: Reading, first: date, last: date, begin: int, end: int) -> DayReport:
    who, connection = reading.who, reading.connection
    workspace = who.workspace
    stretch = (who.user.id, begin, end)
    activities = day.happened(connection, *stretch)
    kinds = Counter(activity.kind for activity in activities)
    done = deeds(connection, *stretch)
    worked = tuple(last_deeds(connection, done))
    alone = done_alone(connection, done)
    called = {a.lead_id for a in activities if a.lead_id is not None}
    moved = day.moved(connection, *stretch)
    ended = {lead: after for lead, (_, after) in sums.net(moved).items()}
    won = [lead for lead, after in ended.items() if _category(reading, after) is Category.CONVERTED]
    converted = day.won(connection, won)
    added, imported = day.made(connection, *stretch)
    due = reading.due()
    missed = sum(_has_passed(row, who.clock.local()) for row in due)
    unplanned = still_in(reading, UNPLANNED, worked) if worked else ()
    waits = owed(reading, 1)
    return DayReport(
        since=first.isoformat(),
        until=last.isoformat(),
        by=who.user.name,
        leads=len(called.union(worked)),
        together=sums.together(worked, alone),
        reached=sums.reached(activities, workspace),
        calls=sums.calls_by_outcome(activities, workspace),
        incoming=sum(a.kind == "call" and a.direction == "in" for a in activities),
        minutes=sum(a.minutes or 0 for a in activities),
        notes=kinds["note"],
        meetings=kinds["meeting"],
        emails=kinds["email"],
        others=kinds["other"],
        added=added,
        imported=imported,
        statuses=sums.statuses_reached(moved, workspace),
        converted=converted,
        amounts=sums.amounts(converted, workspace.currency),
        done=day.completed(connection, *stretch),
        left=len(due) - missed,
        missed=missed,
        unplanned=tuple(Unplanned(row.id, row.name, row.company) for row in reading.rows(unplanned)),
        no_next_step=reading.count(reading.listing(UNPLANNED), MOST_COUNTED),
        new=_new_unplanned(reading),
        owed=count_owed(reading, MOST_COUNTED) if waits else 0,
        owed_first=waits[0] if waits else None,
    )


def _new_unplanned(reading: Reading) -> int:
    """New leads of the rep, or of nobody, without an open follow-up and in no running sequence."""
    tree = And((mine(reading.context()), Column("category", "=", Category.NEW.value), NO_STEP))
    return reading.count(listing_of(tree, (Segment(5, All(), "created"),)), MOST_COUNTED)


def _category(reading: Reading, status: str | None) -> Category | None:
    found = reading.who.workspace.by_status.get(status or "")
    return found.category if found else None


def _has_passed(row: FollowUpRow, now: datetime) -> bool:
    """Whether a follow-up's time has passed; a whole day's has from the midnight that ends it."""
    if row.due_date:
        return row.due_date < now.date().isoformat()
    return datetime.fromtimestamp(row.due_at, UTC) < now

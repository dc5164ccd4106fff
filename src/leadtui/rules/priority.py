"""The queue: bands as data, and why a lead stands where it stands.

A band is one or more segments: a tree of conditions and one column to sort by (ties by number). Every segment is a
range of one index over (`lane`, column), cut at now, so a page costs the same at a hundred leads as at a million.
`lane` says where a lead stands whatever the time is. The compiler makes SQL of the trees; `explain` runs them on a row.

What always holds: the segments of `queue` are disjoint and hold every lead that is not hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from leadtui.rules.query.explain import matches
from leadtui.rules.query.tree import And, Column, Node, Not, Or
from leadtui.rules.working_time import end_of_day
from leadtui.words.records import record
from leadtui.words.rows import LeadRow

(
    LANE_CLOSED, LANE_PLANNED, LANE_QUALIFIED, LANE_WORKING, LANE_NURTURING, LANE_HOT, LANE_NEW, LANE_SEQUENCE,
    LANE_ANSWER,
) = range(9)  # fmt: skip
"""Not open; with an open follow-up; without one, by status; in a running sequence without one; owed an answer."""

EARLY = timedelta(minutes=10)
"""How long before its time a follow-up set by hand comes to the top."""

SOON = timedelta(days=30)
"""A close date this near, with budget and decision maker known, makes a new lead urgent."""

LAST_BAND = 7
"""Band 7 is later today: shown under a thin rule, never served as the next lead."""


@record
class Segment:
    """A stretch of a list: who is in it, in which order. `band` is 1–7, 0 outside the queue."""

    band: int
    tree: Node
    sort: str
    descending: bool = False

    @property
    def lane(self) -> int | None:
        """The lane everyone in it stands in, None when it goes through several."""
        parts = self.tree.parts if isinstance(self.tree, And) else (self.tree,)
        tests = (part for part in parts if isinstance(part, Column) and (part.name, part.op) == ("lane", "="))
        return next((int(str(test.value)) for test in tests), None)


def queue(now: datetime, stale_days: int) -> tuple[Segment, ...]:
    """Every lead in queue order at `now` (aware, in the rep's zone): bands 1–7, planned for later, closed."""
    planned = Column("lane", "=", LANE_PLANNED)
    tonight = end_of_day(now) - timedelta(seconds=1)
    # Tomorrow's whole day begins at midnight and is nothing for the last ten minutes of today.
    soon = min(now + EARLY, tonight)
    # Only open leads have `hand_due`, so that those who are owed an answer stand among the others.
    by_hand = Column("hand_due", "<=", soon)
    owed = Column("lane", "=", LANE_ANSWER)
    not_by_hand = Or((Column("hand_due", "is-null"), Column("hand_due", ">", soon)))
    retry = Column("auto_due", "<=", now)
    no_retry = Or((Column("auto_due", "is-null"), Column("auto_due", ">", now)))
    # Follows from the two above, and lets the range begin behind all that is overdue.
    later = Column("next_due", ">", now)
    working = Column("lane", "=", LANE_WORKING)
    fresh = now - timedelta(days=stale_days)
    new = Column("lane", "=", LANE_NEW)
    urgent = And(
        (
            Column("budget", "=", "yes"),
            Column("authority", "=", "yes"),
            Column("timeline_date", "between", (now.date(), (now + SOON).date())),
        )
    )
    return (
        Segment(1, by_hand, "hand_due"),
        Segment(2, And((owed, not_by_hand)), "answer_due"),
        Segment(3, And((planned, retry, not_by_hand)), "auto_due"),
        Segment(4, Column("lane", "=", LANE_QUALIFIED), "touched"),
        Segment(4, And((working, Column("status_since", ">", fresh))), "touched"),
        Segment(4, Column("lane", "=", LANE_NURTURING), "touched"),
        Segment(5, Column("lane", "=", LANE_HOT), "newness", descending=True),
        Segment(5, And((new, urgent)), "newness", descending=True),
        Segment(5, And((new, Not(urgent))), "newness", descending=True),
        Segment(6, And((working, Column("status_since", "<=", fresh))), "status_since"),
        Segment(7, And((planned, later, Column("next_due", "<=", tonight), not_by_hand, no_retry)), "next_due"),
        Segment(0, And((planned, Column("next_due", ">", tonight), not_by_hand)), "next_due"),
        Segment(0, Column("lane", "=", LANE_SEQUENCE), "touched"),
        Segment(0, Column("lane", "=", LANE_CLOSED), "status_since", descending=True),
    )


def sorted_by(columns: tuple[tuple[str, bool], ...]) -> tuple[Segment, ...]:
    """One segment with everything, sorted by a column; the unknown come last, in a segment of their own."""
    name, descending = columns[0]
    return (
        Segment(0, Column(name, "not-null"), name, descending),
        Segment(0, Column(name, "is-null"), "id"),
    )


def placed(rows: Iterable[LeadRow], now: datetime, stale_days: int) -> tuple[LeadRow, ...]:
    """The rows with the band each stands in at `now`, 0 outside the queue."""
    segments = queue(now, stale_days)
    found = []
    for row in rows:
        values = row._asdict()
        band = next((s.band for s in segments if s.lane in (None, row.lane) and matches(s.tree, values)), 0)
        found.append(row._replace(band=band))
    return tuple(found)

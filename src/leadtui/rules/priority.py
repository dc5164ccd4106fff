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

_BAND = LeadRow._fields.index("band")

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


@record
class Stepping:
    """Which leads step back at an instant, though it would be their turn: `shut` are the zones in which nobody may be
    called now, `rested` the instant since which a call is too fresh for another (None: it never is).
    """

    shut: tuple[str, ...] = ()
    rested: datetime | None = None

    @property
    def fresh(self) -> Node:
        """Called a moment ago."""
        return Column("last_call", ">", self.rested) if self.rested else Or(())

    @property
    def back(self) -> Node:
        """Cannot be called now, or was called a moment ago."""
        return Or((Column("call_zone", "in", self.shut), self.fresh)) if self.shut else self.fresh

    @property
    def call_back(self) -> Node:
        """The same where the next step is a call; a mail can be written at any time."""
        shut = And((Column("next_kind", "=", "call"), Column("call_zone", "in", self.shut)))
        return Or((shut, self.fresh)) if self.shut else self.fresh


def soon(now: datetime) -> datetime:
    """Until when a follow-up set by hand stands at the top; `now` is in the rep's zone."""
    # Tomorrow's whole day begins at midnight and is nothing for the last ten minutes of today.
    return min(now + EARLY, end_of_day(now) - timedelta(seconds=1))


def queue(now: datetime, stale_days: int, stepping: Stepping = Stepping()) -> tuple[Segment, ...]:  # noqa: B008
    """Every lead in queue order at `now` (aware, in the rep's zone): bands 1–7, planned for later, closed.

    What is promised or owed is served whatever the time is there; who steps back stands at the end of band 7.
    """
    planned = Column("lane", "=", LANE_PLANNED)
    tonight = end_of_day(now) - timedelta(seconds=1)
    early = soon(now)
    # Only open leads have `hand_due`, so that those who are owed an answer stand among the others.
    by_hand = Column("hand_due", "<=", early)
    owed = Column("lane", "=", LANE_ANSWER)
    not_by_hand = Or((Column("hand_due", "is-null"), Column("hand_due", ">", early)))
    retry = Column("auto_due", "<=", now)
    no_retry = Or((Column("auto_due", "is-null"), Column("auto_due", ">", now)))
    # Follows from the two above, and lets the range begin behind all that is overdue.
    later = Column("next_due", ">", now)
    qualified, working = Column("lane", "=", LANE_QUALIFIED), Column("lane", "=", LANE_WORKING)
    nurturing = Column("lane", "=", LANE_NURTURING)
    fresh = now - timedelta(days=stale_days)
    still_fresh, stale = Column("status_since", ">", fresh), Column("status_since", "<=", fresh)
    hot, new = Column("lane", "=", LANE_HOT), Column("lane", "=", LANE_NEW)
    urgent = And(
        (
            Column("budget", "=", "yes"),
            Column("authority", "=", "yes"),
            Column("timeline_date", "between", (now.date(), (now + SOON).date())),
        )
    )
    back, call_back, rests = stepping.back, stepping.call_back, stepping.fresh
    return (
        Segment(1, by_hand, "hand_due"),
        Segment(2, And((owed, not_by_hand)), "answer_due"),
        Segment(3, And((planned, retry, not_by_hand, Not(call_back))), "auto_due"),
        Segment(4, And((qualified, Not(rests))), "touched"),
        Segment(4, And((working, still_fresh, Not(rests))), "touched"),
        Segment(4, And((nurturing, Not(rests))), "touched"),
        Segment(5, And((hot, Not(back))), "newness", descending=True),
        Segment(5, And((new, urgent, Not(back))), "newness", descending=True),
        Segment(5, And((new, Not(urgent), Not(back))), "newness", descending=True),
        Segment(6, And((working, stale, Not(rests))), "status_since"),
        Segment(7, And((planned, later, Column("next_due", "<=", tonight), not_by_hand, no_retry)), "next_due"),
        Segment(7, And((planned, retry, not_by_hand, call_back)), "auto_due"),
        Segment(7, And((qualified, rests)), "touched"),
        Segment(7, And((working, rests)), "touched"),
        Segment(7, And((nurturing, rests)), "touched"),
        Segment(7, And((hot, back)), "newness", descending=True),
        Segment(7, And((new, back)), "newness", descending=True),
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


def placed(
    rows: Iterable[LeadRow],
    now: datetime,
    stale_days: int,
    stepping: Stepping = Stepping(),  # noqa: B008
) -> tuple[LeadRow, ...]:
    """The rows with the band each stands in at `now`, 0 outside the queue."""
    segments = [(segment.lane, segment) for segment in queue(now, stale_days, stepping)]
    in_lane: dict[int, list[Segment]] = {}
    found = []
    for row in rows:
        if row.lane not in in_lane:
            in_lane[row.lane] = [segment for lane, segment in segments if lane in (None, row.lane)]
        values = row._asdict()
        band = next((segment.band for segment in in_lane[row.lane] if matches(segment.tree, values)), 0)
        found.append(LeadRow._make((*row[:_BAND], band, *row[_BAND + 1 :])))
    return tuple(found)

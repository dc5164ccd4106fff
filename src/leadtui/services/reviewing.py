"""Nothing falls through the cracks: leads without a next step at the end of a day, and leads that rest too long.

On the light road. What is done with them is `services/bulk`: kept until a date, nurtured, let go, left as they are.
Always holds: it is about the leads of who asks, and about those of nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from leadtui.rules.working_time import end_of_day, shift_business_days, start_of_day
from leadtui.services.reporting import UNPLANNED, day_report
from leadtui.services.selecting import still_in
from leadtui.store.belongings import open_follow_ups
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.day_report import DayEnd
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

TO_REVIEW = "is:review (owner:me or owner:none)"
LONGEST_FIRST = "status_since"
MOST_COUNTED = 10_000
PAGE = 200
"""Leads to be reviewed that are read at a time."""


def unplanned(reading: Reading) -> tuple[int, ...]:
    """The leads without a next step, in the order of the queue."""
    return reading.ids(UNPLANNED)


def still_unplanned(reading: Reading, ids: Sequence[int]) -> frozenset[int]:
    """Those of these leads that have no next step now."""
    return frozenset(still_in(reading, UNPLANNED, tuple(ids)))


def day_end(reading: Reading, ids: Sequence[int] = ()) -> DayEnd:
    """How the day ends once these leads were gone through."""
    who = reading.who
    now = who.clock.local()
    day = shift_business_days(now.date(), 1, who.workspace.hours)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=now.tzinfo)
    since, until = int(start_of_day(noon).timestamp()), int(end_of_day(noon).timestamp()) - 1
    with storage_errors(reading.path):
        planned = len(open_follow_ups(reading.connection, who.user.id, MOST_COUNTED, since=since, until=until))
    return DayEnd(
        day_report(reading), day.isoformat(), planned, reading.rows(tuple(ids)), still_unplanned(reading, ids)
    )


def to_review(reading: Reading, after: LeadRow | None = None, limit: int = PAGE) -> tuple[LeadRow, ...]:
    """The leads to be reviewed, those first whose status is the oldest; the ones after a row of them."""
    page = reading.page(reading.listing(TO_REVIEW, sort=LONGEST_FIRST), after=after, limit=limit)
    return page.rows


def count_to_review(reading: Reading) -> int:
    """How many leads are to be reviewed, so many as are counted at most."""
    return reading.count(reading.listing(TO_REVIEW), MOST_COUNTED)


def still_to_review(reading: Reading, ids: Sequence[int]) -> frozenset[int]:
    """Those of these leads that are to be reviewed now."""
    return frozenset(still_in(reading, TO_REVIEW, tuple(ids)))

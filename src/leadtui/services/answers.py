"""What is read of answers: who is owed one, and the clocks of a lead. Loads no model class."""

from __future__ import annotations

from leadtui.rules.priority import LANE_ANSWER, Segment
from leadtui.rules.query.flags import mine
from leadtui.rules.query.tree import Column
from leadtui.services.reading import Reading
from leadtui.store import sla
from leadtui.store.listing import Listing, listing_of
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.rows import LeadRow
from leadtui.words.sla import ClockRow


def owed(reading: Reading, limit: int = 50) -> tuple[LeadRow, ...]:
    """So many of the leads that are owed an answer, those of others left out; by the time it is due."""
    return reading.page(_owed(reading), limit=limit).rows


def count_owed(reading: Reading, most: int) -> int:
    """How many leads are owed an answer, those of others left out; `most` at most."""
    return reading.count(_owed(reading), most)


def _owed(reading: Reading) -> Listing:
    lane = Segment(2, Column("lane", "=", LANE_ANSWER), "answer_due")
    return listing_of(mine(reading.context()), (lane,))


def clocks_of(reading: Reading, lead_id: int) -> tuple[ClockRow, ...]:
    """The clocks of a lead, the one that began last in front; running ones have no `met_at`."""
    with storage_errors(reading.path):
        return tuple(sla.clocks_of(reading.connection, (lead_id,)))

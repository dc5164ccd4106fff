"""The leads that an answer is owed: mine and nobody's, the one whose time ends first on top. Loads no model class."""

from __future__ import annotations

from leadtui.rules.priority import LANE_ANSWER, Segment
from leadtui.rules.query.flags import mine
from leadtui.rules.query.tree import Column
from leadtui.services.reading import Reading
from leadtui.store.listing import listing_of
from leadtui.words.rows import LeadRow


def owed(reading: Reading, limit: int = 50) -> tuple[LeadRow, ...]:
    """So many of the leads that are owed an answer, those of others left out; by the time it is due."""
    lane = Segment(2, Column("lane", "=", LANE_ANSWER), "answer_due")
    return reading.page(listing_of(mine(reading.context()), (lane,)), limit=limit).rows

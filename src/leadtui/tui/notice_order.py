"""In which order reminders and alerts stand on their line.

Always holds: what comes now stands in front, so that nothing is missed behind what the rep has left for later. For a
while a hot lead, an answer that is late and a reminder of high priority give way only to what presses as much; what
came while nobody was there gives way to all that comes now.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.tui.record_rows import RecordRow, Ref, Told, worked_through
from leadtui.words.follow_ups import HIGH
from leadtui.words.records import record
from leadtui.words.rows import FollowUpRow
from leadtui.words.sla import AlertKind, AlertRow

HELD = 300
"""Seconds of the rep's clock for which what presses keeps the front of the line."""
DAY = 86400
"""Seconds after which the line no longer tells of something; panel and queue do."""
PRESSING = (AlertKind.HOT, AlertKind.LATE)
"""The alerts that press, the most first."""


@record
class Notice:
    """A reminder or alert, or several of a sort at once; `away`: they came while nobody was there.

    `at`: told then, by the clock that never goes back; `told`: the same by the rep's clock, in epoch seconds.
    """

    rows: tuple[Told, ...]
    records: dict[Ref, RecordRow]
    away: bool = False
    at: float = 0.0
    told: int = 0

    @property
    def record(self) -> RecordRow | None:
        """The lead or customer of a single one."""
        return self.records.get(worked_through(self.rows[0]))

    @property
    def rank(self) -> int:
        """How much it presses, 0 the most: a hot lead, a late answer, a high reminder, all else."""
        kinds = {row.kind for row in self.rows if isinstance(row, AlertRow)}
        high = any(is_high(row) for row in self.rows)
        return next((place for place, kind in enumerate(PRESSING) if kind in kinds), len(PRESSING) + (not high))


def is_high(row: Told) -> bool:
    """Whether it is a reminder of high priority."""
    return isinstance(row, FollowUpRow) and row.priority == HIGH


def with_new(waiting: Sequence[Notice], new: Sequence[Notice]) -> list[Notice]:
    """Return what waits with those that come now (at least one, of one rank) at their place, in the order given."""
    first = new[0]

    def keeps_the_front(notice: Notice) -> bool:
        if notice.away != first.away:
            return first.away
        return notice.rank < first.rank and (first.away or first.told - notice.told < HELD)

    place = next((place for place, notice in enumerate(waiting) if not keeps_the_front(notice)), len(waiting))
    return [*waiting[:place], *new, *waiting[place:]]

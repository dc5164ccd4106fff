"""Where the rows of a sequence come from: who is in it by step, and who left it.

Always holds: a listing knows everyone's place; the leads themselves are read a page at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadtui.rules.sequences import number_of, sequence_of
from leadtui.tui.widgets.standing_columns import GONE, Stand
from leadtui.words.sequences import EnrolmentRow, EnrolmentState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leadtui.services.reading import Reading


class Standing(NamedTuple):
    """Everyone in a sequence in order, the place of each by its number, and what stands under which heading."""

    rows: tuple[EnrolmentRow, ...]
    places: Mapping[int, int]
    groups: tuple[str, ...]
    counts: Mapping[str, tuple[int, int, int]]
    """By heading, how many have their step open, wait for it, are paused; of those who left how many, first."""


class Stretch(NamedTuple):
    """Rows in order, and whether the list begins and ends with them."""

    rows: tuple[Stand, ...]
    at_start: bool
    at_end: bool


class StandingSource(NamedTuple):
    """A sequence by its fixed key; with `left` who is done or was stopped too."""

    key: str
    left: bool = False

    def listing(self, reading: Reading) -> Standing:
        """Everyone, as it is now."""
        from leadtui.services.sequences_standing import standing

        rows = standing(reading, self.key, left=self.left)
        sequence = sequence_of(reading.who.workspace, self.key)
        groups = [str(number) for number in range(1, len(sequence.steps) + 1)] if sequence is not None else []
        counts: dict[str, list[int]] = {}
        for row in rows:
            group = self.group_of(row, reading)
            counts.setdefault(group, [0, 0, 0])[_kind(row)] += 1
        groups += [GONE] if GONE in counts else []
        groups += [state.value for state in (EnrolmentState.DONE, EnrolmentState.STOPPED) if state in counts]
        numbered = {row.id: place for place, row in enumerate(rows)}
        told = {group: (many[0], many[1], many[2]) for group, many in counts.items()}
        return Standing(rows, numbered, tuple(groups), told)

    def group_of(self, row: EnrolmentRow, reading: Reading) -> str:
        """What a row stands under: the number of its step, or how it left."""
        if row.state in (EnrolmentState.DONE, EnrolmentState.STOPPED):
            return str(row.state)
        number = number_of(sequence_of(reading.who.workspace, self.key), row.step)
        return str(number) if number else GONE

    def page(
        self,
        reading: Reading,
        listing: Standing,
        *,
        after: Stand | None = None,
        before: object | None = None,
        limit: int,
    ) -> Stretch:
        """Rows from the start, after a row, before a row, or the last ones."""
        if before is not None:
            end = listing.places.get(before.id, 0) if isinstance(before, Stand) else len(listing.rows)
            return self._between(reading, listing, max(end - limit, 0), end)
        start = listing.places.get(after.id, -1) + 1 if after is not None else 0
        return self._between(reading, listing, start, start + limit)

    def around(self, reading: Reading, listing: Standing, id: int, limit: int) -> Stretch:
        """Rows on both sides of an enrolment."""
        start = max(listing.places.get(id, 0) - limit // 2, 0)
        return self._between(reading, listing, start, start + limit)

    def _between(self, reading: Reading, listing: Standing, start: int, end: int) -> Stretch:
        part = listing.rows[start:end]
        leads = {lead.id: lead for lead in reading.rows(tuple({row.lead_id for row in part}))}
        rows = tuple(
            Stand(row.id, leads[row.lead_id], row, self.group_of(row, reading)) for row in part if row.lead_id in leads
        )
        return Stretch(rows, start <= 0, end >= len(listing.rows))


def _kind(row: EnrolmentRow) -> int:
    """Which of the three counts of a heading a row belongs to."""
    if row.state == EnrolmentState.PAUSED:
        return 2
    return 1 if row.state == EnrolmentState.RUNNING and row.follow_up is None else 0

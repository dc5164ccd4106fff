"""What a report of a rep's day says."""

from __future__ import annotations

from leadtui.words.records import record
from leadtui.words.rows import LeadRow


@record
class Counted:
    """A word by its fixed key (an outcome, a status), and how often."""

    key: str
    number: int


@record
class Converted:
    """A lead that was converted: what it became, by name, and the amount in minor units."""

    lead_id: int
    name: str
    account: str | None
    contact: str | None
    opportunity: str | None
    amount: int | None
    currency: str | None


@record
class Unplanned:
    """A lead worked on that has no next step."""

    lead_id: int
    name: str
    company: str | None


@record
class DayReport:
    """A stretch of days, both ends ISO dates and counted in.

    `leads` were worked on, `together` of them only with others at once, `reached` of them had contact. `calls` by
    outcome in the workspace's order, `incoming` of them the other way round; `minutes` of calls and meetings.
    `statuses` are where leads stand that changed theirs.
    Follow-ups: `done` by him, `left` still to come today, `missed` whose time has passed. `unplanned` are leads worked
    on without a next step, `no_next_step` how many of his have none, worked on or not; New ones, whom the queue serves,
    are told apart: `new` of them have none. `owed` leads wait for an answer, `owed_first` the shortest time.
    """

    since: str
    until: str
    by: str
    leads: int
    together: int
    reached: int
    calls: tuple[Counted, ...]
    incoming: int
    minutes: int
    notes: int
    meetings: int
    emails: int
    others: int
    added: int
    imported: int
    statuses: tuple[Counted, ...]
    converted: tuple[Converted, ...]
    amounts: tuple[tuple[str, int], ...]
    done: int
    left: int
    missed: int
    unplanned: tuple[Unplanned, ...]
    no_next_step: int
    new: int
    owed: int
    owed_first: LeadRow | None

    @property
    def calls_in_all(self) -> int:
        """Calls of every outcome."""
        return sum(counted.number for counted in self.calls)


@record
class DayEnd:
    """How a day ends: its report, and what the next working day, an ISO date, begins with.

    `planned` follow-ups are due on it. `leads` are those that were gone through as they stand now, `left` are those of
    them that have no next step still.
    """

    report: DayReport
    next_day: str
    planned: int
    leads: tuple[LeadRow, ...] = ()
    left: frozenset[int] = frozenset()

"""What follows from a call's outcome."""

from __future__ import annotations

from datetime import datetime

from leadtui.rules.when import When
from leadtui.rules.working_time import plus_business_days, plus_hours
from leadtui.words.contact import Next, Outcome
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours


def filled_in(
    outcome: Outcome,
    tries: int,
    now: datetime,
    hours: WorkingHours = DEFAULT_HOURS,
    *,
    limit: int = 6,
    in_sequence: bool = False,
) -> When | None:
    """The follow-up an outcome fills in; None when it asks for one or needs none.

    `tries` counts the unanswered tries before this one, since the lead was last reached; from the workspace's `limit`
    on no further one is filled in. `now` is in the rep's zone. While a sequence runs it is what plans the next try.
    """
    if outcome.counts_try and in_sequence:
        return None
    if outcome.counts_try and tries + 1 >= limit:
        return None
    if outcome.repeat_business_days and tries >= 1:
        return When(plus_business_days(now, outcome.repeat_business_days, hours), None)
    if outcome.next is Next.HOURS:
        return When(plus_hours(now, outcome.amount, hours), None)
    if outcome.next is Next.BUSINESS_DAYS:
        return When(plus_business_days(now, outcome.amount, hours), None)
    if outcome.next is Next.TODAY:
        start = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return When(start, start.date())
    return None


def gives_up(outcome: Outcome, tries: int, limit: int) -> bool:
    """Whether this try is one too many: the strip offers Unresponsive or Nurturing instead of another follow-up."""
    return outcome.counts_try and tries + 1 >= limit

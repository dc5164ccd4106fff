"""What follows from a call's outcome."""

from __future__ import annotations

from datetime import datetime

from leadtui.rules.calling import call_from
from leadtui.rules.when import When
from leadtui.rules.working_time import plus_business_days, plus_hours
from leadtui.words.contact import FollowUpKind, Next, Outcome
from leadtui.words.hours import DEFAULT_CALLING, DEFAULT_HOURS, CallingHours, WorkingHours


def filled_in(
    outcome: Outcome,
    tries: int,
    now: datetime,
    hours: WorkingHours = DEFAULT_HOURS,
    *,
    limit: int = 6,
    in_sequence: bool = False,
    do_not_call: object = False,
    zone: str | None = None,
    calling: CallingHours = DEFAULT_CALLING,
) -> When | None:
    """The follow-up an outcome fills in; None when it asks for one or needs none.

    `tries` counts the unanswered tries before this one, since the lead was last reached; from the workspace's `limit`
    on no further one is filled in. `now` is in the rep's zone. While a sequence runs it is what plans the next try,
    and no call is filled in for somebody who asked not to be called.
    A call that would fall where it is no time for calls in the lead's `zone` (None: not known) comes when it is.
    """
    if outcome.counts_try and in_sequence:
        return None
    if (outcome.counts_try and tries + 1 >= limit) or spares(outcome, do_not_call):
        return None
    when = _usual(outcome, tries, now, hours)
    if when is None or when.date is not None or outcome.kind is not FollowUpKind.CALL:
        return when
    return When(call_from(zone, when.at, calling, hours), None)


def spares(outcome: Outcome, do_not_call: object) -> bool:
    """Whether an outcome would fill in a call, and does not since the lead asked not to be called."""
    return bool(do_not_call) and outcome.kind is FollowUpKind.CALL and outcome.next in (Next.HOURS, Next.BUSINESS_DAYS)


def _usual(outcome: Outcome, tries: int, now: datetime, hours: WorkingHours) -> When | None:
    """What it fills in wherever the lead is."""
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

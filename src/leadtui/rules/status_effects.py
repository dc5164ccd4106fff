"""What a status means for a lead and its follow-ups: one rule for one lead and for thousands at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from leadtui.words.contact import FollowUpKind
from leadtui.words.fields import SAFETY_FLAGS
from leadtui.words.lifecycle import Category, Reason

DO_NOT_CONTACT = dict.fromkeys(SAFETY_FLAGS, True)
"""The columns of somebody who is neither called nor mailed."""


def with_status(status: str, category: str, at: datetime) -> dict[str, Any]:
    """The columns of a lead that gets another status; leaving the disqualified ones clears the reason."""
    reason = {} if category == Category.DISQUALIFIED else {"disqualify_reason": None}
    return {"status": status, "category": category, "status_since": at, **reason}


def with_reason(reason: Reason) -> dict[str, Any]:
    """The columns of a lead that is disqualified for this reason."""
    return {"disqualify_reason": reason.key, **(DO_NOT_CONTACT if reason.do_not_contact else {})}


def nurtured_on(category: str, at: datetime) -> dict[str, Any]:
    """The columns of a lead that is nurtured, by the category it had.

    Who is nurtured on was looked at: the review asks about him again after as long as about a new one.
    """
    return {"reviewed_at": at} if category == Category.NURTURING else {}


def gives_way(*, automatic: object, enrolment: int | None) -> bool:
    """Whether a follow-up gives way to another: an outcome made it. One that a sequence made only that takes back."""
    return bool(automatic) and enrolment is None


def usual_kind(do_not_call: object) -> FollowUpKind:
    """What a follow-up is that says nothing else: a call, of somebody who asked not to be called a task."""
    return FollowUpKind.TASK if do_not_call else FollowUpKind.CALL


def takes_the_place(kind: FollowUpKind) -> bool:
    """Whether a follow-up set by hand is the next try itself: a call or a meeting is, an email or a task not."""
    return kind in (FollowUpKind.CALL, FollowUpKind.MEETING)


def ends_with_nurturing(kind: str, *, automatic: object, enrolment: int | None) -> bool:
    """Whether a follow-up is over when its lead is nurtured from now on: it gives way, or would wake it."""
    return kind == FollowUpKind.WAKE_UP or gives_way(automatic=automatic, enrolment=enrolment)


def moves_along(due_at: float, now: datetime, *, enrolment: int | None) -> bool:
    """Whether an open follow-up goes along to the day a lead is parked until: due by now, as a whole day of today is.

    It would keep the lead in Today. What has a time still to come was promised for that time and stays, as does a step
    of a sequence: its sequence says when it comes.
    """
    return enrolment is None and due_at <= now.timestamp()

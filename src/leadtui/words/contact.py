"""Activities, follow-ups, call outcomes and the checklist that qualifies a lead: the words for working one."""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import record


class ActivityKind(StrEnum):
    """What happened. An event is something the lead did by himself: opened, visited, downloaded, attended."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    NOTE = "note"
    OTHER = "other"
    EVENT = "event"


class Direction(StrEnum):
    """Who began it: we did (out) or the lead did (in)."""

    OUT = "out"
    IN = "in"


class FollowUpKind(StrEnum):
    """What is to be done."""

    CALL = "call"
    EMAIL = "email"
    MEETING = "meeting"
    TASK = "task"
    LINKEDIN = "linkedin"
    LETTER = "letter"
    WAKE_UP = "wake-up"


class FollowUpState(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Next(StrEnum):
    """What an outcome fills in as the next follow-up."""

    NONE = "none"
    ASK = "ask"
    HOURS = "hours"
    BUSINESS_DAYS = "business-days"
    TODAY = "today"


@record
class Outcome:
    """How a call ended, and its effects.

    `reached`: contact has happened. `counts_try`: an unanswered try. `becomes`: the status key a New lead gets, "" to
    leave it. `next`, `amount`: the follow-up filled in (amount in hours or business days). `kind`: what it is.
    `repeat_business_days`: from the second unanswered try on, that many business days instead (0: no difference).
    `asks_reason`: a disqualify reason, or nurturing, has to be chosen.
    """

    key: str
    name: str
    letter: str
    reached: bool = False
    counts_try: bool = False
    becomes: str = ""
    next: Next = Next.NONE
    amount: int = 0
    kind: FollowUpKind = FollowUpKind.CALL
    subject: str = ""
    repeat_business_days: int = 0
    asks_reason: bool = False
    offered: bool = True


OUTCOMES = (
    Outcome("connected", "Connected", "c", reached=True, becomes="contacted", next=Next.ASK),
    Outcome(
        "meeting-booked",
        "Meeting booked",
        "g",
        reached=True,
        becomes="contacted",
        next=Next.ASK,
        kind=FollowUpKind.MEETING,
        subject="meeting",
    ),
    Outcome(
        "callback", "Callback requested", "k", reached=True, becomes="contacted", next=Next.ASK, subject="callback"
    ),
    Outcome(
        "left-message",
        "Left message with someone",
        "m",
        counts_try=True,
        becomes="contacted",
        next=Next.BUSINESS_DAYS,
        amount=1,
    ),
    Outcome(
        "voicemail", "Left voicemail", "v", counts_try=True, becomes="contacted", next=Next.BUSINESS_DAYS, amount=1
    ),
    Outcome(
        "no-answer",
        "No answer",
        "n",
        counts_try=True,
        becomes="contacted",
        next=Next.HOURS,
        amount=4,
        repeat_business_days=1,
    ),
    Outcome("busy", "Busy", "b", counts_try=True, becomes="contacted", next=Next.HOURS, amount=1),
    Outcome(
        "wrong-number",
        "Wrong number",
        "w",
        next=Next.TODAY,
        kind=FollowUpKind.TASK,
        subject="fix the number",
    ),
    Outcome("not-interested", "Not interested", "x", reached=True, asks_reason=True),
)


@record
class Criterion:
    """One point of the qualification checklist: fixed `key` (also the column prefix), label, key on the screen."""

    key: str
    label: str
    letter: str
    question: str


CRITERIA = (
    Criterion("budget", "Budget", "b", "how much, and is it approved?"),
    Criterion("authority", "Authority", "a", "who decides?"),
    Criterion("need", "Need", "n", "which business challenge?"),
    Criterion("timeline", "Timeline", "t", "when do they want to close?"),
    Criterion("competitors", "Competitors", "c", "who else is in the running?"),
)

KNOWN = ("yes", "no", "unknown")
"""What is known of a criterion; stored as null for unknown."""

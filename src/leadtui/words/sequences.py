"""Sequences: plans of steps by day and channel, three of which a new base has."""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import NamedTuple, record


class EnrolmentState(StrEnum):
    """Where a lead stands in a sequence."""

    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


LIVE = (EnrolmentState.RUNNING, EnrolmentState.PAUSED)
"""Where a lead is still in a sequence."""


class Stopped(StrEnum):
    """Why a lead left a sequence before its end."""

    REPLY = "replied"
    REACHED = "reached"
    CONVERTED = "converted"
    DISQUALIFIED = "disqualified"
    DO_NOT_CONTACT = "do not contact"
    MERGED = "merged"
    DELETED = "deleted"
    HAND = "by hand"
    GONE = "the sequence is gone"
    AGAIN = "entered again"


@record
class Step:
    """One step: `after` the one before is done (or the lead was enrolled), in calendar ("3d") or business days ("2bd"),
    `window` ("9-11", "" for the working day) at which time, by `channel` (a kind of follow-up).

    `subject` is what the follow-up says, `template` the key of the mail it opens, `query` has to hold for the step to
    be taken, else the next one is.
    """

    key: str
    after: str
    channel: str
    subject: str = ""
    template: str = ""
    window: str = ""
    query: str = ""


@record
class Sequence:
    """A plan. Its key and those of its steps stay, whatever is called otherwise or moved.

    `enrol` is a query: a lead for which it becomes true is enrolled by itself, "" for by hand only.
    `stops_when_reached`: a conversation on the phone ends it as a reply does.
    """

    key: str
    name: str
    steps: tuple[Step, ...] = ()
    enrol: str = ""
    stops_when_reached: bool = True
    offered: bool = True
    letter: str = ""


class EnrolmentRow(NamedTuple):
    """A lead in a sequence, as it is read. Instants are seconds since 1970 UTC, `due_date` is ISO text.

    `step` is the key of the step that is next (at `step_at`) or is open as the follow-up number `follow_up`, due at
    `due_at`, all day long where there is a `due_date`. `entered_by` is the rule that enrolled it, null for a hand;
    `why` says why it was stopped.
    """

    id: int
    lead_id: int
    lead_name: str
    company: str | None
    sequence: str
    state: str
    step: str | None
    step_at: int | None
    started_at: int
    entered_by: str | None
    why: str | None
    follow_up: int | None
    due_at: int | None
    due_date: str | None


@record
class SequenceCount:
    """A sequence and how many leads are in each state in it. `next_at` is when the next step of any of them is due, in
    seconds since 1970, None without one.
    """

    sequence: Sequence
    running: int = 0
    paused: int = 0
    done: int = 0
    stopped: int = 0
    next_at: int | None = None


@record
class StepCount:
    """A step (`number` from 1; None is a step the sequence no longer has) and the leads that stand at it: whose
    follow-up is `open`, who is `waiting` for it, who is `paused`. `next_at` is the first time among those who wait.
    """

    step: Step | None
    number: int
    open: int = 0
    waiting: int = 0
    paused: int = 0
    next_at: int | None = None


SEQUENCES = (
    Sequence(
        "first-contact",
        "First contact",
        (
            Step("call-1", "0bd", "call", "first call"),
            Step("mail-1", "0bd", "email", "first mail", "first-contact", query="has:email"),
            Step("call-2", "2bd", "call", "second call"),
            Step("linkedin", "1bd", "linkedin", "connect on LinkedIn", query="has:linkedin"),
            Step("mail-2", "2bd", "email", "not reached yet", "not-reached", query="has:email"),
            Step("call-3", "3bd", "call", "third call", window="16-18"),
            Step("decide", "2bd", "task", "nurture or let go"),
        ),
        letter="f",
    ),
    Sequence(
        "nurture",
        "Stay in touch",
        (
            Step("month-1", "30d", "email", "something useful", "stay-in-touch", query="has:email"),
            Step("month-2", "30d", "call", "how are things?"),
            Step("month-3", "30d", "email", "something new", "stay-in-touch", query="has:email"),
            Step("review", "7d", "task", "review: keep, or let go"),
        ),
        letter="s",
    ),
    Sequence(
        "after-event",
        "After an event",
        (
            Step("thanks", "1bd", "email", "thanks for coming", "after-event", query="has:email"),
            Step("call-1", "2bd", "call", "what was interesting?"),
            Step("letter", "3bd", "letter", "what was promised, by post", query="has:street"),
            Step("call-2", "4bd", "call", "shall we meet?"),
        ),
        letter="e",
    ),
)

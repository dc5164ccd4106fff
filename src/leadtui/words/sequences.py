"""Sequences: plans of steps by day and channel, three of which a new base has."""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import record


class EnrolmentState(StrEnum):
    """Where a lead stands in a sequence."""

    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


class Stopped(StrEnum):
    """Why a lead left a sequence before its end."""

    REPLY = "replied"
    REACHED = "reached"
    CONVERTED = "converted"
    DISQUALIFIED = "disqualified"
    DO_NOT_CONTACT = "do not contact"
    HAND = "by hand"
    GONE = "the sequence is gone"


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

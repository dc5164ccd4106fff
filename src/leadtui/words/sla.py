"""How soon leads are to be answered, and what happens to those that wait: rules a workspace may change."""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import NamedTuple, record


class Cause(StrEnum):
    """What a clock began with: the lead came in, or wrote to us."""

    CAPTURE = "capture"
    REPLY = "reply"


class AlertKind(StrEnum):
    """What a rep is told: a hot lead came in, a lead replied, an answer is late, a step of an escalation.

    Counted: a late answer of many, of which another alert tells in one sentence; itself it is told to nobody.
    """

    HOT = "hot"
    REPLY = "reply"
    LATE = "late"
    ESCALATION = "escalation"
    COUNTED = "counted"


class AlertRow(NamedTuple):
    """What a rep is to be told of a lead; times in epoch seconds. `rule` is the key of the rule that tells it.

    `answer_due`: until when the lead is owed an answer now, None when it is not. `user_id`: who alone is told.
    `of_many`: it tells of many leads in one sentence, and leads to one of them.
    """

    id: int
    lead_id: int
    lead_name: str
    company: str | None
    kind: str
    text: str
    rule: str | None
    at: int
    user_id: int | None
    answer_due: int | None
    of_many: int = 0


class ClockRow(NamedTuple):
    """A clock of a lead, as in the model; times in epoch seconds."""

    id: int
    lead_id: int
    rule: str
    cause: str
    started_at: int
    due_at: int
    left_at: int | None
    met_at: int | None


@record
class SlaRule:
    """How soon a lead that is owed an answer, and that `query` holds for, is answered; the first that fits counts.

    `within` is as it is typed: "5 working minutes", "4 hours", "1 business day" (the same time on the next day worked);
    "" for no promise.
    """

    key: str
    name: str
    query: str = ""
    within: str = "1 business day"
    offered: bool = True


SLA_RULES = (
    SlaRule("hot-inbound", "Hot inbound", "rating:Hot", "5 working minutes"),
    SlaRule("inbound", "Inbound", "", "1 business day"),
)


@record
class EscalationRule:
    """What is done with an open lead that waits: `after` a breach ("breach", "breach +2 hours") or so long untouched
    ("3 days"), when `query` holds for it.

    `mark` is a tag that is put on it, `raised` puts it among those an answer is owed, `notify` tells the owner,
    `give_to` is a user's name or "nobody", "" to leave the owner.
    """

    key: str
    name: str
    after: str
    query: str = ""
    mark: str = ""
    raised: bool = False
    notify: bool = False
    give_to: str = ""
    offered: bool = True


ESCALATIONS = (
    EscalationRule("breach", "Answer still owed", "breach +2 working hours", notify=True),
    EscalationRule("untouched-3", "3 days without a next step", "3 days", "is:no-next-step", mark="waiting"),
    EscalationRule("untouched-5", "5 days without a next step", "5 days", "is:no-next-step", raised=True),
    EscalationRule("untouched-7", "7 days without a next step", "7 days", "is:no-next-step", notify=True),
)
"""A new base marks, raises and tells; it gives no lead to somebody else. That an answer is late is told in any case."""

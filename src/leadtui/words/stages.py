"""The stages of an opportunity a new base starts with: the pipeline Salesforce documents, cut to what a rep uses."""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import record


class StageKind(StrEnum):
    """What a stage means to the program; names belong to the workspace."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@record
class Stage:
    """A stage: fixed `key`, shown `name`, `probability` of winning in percent, and whether the deal is closed in it."""

    key: str
    name: str
    probability: int
    kind: StageKind = StageKind.OPEN
    offered: bool = True


STAGES = (
    Stage("prospecting", "Prospecting", 10),
    Stage("qualification", "Qualification", 20),
    Stage("proposal", "Proposal", 50),
    Stage("negotiation", "Negotiation", 80),
    Stage("closed-won", "Closed won", 100, StageKind.WON),
    Stage("closed-lost", "Closed lost", 0, StageKind.LOST),
)

FIRST_STAGE = "qualification"
"""The stage of a deal that comes out of a conversion: its lead has been qualified."""

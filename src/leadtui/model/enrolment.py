"""Leads that go through a sequence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class Enrolment(Record, table=True):
    """A lead in a sequence, named by its fixed key.

    `state` is running, paused, done or stopped (see words/sequences). `step` is the key of the step that is next, or
    whose follow-up is open; `step_at` when it becomes a follow-up, null while that is open. `entered_by` is the rule
    that enrolled it, null for a hand. `why` says why it was stopped.
    """

    lead_id: int = Field(foreign_key="lead.id")
    sequence: str
    state: str = "running"
    step: str | None = None
    step_at: datetime | None = Field(default=None, sa_type=Instant)
    started_at: datetime = Field(sa_type=Instant)
    entered_by: str | None = None
    why: str | None = None
    user_id: int | None = Field(default=None, foreign_key="user.id")

    __table_args__ = (
        Index("ix_enrolment_lead", "lead_id", "sequence"),
        Index("ix_enrolment_due", "step_at", sqlite_where=text("state = 'running' AND hidden_by IS NULL")),
        Index("ix_enrolment_sequence", "sequence", "state"),
        {"sqlite_autoincrement": True},
    )

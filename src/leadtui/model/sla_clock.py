"""How soon a lead is to be answered, and whether it was."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class SlaClock(Record, table=True):
    """A clock that runs from when a lead came in (`cause` capture) or wrote to us (reply) until it is answered.

    `due_at` was worked out when it began, by the rule with the key `rule`; rules that change later leave it alone.
    `left_at`: the status was taken from New by hand, without anything logged. `met_at` is computed: when it was
    answered; a clock that was not met by `due_at` is breached.
    """

    __tablename__ = "sla_clock"

    computed: ClassVar[frozenset[str]] = frozenset({"met_at"})

    lead_id: int = Field(foreign_key="lead.id")
    rule: str
    cause: str = "capture"
    started_at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)

    met_at: datetime | None = Field(default=None, sa_type=Instant)

    __table_args__ = (
        Index("ix_sla_clock_lead", "lead_id", "started_at"),
        Index("ix_sla_clock_due", "due_at"),
        {"sqlite_autoincrement": True},
    )

"""What happened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class Activity(Record, table=True):
    """A call, email, meeting, note, other thing or event, with a lead at an instant.

    `outcome` is the fixed key of a call's outcome. `minutes` is how long it took. `event` says which event it was.
    `user_id` is who did it; null for an event or for history that was brought in without a name.
    """

    lead_id: int = Field(foreign_key="lead.id")
    kind: str
    direction: str = "out"
    at: datetime = Field(sa_type=Instant)
    outcome: str | None = None
    subject: str | None = None
    body: str | None = None
    next_step: str | None = None
    minutes: int | None = None
    event: str | None = None
    user_id: int | None = Field(default=None, foreign_key="user.id")

    __table_args__ = (Index("ix_activity_lead", "lead_id", "at"), {"sqlite_autoincrement": True})

"""What the rules have to tell a rep, and which escalations were carried out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from leadtui.model.base import Instant, Record


class Alert(Record, table=True):
    """Something a rule tells of a lead at `at`: a hot one came in, an answer is late, a step of an escalation.

    `user_id` is who is told, null for whoever works with the lead. One that is counted only keeps that it was told of.
    """

    lead_id: int = Field(foreign_key="lead.id")
    kind: str
    text: str
    rule: str | None = None
    at: datetime = Field(sa_type=Instant)
    user_id: int | None = Field(default=None, foreign_key="user.id")

    __table_args__ = (Index("ix_alert_at", "at"), Index("ix_alert_lead", "lead_id"), {"sqlite_autoincrement": True})


class AlertTold(SQLModel, table=True):
    """A user was told of an alert; as with a `Notice`, telling is no operation."""

    __tablename__ = "alert_told"

    alert_id: int = Field(foreign_key="alert.id", primary_key=True)
    user_id: int = Field(foreign_key="user.id", primary_key=True)
    at: datetime = Field(sa_type=Instant)


class Escalation(Record, table=True):
    """A step of an escalation rule that was carried out for a lead, once for each `since` its waiting began at.

    A row stays known when its operation is taken back, so that a step that was undone is not done again.
    """

    lead_id: int = Field(foreign_key="lead.id")
    rule: str
    since: datetime = Field(sa_type=Instant)

    __table_args__ = (Index("ix_escalation_lead", "lead_id", "rule", "since"), {"sqlite_autoincrement": True})

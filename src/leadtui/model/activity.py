"""What happened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class Activity(Record, table=True):
    """A call, email, meeting, note, other thing or event, with a lead or a customer at an instant.

    `outcome` is the fixed key of a call's outcome. `minutes` is how long it took. `event` says which event it was,
    `seconds` how long it lasted. `external_id` tells it from others of the list it came with.
    A conversion adds what the lead became to the rows of the lead, so that they show on all of them.
    `user_id` is who did it; null for an event or for history that was brought in without a name.
    """

    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    opportunity_id: int | None = Field(default=None, foreign_key="opportunity.id")
    kind: str
    direction: str = "out"
    at: datetime = Field(sa_type=Instant)
    outcome: str | None = None
    subject: str | None = None
    body: str | None = None
    next_step: str | None = None
    minutes: int | None = None
    event: str | None = None
    seconds: int | None = None
    user_id: int | None = Field(default=None, foreign_key="user.id")
    external_id: str | None = None

    __table_args__ = (
        Index("ix_activity_lead", "lead_id", "at"),
        Index("ix_activity_account", "account_id", "at"),
        Index("ix_activity_contact", "contact_id", "at"),
        Index("ix_activity_external", "external_id", sqlite_where=text("external_id IS NOT NULL")),
        Index("ix_activity_opportunity", "opportunity_id", "at"),
        Index("ix_activity_meeting", "at", sqlite_where=text("kind = 'meeting' AND hidden_by IS NULL")),
        {"sqlite_autoincrement": True},
    )

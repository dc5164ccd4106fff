"""What is to be done."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class FollowUp(Record, table=True):
    """Something to do for a lead or a customer; after a conversion for all the lead became.

    `due_at` is the instant it is due; for a whole day (`due_date`) the midnight that day begins in the zone of the rep
    who set it, and it is overdue from the midnight that ends it. `automatic`: made by an outcome or a sequence; a lead
    has at most one of those open. `lead_minutes`: how long before it is due it is reminded of, null for the usual time.
    `priority` is 1 (high), 0 or -1 (low). `repeat` is a step as it is typed, "2w" (see rules/recurring). A step of a
    sequence names its `enrolment_id` and the `template` of its mail.
    """

    __tablename__ = "follow_up"

    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    opportunity_id: int | None = Field(default=None, foreign_key="opportunity.id")
    kind: str = "call"
    subject: str | None = None
    due_at: datetime = Field(sa_type=Instant)
    due_date: date | None = None
    remind_at: datetime = Field(sa_type=Instant)
    state: str = "open"
    automatic: bool = False
    lead_minutes: int | None = None
    priority: int = 0
    repeat: str | None = None
    enrolment_id: int | None = Field(default=None, foreign_key="enrolment.id")
    template: str | None = None
    user_id: int | None = Field(default=None, foreign_key="user.id")

    __table_args__ = (
        Index("ix_follow_up_lead", "lead_id", "state"),
        Index("ix_follow_up_account", "account_id", "state"),
        Index("ix_follow_up_contact", "contact_id", "state"),
        Index("ix_follow_up_opportunity", "opportunity_id", "state"),
        Index("ix_follow_up_enrolment", "enrolment_id", sqlite_where=text("enrolment_id IS NOT NULL")),
        Index("ix_follow_up_due", "due_at", sqlite_where=text("state = 'open' AND hidden_by IS NULL")),
        Index("ix_follow_up_remind", "remind_at", sqlite_where=text("state = 'open' AND hidden_by IS NULL")),
        {"sqlite_autoincrement": True},
    )

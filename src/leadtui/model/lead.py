"""The lead."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Index, text
from sqlmodel import Field, SQLModel

from leadtui.model.base import Instant, Record


class LeadFields(SQLModel):
    """What can be typed or imported; validated here, once, before it becomes a patch."""

    external_id: str | None = None
    external_kind: str | None = None
    salutation: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    title: str | None = None
    department: str | None = None
    company: str | None = None
    website: str | None = None
    linkedin: str | None = None
    street: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None
    time_zone: str | None = None
    industry: str | None = None
    employees: int | None = None
    annual_revenue: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    source: str | None = None
    source_detail: str | None = None
    campaign: str | None = None
    product_interest: str | None = None
    rating: str | None = None
    description: str | None = None
    do_not_call: bool = False
    email_opt_out: bool = False


class Qualification(SQLModel):
    """BANT and competitors: what is known of each (yes, no, null) and its detail as typed.

    `budget_amount` (minor units of the lead's currency) and `timeline_date` are read from the detail when it says them.
    """

    budget: str | None = None
    budget_detail: str | None = None
    budget_amount: int | None = Field(default=None, sa_type=BigInteger)
    authority: str | None = None
    authority_detail: str | None = None
    need: str | None = None
    need_detail: str | None = None
    timeline: str | None = None
    timeline_detail: str | None = None
    timeline_date: date | None = None
    competitors: str | None = None
    competitors_detail: str | None = None


class Lead(Record, LeadFields, Qualification, table=True):
    """A person, usually at a company, who may buy.

    `custom` holds the workspace's own fields by id: {"3": value}. `company_key`, `host` and `title_key` are the
    company, website and title as they are matched. `typed` holds, by field, what was written where it differs.
    `answer_owed`: it came in by a way that promises an answer in time. `merged_into_id` is the lead that a merge left
    in its place. `raised_at`: an escalation put it among those an answer is owed, until it is touched. `reviewed_at`:
    it was looked at and left where it is. The computed columns say how it stands; the queue's bands are ranges of them
    (`lane`, see rules/priority).
    """

    computed: ClassVar[frozenset[str]] = frozenset(
        {
            "changed", "name", "email", "phone", "mobile", "tags", "last_activity", "first_response", "reached",
            "tries", "next_due", "hand_due", "auto_due", "next_kind", "next_subject", "next_automatic", "lane",
            "touched", "newness", "score", "grade", "answer_due", "in_sequence", "call_zone", "last_call",
        }
    )  # fmt: skip

    custom: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    company_key: str | None = None
    host: str | None = None
    owner_id: int | None = Field(default=None, foreign_key="user.id")
    status: str = "new"
    category: str = "new"
    status_since: datetime = Field(sa_type=Instant)
    disqualify_reason: str | None = None
    created: datetime = Field(sa_type=Instant)
    converted_at: datetime | None = Field(default=None, sa_type=Instant)
    converted_account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    converted_contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    converted_opportunity_id: int | None = Field(default=None, foreign_key="opportunity.id", index=True)
    title_key: str | None = None
    typed: dict[str, str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    answer_owed: bool | None = None
    merged_into_id: int | None = Field(default=None, foreign_key="lead.id", index=True)
    raised_at: datetime | None = Field(default=None, sa_type=Instant)
    reviewed_at: datetime | None = Field(default=None, sa_type=Instant)

    changed: datetime | None = Field(default=None, sa_type=Instant)
    name: str = ""
    email: str | None = None
    phone: str | None = None
    mobile: str | None = None
    tags: str = ""
    last_activity: datetime | None = Field(default=None, sa_type=Instant)
    first_response: datetime | None = Field(default=None, sa_type=Instant)
    reached: bool = False
    tries: int = 0
    next_due: datetime | None = Field(default=None, sa_type=Instant)
    hand_due: datetime | None = Field(default=None, sa_type=Instant)
    auto_due: datetime | None = Field(default=None, sa_type=Instant)
    next_kind: str | None = None
    next_subject: str | None = None
    next_automatic: bool = False
    lane: int = 0
    touched: datetime | None = Field(default=None, sa_type=Instant)
    newness: int = 0
    score: int | None = None
    grade: str | None = None
    answer_due: datetime | None = Field(default=None, sa_type=Instant)
    in_sequence: bool = False
    call_zone: str | None = None
    last_call: datetime | None = Field(default=None, sa_type=Instant)

    __table_args__ = (
        Index("ix_lead_hand", "hand_due", "id", sqlite_where=text("hand_due IS NOT NULL")),
        Index("ix_lead_answer", "lane", "answer_due", "id"),
        Index("ix_lead_owed", "id", sqlite_where=text("answer_owed")),
        Index("ix_lead_auto", "lane", "auto_due", "id", "next_kind", "call_zone", "last_call"),
        Index("ix_lead_next", "lane", "next_due", "id"),
        Index("ix_lead_touched", "lane", "touched", "id"),
        Index("ix_lead_newness", "lane", "newness", "id", "call_zone", "last_call"),
        Index("ix_lead_call_zone", "call_zone", sqlite_where=text("call_zone IS NOT NULL")),
        Index("ix_lead_since", "lane", "status_since", "id"),
        Index("ix_lead_closing", "lane", "timeline_date", sqlite_where=text("timeline_date IS NOT NULL")),
        Index("ix_lead_company", "company_key"),
        Index("ix_lead_host", "host"),
        Index("ix_lead_external", "external_kind", "external_id"),
        {"sqlite_autoincrement": True},
    )

"""The opportunity."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from leadtui.model.base import Instant
from leadtui.model.customer import Customer


class Opportunity(Customer, table=True):
    """A deal with an account. `amount` is in minor units of `currency`; `stage` and `lost_reason` are fixed keys."""

    name: str
    account_id: int | None = Field(default=None, foreign_key="account.id")
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    amount: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    stage: str
    stage_since: datetime = Field(sa_type=Instant)
    close_date: date | None = None
    next_step: str | None = None
    lost_reason: str | None = None
    source: str | None = None
    campaign: str | None = None
    description: str | None = None

    __table_args__ = (
        Index("ix_opportunity_stage", "stage", "close_date", "id"),
        Index("ix_opportunity_worth", "stage", "currency", "amount", sqlite_where=text("hidden_by IS NULL")),
        Index("ix_opportunity_account", "account_id"),
        Index("ix_opportunity_contact", "contact_id"),
        {"sqlite_autoincrement": True},
    )

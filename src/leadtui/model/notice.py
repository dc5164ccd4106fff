"""Who was told of a follow-up, so that nobody is told twice. Telling is no operation: it cannot be taken back."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from leadtui.model.base import Instant


class Notice(SQLModel, table=True):
    """A user was told at `at` of a follow-up that was to be reminded of at `remind_at`; moved, it is told of again."""

    follow_up_id: int = Field(foreign_key="follow_up.id", primary_key=True)
    remind_at: datetime = Field(sa_type=Instant, primary_key=True)
    user_id: int = Field(foreign_key="user.id", primary_key=True)
    at: datetime = Field(sa_type=Instant)

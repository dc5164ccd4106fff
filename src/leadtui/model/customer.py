"""What every account, contact and opportunity has."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON
from sqlmodel import Field

from leadtui.model.base import Instant, Record


class Customer(Record):
    """A record that a converted lead becomes: an owner, the workspace's own fields by id, and what follows from other
    rows.
    """

    computed: ClassVar[frozenset[str]] = frozenset({"changed", "tags", "last_activity", "next_due"})

    owner_id: int | None = Field(default=None, foreign_key="user.id")
    created: datetime = Field(sa_type=Instant)
    custom: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    changed: datetime | None = Field(default=None, sa_type=Instant)
    tags: str = ""
    last_activity: datetime | None = Field(default=None, sa_type=Instant)
    next_due: datetime | None = Field(default=None, sa_type=Instant)

"""How a person or company is reached: every email and phone, in one table."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from leadtui.model.base import Record


class Reach(Record, table=True):
    """An email address or phone number of a record (`owner_kind`: lead, contact, account).

    `value` is what was typed, `normal` what was understood: the address in lower case, the number in E.164, null when
    it could not be read. One of each kind is primary. `digits` is what a number is searched by.
    """

    owner_kind: str = "lead"
    owner_id: int
    kind: str
    value: str
    normal: str | None = None
    label: str = ""
    is_primary: bool = False
    position: int = Field(default=0)
    digits: str = ""

    __table_args__ = (
        Index("ix_reach_owner", "owner_kind", "owner_id", "kind"),
        Index("ix_reach_normal", "normal", "kind"),
        {"sqlite_autoincrement": True},
    )

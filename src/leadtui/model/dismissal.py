"""What a rep has looked at and found right: two records that are not one person, a value that is odd and true."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from leadtui.model.base import Record


class Dismissal(Record, table=True):
    """A finding that is not to be shown again.

    `kind` is "duplicate", with the other record beside the one (the lower of (kind, id) stands first), or the key of a
    cleansing check, with the `value` that was found right: another value is a finding again.
    """

    kind: str
    owner_kind: str
    owner_id: int
    other_kind: str | None = None
    other_id: int | None = None
    value: str = Field(default="")

    __table_args__ = (
        Index("ix_dismissal_owner", "kind", "owner_kind", "owner_id"),
        Index("ix_dismissal_other", "kind", "other_kind", "other_id"),
        {"sqlite_autoincrement": True},
    )

"""Tags: words a rep puts on a record."""

from __future__ import annotations

from sqlalchemy import Index

from leadtui.model.base import Record


class Tag(Record, table=True):
    """One tag on one record; `name_key` is the name as tags are compared (case and accents folded)."""

    owner_kind: str = "lead"
    owner_id: int
    name: str
    name_key: str

    __table_args__ = (
        Index("ix_tag_owner", "owner_kind", "owner_id"),
        Index("ix_tag_name", "name_key", "owner_id"),
        {"sqlite_autoincrement": True},
    )

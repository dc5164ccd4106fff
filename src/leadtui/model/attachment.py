"""Files and links that belong to a record."""

from __future__ import annotations

from sqlalchemy import Index

from leadtui.model.base import Record


class Attachment(Record, table=True):
    """A reference to a file (an absolute path) or a link; kept as text and never executed or opened by itself."""

    owner_kind: str = "lead"
    owner_id: int
    kind: str
    target: str
    name: str

    __table_args__ = (Index("ix_attachment_owner", "owner_kind", "owner_id"), {"sqlite_autoincrement": True})

"""What the workspace defines: custom fields, and rules kept under fixed keys."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from leadtui.model.base import Record


class CustomField(Record, table=True):
    """A field of the workspace's own, of leads, accounts, contacts or opportunities (`owner_kind`).

    Values are kept under its id, so the label may change.
    """

    __tablename__ = "custom_field"

    owner_kind: str = "lead"
    label: str
    label_key: str = Field(index=True)
    kind: str = "text"
    choices: list[str] = Field(default_factory=list, sa_type=JSON)

    __table_args__ = {"sqlite_autoincrement": True}


class Setting(Record, table=True):
    """One rule that differs from the default, under its fixed key; at most one row with a key is visible."""

    key: str = Field(index=True)
    value: Any = Field(default=None, sa_type=JSON)

    __table_args__ = {"sqlite_autoincrement": True}

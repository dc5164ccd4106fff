"""The journal's rows: one operation is one thing done, with every change it made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from leadtui.model.base import Instant


class Operation(SQLModel, table=True):
    """One thing done by a user, a rule or an import: the unit of history and of undo.

    `origin` is hand, rule or import. `state` is applied, or applying while a large import is coming in. `undoes` names
    the operation this one takes back or does again; `undone_by` the one that has taken this back (null: it stands).
    `program` tells one running program from another. `lead_id` is the lead it was about, when it was about one.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Instant, index=True)
    user_id: int = Field(foreign_key="user.id")
    kind: str
    summary: str
    origin: str = "hand"
    state: str = "applied"
    program: str = ""
    lead_id: int | None = None
    leads: int = 0
    rows: int = 0
    undoes: int | None = Field(default=None, foreign_key="operation.id")
    undone_by: int | None = Field(default=None, foreign_key="operation.id")

    __table_args__ = (
        Index("ix_operation_undone_by", "undone_by", sqlite_where=text("undone_by IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )


class Change(SQLModel, table=True):
    """One field of one row, as it was before and after an operation, both as JSON text.

    Custom fields are `custom.ID`, one by one.
    """

    id: int | None = Field(default=None, primary_key=True)
    operation_id: int = Field(foreign_key="operation.id", index=True)
    table_name: str
    row_id: int
    field: str
    before: str = "null"
    after: str = "null"

    __table_args__ = (Index("ix_change_row", "table_name", "row_id"), {"sqlite_autoincrement": True})

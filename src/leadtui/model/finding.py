"""What was worked out about the whole base and kept until it is worked out again; none of it is journalled."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from leadtui.model.base import Instant


class Duplicate(SQLModel, table=True):
    """Two records (the lower of (kind, id) first) that seem to be one: how sure, 0 to 100, and why, in words."""

    a_kind: str = Field(primary_key=True)
    a_id: int = Field(primary_key=True)
    b_kind: str = Field(primary_key=True)
    b_id: int = Field(primary_key=True)
    score: int
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)

    __table_args__ = (Index("ix_duplicate_other", "b_kind", "b_id"), Index("ix_duplicate_score", "score"))


class Remembered(SQLModel, table=True):
    """What the program has learned, by kind and key: the weights of matching, how a kind of list is read."""

    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    at: datetime = Field(sa_type=Instant)


class ImportRun(SQLModel, table=True):
    """A large import that is coming in: its operation, the file its rows are staged in, and how far it is.

    `phase` is "adding" (its rows are out of sight; a stop takes them away) or "showing" (they come into sight; a stop
    is made good at the next start). `done` of `total` rows of the phase.
    """

    __tablename__ = "import_run"

    operation_id: int = Field(foreign_key="operation.id", primary_key=True)
    stage: str
    phase: str = "adding"
    done: int = 0
    total: int = 0
    program: str = ""
    at: datetime = Field(sa_type=Instant)

"""What every stored record has, and how instants are stored.

An instant is an INTEGER of seconds since 1970 UTC in the database and an aware UTC datetime in Python, so that ranges
compare as numbers and no zone is ever guessed. Rows are journalled by table and id: an id is never given twice.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as whole seconds since 1970-01-01T00:00Z."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Record(SQLModel):
    """A row that operations write: `version` counts its patches, `made_by` is the operation that made it, `hidden_by`
    the one that hid it (null: visible). Computed columns are written by recompute alone and not counted in `version`.
    """

    computed: ClassVar[frozenset[str]] = frozenset()

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=1, nullable=False)
    made_by: int = Field(foreign_key="operation.id", index=True)
    hidden_by: int | None = Field(default=None, foreign_key="operation.id")

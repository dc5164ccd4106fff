"""Who works leads."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class User(SQLModel, table=True):
    """A rep: `name` is how he is called everywhere, unique without regard to case (`name_key`)."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    name_key: str = Field(unique=True)
    email: str | None = None

    __table_args__ = {"sqlite_autoincrement": True}

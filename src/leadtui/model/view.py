"""The views of a rep: named queries shown as tabs of the queue."""

from __future__ import annotations

from sqlalchemy import JSON
from sqlmodel import Field

from leadtui.model.base import Record


class SavedView(Record, table=True):
    """A view of a user's own, or, with the fixed `key` of a built-in one, where that one stands for this user.

    `columns` are field keys in their order, empty for the usual ones. `position` orders views of one user, the lowest
    first; a pinned view is a tab.
    """

    __tablename__ = "view"

    user_id: int = Field(foreign_key="user.id", index=True)
    key: str = ""
    name: str = ""
    query: str = ""
    columns: list[str] = Field(default_factory=list, sa_type=JSON)
    position: int = 0
    pinned: bool = True

    __table_args__ = {"sqlite_autoincrement": True}

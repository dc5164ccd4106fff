"""The columns of a view of a rep's own: which of them fit into so many cells, and how a lead is written into them.

Always holds: the name stands first; columns come in the rep's order, and those that do not fit are the last ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from leadtui.rules.aging import short_age
from leadtui.rules.phones import shown
from leadtui.rules.view_columns import ViewColumn, columns_of
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.customer_columns import next_text
from leadtui.tui.widgets.row_face import MARGIN, Column, Widths, spread
from leadtui.tui.widgets.values import Values
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import Workspace

NAME = Column("name", "Name", 14, 3)
_SIZES: dict[str, tuple[int, int]] = {
    "why": (19, 4), "done": (36, 6), "company": (11, 2), "phone": (16, 0), "mobile": (16, 0), "email": (18, 2),
    "status": (11, 0), "description": (20, 3), "website": (16, 1), "linkedin": (16, 1), "title": (14, 2),
}  # fmt: skip
_BY_KIND: dict[str, tuple[int, int]] = {
    "number": (9, 0), "id": (6, 0), "money": (12, 0), "yes_no": (6, 0), "date": (11, 0), "instant": (16, 0),
    "user": (10, 1), "country": (10, 1), "long": (20, 3), "age": (5, 0),
}  # fmt: skip
_USUAL = (10, 1)
LONGEST_TITLE = 14
"""Cells that a column gives to its title at any rate."""
_RIGHT = frozenset({"number", "money", "age"})
_LOUD = frozenset({"why", "done", "phone", "mobile", "status"})


@lru_cache(maxsize=64)
def _fitting(columns: tuple[ViewColumn, ...]) -> tuple[Column, ...]:
    """The columns, each there from the width on in which it and those before it have room."""
    taken = MARGIN + NAME.least
    found = [NAME]
    for column in columns:
        least, share = _SIZES.get(column.key) or _BY_KIND.get(column.kind, _USUAL)
        title = safe(column.label)
        least = max(least, min(width(title), LONGEST_TITLE))
        right = column.kind in _RIGHT
        taken += least + 1
        quiet = column.key not in _LOUD
        found.append(
            Column(
                "reason" if column.key == "why" else column.key,
                title,
                least,
                share,
                since=taken,
                quiet=quiet,
                right=right,
            )
        )
    return tuple(found)


def beyond_rows(keys: Sequence[str], workspace: Workspace) -> tuple[str, ...]:
    """Return the columns of a lead that these need and that its row in a list does not have."""
    columns = (column.column for column in columns_of(tuple(keys), workspace))
    return tuple(dict.fromkeys(name for name in columns if name and name not in LeadRow._fields))


class ViewCells:
    """The columns of a view: its `keys`, in the words of a base, at the time that `now` gives."""

    def __init__(
        self, keys: tuple[str, ...], workspace: Workspace, users: Sequence[UserRow], now: Callable[[], datetime]
    ) -> None:
        self.keys = keys
        self.now = now
        self._values = Values(workspace, users, now())
        self._columns = {column.key: column for column in columns_of(keys, workspace)}

    def columns(self, cells: int) -> Widths:
        """Return the columns that fit, each with its width."""
        return spread(_fitting(tuple(self._columns.values())), cells)

    def cell(self, key: str, row: LeadRow, more: Mapping[str, Any]) -> str:
        """Return the safe text of a lead in a column; `more` is what its row does not have."""
        column = self._columns.get(key)
        if column is None:
            return ""
        if key in ("phone", "mobile"):
            number = shown(getattr(row, key))
            return "do not call" if number and row.do_not_call else safe(number)
        if key == "id":
            return f"L{row.id}"
        name = column.column or key
        value = getattr(row, name) if name in LeadRow._fields else more.get(name)
        if column.kind == "age":
            return short_age(value, self.now())
        if value is None or value == "":
            return ""
        if key == "next_follow_up":
            return next_text(int(value), self.now())
        values = self._values
        values.now = self.now()
        money = more.get("currency") or row.currency
        known = name in values.by_column or name.startswith("custom.") or name == "budget_amount"
        return safe(values.read(name, value, money) if known else values.by_kind(column.kind, value, money))

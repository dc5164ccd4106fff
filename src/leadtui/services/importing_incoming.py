"""What one row of a file says, between its cells and the lead it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Incoming:
    """What one row says. `columns` of the lead; `custom` by label; `reach`: emails and phones, the primary of each
    kind first; `tags` None when the row names none; `status` a fixed key, "" when it says none that is known; `zone`
    follows from a number; `lead_id` once it has one; `assumed`: its source follows from the kind of list; `gone`: why
    it is skipped, whoever it is. `name_key` and `bare` are how it is compared by name.
    """

    line: int
    columns: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, Any] = field(default_factory=dict)
    reach: list[dict[str, Any]] = field(default_factory=list)
    tags: list[str] | None = None
    status: str = ""
    zone: str | None = None
    warnings: list[tuple[str | None, str]] = field(default_factory=list)
    removed: int = 0
    lead_id: int = 0
    assumed: bool = False
    gone: str = ""
    name_key: int | None = None
    bare: bool = False

    @property
    def recognisable(self) -> bool:
        """Whether anything in it recognises a lead."""
        c = self.columns
        return bool(c.get("first_name") or c.get("last_name") or c.get("company") or self.reach or c.get("external_id"))

    @property
    def name(self) -> str:
        """Who it is, as a lead is named."""
        c = self.columns
        whole = " ".join(filter(None, (c.get("first_name"), c.get("last_name"))))
        numbers = (row["normal"] or row["value"] for row in self.reach)
        return whole or c.get("company") or next(numbers, "") or c.get("external_id") or ""

    @property
    def readable(self) -> bool:
        """Whether it has an email or phone that could be read."""
        return any(row["normal"] for row in self.reach)

"""What a lead screen asks of the list it was opened from."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from leadtui.words.rows import LeadRow


@runtime_checkable
class Steps(Protocol):
    """A list of leads with a cursor, under a lead screen."""

    def step(self, delta: int) -> LeadRow | None:
        """Move the cursor; return the lead it then stands on."""

    def lead_closed(self, lead_id: int, *, changed: bool) -> None:
        """A lead screen was closed on this lead; `changed` when something was written there."""

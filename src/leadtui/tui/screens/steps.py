"""What the screen of a lead or customer asks of the list it was opened from."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from leadtui.tui.record_rows import RecordRow, Ref


@runtime_checkable
class Steps(Protocol):
    """A list with a cursor, under the screen of one of its records."""

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor; return the record it then stands on."""

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """A screen was closed on this record; `changed` when something was written there."""

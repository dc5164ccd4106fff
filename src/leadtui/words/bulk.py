"""What came of work on several leads at once: who was worked on, and who was left out and why."""

from __future__ import annotations

from leadtui.words.records import record


@record
class LeftOut:
    """A lead on which it could not be done; `why` goes on after its name: "is converted"."""

    lead_id: int
    name: str
    why: str


@record
class BulkDone:
    """What an operation on several leads did: its number (None: nothing was written), its summary and the leads.

    `leads` are those that are now as asked for, those that were so already too; `notes` is what else to say.
    """

    operation: int | None
    summary: str
    leads: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

"""What a follow-up is beside its time: what is to be done, how it is told of, whether it comes back."""

from __future__ import annotations

from leadtui.words.records import record

HIGH, LOW = 1, -1
PRIORITIES = {"high": HIGH, "normal": 0, "low": LOW}


@record
class How:
    """The rest of a follow-up. `kind` is "" where the first word of the subject decides.

    `lead_minutes`: how long before it is due it is told of, None for the usual time. `priority`: HIGH, 0 or LOW.
    `repeat`: a step as rules/recurring keeps it, "" for once.
    """

    subject: str = ""
    kind: str = ""
    lead_minutes: int | None = None
    priority: int = 0
    repeat: str = ""


ONCE = How()
"""A call, once, told of when it is due."""

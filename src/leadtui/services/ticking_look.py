"""What a tick goes by: a moment, a connection that reads, and which operations nobody has looked at yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from leadtui.store import rules

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


@dataclass
class Look:
    """One look at the base, without a lock.

    `now` is in the rep's zone. Operations after `since` up to `upto` are new; what a part of a tick finds there it
    looks for again in the lock of its own operation, since another tick may be at work. `notes` are sentences for the
    user.
    """

    reading: Reading
    now: datetime
    since: int
    upto: int
    notes: list[str] = field(default_factory=list)

    @cached_property
    def touched(self) -> tuple[int, ...]:
        """The leads that the new operations touched, by number."""
        if self.since >= self.upto:
            return ()
        return tuple(rules.touched_by(self.reading.connection, self.since, self.upto))

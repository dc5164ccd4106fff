"""What a tick goes by: a moment, a connection that reads, and which operations nobody has looked at yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

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

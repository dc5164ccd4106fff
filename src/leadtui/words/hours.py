"""When work is done, and when leads may be called.

Hours are clock times of a day, without a zone: the workspace's are the rep's own, the calling window is the lead's.
"""

from __future__ import annotations

from datetime import date, time

from leadtui.words.errors import InputError
from leadtui.words.records import record


@record
class WorkingHours:
    """The days worked (0 = Monday to 6 = Sunday) and the clock times at which each of them begins and ends.

    `country` is the ISO 3166 code whose public holidays are not worked, "" for none; `region` one of its subdivisions.
    `closed` are further days that are not worked.
    """

    days: frozenset[int] = frozenset(range(5))
    start: time = time(9)
    end: time = time(17, 30)
    country: str = ""
    region: str = ""
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(7)):
            raise InputError("Working days are numbers from 0 (Monday) to 6 (Sunday), at least one of them.")
        if self.start >= self.end:
            raise InputError(f"The working day ends at {self.end:%H:%M}, not after its start at {self.start:%H:%M}.")


DEFAULT_HOURS = WorkingHours()


@record
class CallingHours:
    """The window in which a lead may be called, on the clocks of where the lead is, and on which days.

    `rest_minutes`: a lead that was called is not served again for so long, unless a promise falls due.
    """

    start: time = time(8)
    end: time = time(21)
    days: frozenset[int] = frozenset(range(7))
    rest_minutes: int = 60

    def __post_init__(self) -> None:
        if not self.days or not self.days <= set(range(7)):
            raise InputError("Calling days are numbers from 0 (Monday) to 6 (Sunday), at least one of them.")
        if self.start >= self.end:
            raise InputError(f"The calling window ends at {self.end:%H:%M}, not after its start at {self.start:%H:%M}.")


DEFAULT_CALLING = CallingHours()

"""Calendars as RFC 5545 has them: entries that are put in come out as the bytes of an .ics file.

Always holds: the same entries give the same bytes, whoever writes them and when; instants are written in UTC and whole
days as dates, so a calendar needs no zone to be right. So what comes back is written as the times it comes back at: a
rule in UTC would be an hour off after a change of the clocks, and none knows holidays or the last of a short month.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime

from leadtui.words.records import record

PRODUCT = "-//leadtui//leadtui//EN"
STATE = "X-LEADTUI-STATE"
FORM = 2
"""Changes when other bytes are made of the same entries, so that files are written anew."""
_HEAD = 2000
"""Bytes at the beginning of a file in which the properties of the calendar stand."""


@record
class Entry:
    """One thing in a calendar.

    `start` is an instant, or the date of a whole day. `stamp` is when it was last changed, `sequence` how often.
    `alarm` is when an alarm goes off, in seconds after the start (before it: less than 0), None for none. `busy` takes
    time up. `priority` is 1 (high) to 9 (low), 0 for none. `again` is when it comes back, of the kind of `start`.
    """

    uid: str
    start: datetime | date
    minutes: int
    summary: str
    description: str
    stamp: datetime
    sequence: int = 0
    alarm: int | None = None
    busy: bool = False
    priority: int = 0
    categories: tuple[str, ...] = ()
    again: tuple[datetime | date, ...] = ()


def state_of(name: str, entries: Sequence[Entry]) -> str:
    """What tells a calendar with these entries from any other; stands in its file."""
    told = repr((FORM, name, entries)).encode("utf-8", "backslashreplace")
    return hashlib.sha256(told).hexdigest()[:32]


def state_in(head: bytes) -> str | None:
    """The state that a file beginning with these bytes was written with, None when it is no calendar of ours."""
    if not head.startswith(b"BEGIN:VCALENDAR\r\n") or PRODUCT.encode() not in head[:_HEAD]:
        return None
    found = re.search(rf"^{STATE}:([0-9a-f]+)\r$".encode(), head[:_HEAD], re.MULTILINE)
    return found[1].decode() if found else ""


def calendar(name: str, entries: Sequence[Entry]) -> bytes:
    """A calendar with these entries, for a file or a subscription."""
    from leadtui.formats.ics_writing import written

    return written(name, entries, state_of(name, entries))

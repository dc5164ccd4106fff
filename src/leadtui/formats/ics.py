"""Calendars as RFC 5545 has them: entries that are put in come out as the bytes of an .ics file.

Always holds: the same entries give the same bytes, whoever writes them and when; instants are written in UTC and whole
days as dates, so a calendar needs no zone to be right. Text cannot end a line, begin a component or leave its property:
icalendar escapes and folds it (3.1, 3.3.11), what is no text is taken out before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from leadtui.rules.text import clean
from leadtui.words.records import record

if TYPE_CHECKING:
    from icalendar import Component, Event

PRODUCT = "-//leadtui//leadtui//EN"
_STATE = "X-LEADTUI-STATE"
_FORM = 1
"""Changes when other bytes are made of the same entries, so that files are written anew."""
_REFRESH = timedelta(minutes=15)
_HEAD = 2000
"""Bytes at the beginning of a file in which the properties of the calendar stand."""


@record
class Entry:
    """One thing in a calendar.

    `start` is an instant, or the date of a whole day. `stamp` is when it was last changed, `sequence` how often.
    `alarm` is when an alarm goes off, in seconds after the start (before it: less than 0), None for none. `busy` takes
    the time up. `priority` is 1 (high) to 9 (low), 0 for none.
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


def state_of(name: str, entries: Sequence[Entry]) -> str:
    """What tells a calendar with these entries from any other; stands in its file."""
    told = repr((_FORM, name, entries)).encode("utf-8", "backslashreplace")
    return hashlib.sha256(told).hexdigest()[:32]


def state_in(head: bytes) -> str | None:
    """The state that a file beginning with these bytes was written with, None when it is no calendar of ours."""
    if not head.startswith(b"BEGIN:VCALENDAR\r\n") or PRODUCT.encode() not in head[:_HEAD]:
        return None
    found = re.search(rf"^{_STATE}:([0-9a-f]+)\r$".encode(), head[:_HEAD], re.MULTILINE)
    return found[1].decode() if found else ""


def calendar(name: str, entries: Sequence[Entry]) -> bytes:
    """A calendar with these entries, for a file or a subscription."""
    from icalendar import Calendar, vText

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):  # RFC 7986 5.1, and what programs went by before
        whole.add(key, vText(clean(name)))
    whole.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT15M")
    whole.add(_STATE, state_of(name, entries))
    for entry in entries:
        whole.add_component(_event(entry))
    if not entries:  # a calendar has one component at least (3.6)
        whole.add_component(_universal_time())
    return whole.to_ical(sorted=False)


def _event(entry: Entry) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.start)
    if isinstance(entry.start, datetime):
        event.add("duration", timedelta(minutes=entry.minutes))
    else:
        event.add("dtend", entry.start + timedelta(days=1))
    event.add("summary", clean(entry.summary))
    if description := clean(entry.description, multiline=True):
        event.add("description", description)
    if entry.categories:
        event.add("categories", [clean(name) for name in entry.categories])
    if entry.priority:
        event.add("priority", entry.priority)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    if entry.alarm is not None:
        event.add_component(_alarm(entry.summary, timedelta(seconds=entry.alarm)))
    return event


def _alarm(summary: str, after: timedelta) -> Component:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", after)
    alarm.add("description", clean(summary))
    return alarm


def _universal_time() -> Component:
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the clock of the zone itself (3.6.5)
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone

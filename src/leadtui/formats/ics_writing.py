"""Entries written as a calendar by icalendar, which knows the forms of RFC 5545 and folds its lines.

Always holds: text cannot end a line, begin a component or leave its property; what is no text is taken out before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, Timezone, TimezoneStandard, vText

from leadtui.formats.ics import PRODUCT, STATE, Entry
from leadtui.rules.text import clean

_REFRESH = timedelta(minutes=15)
_ESCAPES = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}
"""Section 3.3.11."""


class _Text(vText):
    """Text as it is; icalendar's own would make a line break of a backslash and an N."""

    def to_ical(self) -> bytes:
        """The text as it stands in a line of content."""
        return "".join(_ESCAPES.get(character, character) for character in self).encode()


def written(name: str, entries: Sequence[Entry], state: str) -> bytes:
    """A calendar with these entries, and the state that tells it from others."""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):  # RFC 7986 5.1, and what programs went by before
        whole.add(key, _Text(clean(name)))
    whole.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT15M")
    whole.add(STATE, state)
    for entry in entries:
        whole.add_component(_event(entry))
    if not entries:  # a calendar has one component at least (3.6)
        whole.add_component(_universal_time())
    return bytes(whole.to_ical(sorted=False))


def _event(entry: Entry) -> Event:
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
    if entry.again:
        whole_days = {} if isinstance(entry.start, datetime) else {"VALUE": "DATE"}
        # Some readers take the first one only when it is listed too; the others count it once (3.8.5.2).
        event.add("rdate", [entry.start, *entry.again], parameters=whole_days)
    event.add("summary", _Text(clean(entry.summary)))
    if description := clean(entry.description, multiline=True):
        event.add("description", _Text(description))
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
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", after)
    alarm.add("description", _Text(clean(summary)))
    return alarm


def _universal_time() -> Component:
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the clock of the zone itself (3.6.5)
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone

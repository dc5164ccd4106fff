"""When a lead may be called: the calling window on the clocks of where it is.

A lead whose place is not known is called by the rep's own clocks. Always holds: a time that comes out lies in the
window, and exists on the clocks of its zone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leadtui.rules.working_time import works_on
from leadtui.rules.zones import wall
from leadtui.words.card import Card
from leadtui.words.hours import CallingHours, WorkingHours

_DAYS_AHEAD = 8


@lru_cache(maxsize=512)
def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone with this name, None without one or for a name that is none."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def there(zone: str | None, now: datetime) -> datetime:
    """The time in a lead's zone, the rep's own where that is not known; `now` is in the rep's zone."""
    return now.astimezone(zone_named(zone) or now.tzinfo)


def in_window(local: datetime, hours: CallingHours) -> bool:
    """Whether calls may be made at this time on the clocks of the lead's place."""
    return local.weekday() in hours.days and hours.start <= local.time() < hours.end


def may_call(zone: str | None, now: datetime, hours: CallingHours) -> bool:
    """Whether a lead in a zone (IANA name, None: not known) may be called now."""
    return in_window(there(zone, now), hours)


def opens(zone: str | None, now: datetime, hours: CallingHours) -> datetime:
    """When the window opens next for a lead in a zone, in the zone of `now`; `now` itself while it is open."""
    local = there(zone, now)
    if in_window(local, hours):
        return now
    assert local.tzinfo is not None
    days = (local.date() + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD))
    starts = (wall(day, hours.start, local.tzinfo) for day in days if day.weekday() in hours.days)
    return next(start for start in starts if start > local).astimezone(now.tzinfo)


def call_from(zone: str | None, at: datetime, hours: CallingHours, work: WorkingHours) -> datetime:
    """When a lead can be called that is to be called at `at`: then, or at the next time in its window and at work.

    In the zone of `at`, which is the rep's. It stays `at` for a lead whose zone is not known, and where window and work
    do not meet within a week.
    """
    place, own = zone_named(zone), at.tzinfo
    if place is None or own is None or in_window(at.astimezone(place), hours):
        return at
    for day in (at.date() + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)):
        if not works_on(day, work):
            continue
        begins, ends = (wall(day, clock, own).astimezone(UTC) for clock in (work.start, work.end))
        begins = max(begins, at.astimezone(UTC))
        local = begins.astimezone(place).date()
        for there_day in (local, local + timedelta(days=1)):
            if there_day.weekday() in hours.days:
                opening, closing = (wall(there_day, clock, place).astimezone(UTC) for clock in (hours.start, hours.end))
                if (first := max(begins, opening)) < min(ends, closing):
                    return first.astimezone(own)
    return at


def shut(zones: Iterable[str], now: datetime, hours: CallingHours) -> tuple[str, ...]:
    """Those of these zones in which no calls may be made now."""
    return tuple(sorted(zone for zone in zones if not may_call(zone, now, hours)))


def rests_until(last_call: int | None, now: datetime, hours: CallingHours) -> datetime | None:
    """Until when a lead called at `last_call` (epoch seconds) is not served again, in `now`'s zone; None: it is."""
    if last_call is None:
        return None
    until = last_call + hours.rest_minutes * 60
    return datetime.fromtimestamp(until, now.tzinfo) if until > now.timestamp() else None


def elsewhere(zone: str | None, now: datetime) -> bool:
    """Whether the clocks of a lead's place show another time than the rep's."""
    return there(zone, now).utcoffset() != now.utcoffset()


def from_when(zone: str | None, now: datetime, hours: CallingHours) -> str:
    """When calls may be made again, by the rep's clocks with theirs behind: "14:00 (08:00 there)", "Thu 08:00"."""
    opening = opens(zone, now, hours)
    day = "" if opening.date() == now.date() else f"{opening:%a} "
    theirs = f" ({there(zone, opening):%H:%M} there)" if elsewhere(zone, opening) else ""
    return f"{day}{opening:%H:%M}{theirs}"


def why_not_to_call(card: Card, now: datetime, hours: CallingHours) -> str:
    """What speaks against calling somebody now, as a sentence, "" for nothing; `now` is in the rep's zone."""
    if card.do_not_call:
        return f"{card.at or card.name} asked not to be called."
    if may_call(card.time_zone, now, hours):
        return ""
    return f"It is {there(card.time_zone, now):%a %H:%M} there; calls from {from_when(card.time_zone, now, hours)}."

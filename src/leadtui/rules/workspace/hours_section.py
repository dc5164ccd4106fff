"""When work is done and when leads may be called, as options of the tables [hours] and [calling], and as they are kept.

Always holds: the options of a table are kept together, so that a start and an end never come from different files.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from leadtui.words.hours import CallingHours, WorkingHours
from leadtui.words.records import record

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@record
class Timed:
    """An option: its attribute, what kind of value it has (days, clock, country, region, dates, count), its comment."""

    key: str
    kind: str
    says: str


HOURS: dict[str, tuple[Timed, ...]] = {
    "hours": (
        Timed("days", "days", f"the days that are worked: {', '.join(DAYS)}"),
        Timed("start", "clock", "when work begins, on the clocks of each rep"),
        Timed("end", "clock", "when it ends"),
        Timed("country", "country", 'whose public holidays are not worked, as in "DE"; "" for none'),
        Timed("region", "region", 'a part of it with holidays of its own, as in "BY"; "" for none'),
        Timed("closed", "dates", 'further days that are not worked, as in ["2026-12-24"]'),
    ),
    "calling": (
        Timed("days", "days", "the days on which leads may be called"),
        Timed("start", "clock", "from when on, on the clocks of where the lead is"),
        Timed("end", "clock", "until when"),
        Timed(
            "rest_minutes",
            "count",
            "for so long a lead that was called is not served again, unless promised (0 to 10080)",
        ),
    ),
}
"""The tables and their options; each table is an attribute of the workspace, each option one of its value."""

SAYS = {
    "hours": "When work is done: what is filled in falls into it, and working minutes pass in it alone.",
    "calling": "When leads may be called.",
}
_MAKE: dict[str, type[WorkingHours] | type[CallingHours]] = {"hours": WorkingHours, "calling": CallingHours}


def kept_hours(table: str, hours: WorkingHours | CallingHours) -> dict[str, Any]:
    """What differs from a new base, as JSON has it."""
    usual = _MAKE[table]()
    differs = (option for option in HOURS[table] if getattr(hours, option.key) != getattr(usual, option.key))
    return {option.key: as_told(option, getattr(hours, option.key)) for option in differs}


def hours_of(table: str, kept: Mapping[str, Any]) -> Any:
    """The hours that were kept; an option this program does not know is left alone."""
    values = {option.key: _restored(option.kind, kept[option.key]) for option in HOURS[table] if option.key in kept}
    return _MAKE[table](**values)


def as_told(option: Timed, value: Any) -> Any:
    """The value of an option as JSON, and the file, have it."""
    match option.kind:
        case "days":
            return [DAYS[day] for day in sorted(value)]
        case "clock":
            return f"{value:%H:%M}"
        case "dates":
            return [day.isoformat() for day in sorted(value)]
    return value


def _restored(kind: str, value: Any) -> Any:
    match kind:
        case "days":
            return frozenset(DAYS.index(day) for day in value)
        case "clock":
            return time.fromisoformat(value)
        case "dates":
            return frozenset(date.fromisoformat(day) for day in value)
    return value

"""Reads when work is done and when leads may be called from a file of rules."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import shown, told
from leadtui.rules.workspace.hours_section import DAYS, HOURS
from leadtui.rules.workspace.reading_promises import at_place
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.words.errors import InputError
from leadtui.words.records import replace
from leadtui.words.workspace import Workspace

MOST_CLOSED = 1000
REST_MOST = 10_080

_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_HINT = f"One of: {', '.join(DAYS)}."


def read_hours(file: RulesFile, table: str, workspace: Workspace) -> Workspace:
    """The workspace with what the file says in a table of hours; raises InputError."""
    kinds = {option.key: option.kind for option in HOURS[table]}
    held = getattr(workspace, table)
    values: dict[str, Any] = {}
    said = file.table((table,), file.values[table])
    for key in said:
        if key not in kinds:
            raise file.unknown((table, key), "option", list(kinds))
    # The country comes before its region, wherever they stand.
    for key in (key for key in kinds if key in said):
        country = str(values.get("country", getattr(held, "country", "")))
        values[key] = _value(file, (table, key), said[key], kinds[key], country)
    if "country" in values and values["country"] != held.country:
        values.setdefault("region", "")
    start, end = values.get("start", held.start), values.get("end", held.end)
    if start >= end:
        problem = f"the day ends at {end:%H:%M}, not after its start at {start:%H:%M}"
        raise file.mistake((table, "end" if "end" in values else "start"), problem, "Mend start or end.")
    return replace(workspace, **{table: replace(held, **values)})


def _value(file: RulesFile, path: Path, value: Any, kind: str, country: str) -> Any:
    match kind:
        case "days":
            return _days(file, path, value)
        case "clock":
            return _clock(file, path, value)
        case "dates":
            listed = file.list(path, value, 'days, as in ["2026-12-24"]')
            if len(listed) > MOST_CLOSED:
                raise file.mistake(path, f"these are {len(listed):,} days", f"At most {MOST_CLOSED:,} fit.")
            return frozenset(_date(file, (*path, number), day) for number, day in enumerate(listed))
        case "count":
            return file.count(path, value, 0, REST_MOST)
    return _place(file, path, value, kind, country)


def _days(file: RulesFile, path: Path, value: Any) -> frozenset[int]:
    """Days by name, and stretches of them ("mon-fri")."""
    found: set[int] = set()
    for number, item in enumerate(file.list(path, value, 'days, as in ["mon", "tue"]')):
        text = file.words((*path, number), item, 600).lower()
        first, dash, last = (part.strip() for part in text.partition("-"))
        if not _is_day(first) or (dash and not _is_day(last)):
            raise file.mistake((*path, number), f"{shown(text)} is no day of the week", _DAY_HINT)
        start = DAYS.index(first[:3])
        count = (DAYS.index(last[:3]) - start) % len(DAYS) if dash else 0
        found |= {(start + more) % len(DAYS) for more in range(count + 1)}
    if not found:
        raise file.mistake(path, f"{path[-1]} is empty", f"Name at least one of: {', '.join(DAYS)}.")
    return frozenset(found)


def _is_day(text: str) -> bool:
    return len(text) >= len("mon") and any(day.startswith(text) for day in _FULL)


def _clock(file: RulesFile, path: Path, value: Any) -> time:
    """A clock time of a day, in quotation marks or as TOML has times."""
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if not isinstance(value, str):
        raise file.mistake(path, f'{path[-1]} is a time such as "09:00", not {told(value)}')
    found = _CLOCK.fullmatch(value.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise file.mistake(path, f"{shown(value)} is no time of the day", 'Write it as in "09:00" or "17:30".')
    return time(int(found[1]), int(found[2] or 0))


def _date(file: RulesFile, path: Path, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = file.words(path, value, 600)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise file.mistake(path, f"{shown(text)} is no day", 'Write year, month and day: "2026-12-24".') from error


def _place(file: RulesFile, path: Path, value: Any, kind: str, country: str) -> str:
    """A country, or a part of one, by its code."""
    from leadtui.rules.holidays import read_country, read_region

    text = file.words(path, value, 600, empty=True)
    if not text:
        return ""
    if kind == "region" and not country:
        raise file.mistake(path, "a region is part of a country", 'Write country = "..." too.')
    try:
        return read_country(text) if kind == "country" else read_region(text, country)
    except InputError as error:
        raise at_place(file, path, error) from error

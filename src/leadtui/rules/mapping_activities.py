"""Which field each column of a list of activities or events goes to, and what the words in it mean.

By name only: a column that is not known stays out, and nothing is guessed from what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from leadtui.rules.header_words import header_key, header_words, read_reach
from leadtui.rules.text import fold
from leadtui.words.errors import InputError
from leadtui.words.headers_activities import ACTIVITY_HEADERS, EVENTS, KINDS, OUTCOMES

LEAD_FIELDS = ("lead", "external_id", "email", "phone", "full_name", "first_name", "last_name", "company")
"""What tells whose activity it is."""

_MOST_MINUTES = 7 * 24 * 60
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})")
_CLOCK_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)
_UNITS = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(h|hours?|hrs?|std|m|min|mins|minutes?|minuten|s|secs?|seconds?|sek)\b\.?", re.I
)
_DIALLED = re.compile(r"[+(]?\d[\d ().\-/]{4,}")
_PER_UNIT = {"h": 3600.0, "s": 1.0, "m": 60.0}


def map_activities(header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> dict[str, str | None]:
    """Column → field key, each field once: of several with a name for it the first that holds anything.

    When it was is a column of dates before one of times of day, which then says when on that day: "Start Date" and
    "Start Time".
    """
    clocks: list[str] = []
    best: dict[str, tuple[tuple[bool, int], str]] = {}
    for at, name in enumerate(header):
        key, rank = _aliases().get(header_key(name), ("", 0))
        if not key and (reach := read_reach(name)):
            key, rank = reach.kind, 50
        values = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if key == "email" and values and all(_DIALLED.fullmatch(value) for value in values):
            key = "phone"
        if not key:
            continue
        empty = not values
        if key == "at" and all(_CLOCK_TIME.fullmatch(value) for value in values) and values:
            clocks.append(name)
            empty = True
        if key not in best or (empty, rank) < best[key][0]:
            best[key] = ((empty, rank), name)
    if "time" in best and "at" not in best and not _clocks(rows, list(header).index(best["time"][1])):
        best["at"] = best.pop("time")
    if "at" in best and "time" not in best:
        day = best["at"][1]
        clock = next((name for name in clocks if name != day and day not in clocks and _of_one_time(day, name)), None)
        best |= {"time": ((False, 0), clock)} if clock else {}
    taken = {name: key for key, (_, name) in best.items()}
    return {name: taken.get(name) for name in header}


def _of_one_time(day: str, clock: str) -> bool:
    """Whether a column of dates and one of times of day speak of the same moment, by their names."""
    words = header_words(day)
    return len(words) == 1 or {*header_words(clock)} - {"time"} <= {*words}


def _clocks(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a column says at what time of a day, and of no day."""
    values = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
    return bool(values) and all(_CLOCK_TIME.fullmatch(value) for value in values)


def activity_field(text: str) -> str:
    """The field a column is mapped to by hand; "" leaves it out. Raises InputError for one there is none of."""
    said = text.strip()
    if not said:
        return ""
    key = said if said in ACTIVITY_HEADERS else _aliases().get(header_key(said), ("", 0))[0]
    if not key:
        raise InputError(
            f"There is no field {said[:60]!r} of an activity.", f"Known: {', '.join(sorted(ACTIVITY_HEADERS))}."
        )
    return key


def known_activity_field(text: str) -> str | None:
    """The field as `activity_field` gives it; None for one that an activity has not."""
    try:
        return activity_field(text)
    except InputError:
        return None


@cache
def _aliases() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for key, names in ACTIVITY_HEADERS.items():
        for rank, name in enumerate((key, *names)):
            found.setdefault(header_key(name), (key, rank))
    return found


def read_kind(text: str) -> str | None:
    """The kind of activity a word means; None when it is not known."""
    return _meaning(KINDS, text)


def read_event(text: str) -> str | None:
    """The event a word means: opened, visited, clicked, downloaded, attended or replied; None when it is none."""
    return _meaning(EVENTS, text)


def read_outcome(text: str) -> str | None:
    """The outcome's fixed key that a word means; None when it is not known."""
    return _meaning(OUTCOMES, text)


def _meaning(words: Mapping[str, tuple[str, ...]], text: str) -> str | None:
    key = _word(text)
    return next((meant for meant, known in words.items() if key == _word(meant) or key in map(_word, known)), None)


def _word(text: str) -> str:
    return re.sub(r"[\s_\-/]+", " ", fold(text)).strip()


def seconds_in(column: str, key: str, *, events: bool = False) -> tuple[float, bool]:
    """What a bare number in a column of durations counts, in seconds, and whether "1:30" is hours and minutes there.

    Calls, sessions and `events` are counted in seconds, meetings and tasks in minutes.
    """
    if key in ("minutes", "seconds", "milliseconds"):
        return {"minutes": 60.0, "seconds": 1.0, "milliseconds": 0.001}[key], key == "minutes"
    words = set(header_words(column))
    if "minutes" not in words and (events or words & {"call", "talk", "time", "session"}):
        return 1.0, False
    return 60.0, "activity" in words


def read_seconds(text: str, unit: float, *, hours: bool = False) -> int | None:
    """How long something took, in seconds: "0:12:30", "12 min", or a bare number of `unit` seconds.

    `hours`: "1:30" is hours and minutes, else minutes and seconds. None for what is no duration, or longer than a week.
    """
    said = text.strip()
    if clock := _CLOCK.fullmatch(said):
        parts = [int(part) for part in clock.groups() if part is not None]
        first, second, *third = parts
        total = first * 3600.0 + second * 60 + sum(third) if third or hours else first * 60.0 + second
    elif measured := _UNITS.findall(said):
        total = sum(float(number.replace(",", ".")) * _PER_UNIT[name[0].lower()] for number, name in measured)
    else:
        try:
            total = float(said.replace(",", ".")) * unit
        except ValueError:
            return None
    return round(total) if 0 <= total <= _MOST_MINUTES * 60 else None


def is_done(text: str) -> bool:
    """Whether a planned thing has happened, by what a list says of it."""
    return _word(text) not in _NOT_DONE


_NOT_DONE = frozenset(
    ("to do", "todo", "open", "not started", "in progress", "no", "false", "0", "scheduled", "planned", "cancelled",
     "canceled", "waiting", "waiting on someone else", "deferred", "pending", "overdue", "nein", "non", "offen")
)  # fmt: skip

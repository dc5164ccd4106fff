"""Turns what a phrase says into a moment, given now, by the rules of the grammar.

With `past` everything is mirrored: what would be the next is the last. A day that the phrase itself pins down ("today",
a date with its year) is obeyed even when it has gone by, unless only what lies ahead is wanted; with `past` nothing
that is still to come is accepted. The minute that is running has not gone by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from leadtui.rules.when.calendar_days import Frame, day_of, span_day
from leadtui.rules.when.phrase import Phrase, Span
from leadtui.rules.when.tokens import refusal, wrong_way
from leadtui.rules.when.vocabulary import PARTS, NamedTimes
from leadtui.rules.zones import before, elapsed, wall
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours

_AFTERNOON = range(1, 7)


@dataclass(frozen=True, slots=True)
class When:
    """A moment typed by a person. `at` is aware, in the rep's zone; for a whole day its first instant.

    `date` is set when no clock was given and the whole day is meant, else None.
    """

    at: datetime
    date: date | None


def resolve(
    phrase: Phrase,
    now: datetime,
    *,
    past: bool,
    ahead: bool = False,
    their_zone: tzinfo | None,
    hours: WorkingHours,
    names: NamedTimes,
) -> When:
    """Return the moment a phrase means at `now` (aware, in the rep's zone). Raises InputError that names the part."""
    home = now.tzinfo
    if home is None:
        raise ValueError("a time without a zone reached the rules")
    if phrase.theirs and their_zone is None:
        raise _no_zone(phrase)
    zone = their_zone if phrase.theirs and their_zone else home
    local = now.replace(microsecond=0).astimezone(zone)
    clock = _clock(phrase, names)
    gone_by = clock is not None and not before(local, wall(local.date(), clock, zone))
    frame = Frame(phrase, local.date(), past, hours, names.week_end, clock is None or gone_by == past)
    found = _moment(frame, local, zone, clock)
    if past and (found.date > local.date() if found.date else before(local, found.at)):
        raise wrong_way(phrase.text, phrase.text.strip(), past=True)
    minute = local.replace(second=0)
    if ahead and (found.date < local.date() if found.date else before(found.at, minute)):
        raise wrong_way(phrase.text, phrase.text.strip(), past=False)
    return When(found.at.astimezone(UTC).astimezone(home), found.date)


def _moment(frame: Frame, local: datetime, zone: tzinfo, clock: time | None) -> When:
    phrase = frame.phrase
    if phrase.now:
        return When(local, None)
    if phrase.instant:
        return When(phrase.instant.astimezone(zone), None)
    if phrase.span and phrase.span.elapsed:
        return When(_counted(frame, phrase.span, local, zone), None)
    day = day_of(frame)
    if phrase.span:
        day = span_day(frame, phrase.span, day or frame.today)
    if day is None:
        day = frame.today if frame.today_counts else frame.today + timedelta(days=frame.sign)
    return When(wall(day, clock or time(), zone), None if clock else day)


def _counted(frame: Frame, span: Span, local: datetime, zone: tzinfo) -> datetime:
    day = span_day(frame, span, frame.today)
    start = local if day == frame.today else wall(day, local.time(), zone)
    return elapsed(start, (span.sign or frame.sign) * timedelta(minutes=span.minutes))


def _clock(phrase: Phrase, names: NamedTimes) -> time | None:
    typed, part = phrase.clock, phrase.part
    if typed is None:
        return names.clock(part) if part else None
    hour = typed.hour
    if typed.half:
        hour = hour % 12 + (12 if typed.half == "pm" else 0)
    elif (hour + 12 in PARTS[part]) if part else (hour in _AFTERNOON and not typed.exact):
        hour += 12
    if part and hour not in PARTS[part]:
        raise refusal(phrase.text, phrase.said["clock"], f'"{phrase.said["part"]}" names another time of the day.')
    return time(hour, typed.minute, typed.second)


def _no_zone(phrase: Phrase) -> InputError:
    return InputError(
        f'"{phrase.said["theirs"]}" cannot be read: the time zone of the lead is not known.',
        "Set the time zone or the country of the lead, or type the time as it is here.",
    )

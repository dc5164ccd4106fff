"""Dates and lengths of time in a query: each is a stretch from a first to a last second.

A calendar word or date is the whole day, week, month, quarter or year it names. A length without a sign is counted the
way its field faces: `created:<7d` is younger than seven days, `due:<7d` due within seven. With a sign it is the instant
that far ahead (`+7d`) or ago (`-7d`). Ranges include both ends.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.tree import Column, Comparison, Node, Value
from leadtui.rules.query.vocabulary import QueryField
from leadtui.words.errors import InputError
from leadtui.words.records import record
from leadtui.words.workspace import word_key

EXPECTED = "Dates: 2026-12-01, 2026-12, today, week, month, 7d (2w, 3mo, 4h), or a range such as 2026-01..2026-03."
_LENGTH = re.compile(r"([+-]?)(\d{1,5})(m|min|h|d|w|mo|y)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?|-?q([1-4]))?", re.IGNORECASE)
_SECONDS = {"m": 60, "min": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
_BACKWARD: dict[Comparison, Comparison] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_PERIODS = ("week", "month", "quarter", "year")


@record
class Stretch:
    """From `first` to `last` (UTC, both included). `length`: typed as a length of time without a sign."""

    first: datetime
    last: datetime
    length: bool = False


def compare(field: QueryField, op: Comparison, values: tuple[Value | None, ...], context: Context) -> Node:
    """The test of an instant or date against one value, or against two ends of a range. Raises QueryError."""
    ends = [None if value is None else stretch(field, value, context) for value in values]
    given = [end for end in ends if end]
    backward = field.facing == "past" and given[0].length
    at = next(value for value in values if value is not None)
    if op == "between":
        if len({end.length for end in given}) > 1:
            raise QueryError(at.position, at.text, "both ends of the range must be dates, or both lengths of time")
        low, high = reversed(ends) if backward else ends
        if low and high and low.length and low.first > high.first:
            low, high = high, low
        if low and high and low.first > high.last:
            raise QueryError(at.position, at.text, "the range ends before it begins", "Swap its ends.")
        return _between(field, low, high, context)
    if op == "in":
        if given[0].length:
            hint = f"Write {field.name}:<{at.text} (less) or {field.name}:>{at.text} (more)."
            raise QueryError(at.position, at.text, "a length of time needs < or >", hint)
        return _between(field, given[0], given[0], context)
    if backward:
        op = _BACKWARD[op]
    edge = given[0].first if op in ("<", ">=") else given[0].last
    return Column(field.column, op, _as_kept(field, edge, context))


def stretch(field: QueryField, value: Value, context: Context) -> Stretch:
    """What a typed date or length of time covers. Raises QueryError that says what was expected."""
    text = value.text.strip()
    try:
        return (
            _length(field, value, text, context)
            or _calendar(text, context)
            or _named(text, context)
            or _spoken(field, value, context)
        )
    except (ValueError, OverflowError) as error:
        raise QueryError(value.position, value.text, "there is no such date", EXPECTED) from error


def _between(field: QueryField, low: Stretch | None, high: Stretch | None, context: Context) -> Node:
    first = _as_kept(field, low.first, context) if low else None
    last = _as_kept(field, high.last, context) if high else None
    if first is None or last is None:
        return Column(field.column, ">=", first) if first is not None else Column(field.column, "<=", last)
    return Column(field.column, "between", (first, last))


def _as_kept(field: QueryField, instant: datetime, context: Context) -> datetime | date:
    return instant if field.kind == "instant" else instant.astimezone(context.zone).date()


def _days(context: Context, first: date, last: date) -> Stretch:
    return Stretch(context.midnight(first), context.end_of(last))


def _length(field: QueryField, value: Value, text: str, context: Context) -> Stretch | None:
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    sign, amount, unit = match.group(1), int(match.group(2)), match.group(3).lower()
    if not sign and not field.facing:
        hint = f"Write +{text} (from now) or -{text} (ago)."
        raise QueryError(value.position, value.text, f"it is not clear which way {text} counts for {field.name}", hint)
    ahead = sign == "+" or (not sign and field.facing == "future")
    amount = amount if ahead else -amount
    if unit in _SECONDS:
        instant = context.now.astimezone(UTC) + timedelta(seconds=amount * _SECONDS[unit])
    else:
        local = context.now.astimezone(context.zone)
        day = _month_shift(local.date(), amount * (12 if unit == "y" else 1))
        instant = datetime.combine(day, local.time(), tzinfo=context.zone).astimezone(UTC)
    instant = instant.replace(microsecond=0)
    return Stretch(instant, instant, not sign)


def _calendar(text: str, context: Context) -> Stretch | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, quarter = (int(part) if part else 0 for part in match.groups())
    if day:
        return _days(context, date(year, month, day), date(year, month, day))
    if quarter:
        return _days(context, date(year, quarter * 3 - 2, 1), _month_end(date(year, quarter * 3, 1)))
    if match.group(2):
        return _days(context, date(year, month, 1), _month_end(date(year, month, 1)))
    return _days(context, date(year, 1, 1), date(year, 12, 31))


def _named(text: str, context: Context) -> Stretch | None:
    key = word_key(text)
    now = context.now.astimezone(UTC).replace(microsecond=0)
    if key == "now":
        return Stretch(now, now)
    day = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(key)
    if day is not None:
        on = context.today + timedelta(days=day)
        return _days(context, on, on)
    for prefix, shift in (("this", 0), ("next", 1), ("last", -1), ("", 0)):
        period = key.removeprefix(prefix)
        if key.startswith(prefix) and period in _PERIODS:
            return _days(context, *_period(period, shift, context.today))
    return None


def _spoken(field: QueryField, value: Value, context: Context) -> Stretch:
    """What a rep would type for a time elsewhere: "next fri", "25 nov", "12/5", "tue 10"."""
    not_a_date = QueryError(value.position, value.text, f"{field.name} takes a date", EXPECTED)
    if value.text.strip().isdecimal():
        raise not_a_date
    from leadtui.rules import when

    now = context.now.astimezone(context.zone)
    try:
        past, hours = field.facing == "past", context.workspace.hours
        found = when.parse(value.text, now, region=context.region, past=past, hours=hours)
    except InputError as error:
        raise not_a_date from error
    if found.date:
        return _days(context, found.date, found.date)
    minute = found.at.astimezone(UTC).replace(second=0, microsecond=0)
    return Stretch(minute, minute + timedelta(seconds=59))


def _period(name: str, shift: int, today: date) -> tuple[date, date]:
    if name == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[name]
    first = _month_shift(today.replace(month=(today.month - 1) // months * months + 1, day=1), shift * months)
    return first, _month_end(_month_shift(first, months - 1))


def _month_shift(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])

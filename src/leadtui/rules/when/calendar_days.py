"""Which calendar day a phrase means, seen from today. Zones are unknown here; a clock has only gone by or not.

Weeks begin on Monday (ISO 8601). A day that does not exist, or lies on the wrong side of today, is refused.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from leadtui.rules.when.days import LAST_YEAR
from leadtui.rules.when.phrase import Dated, Day, DayOfMonth, Nearby, Period, Phrase, Span, Weekday
from leadtui.rules.when.tokens import refusal, wrong_way
from leadtui.rules.when.vocabulary import DAY_NAMES, MONTH_NAMES, MONTHS_UNIT, QUARTERS, WEEKS
from leadtui.rules.working_time import shift_business_days
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours


@dataclass(frozen=True, slots=True)
class Frame:
    """From where a phrase is read: today, the direction, and whether the clock it names has gone by today.

    `today_counts` is whether that clock today still lies in the direction; always so without a clock.
    """

    phrase: Phrase
    today: date
    past: bool
    hours: WorkingHours
    week_end: int
    today_counts: bool

    @property
    def sign(self) -> int:
        """+1 when the phrase looks ahead, -1 when it looks back."""
        return -1 if self.past else 1

    def refuse(self, slot: str, expected: str) -> InputError:
        """Return the refusal of what was typed for `slot`."""
        return refusal(self.phrase.text, self.phrase.said[slot], expected)

    def only(self, slot: str, sign: int) -> None:
        """Refuse what was typed for `slot` unless `sign` (+1, -1, or 0 for neither) is the direction of the phrase."""
        if sign and sign != self.sign:
            raise wrong_way(self.phrase.text, self.phrase.said[slot], past=self.past)


def day_of(frame: Frame) -> date | None:
    """Return the day named by weekday and date together, None when neither is."""
    weekday, day = frame.phrase.weekday, frame.phrase.day
    if weekday and isinstance(day, Period) and day.unit == WEEKS and not day.end:
        return _weekday_of_week(frame, weekday, day)
    if day is None:
        return _weekday(frame, weekday) if weekday else None
    found = _day(frame, day)
    if weekday and (weekday.which or weekday.number != found.weekday()):
        named = f"{found.day} {MONTH_NAMES[found.month - 1].capitalize()} {found.year}"
        raise frame.refuse("weekday", f"{named} is a {DAY_NAMES[found.weekday()].capitalize()}.")
    return found


def span_day(frame: Frame, span: Span, start: date) -> date:
    """Return the day a span leads to from `start`; a month too short gives its last day (31 Jan + 1 mo = 28 Feb)."""
    sign = span.sign or frame.sign
    frame.only("span", sign)
    moved = _add_months(frame, start, sign * span.months)
    try:
        moved += timedelta(days=sign * span.days)
    except OverflowError as error:
        raise frame.refuse("span", "That is too far away.") from error
    if span.business_days:
        moved = shift_business_days(moved, sign * span.business_days, frame.hours)
    if abs(moved.year - frame.today.year) > 100 or moved.year > LAST_YEAR:
        raise frame.refuse("span", "That is too far away.")
    return moved


def _weekday(frame: Frame, weekday: Weekday) -> date:
    monday = frame.today - timedelta(days=frame.today.weekday())
    if weekday.which in ("next", "last"):
        shift = 1 if weekday.which == "next" else -1
        frame.only("weekday", shift)
        return monday + timedelta(days=7 * shift + weekday.number)
    if weekday.which == "coming":
        frame.only("weekday", 1)
    away = frame.sign * (weekday.number - frame.today.weekday()) % 7
    if away == 0 and not (weekday.which == "this" and frame.today_counts):
        away = 7
    return frame.today + timedelta(days=frame.sign * away)


def _weekday_of_week(frame: Frame, weekday: Weekday, week: Period) -> date:
    if weekday.which:
        raise frame.refuse("weekday", "Name the week once.")
    frame.only("day", week.shift)
    monday = frame.today - timedelta(days=frame.today.weekday())
    found = monday + timedelta(days=7 * week.shift + weekday.number)
    frame.only("weekday", 0 if found == frame.today else 1 if found > frame.today else -1)
    return found


def _day(frame: Frame, day: Day) -> date:
    if isinstance(day, Nearby):
        frame.only("day", (day.days > 0) - (day.days < 0))
        return frame.today + timedelta(days=day.days)
    if isinstance(day, Dated):
        return _dated(frame, day)
    if isinstance(day, DayOfMonth):
        return _day_of_month(frame, day)
    frame.only("day", day.shift)
    return _period_end(frame, day) if day.end else _period_start(frame, day)


def _dated(frame: Frame, day: Dated) -> date:
    year = day.year
    if year is None:
        today = (frame.today.month, frame.today.day)
        wrong_side = (day.month, day.day) > today if frame.past else (day.month, day.day) < today
        year = frame.today.year + (frame.sign if wrong_side else 0)
    try:
        return date(year, day.month, day.day)
    except ValueError as error:
        name = MONTH_NAMES[day.month - 1].capitalize()
        raise frame.refuse("day", f"{name} {year} has {monthrange(year, day.month)[1]} days.") from error


def _day_of_month(frame: Frame, day: DayOfMonth) -> date:
    first = frame.today.replace(day=1)
    if day.shift is not None:
        frame.only("day", day.shift)
        month = _add_months(frame, first, day.shift)
        length = monthrange(month.year, month.month)[1]
        if day.day > length:
            raise frame.refuse("day", f"{MONTH_NAMES[month.month - 1].capitalize()} has {length} days.")
        return month.replace(day=day.day)
    away = 0
    while True:
        month = _add_months(frame, first, away)
        if day.day <= monthrange(month.year, month.month)[1]:
            found = month.replace(day=day.day)
            if found == frame.today or (found < frame.today) == frame.past:
                return found
        away += frame.sign


def _period_start(frame: Frame, period: Period) -> date:
    if period.shift == 0:
        raise frame.refuse("day", f'Name a day, such as "tue" or "end of {period.unit}".')
    if period.unit == WEEKS:
        monday = frame.today - timedelta(days=frame.today.weekday())
        return monday + timedelta(days=7 * period.shift + min(frame.hours.days))
    return _first_of(frame, period)


def _period_end(frame: Frame, period: Period) -> date:
    if period.unit != WEEKS:
        following = Period(period.unit, period.shift + 1)
        return _first_of(frame, following) - timedelta(days=1)
    last = frame.today + timedelta(days=frame.week_end - frame.today.weekday() + 7 * period.shift)
    if period.shift == 0 and not frame.past and last < frame.today:
        return last + timedelta(days=7)
    return last


def _first_of(frame: Frame, period: Period) -> date:
    length = {MONTHS_UNIT: 1, QUARTERS: 3}.get(period.unit, 12)
    month = (frame.today.month - 1) // length * length + 1
    return _add_months(frame, date(frame.today.year, month, 1), period.shift * length)


def _add_months(frame: Frame, day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= LAST_YEAR + 1:
        raise frame.refuse("span", "That is too far away.")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

"""Days and times of the sample data, as seconds since 1970: what lies how many working days before or after now.

The clock times are those of a rep's day in his zone. Building one costs a zone look-up for each of some 600 days, once.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from leadtui.rules.samples.dice import Dice
from leadtui.rules.working_time import works_on
from leadtui.rules.zones import wall

LONGEST = 420
"""Days back and ahead that can be asked for."""

_MORNING, _EVENING = 9 * 60, 17 * 60 + 30
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_day(day: date) -> str:
    """A day as reps note it: 14 Oct."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def instant(seconds: int) -> datetime:
    """The aware instant the model wants."""
    return datetime.fromtimestamp(seconds, UTC)


class Calendar:
    """The days around `now`. `back` and `ahead` are the working days before and after today, nearest first, in days."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        local = now.astimezone(zone)
        self.now = int(now.timestamp())
        self.today = local.date()
        self._midnight = {
            days: int(wall(self.today + timedelta(days=days), time(), zone).timestamp())
            for days in range(-LONGEST, LONGEST + 1)
        }
        self.minute = (self.now - self._midnight[0]) // 60
        self.back = [-n for n in range(1, LONGEST + 1) if works_on(self.today - timedelta(days=n))]
        self.ahead = [n for n in range(1, LONGEST + 1) if works_on(self.today + timedelta(days=n))]

    def at(self, days: int, minute: int) -> int:
        """An instant: days from today (negative: before), minutes since midnight."""
        return self._midnight[days] + minute * 60

    def day(self, days: int) -> date:
        """The date so many days from today."""
        return self.today + timedelta(days=days)

    def worked(self, index: int, dice: Dice) -> int:
        """Some time in the working hours of the `index`-th working day before today (0: the latest)."""
        return self.at(self.back[min(index, len(self.back) - 1)], dice.between(_MORNING, _EVENING)) + dice.between(
            0, 59
        )

    def planned(self, index: int, dice: Dice) -> int:
        """A round time in the working hours of the `index`-th working day after today (0: the next)."""
        return self.at(self.ahead[index], _MORNING + 5 * dice.between(0, 100))

    def earlier(self, dice: Dice) -> int:
        """A round time that has just passed: today since the morning, else on the latest working day's afternoon."""
        if self.minute < _MORNING + 15:
            return self.at(self.back[0], 15 * 60 + 5 * dice.between(0, 28))
        latest = min(self.minute, _EVENING + 60) - 10
        return self.at(0, _MORNING + 5 * dice.between(0, (latest - _MORNING) // 5))

    def later(self, dice: Dice) -> int:
        """A round time still to come today, in working hours when they are not over; before midnight if any can be."""
        first = -(-(self.minute + 15) // 5) * 5
        last = _EVENING if first <= _EVENING - 30 else 23 * 60 + 55
        return self.at(0, first + 5 * dice.between(0, max(last - first, 0) // 5))

    def soon(self, minutes: int) -> int:
        """The next round time at least so many minutes from now."""
        step = 5 * 60
        return -(-(self.now + minutes * 60) // step) * step

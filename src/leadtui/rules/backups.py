"""What backups are called, and which of them are kept.

The hourly, daily and weekly rule is the one of restic (`forget --keep-hourly --keep-daily --keep-weekly`): of each of
the last 24 hours *in which there is a backup* the newest is kept, and so on for days and weeks. It looks at the backups
alone and not at the clock, so a clock that was wrong for once takes none of them away. Hours, days and weeks are UTC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice

from leadtui.words.records import record

HOURLY, DAILY, WEEKLY = 24, 14, 8
"""How many hours, days and weeks keep their newest backup."""

FOR_SOMETHING = 24
"""How many of the newest backups that were asked for, or made before a base was rewritten, are kept however close
together: the second of an hour must not take the first away, which may hold the day's work. For the same reason they
and the daily ones are thinned apart."""


class Why(StrEnum):
    """What a backup was made for; the word stands in its name."""

    DAILY = "daily"
    ASKED = "asked"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    REPAIR = "repair"

    @property
    def shown(self) -> str:
        """In words, after "made"."""
        return _SHOWN[self]


_SHOWN = {
    Why.DAILY: "by the day's first start", Why.ASKED: "when you asked", Why.UPGRADE: "before an upgrade",
    Why.RESTORE: "before a restore", Why.REPAIR: "before a repair",
}  # fmt: skip
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(
    r"(?P<base>.+)-(?P<at>\d{8}T\d{6}Z)-schema(?P<schema>\d{1,9})-(?P<why>[a-z]+)(?:-(?P<number>\d{1,9}))?\.backup"
)


@record
class BackupName:
    """What a backup's file name says: of which base, from when (whole seconds), of which schema, what for.

    `number` tells backups of one second apart: 1, 2, ...
    """

    base: str
    at: datetime
    schema: int
    why: Why
    number: int = 1

    @property
    def file(self) -> str:
        """The file's name."""
        more = f"-{self.number}" if self.number > 1 else ""
        return f"{self.base}-{self.at.astimezone(UTC):{_STAMP}}-schema{self.schema}-{self.why}{more}.backup"

    @property
    def order(self) -> tuple[datetime, int, str]:
        """By age, the oldest first; names of one second in one fixed order."""
        return self.at, self.number, self.file


def read_name(file: str) -> BackupName | None:
    """What a file's name says, None when it is not one that we gave."""
    found = _NAME.fullmatch(file)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["at"], _STAMP).replace(tzinfo=UTC)
        name = BackupName(found["base"], at, int(found["schema"]), Why(found["why"]), int(found["number"] or 1))
    except ValueError:
        return None
    return name if name.file == file else None


def newest_first(names: Iterable[BackupName]) -> list[BackupName]:
    """The backups of one base, the newest first."""
    return sorted(names, key=lambda name: name.order, reverse=True)


def to_keep(names: Iterable[BackupName]) -> list[BackupName]:
    """Which of the backups of one base are kept, newest first; all others may go."""
    ordered = newest_first(names)
    daily, others = ([n for n in ordered if (n.why is Why.DAILY) is of_the_day] for of_the_day in (True, False))
    kept = {name.file for name in others[:FOR_SOMETHING]}
    for same in (daily, others):
        kept |= {name.file for period, most in _PERIODS for name in islice(_newest_of_each(same, period), most)}
    return [name for name in ordered if name.file in kept]


def _newest_of_each(ordered: Iterable[BackupName], period: Callable[[datetime], object]) -> Iterable[BackupName]:
    seen: set[object] = set()
    for name in ordered:
        when = period(name.at.astimezone(UTC))
        if when not in seen:
            seen.add(when)
            yield name


_PERIODS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda at: (at.date(), at.hour), HOURLY),
    (lambda at: at.date(), DAILY),
    (lambda at: at.isocalendar()[:2], WEEKLY),
)

"""The one grammar of typed times: how a rep says when, on every screen and on the command line.

A phrase names a day, a clock, both in any order, or a length of time:

- day: `today` `tomorrow` `tue` `this fri` `next fri` `tue next week` `25 nov` `nov 25 2026` `12/5` `2026-12-01`
  `the 25th` `next week` (its Monday) `next month` (its 1st) `eow` `eom` `eoq` `end of next month`
- clock: `15:00` `3pm` `10` `half past three` `noon` `morning` `tonight` `7 in the evening` `eod`, then `their time`
- length: `3d` `+3d` `in 3 days` `a week from tue` `half an hour` `1h 30m` `2mo` `1bd`; looking back `3d` `3 days ago`

Minutes and hours really pass; days, weeks and months are counted on the calendar. A clock that the night of the change
to summer time skips is moved on by the gap, one that it shows twice in autumn means the first time. Always holds:
`date` is set exactly when no clock was named, and whatever is not understood whole is refused, never guessed.
"""

from __future__ import annotations

from datetime import datetime, tzinfo

from leadtui.rules.when.echo import say
from leadtui.rules.when.reader import read
from leadtui.rules.when.resolve import When, resolve
from leadtui.rules.when.tokens import EXAMPLES, PAST_EXAMPLES
from leadtui.rules.when.vocabulary import DEFAULT_NAMES, NamedTimes
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.regions import month_comes_first

__all__ = ["DEFAULT_NAMES", "NamedTimes", "When", "parse", "say"]


def parse(
    phrase: str,
    now: datetime,
    *,
    region: str = "",
    past: bool = False,
    ahead: bool = False,
    their_zone: tzinfo | None = None,
    hours: WorkingHours = DEFAULT_HOURS,
    names: NamedTimes = DEFAULT_NAMES,
) -> When:
    """Return the moment a typed phrase means at `now`, which is aware and in the rep's zone.

    `region` (ISO 3166) decides the order in `12/5`; `past` reads what has happened; `ahead` also refuses what has gone
    by though it was said outright, as a date with its year; `their_zone` is the lead's, for "their time". Raises
    InputError that names the part which cannot be read and what was expected.
    """
    tree = read(phrase, PAST_EXAMPLES if past else EXAMPLES, month_first=month_comes_first(region))
    return resolve(tree, now, past=past, ahead=ahead, their_zone=their_zone, hours=hours, names=names)

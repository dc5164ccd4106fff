"""What reps type, and what it means in three zones: one table. Now is Wednesday 18 November 2026, 10:00, there.

In all three the clocks on the wall show the same; the instants differ. Sydney has summer time meanwhile, and New York
and Berlin change theirs on different nights.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.when import When, parse, say
from leadtui.rules.zones import wall
from leadtui.words.errors import InputError

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Australia/Sydney")]

TABLE = """
today                           2026-11-18
tod                             2026-11-18
now                             2026-11-18 10:00
tomorrow                        2026-11-19
tmrw                            2026-11-19
day after tomorrow              2026-11-20
the day after tomorrow at 9     2026-11-20 09:00
mon                             2026-11-23
tue                             2026-11-24
wed                             2026-11-25
thu                             2026-11-19
fri                             2026-11-20
sat                             2026-11-21
sun                             2026-11-22
thursday                        2026-11-19
thurs                           2026-11-19
Tues.                           2026-11-24
on friday                       2026-11-20
this wed                        2026-11-18
this fri                        2026-11-20
this wed 9                      2026-11-25 09:00
this wed 11                     2026-11-18 11:00
next mon                        2026-11-23
next wed                        2026-11-25
next fri                        2026-11-27
next friday 14:30               2026-11-27 14:30
fri next week                   2026-11-27
next week fri                   2026-11-27
coming thu                      2026-11-19
mon 9                           2026-11-23 09:00
mon 9:15                        2026-11-23 09:15
mon 9.15am                      2026-11-23 09:15
mon at 9                        2026-11-23 09:00
9 mon                           2026-11-23 09:00
9am mon                         2026-11-23 09:00
mon 3                           2026-11-23 15:00
mon 3am                         2026-11-23 03:00
mon 3pm                         2026-11-23 15:00
mon 330pm                       2026-11-23 15:30
mon 12                          2026-11-23 12:00
mon 12am                        2026-11-23 00:00
mon 12pm                        2026-11-23 12:00
mon 7                           2026-11-23 07:00
mon 6                           2026-11-23 18:00
mon 06:00                       2026-11-23 06:00
mon 0:30                        2026-11-23 00:30
mon 18                          2026-11-23 18:00
mon 18:45                       2026-11-23 18:45
mon 23:59                       2026-11-23 23:59
mon @ 4                         2026-11-23 16:00
mon 10 o'clock                  2026-11-23 10:00
mon half past three             2026-11-23 15:30
mon half past 9                 2026-11-23 09:30
mon quarter past 2              2026-11-23 14:15
mon quarter to 5                2026-11-23 16:45
mon a quarter to 10             2026-11-23 09:45
mon morning                     2026-11-23 09:00
mon noon                        2026-11-23 12:00
mon afternoon                   2026-11-23 14:00
mon evening                     2026-11-23 18:00
mon evening 7                   2026-11-23 19:00
mon 8 in the evening            2026-11-23 20:00
mon 7 in the morning            2026-11-23 07:00
mon eod                         2026-11-23 17:00
eod mon                         2026-11-23 17:00
17:00                           2026-11-18 17:00
5pm                             2026-11-18 17:00
5                               2026-11-18 17:00
9                               2026-11-19 09:00
9:30                            2026-11-19 09:30
10:00                           2026-11-19 10:00
10:01                           2026-11-18 10:01
1                               2026-11-18 13:00
noon                            2026-11-18 12:00
morning                         2026-11-19 09:00
afternoon                       2026-11-18 14:00
evening                         2026-11-18 18:00
tonight                         2026-11-18 18:00
tonight at 8                    2026-11-18 20:00
this evening                    2026-11-18 18:00
this afternoon                  2026-11-18 14:00
tomorrow morning                2026-11-19 09:00
tomorrow 3                      2026-11-19 15:00
tomorrow 15:00                  2026-11-19 15:00
tomorrow afternoon 3            2026-11-19 15:00
eod                             2026-11-18 17:00
end of day                      2026-11-18 17:00
eow                             2026-11-20
end of week                     2026-11-20
end of the week 15:00           2026-11-20 15:00
eom                             2026-11-30
end of the month                2026-11-30
end of next month               2026-12-31
eoq                             2026-12-31
end of quarter                  2026-12-31
end of next quarter             2027-03-31
eoy                             2026-12-31
next week                       2026-11-23
next week 9                     2026-11-23 09:00
next month                      2026-12-01
next quarter                    2027-01-01
next year                       2027-01-01
30m                             2026-11-18 10:30
+30m                            2026-11-18 10:30
in 30 minutes                   2026-11-18 10:30
45 min                          2026-11-18 10:45
1h                              2026-11-18 11:00
2h                              2026-11-18 12:00
in 2 hours                      2026-11-18 12:00
half an hour                    2026-11-18 10:30
an hour                         2026-11-18 11:00
1.5h                            2026-11-18 11:30
1h30m                           2026-11-18 11:30
an hour and a half              2026-11-18 11:30
24h                             2026-11-19 10:00
1d                              2026-11-19
3d                              2026-11-21
+3d                             2026-11-21
in 3 days                       2026-11-21
three days                      2026-11-21
3 days from now                 2026-11-21
3d 10                           2026-11-21 10:00
in 3 days at 3pm                2026-11-21 15:00
1w                              2026-11-25
2w                              2026-12-02
in two weeks                    2026-12-02
a week                          2026-11-25
14 days                         2026-12-02
a fortnight                     2026-12-02
2 fortnights                    2026-12-16
2 weeks from mon                2026-12-07
a week from tue                 2026-12-01
a week from tomorrow            2026-11-26
1mo                             2026-12-18
in a month                      2026-12-18
3 months                        2027-02-18
6mo                             2027-05-18
a quarter from now              2027-02-18
1y                              2027-11-18
in a year                       2027-11-18
1bd                             2026-11-19
2bd                             2026-11-20
3bd                             2026-11-23
5 business days                 2026-11-25
in 3 working days               2026-11-23
3bd 16:00                       2026-11-23 16:00
1d 2h                           2026-11-19 12:00
25 nov                          2026-11-25
nov 25                          2026-11-25
25th of november                2026-11-25
november 25th                   2026-11-25
25 nov 2026                     2026-11-25
25 nov 14:00                    2026-11-25 14:00
nov 25, 2pm                     2026-11-25 14:00
wed 25 nov                      2026-11-25
Wed, 25 Nov 2026 15:00          2026-11-25 15:00
18 nov                          2026-11-18
17 nov                          2027-11-17
1 jan                           2027-01-01
29 feb 2028                     2028-02-29
28 mar 2027 12:00               2027-03-28 12:00
14 mar 2027 12:00               2027-03-14 12:00
4 apr 2027 12:00                2027-04-04 12:00
the 25th                        2026-11-25
the 5th                         2026-12-05
the 31st                        2026-12-31
18th                            2026-11-18
the 5th of next month at 3      2026-12-05 15:00
25.11.                          2026-11-25
25.11.2026                      2026-11-25
25.11. 9                        2026-11-25 09:00
25/11                           2026-11-25
12/5                            2027-05-12
13/12                           2026-12-13
2026-12-01                      2026-12-01
2026-12-01 15:00                2026-12-01 15:00
2026-12-01T15:00                2026-12-01 15:00
2027-07-01 08:30                2027-07-01 08:30
"""
PHRASES = [(line[:32].strip(), line[32:].strip()) for line in TABLE.strip().splitlines()]
PAST = [
    ("yesterday", "2026-11-17"),
    ("yesterday 3pm", "2026-11-17 15:00"),
    ("tue 10", "2026-11-17 10:00"),
    ("last fri", "2026-11-13"),
    ("3d", "2026-11-15"),
    ("3 days ago", "2026-11-15"),
    ("2 hours ago", "2026-11-18 08:00"),
    ("last night", "2026-11-17 18:00"),
    ("9:30", "2026-11-18 09:30"),
    ("10:30", "2026-11-17 10:30"),
    ("this morning", "2026-11-18 09:00"),
    ("25 nov", "2025-11-25"),
    ("last month", "2026-10-01"),
    ("1bd", "2026-11-17"),
]
INSTANTS = [
    ("2026-12-01T09:00Z", datetime(2026, 12, 1, 9, tzinfo=UTC)),
    ("2026-12-01T09:00+01:00", datetime(2026, 12, 1, 8, tzinfo=UTC)),
    ("2026-12-01 09:00:00-05:00", datetime(2026, 12, 1, 14, tzinfo=UTC)),
]
JUNK = [
    ("next blursday", "blursday"),
    ("tomorrow at 26", "26"),
    ("feb 30", "feb 30"),
    ("25:00", "25:00"),
    ("3 fortnites", "fortnites"),
    ("mon tue", "tue"),
    ("10 11", "11"),
    ("soonish", "soonish"),
    ("tomorrow !!", "!!"),
    ("call ada tomorrow", "call"),
    ("2026-13-01", "2026-13-01"),
    ("31 april", "31 april"),
    ("-3d", "-3d"),
    ("yesterday", "yesterday"),
    ("in 3", "3"),
    ("12h pm", "pm"),
    ("1e3 days", "1e3"),
    ("'; DROP TABLE lead", "'"),
]

MINUTES = st.integers(0, 60 * 365 * 24 * 60).map(
    lambda count: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=count)
)


def now_in(zone: ZoneInfo) -> datetime:
    return datetime(2026, 11, 18, 10, tzinfo=zone)


def expect(wall: str, zone: ZoneInfo) -> tuple[datetime, date | None]:
    """The instant at which the clocks of the zone show this, and the day where it is a whole one."""
    moment = datetime.fromisoformat(wall).replace(tzinfo=zone)
    return moment.astimezone(UTC), None if " " in wall else moment.date()


def test_the_table_is_long_enough_and_has_nothing_twice() -> None:
    assert len({phrase for phrase, _ in PHRASES}) == len(PHRASES) >= 150


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("phrase", "wall"), PHRASES)
def test_a_phrase_means_the_same_on_the_clocks_of_every_zone(phrase: str, wall: str, zone: ZoneInfo) -> None:
    when = parse(phrase, now_in(zone))
    assert (when.at.astimezone(UTC), when.date) == expect(wall, zone)
    assert when.at.tzinfo is zone


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("phrase", "wall"), PAST)
def test_looking_back_it_does_too(phrase: str, wall: str, zone: ZoneInfo) -> None:
    when = parse(phrase, now_in(zone), past=True)
    assert (when.at.astimezone(UTC), when.date) == expect(wall, zone)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("phrase", "instant"), INSTANTS)
def test_a_time_with_an_offset_is_one_instant_everywhere(phrase: str, instant: datetime, zone: ZoneInfo) -> None:
    assert parse(phrase, now_in(zone)).at.astimezone(UTC) == instant


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_every_time_of_the_table_is_read_again_as_it_was_said(zone: ZoneInfo) -> None:
    now = now_in(zone)
    for phrase, _ in PHRASES:
        when = parse(phrase, now)
        assert parse(say(when, now), now) == when, phrase


@given(st.sampled_from(ZONES), MINUTES, MINUTES, st.booleans())
def test_a_printed_time_is_read_as_itself(zone: ZoneInfo, now: datetime, then: datetime, whole: bool) -> None:
    local, at = now.astimezone(zone), then.astimezone(zone)
    # Of a clock that comes twice in a night the second cannot be typed, since both are written alike.
    when = When(wall(at.date(), time(), zone), at.date()) if whole else When(at.replace(fold=0), None)
    assert parse(say(when, local), local, past=at.date() < local.date()) == when


@pytest.mark.parametrize("theirs", ZONES, ids=str)
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_their_time_is_on_the_clocks_of_the_lead(zone: ZoneInfo, theirs: ZoneInfo) -> None:
    now = datetime(2026, 11, 18, 12, tzinfo=UTC).astimezone(zone)
    there = now.astimezone(theirs)
    when = parse("25 nov 15:00 their time", now, their_zone=theirs)
    assert when.at.astimezone(theirs).replace(tzinfo=None) == datetime.combine(date(2026, 11, 25), time(15))
    assert there.date() < when.at.astimezone(theirs).date()


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize(("phrase", "part"), JUNK)
def test_junk_is_refused_and_the_part_is_named(phrase: str, part: str, zone: ZoneInfo) -> None:
    with pytest.raises(InputError) as refused:
        parse(phrase, now_in(zone))
    assert part in refused.value.message
    assert refused.value.hint

"""What holds for every text and every now."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.when import parse, say
from leadtui.rules.when.vocabulary import KNOWN
from leadtui.rules.zones import before
from leadtui.words.errors import InputError

MINUTE = timedelta(minutes=1)
ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC")]
MINUTES = st.integers(0, 100 * 365 * 24 * 60).map(lambda count: datetime(1990, 1, 1, tzinfo=UTC) + count * MINUTE)
NOWS = st.builds(datetime.astimezone, MINUTES, st.sampled_from(ZONES))

DAYS = (
    *("tue", "this fri", "next fri", "tomorrow", "today", "25 nov", "nov 3", "the 5th", "31st", "next week", "eow"),
    *("3d", "in 2 weeks", "a month", "5bd", "eom", "eoq", "next month", "mon next week", "12/5", "1.2."),
    *("end of next quarter", "a week from wed"),
)
CLOCKS = ["10", "3pm", "15:00", "at 9:30", "noon", "morning", "eod", "half past three", "7 in the evening", "@ 12am"]
ELAPSED = ["30m", "+2h", "half an hour", "1h 30m", "90 minutes"]

PIECES = [
    *sorted(KNOWN),
    "3",
    "25",
    "10:30",
    "12/5",
    "2026-12-01",
    "25th",
    "+",
    "-",
    ",",
    "@",
    "1.5",
    "a",
    "9999",
    "99:99",
]
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.text(alphabet="0123456789:/.-+ apmdhwbTZ,", max_size=20),
)


@given(TEXTS, NOWS, st.booleans(), st.sampled_from(["", "US", "DE"]))
def test_any_text_is_read_or_refused_with_a_sentence(text: str, now: datetime, past: bool, region: str) -> None:
    with contextlib.suppress(InputError):
        when = parse(text, now, past=past, region=region, their_zone=ZONES[1])
        assert when.at.tzinfo is now.tzinfo
        assert say(when, now, their_zone=ZONES[1])
        if past:
            assert when.date <= now.date() if when.date else not before(now, when.at)


@given(st.sampled_from(DAYS), st.sampled_from(["", *CLOCKS]), NOWS)
def test_the_whole_day_is_meant_exactly_when_no_clock_is_named(day: str, clock: str, now: datetime) -> None:
    when = parse(f"{day} {clock}", now)
    assert (when.date is None) == bool(clock)
    assert when.at.date() == when.date or clock


@given(st.sampled_from(DAYS), st.sampled_from(CLOCKS[1:]), NOWS)
def test_clock_and_day_may_change_places(day: str, clock: str, now: datetime) -> None:
    assert parse(f"{day} {clock}", now) == parse(f"{clock} {day}", now)


@given(st.one_of(st.sampled_from([*DAYS, *CLOCKS, *ELAPSED])), NOWS)
def test_without_a_year_the_result_is_never_before_today(phrase: str, now: datetime) -> None:
    when = parse(phrase, now)
    assert when.at.date() >= now.date()
    if phrase in [*CLOCKS, *ELAPSED]:
        assert before(now, when.at)
        assert when.at - now < timedelta(hours=49)


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), NOWS)
def test_a_weekday_ahead_and_back_are_a_week_apart_or_two(day: str, now: datetime) -> None:
    ahead, back = parse(day, now).date, parse(day, now, past=True).date
    assert ahead
    assert back
    assert (ahead - back).days in (7, 14)
    assert back < now.date() < ahead


@given(st.sampled_from(DAYS), st.sampled_from(["", "10", "3pm", "3am", "noon", "eod"]), MINUTES)
def test_what_is_said_is_read_again_as_the_same(day: str, clock: str, minute: datetime) -> None:
    now = minute.astimezone(ZONES[2])
    when = parse(f"{day} {clock}", now)
    assert parse(say(when, now), now) == when

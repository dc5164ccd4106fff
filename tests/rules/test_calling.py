"""The calling window on the clocks of the lead's place."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.calling import call_from, in_window, may_call, opens, rests_until, shut, there
from leadtui.rules.zones_of_places import zone_of_place
from leadtui.words.hours import CallingHours, WorkingHours
from leadtui.words.state_zones import state_zones
from leadtui.words.states import states

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 18, 10, 0, tzinfo=BERLIN)
HOURS = CallingHours()
ZONES = st.sampled_from(["America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", None])


def test_a_lead_is_called_from_eight_to_nine_in_the_evening_where_it_is() -> None:
    assert may_call("Europe/Paris", MORNING, HOURS)
    assert not may_call("America/New_York", MORNING, HOURS)
    assert may_call("Asia/Tokyo", MORNING, HOURS)
    assert not may_call("Pacific/Auckland", MORNING, HOURS)
    assert in_window(datetime(2026, 11, 18, 8, 0), HOURS)  # noqa: DTZ001
    assert not in_window(datetime(2026, 11, 18, 21, 0), HOURS)  # noqa: DTZ001


def test_without_a_known_place_the_clocks_of_the_rep_count() -> None:
    assert may_call(None, MORNING, HOURS)
    assert may_call("Nowhere/Land", MORNING, HOURS)
    assert not may_call(None, MORNING.replace(hour=22), HOURS)


def test_the_window_opens_at_the_next_start_on_a_day_it_is_open() -> None:
    assert opens("America/New_York", MORNING, HOURS) == datetime(2026, 11, 18, 14, 0, tzinfo=BERLIN)
    assert opens("Europe/Paris", MORNING, HOURS) == MORNING
    working = CallingHours(days=frozenset(range(5)))
    friday = datetime(2026, 11, 20, 22, 0, tzinfo=BERLIN)
    assert opens(None, friday, working) == datetime(2026, 11, 23, 8, 0, tzinfo=BERLIN)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    ZONES,
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 20),
)
def test_it_opens_within_eight_days_inside_the_window_and_never_before(
    at: datetime, zone: str | None, days: set[int], start: int
) -> None:
    hours = CallingHours(time(start), time(start + 3), frozenset(days))
    now = at.astimezone(BERLIN)
    opening = opens(zone, now, hours)
    assert now <= opening <= now + timedelta(days=8)
    # On the night the clocks go forward a window may open with the hour that is left out.
    assert in_window(there(zone, opening), hours) or start in (1, 2, 3)
    assert may_call(zone, now, hours) == (opening == now)


def test_zones_in_which_it_is_no_time_for_calls() -> None:
    zones = ("America/New_York", "Asia/Tokyo", "Europe/Paris", "Pacific/Auckland")
    assert shut(zones, MORNING, HOURS) == ("America/New_York", "Pacific/Auckland")


def test_a_lead_rests_for_an_hour_after_a_call() -> None:
    now = int(MORNING.timestamp())
    assert rests_until(None, MORNING, HOURS) is None
    assert rests_until(now - 3600, MORNING, HOURS) is None
    assert rests_until(now - 1800, MORNING, HOURS) == MORNING + timedelta(minutes=30)
    assert rests_until(now, MORNING, CallingHours(rest_minutes=0)) is None


@pytest.mark.parametrize(
    ("country", "state", "numbers", "zone"),
    [
        ("US", "California", (), "America/Los_Angeles"),
        ("US", "CA", ("+12125550100",), "America/Los_Angeles"),  # moved there, and kept the number
        ("US", "TX", ("+19155550100",), "America/Denver"),  # El Paso
        ("US", "Texas", (), "America/Chicago"),
        ("US", "", ("+12125550100",), "America/New_York"),
        ("DE", "Bayern", (), "Europe/Berlin"),
        ("FR", "", (), "Europe/Paris"),
        ("GB", "Kent", ("+12125550100",), "Europe/London"),
        ("CN", "", (), None),
        ("AU", "WA", (), "Australia/Perth"),
        ("BR", "SP", (), "America/Sao_Paulo"),
        ("MX", "Quintana Roo", (), "America/Cancun"),
        ("", "California", ("+33123456789",), "Europe/Paris"),
        ("", "", (), None),
        ("ZZ", "x", (), None),
    ],
)
def test_a_place_tells_the_zone(country: str, state: str, numbers: tuple[str, ...], zone: str | None) -> None:
    assert zone_of_place(country, state, numbers) == zone


def test_every_state_of_a_country_with_several_zones_has_one_that_exists() -> None:
    for country in ("US", "CA", "AU", "BR", "MX"):
        for name in set(states()[country].values()):
            assert ZoneInfo(zone_of_place(country, name) or "")
    assert all(ZoneInfo(zone) for zone in state_zones().values())


WORK = WorkingHours()


@pytest.mark.parametrize(
    ("zone", "at", "then"),
    [
        ("America/Los_Angeles", "2026-11-18 14:00", "2026-11-18 17:00"), (None, "2026-11-18 23:00", "2026-11-18 23:00"),
        ("Asia/Tokyo", "2026-11-18 14:00", "2026-11-19 09:00"), ("Asia/Tokyo", "2026-11-20 14:00", "2026-11-23 09:00"),
        ("America/New_York", "2026-11-18 16:00", "2026-11-18 16:00"),
        ("Nowhere/Land", "2026-11-18 04:00", "2026-11-18 04:00"),
        ("Europe/Paris", "2026-11-18 17:30", "2026-11-18 17:30"),
    ],
)  # fmt: skip
def test_a_call_is_moved_to_when_the_lead_can_be_called_and_work_is_done(zone: str, at: str, then: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=BERLIN)
    assert call_from(zone, moment, HOURS, WORK) == datetime.fromisoformat(then).replace(tzinfo=BERLIN)


def test_where_window_and_work_never_meet_a_call_stays() -> None:
    night = CallingHours(time(2), time(4))
    assert call_from("Europe/Paris", MORNING, night, WORK) == MORNING


@given(ZONES, st.integers(0, 14 * 24 * 60), st.integers(0, 13), st.integers(10, 23))
def test_a_call_that_is_moved_is_never_earlier_and_then_both_hold(
    zone: str | None, minutes: int, opens_at: int, closes_at: int
) -> None:
    hours = CallingHours(time(opens_at), time(max(closes_at, opens_at + 1)))
    at = (MORNING.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(BERLIN)
    then = call_from(zone, at, hours, WORK)
    assert then >= at
    if then != at:
        assert may_call(zone, then, hours)
        assert then.weekday() in WORK.days
        assert WORK.start <= then.time() < WORK.end

"""Which backups are kept: 24 hourly, 14 daily, 8 weekly, and those that were made for something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.backups import (
    DAILY,
    FOR_SOMETHING,
    HOURLY,
    WEEKLY,
    BackupName,
    Why,
    newest_first,
    read_name,
    to_keep,
)

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def daily(at: datetime, number: int = 1) -> BackupName:
    return BackupName("leads.db", at, 3, Why.DAILY, number)


instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - given its zone here
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
names = st.builds(
    BackupName,
    st.text(min_size=1, max_size=20).filter(lambda text: not set(text) & set("/\0\n")),
    instants,
    st.integers(0, 999),
    st.sampled_from(Why),
    st.integers(1, 30),
)


@given(names)
def test_a_name_is_read_as_it_was_given(name: BackupName) -> None:
    assert read_name(name.file) == name


@pytest.mark.parametrize(
    "file",
    [
        "", "leads.db", ".backup", "leads.db-20261118T090000Z-schema3-daily.backup.part",
        "leads.db-20261399T090000Z-schema3-daily.backup", "leads.db-20261118T090000Z-schema3-whim.backup",
        "leads.db-20261118T090000Z-schema03-daily.backup", "leads.db-20261118T090000Z-schema3-daily-1.backup",
        "leads.db-20261118T090000Z-schema3-daily.backup\n",
    ],
)  # fmt: skip
def test_a_file_of_another_name_is_none_of_ours(file: str) -> None:
    assert read_name(file) is None


@given(st.lists(names, unique_by=lambda name: name.file))
def test_thinning_keeps_the_newest_and_is_done_at_once(made: list[BackupName]) -> None:
    kept = to_keep(made)
    assert set(kept) <= set(made)
    assert to_keep(kept) == kept
    assert kept == newest_first(kept)
    assert len(kept) <= 2 * (HOURLY + DAILY + WEEKLY) + FOR_SOMETHING
    if made:
        assert kept[0] == newest_first(made)[0]


@given(st.lists(instants, unique=True, min_size=1))
def test_of_every_recent_hour_day_and_week_one_is_kept(times: list[datetime]) -> None:
    kept = {name.at for name in to_keep([daily(at) for at in times])}
    periods: list[tuple[Callable[[datetime], Any], int]] = [
        (lambda at: at.replace(minute=0, second=0), HOURLY),
        (lambda at: at.date(), DAILY),
        (lambda at: at.isocalendar()[:2], WEEKLY),
    ]
    for period, most in periods:
        recent = sorted({period(at) for at in times}, reverse=True)[:most]
        assert {max(at for at in times if period(at) == when) for when in recent} <= kept


def test_a_backup_an_hour_leaves_24_hours_14_days_and_8_weeks() -> None:
    there: list[BackupName] = []
    for hour in range(24 * 120):
        there = to_keep([*there, daily(NOW + timedelta(hours=hour))])
    newest = there[0].at
    ages = [newest - name.at for name in there]
    assert ages[:HOURLY] == [timedelta(hours=hour) for hour in range(HOURLY)]
    days = {name.at.date() for name in there}
    assert {(newest - timedelta(days=day)).date() for day in range(DAILY)} <= days
    assert len({name.at.isocalendar()[:2] for name in there}) == WEEKLY
    assert len(there) <= HOURLY + DAILY + WEEKLY


def test_a_clock_that_was_far_ahead_once_takes_nothing_away() -> None:
    days = [daily(NOW - timedelta(days=day)) for day in range(10)]
    assert set(to_keep([*days, daily(NOW + timedelta(days=30_000))])) > set(days)


@pytest.mark.parametrize("why", [why for why in Why if why is not Why.DAILY])
def test_what_was_kept_for_something_is_not_lost_to_the_next_of_the_same_hour(why: Why) -> None:
    made = [BackupName("leads.db", NOW + timedelta(seconds=second), 3, why) for second in range(FOR_SOMETHING)]
    day = daily(NOW)
    assert set(to_keep([*made, day])) == {*made, day}

"""The weekends on which the clocks change, in six zones: no reminder is lost or told of twice, none at another hour.

What is expected is worked out here from the zone alone: the clocks of every minute of the weekend are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.cli.running import Program
from tests.support import SetTime, make_leads

from leadtui.bootstrap import Base, open_base
from leadtui.rules.when import parse
from leadtui.services import following_up, noticing
from leadtui.services.desk import Desk
from leadtui.words.follow_ups import How

ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",  # where it is midnight that is skipped
    "Australia/Sydney",
    "Australia/Lord_Howe",  # where the clocks change by half an hour
]
MORNING = time(9)
NIGHT = [f"{hour:02}:{minute:02}" for hour in range(5) for minute in (0, 30)]
"""The clocks of the night of the change, those that are skipped or come twice among them."""
HALF_HOUR = timedelta(minutes=30)


def sundays(zone: ZoneInfo) -> list[date]:
    """The days of 2026 before whose noon the clocks were changed."""
    noons = [datetime(2026, 1, 1, 12, tzinfo=zone) + timedelta(days=n) for n in range(365)]
    return [noon.date() for before, noon in pairwise(noons) if before.utcoffset() != noon.utcoffset()]


CASES = [(zone, day) for zone in ZONES for day in sundays(ZoneInfo(zone))]


def shown_first(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the clocks show `wall`; where they skip it, as long after the gap as it lies in it."""
    start = (wall - timedelta(days=1)).replace(tzinfo=UTC)
    minutes = [start + timedelta(minutes=n) for n in range(2 * 24 * 60)]
    shown = [minute.astimezone(zone).replace(tzinfo=None) for minute in minutes]
    for minute, clocks in zip(minutes, shown, strict=True):
        if clocks == wall:
            return minute
    jump = next(n for n in range(1, len(shown)) if shown[n - 1] < wall < shown[n])
    return minutes[jump] + (wall - shown[jump - 1]) - timedelta(minutes=1)


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str]) -> Program:
    """Runs verbs as another program would."""
    return Program(capsys)


@pytest.fixture
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk in the zone of the case, on the Friday before, at noon; nobody shows notifications."""
    zone, sunday = request.param
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "leads.sqlite3"))
    file = tmp_path / "now"
    friday = datetime.combine(sunday - timedelta(days=2), time(12), ZoneInfo(zone))
    SetTime(file, friday)
    monkeypatch.setenv("LEADTUI_NOW", f"file:{file}")
    desk = open_base().desk()
    yield desk
    desk.close()


def set_all(desk: Desk, sunday: date) -> dict[str, datetime]:
    """Follow-ups of the weekend, typed as a rep types them, each on a lead of its own; when each is to be told of."""
    zone = ZoneInfo(str(desk.zone))
    expected: dict[str, datetime] = {}
    typed: list[tuple[str, How, datetime]] = []
    for phrase, days in (("sat", -1), ("sun", 0), ("mon", 1)):
        day = sunday + timedelta(days=days)
        typed.append((phrase, How(), datetime.combine(day, MORNING)))
        typed.append((f"{phrase} 18:45", How(lead_minutes=30), datetime.combine(day, time(18, 15))))
        typed.append((f"{phrase} 23:30", How(), datetime.combine(day, time(23, 30))))
    typed += [(f"sun {clock}", How(), datetime.combine(sunday, time.fromisoformat(clock))) for clock in NIGHT]
    # A day before is a day on the clocks, however many hours it has.
    typed.append(("mon 9:30", How(lead_minutes=24 * 60), datetime.combine(sunday, time(9, 30))))
    leads = make_leads(desk, [{"last_name": f"Case{n:02}"} for n in range(len(typed))])
    for n, (lead, (phrase, how, wall)) in enumerate(zip(leads, typed, strict=True)):
        following_up.set_follow_up(desk, lead, parse(phrase, desk.local()), how=how)
        expected[f"Case{n:02}"] = shown_first(wall, zone)
    return expected


@pytest.mark.parametrize("home", CASES, indirect=True, ids=lambda case: f"{case[0]} {case[1]}")
def test_over_the_weekend_each_reminder_comes_once_and_at_its_hour(
    home: Desk, request: pytest.FixtureRequest, tmp_path: Path, program: Program
) -> None:
    zone, sunday = request.node.callspec.params["home"]
    expected = set_all(home, sunday)
    clock = SetTime(tmp_path / "now", home.clock.now())
    base: Base = open_base()
    told: list[tuple[str, datetime]] = []
    end = home.clock.now() + timedelta(days=3, hours=22)
    step = 0
    while clock.now < end:
        clock.set(clock.now.astimezone(UTC) + HALF_HOUR)
        step += 1
        if step % 6:
            names = [row.lead_name for row in noticing.claim(base.path, base.user.id, base.clock).rows]
        else:
            names = re.findall(r"Case\d\d", program("due", "--notify").out)
        told += [(name, clock.now) for name in names]
    assert len(told) == len({name for name, _ in told}) == len(expected), "none lost, none twice"
    for name, at in told:
        assert expected[name] <= at < expected[name] + HALF_HOUR, name
    mornings = [at.astimezone(ZoneInfo(zone)).time() for name, at in told if name in ("Case00", "Case03", "Case06")]
    assert mornings == [MORNING] * 3


@pytest.mark.parametrize("home", CASES, indirect=True, ids=lambda case: f"{case[0]} {case[1]}")
def test_what_comes_back_each_day_does_so_at_the_same_hour(
    home: Desk, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    zone, sunday = request.node.callspec.params["home"]
    lead = make_leads(home, [{"last_name": "Daily"}])[0]
    following_up.set_follow_up(home, lead, parse("sat 9:30", home.local()), how=How(repeat="1d"))
    clock = SetTime(tmp_path / "now", home.clock.now())
    for days in (-1, 0, 1):
        at = shown_first(datetime.combine(sunday + timedelta(days=days), time(9, 30)), ZoneInfo(zone))
        clock.set(at - timedelta(minutes=1))
        assert not noticing.claim(home.store.path, home.user.id, home.clock).rows
        clock.set(at)
        assert len(noticing.claim(home.store.path, home.user.id, home.clock).rows) == 1
        following_up.done(home, lead)


@pytest.mark.parametrize("home", CASES, indirect=True, ids=lambda case: f"{case[0]} {case[1]}")
def test_a_whole_day_is_due_all_day_however_long_it_is(
    home: Desk, request: pytest.FixtureRequest, tmp_path: Path, program: Program
) -> None:
    zone, sunday = request.node.callspec.params["home"]
    lead = make_leads(home, [{"last_name": "Sunday"}])[0]
    following_up.set_follow_up(home, lead, parse("sun", home.local()))
    midnight = shown_first(datetime.combine(sunday + timedelta(days=1), time()), ZoneInfo(zone))
    clock = SetTime(tmp_path / "now", midnight - timedelta(minutes=1))
    assert [row["overdue"] for row in program.json("due")] == [False]
    clock.set(midnight)
    assert [row["overdue"] for row in program.json("due")] == [True]

"""The one clock, and the three forms of LEADTUI_NOW."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo

import pytest

from leadtui.platform import clock as clocks
from leadtui.platform.clock import Clock, clock_from_env, local_zone
from leadtui.words.errors import InputError

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("value", [None, ""])
def test_unset_is_the_real_time(value: str | None) -> None:
    clock = clock_from_env(value, BERLIN)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert clock.now().tzinfo is UTC
    assert clock.local().tzinfo is BERLIN
    assert clock.simulated == ""


def test_an_instant_stands_still() -> None:
    clock = clock_from_env("2026-11-18T10:00:00", BERLIN)
    assert clock.now() == clock.now() == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert clock.local().hour == 10
    assert "standing still" in clock.simulated


@pytest.mark.parametrize(
    "value", ["2026-11-18T09:00Z", "2026-11-18T04:00-05:00", "2026-11-18 10:00", " 2026-11-18T10 "]
)
def test_without_an_offset_it_is_in_the_zone_of_the_rep(value: str) -> None:
    assert clock_from_env(value, BERLIN).now() == datetime(2026, 11, 18, 9, tzinfo=UTC)


def test_from_starts_there_and_runs() -> None:
    start = datetime(2026, 11, 18, 9, tzinfo=UTC)
    clock = clock_from_env("from:2026-11-18T10:00", BERLIN)
    first = clock.now()
    assert start <= first <= clock.now() < start + timedelta(minutes=1)
    assert "running" in clock.simulated


def test_a_file_is_read_anew_at_each_look(tmp_path: Path) -> None:
    path = tmp_path / "now"
    path.write_text("2026-11-18T10:00\n")
    clock = clock_from_env(f"file:{path}", BERLIN)
    assert clock.local().hour == 10
    path.write_text("2026-11-18T11:00+01:00")
    assert clock.local().hour == 11
    assert "file" in clock.simulated


def test_a_file_caught_while_it_is_rewritten_keeps_the_time_before(tmp_path: Path) -> None:
    path = tmp_path / "now"
    path.write_text("2026-11-18T10:00")
    clock = clock_from_env(f"file:{path}", BERLIN)
    path.write_text("")
    assert clock.local().hour == 10


def test_a_file_that_vanishes_or_gets_bad_is_said(tmp_path: Path) -> None:
    path = tmp_path / "now"
    path.write_text("2026-11-18T10:00")
    clock = clock_from_env(f"file:{path}", BERLIN)
    path.write_text("noonish")
    with pytest.raises(InputError, match="noonish"):
        clock.now()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not text"):
        clock.now()
    path.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        clock.local()


@pytest.mark.parametrize(
    "value", ["tomorrow", "from:", "from:x", "file:", "2026-02-30", "2026-11-18T25:00", "   ", "1e9"]
)
def test_a_broken_value_is_refused_with_the_three_forms(value: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        clock_from_env(value, BERLIN)
    assert "LEADTUI_NOW" in caught.value.message
    assert "from:" in caught.value.hint
    assert "file:" in caught.value.hint


def test_an_empty_file_and_a_missing_one_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for name in ("empty", "missing", "."):
        with pytest.raises(InputError, match="LEADTUI_NOW"):
            clock_from_env(f"file:{tmp_path / name}", BERLIN)


def test_an_instant_no_calendar_reaches_is_refused() -> None:
    with pytest.raises(InputError):
        clock_from_env("0001-01-01T00:00+14:00", BERLIN)


def test_the_configured_zone_wins_over_tz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert local_zone("Europe/Berlin") is BERLIN
    assert local_zone().key == "Asia/Tokyo"


@pytest.mark.parametrize(("variable", "key"), [(":Europe/Berlin", "Europe/Berlin"), ("", "UTC"), ("UTC", "UTC")])
def test_tz_is_read_as_the_system_does(variable: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", variable)
    assert local_zone().key == key


@pytest.mark.parametrize("name", ["Europe/Berlim", "../etc/passwd", "Europe", "\0"])
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="in the configuration"):
        local_zone(name)


def test_a_broken_tz_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Atall")
    with pytest.raises(InputError, match="in TZ"):
        local_zone()


def test_without_tz_the_zone_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    folder = next((Path(place) for place in TZPATH if Path(place, "Europe/Berlin").exists()), None)
    if folder is None:
        pytest.skip("this machine has no zone files")
    link = tmp_path / "localtime"
    link.symlink_to(folder / "Europe/Berlin")
    monkeypatch.setattr(clocks, "LOCALTIME", link)
    assert local_zone().key == "Europe/Berlin"
    link.unlink()
    shutil.copy(folder / "Europe/Berlin", link)
    assert datetime(2026, 7, 1, tzinfo=local_zone()).utcoffset() == timedelta(hours=2), "a copy instead of a link"
    link.write_bytes(b"not a zone")
    with pytest.raises(InputError, match="time zone file"):
        local_zone()
    link.unlink()
    assert local_zone().key == "UTC"


def test_a_clock_needs_only_a_zone() -> None:
    assert Clock(BERLIN).local().tzinfo is BERLIN


@pytest.mark.parametrize("value", ["0002-06-01T00:30", "9999-12-31T10:00", "from:2200-01-02T00:00"])
def test_a_year_too_far_away_is_refused(value: str) -> None:
    with pytest.raises(InputError, match="year"):
        clock_from_env(value, BERLIN)


def test_a_steady_clock_keeps_the_last_time_of_a_file_that_vanished(tmp_path: Path) -> None:
    path = tmp_path / "now"
    path.write_text("2026-11-18T10:00")
    clock = clock_from_env(f"file:{path}", BERLIN).steady()
    path.write_text("2026-11-18T11:00")
    assert clock.local().hour == 11
    path.unlink()
    assert clock.local().hour == 11

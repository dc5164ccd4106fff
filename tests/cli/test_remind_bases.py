"""A computer reminds for one base: whoever asks on another is told which, and that installing takes its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.platform.scheduled import Scheduled

from leadtui.bootstrap import Base
from leadtui.cli.reminding import job_for
from leadtui.platform import cron_line, systemd_timer
from leadtui.platform.scheduling import Job


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scheduled:
    """A computer with systemd and cron."""
    there = Scheduled(tmp_path, monkeypatch)
    there.with_systemd()
    there.with_cron()
    return there


@pytest.fixture(params=["--systemd", "--cron"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bases(base: Base, there: Scheduled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two bases, the second one in use."""
    second = tmp_path / "a b" / '50%\'s "other".db'
    second.parent.mkdir()
    monkeypatch.setenv("LEADTUI_DB", str(second))
    return base.path, second


def on(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADTUI_DB", str(base))


def test_a_timer_for_another_base_is_not_for_this_one(
    program: Program, bases: tuple[Path, Path], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = bases
    by = "a systemd timer" if way == "--systemd" else "cron"
    program.json("remind", "install", way)
    assert program("remind").out == f"Reminders come by {by}, each minute, for {second}\n"
    on(first, monkeypatch)
    assert program("remind").out == f"Reminders come by {by}, each minute, for {second}, not for {first}\n"
    told = program.json("remind")
    assert (told["for_this_base"], told["other_base"]) == (False, str(second))


def test_installing_over_anothers_says_what_it_replaces(
    program: Program, bases: tuple[Path, Path], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = bases
    program.json("remind", "install", way)
    assert "replaces" not in program("remind", "install", way).err
    on(first, monkeypatch)
    said = " ".join(program("remind", "install", way).err.split())
    assert f"This replaces the reminders of {second}: they come for one base at a time." in said
    on(second, monkeypatch)
    assert program.json("remind", "install", way)["replaced"] == str(first)


def test_removing_anothers_says_whose_they_were(
    program: Program, bases: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = bases
    program.json("remind", "install")
    on(first, monkeypatch)
    assert f"They came for {second}." in " ".join(program("remind", "remove").err.split())


def test_the_base_is_named_though_no_variable_named_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LEADTUI_DB", raising=False)
    for way in ("systemd", "cron"):
        assert job_for(way, tmp_path / "leads.db").environment["LEADTUI_DB"] == str(tmp_path / "leads.db")


def test_a_timer_that_names_no_base_is_for_the_usual_one(
    program: Program, base: Base, there: Scheduled, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job((("leadtui", "tick"),), {})
    assert systemd_timer.install(job) if way == "--systemd" else cron_line.install(job)
    assert f"for the usual base, not for {os.environ['LEADTUI_DB']}\n" in program("remind").out


@pytest.mark.parametrize("value", ["/a b/50%.db", '/it\'s "x"/$HOME/;&|`x`/ünï', "/plain", "/100%%/\\\\n"])
def test_what_was_quoted_is_read_back_as_it_was(there: Scheduled, value: str) -> None:
    job = Job((("/bin/true",),), {"A": "1", "LEADTUI_DB": value, "Z": "2"})
    systemd_timer.install(job)
    assert systemd_timer.carried("LEADTUI_DB") == value
    assert systemd_timer.carried("LEADTUI_USER") is None
    if "\\" not in value:
        cron_line.install(job)
        assert cron_line.carried("LEADTUI_DB") == value
        assert cron_line.carried("LEADTUI_USER") is None

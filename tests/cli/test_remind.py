"""`remind`: who reminds while leadtui is closed, and that what it runs tells of everything once."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.platform.scheduled import Scheduled
from tests.support import NOW, SetTime, make_lead, program_env

from leadtui.bootstrap import Base
from leadtui.cli.reminding import program_here
from leadtui.platform.paths import config_file
from leadtui.rules.when import parse
from leadtui.services import following_up, noticing
from leadtui.services.desk import Desk

OPEN_APP_ONLY = "Reminders come from the open app only\n"


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scheduled:
    """A computer with neither systemd nor cron nor a desktop."""
    return Scheduled(tmp_path, monkeypatch)


def test_without_systemd_and_cron_it_says_what_to_do(program: Program, there: Scheduled) -> None:
    ran = program.refused("remind", "install")
    assert ran.status == 4
    assert "Neither systemd nor cron can be used here (systemd: there is no systemctl; cron: there" in ran.err
    assert "`leadtui due --notify` each minute" in ran.err
    assert program("remind").out == OPEN_APP_ONLY
    assert program("remind", "remove").out == "There was nothing to remove\n"


def test_systemd_is_used_where_it_runs(program: Program, there: Scheduled) -> None:
    there.with_systemd()
    there.with_cron()
    assert program.json("remind", "install")["installed"] == "systemd"
    here = os.environ["LEADTUI_DB"]
    assert program("remind").out == f"Reminders come by a systemd timer, each minute, for {here}\n"
    assert program.json("remind", "install")["changed"] is False
    assert not there.crontab.exists()
    there.running.unlink()
    assert program("remind").out == f"The systemd timer for {here} is installed, but does not run\n"
    assert program("remind", "remove").out == OPEN_APP_ONLY
    assert there.files == {}


def test_without_a_session_of_systemd_cron_is_used(program: Program, there: Scheduled) -> None:
    there.without_session()
    there.with_cron()
    here = os.environ["LEADTUI_DB"]
    told = {"installed": "cron", "changed": True, "base": here, "replaced": None}
    assert program.json("remind", "install") == told
    assert program("remind", "install").out.startswith("Nothing to change: reminders come by cron, each minute, for ")
    assert program("remind").out == f"Reminders come by cron, each minute, for {here}\n"
    assert program("remind", "install", "--systemd").status == 4


def test_changing_from_one_to_the_other_leaves_one(program: Program, there: Scheduled) -> None:
    there.with_systemd()
    there.with_cron()
    program.json("remind", "install")
    program.json("remind", "install", "--cron")
    assert there.files == {}
    assert there.crontab.read_text().count("\n") == 1
    program.json("remind", "install", "--systemd")
    assert not there.crontab.exists()
    assert len(there.files) == 2


NO_CRONTAB = "you (sam) are not allowed to use this program (crontab)"


def test_a_crontab_that_cannot_be_read_is_a_sentence_and_nothing_is_changed(program: Program, there: Scheduled) -> None:
    there.programs.make("crontab", f'echo "{NO_CRONTAB}" >&2', status=1)
    ran = program.refused("remind", "remove")
    assert ran.status == 4
    assert f"The crontab cannot be read: {NO_CRONTAB}. Nothing was changed." in " ".join(ran.err.split())
    assert program.refused("remind", "install", "--cron").status == 4
    assert NO_CRONTAB in " ".join(program("remind").err.split())


def test_a_crontab_that_cannot_be_read_is_in_no_timers_way_and_is_told_of(program: Program, there: Scheduled) -> None:
    there.with_systemd()
    there.programs.make("crontab", f'echo "{NO_CRONTAB}" >&2', status=1)
    installed = program("remind", "install")
    assert (installed.status, len(there.files)) == (0, 2)
    assert NO_CRONTAB in " ".join(installed.err.split())
    removed = program("remind", "remove")
    assert (removed.status, there.files) == (0, {})
    assert NO_CRONTAB in " ".join(removed.err.split())


def test_both_at_once_are_refused(program: Program, there: Scheduled) -> None:
    assert program.refused("remind", "install", "--cron", "--systemd").status == 2


def test_where_there_is_no_desktop_it_says_where_reminders_go(program: Program, there: Scheduled) -> None:
    there.with_cron()
    assert "notify-send is missing, so reminders go to the mail of cron only" in program("remind", "install").err
    assert "--desktop" not in there.crontab.read_text()
    there.programs.make("notify-send")
    assert "notify-send" not in program("remind", "install").err
    assert "due --notify --desktop # leadtui remind" in there.crontab.read_text()


def test_what_it_runs_finds_the_same_base_and_settings(
    program: Program, there: Scheduled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there.with_systemd()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEADTUI_DB", "leads.sqlite3")
    monkeypatch.setenv("LEADTUI_CONFIG", "my config.toml")
    program.json("remind", "install")
    unit = there.files["leadtui-remind.service"]
    assert f"\nEnvironment=LEADTUI_DB={tmp_path / 'leads.sqlite3'}\n" in unit
    assert f'\nEnvironment="LEADTUI_CONFIG={tmp_path / "my config.toml"}"\n' in unit
    assert "\nEnvironment=TZ=Europe/Paris\n" in unit
    assert "LEADTUI_NOW" not in unit
    assert f"\nExecStart=-{' '.join(program_here())} tick\n" in unit


def test_the_program_is_named_so_that_it_runs_from_anywhere() -> None:
    done = subprocess.run(
        [*program_here(), "--version"], cwd="/", env=program_env(), capture_output=True, text=True, check=True
    )
    assert done.stdout


def test_it_says_where_the_calendar_is_kept_and_why_it_cannot_be(
    program: Program, there: Scheduled, tmp_path: Path
) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text(f'[calendar]\nfile = "{tmp_path}/gone/leads.ics"\n')
    assert "gone/leads.ics cannot be written" in program("tick").err
    assert program("tick").err == ""
    assert f"{tmp_path}/gone/leads.ics cannot be written: there is no folder {tmp_path}/gone." in program("remind").out
    looked_over = program("doctor")
    assert looked_over.status == 0
    assert "gone/leads.ics cannot be written" in looked_over.err
    (tmp_path / "gone").mkdir()
    assert program("tick").err == ""
    assert program("doctor").err == ""
    assert f"The calendar is kept in {tmp_path}/gone/leads.ics" in program("remind").out
    assert (tmp_path / "gone" / "leads.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


# What it runs, beside the app


def minute(job: str) -> subprocess.CompletedProcess[str]:
    """What cron does each minute."""
    command = job.split(" ", 5)[5].replace("\\%", "%")
    return subprocess.run(["/bin/sh", "-c", command], env=program_env(), capture_output=True, text=True, check=True)


@pytest.fixture
def job(program: Program, there: Scheduled) -> str:
    """The line of cron, and a desktop that shows notifications."""
    there.with_cron()
    there.programs.make("notify-send")
    program.json("remind", "install")
    return there.crontab.read_text()


def test_what_cron_runs_tells_once_and_of_nothing_the_app_told(
    base: Base, desk: Desk, clock: SetTime, there: Scheduled, job: str
) -> None:
    make_lead(desk, last_name="Early", follow_up=NOW + timedelta(minutes=1))
    make_lead(desk, last_name="Late", follow_up=NOW + timedelta(minutes=2))
    there.programs.given.unlink(missing_ok=True)
    told_by_app = []
    for step in range(1, 4):
        clock.forward(minutes=1)
        if step == 1:  # the app is open for a minute
            claimed = noticing.claim(base.path, base.user.id, base.clock, program=base.program)
            told_by_app += [row.lead_name for row in claimed.rows]
        ran = minute(job)
        assert (ran.stdout, ran.stderr) == ("", "")
    assert told_by_app == ["Early"]
    assert [word for word in there.programs.told if "Late" in word or "Early" in word] == ["notify-send: Late"]


def test_a_clock_set_back_a_day_tells_nothing_twice_and_a_snoozed_one_again(
    desk: Desk, clock: SetTime, there: Scheduled, job: str
) -> None:
    lead = make_lead(desk, last_name="Once", follow_up=NOW)
    there.programs.given.unlink(missing_ok=True)
    minute(job)
    for days in (-1, 2):
        clock.forward(days=days)
        minute(job)
    assert there.programs.told.count("notify-send: Once") == 1
    following_up.snooze(desk, lead, parse("5m", desk.local()))
    clock.forward(minutes=5)
    minute(job)
    assert there.programs.told.count("notify-send: Once") == 2


def test_what_the_desktop_does_not_show_waits_until_it_does(desk: Desk, there: Scheduled, job: str) -> None:
    make_lead(desk, last_name="Waits", follow_up=NOW)
    there.programs.make("notify-send", status=1)
    there.programs.given.unlink(missing_ok=True)
    ran = minute(job)
    assert (ran.stdout, ran.stderr) == ("", "notify-send ended with status 1.\n")
    there.programs.make("notify-send")
    assert minute(job).stderr == ""
    assert minute(job).stderr == ""
    assert there.programs.told.count("notify-send: Waits") == 2


def test_json_of_due_tells_what_was_shown(program: Program, desk: Desk, there: Scheduled) -> None:
    make_lead(desk, last_name="Waits", follow_up=NOW)
    assert program.json("due", "--notify", "--desktop") == []
    there.programs.make("notify-send")
    assert [row["name"] for row in program.json("due", "--notify", "--desktop")] == ["Waits"]
    assert json.loads(program("due", "--notify", "--json").out) == []
    assert shlex.join(program_here()).startswith(str(Path(sys.executable).parent))

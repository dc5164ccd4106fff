"""The timer of systemd, the line of cron: written once, quoted by the rules of who reads them, nothing foreign hurt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.platform.scheduled import Scheduled

from leadtui.platform import cron_line, systemd_timer
from leadtui.platform.scheduling import Job
from leadtui.words.errors import InputError, RefusedError

JOB = Job((("/srv/lead tui", "tick"), ("/srv/lead tui", "due", "--notify")), {"LEADTUI_DB": "/a b/50%.db"})
ODD = '/srv/a b/it\'s "50%"/$HOME/;&|`x`/ünï'
FOREIGN = b"# mine\nMAILTO=sam\n\n*/5 * * * * backup 100\\% # leadtui remind not\n#0 0 * * * off # leadtui remind\n"

words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\"), min_size=1, max_size=20)


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scheduled:
    """A computer with neither."""
    return Scheduled(tmp_path, monkeypatch)


# cron


def test_cron_gets_one_line_and_keeps_all_others(there: Scheduled) -> None:
    there.with_cron()
    there.crontab.write_bytes(FOREIGN)
    assert cron_line.install(JOB)
    assert there.crontab.read_bytes() == FOREIGN + (
        b"* * * * * export LEADTUI_DB='/a b/50\\%.db'; '/srv/lead tui' tick >/dev/null; "
        b"'/srv/lead tui' due --notify # leadtui remind\n"
    )
    assert cron_line.installed()
    assert not cron_line.install(JOB)
    assert cron_line.remove()
    assert there.crontab.read_bytes() == FOREIGN
    assert not cron_line.installed()
    assert not cron_line.remove()


def test_another_job_takes_the_place_of_the_line(there: Scheduled) -> None:
    there.with_cron()
    cron_line.install(JOB)
    assert cron_line.install(Job(JOB.commands, {}))
    assert there.crontab.read_bytes() == cron_line.line(Job(JOB.commands, {})) + b"\n"


def test_a_crontab_that_had_nothing_else_is_gone_again(there: Scheduled) -> None:
    there.with_cron()
    cron_line.install(JOB)
    cron_line.remove()
    assert not there.crontab.exists()


def test_a_crontab_without_a_last_line_break_and_with_bytes_of_any_kind_is_kept(there: Scheduled) -> None:
    there.with_cron()
    there.crontab.write_bytes(b"0 0 * * * \xff\xfe")
    cron_line.install(JOB)
    assert there.crontab.read_bytes().startswith(b"0 0 * * * \xff\xfe\n* * * * * export")


@pytest.mark.parametrize("says", ["you (sam) are not allowed to use this program (crontab)", ""])
def test_a_crontab_that_cannot_be_read_is_never_written(there: Scheduled, says: str) -> None:
    there.programs.make("crontab", f'echo "{says}" >&2', status=1)
    said = r"^The crontab cannot be read: .+ Nothing was changed\. See what `crontab -l` says"
    for use in (partial(cron_line.install, JOB), cron_line.remove, cron_line.installed):
        with pytest.raises(RefusedError, match=said):
            use()
    assert set(there.programs.told) == {"crontab: -l"}


def test_a_crontab_that_cannot_be_written_is_a_sentence(there: Scheduled) -> None:
    there.programs.make("crontab", '[ "$1" = -l ] || { echo "disk full." >&2; exit 1; }')
    with pytest.raises(RefusedError, match=r"^The crontab cannot be changed: disk full\."):
        cron_line.install(JOB)


def test_what_cron_cannot_be_told_is_refused(there: Scheduled) -> None:
    there.with_cron()
    for value in ("a\\b", "a\nb", "x" * 1000):
        with pytest.raises(RefusedError):
            cron_line.install(Job(JOB.commands, {"LEADTUI_DB": value}))
    assert not there.crontab.exists()


def run_by_cron(line: bytes) -> str:
    """What a command prints that cron runs: a percent sign ends it, one after a backslash is one (crontab(5))."""
    command, said, escaped = line.split(b" ", 5)[5], b"", False
    for byte in (command[at : at + 1] for at in range(len(command))):
        if byte == b"%" and not escaped:
            break
        said += b"\\" if escaped and byte != b"%" else b""
        escaped = byte == b"\\"
        said += b"" if escaped else byte
    return subprocess.run(["/bin/sh", "-c", os.fsdecode(said)], capture_output=True, check=True).stdout.decode()


@settings(max_examples=40)
@given(words)
@example(ODD)
@example('%h %% "$(x)" -')
def test_any_path_comes_through_cron_and_the_shell_as_it_is(word: str) -> None:
    with_value = cron_line.line(Job((("/usr/bin/printenv", "X"),), {"X": word}))
    with_word = cron_line.line(Job((("/usr/bin/printf", "%s|", word),), {}))
    assert (run_by_cron(with_value), run_by_cron(with_word)) == (f"{word}\n", f"{word}|")


# systemd


def test_systemd_gets_a_timer_that_runs_and_nothing_twice(there: Scheduled) -> None:
    there.with_systemd()
    foreign = there.units / "mine.timer"
    there.units.mkdir(parents=True)
    foreign.write_text("mine")
    assert systemd_timer.why_not() == ""
    assert systemd_timer.install(JOB)
    assert sorted(there.files) == ["leadtui-remind.service", "leadtui-remind.timer", "mine.timer"]
    assert systemd_timer.active()
    before = there.files
    assert not systemd_timer.install(JOB)
    assert there.files == before
    assert systemd_timer.remove()
    assert there.files == {"mine.timer": "mine"}
    assert not there.running.exists()
    assert not systemd_timer.remove()


def test_the_units_say_what_is_run_each_minute(there: Scheduled) -> None:
    service = systemd_timer.service(JOB).splitlines()
    assert 'Environment="LEADTUI_DB=/a b/50%%.db"' in service
    assert 'ExecStart=-"/srv/lead tui" tick' in service
    assert 'ExecStart="/srv/lead tui" due --notify' in service
    assert "OnCalendar=*-*-* *:*:00" in systemd_timer.timer().splitlines()


def test_a_timer_that_was_stopped_is_started_again(there: Scheduled) -> None:
    there.with_systemd()
    systemd_timer.install(JOB)
    there.running.unlink()
    assert systemd_timer.install(JOB)
    assert there.running.exists()


def test_what_a_failure_left_half_done_is_done_by_the_next_install(there: Scheduled) -> None:
    there.with_systemd()
    systemd_timer.install(JOB)
    there.programs.make("systemctl", '[ "$2" != daemon-reload ] || { echo "no room" >&2; exit 1; }')
    with pytest.raises(RefusedError, match=r"^systemctl --user daemon-reload failed: no room\..* again\."):
        systemd_timer.install(Job(JOB.commands, {}))
    there.with_systemd()
    there.unread.touch()
    assert systemd_timer.install(Job(JOB.commands, {}))
    assert not there.unread.exists()
    assert not systemd_timer.install(Job(JOB.commands, {}))


def test_a_timer_that_cannot_be_stopped_stays_to_be_tried_again(there: Scheduled) -> None:
    there.with_systemd()
    systemd_timer.install(JOB)
    before = there.files
    there.programs.make("systemctl", '[ "$2" != disable ] || { echo "no way" >&2; exit 1; }')
    with pytest.raises(RefusedError, match=r"^systemctl --user disable --now .* failed: no way"):
        systemd_timer.remove()
    assert there.files == before
    there.with_systemd()
    assert systemd_timer.remove()


def test_another_job_takes_the_place_of_the_unit(there: Scheduled) -> None:
    there.with_systemd()
    systemd_timer.install(JOB)
    assert systemd_timer.install(Job(JOB.commands, {}))
    assert "Environment" not in there.files["leadtui-remind.service"]
    assert there.programs.told.count("systemctl: daemon-reload") == 2


def test_without_a_session_systemd_says_why_and_files_still_go(there: Scheduled) -> None:
    there.with_systemd()
    systemd_timer.install(JOB)
    wanted = there.units / "timers.target.wants" / "leadtui-remind.timer"
    wanted.parent.mkdir()
    wanted.symlink_to(there.units / "leadtui-remind.timer")
    there.without_session()
    assert systemd_timer.why_not() == "Failed to connect to bus: No medium found"
    assert systemd_timer.remove()
    assert there.files == {}
    assert not wanted.is_symlink()


def test_a_timer_that_cannot_be_started_is_a_sentence(there: Scheduled) -> None:
    there.programs.make("systemctl", '[ "$2" = enable ] || exit 0; echo "no way" >&2', status=1)
    with pytest.raises(RefusedError, match=r"^systemctl --user enable --now leadtui-remind\.timer failed: no way\."):
        systemd_timer.install(JOB)


def test_a_folder_that_cannot_be_written_is_a_sentence(there: Scheduled) -> None:
    there.with_systemd()
    there.units.parent.parent.mkdir(parents=True)
    there.units.parent.write_text("a file")
    with pytest.raises(InputError, match="cannot be written"):
        systemd_timer.install(JOB)


def read_by_systemd(word: str) -> str:
    """A word of a unit as systemd takes it: escapes of C in quotes (systemd.syntax(7)), then percent signs."""
    if word.startswith('"'):
        assert word.endswith('"')
        word = re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), word[1:-1])
    else:
        assert not re.search(r"[\s'\"\\;#]", word)
    assert not re.search(r"%(?!%)", word.replace("%%", ""))
    return word.replace("%%", "%")


@given(words, words)
@example(ODD, ODD)
@example("a\\b", "%h %% ${HOME} $$")
def test_any_path_comes_through_systemd_as_it_is(value: str, word: str) -> None:
    unit = systemd_timer.service(Job((("/x", word),), {"X": value}))
    assigned = re.search(r"^Environment=(.*)$", unit, re.MULTILINE)
    run = re.search(r"^ExecStart=/x (.*)$", unit, re.MULTILINE)
    assert assigned
    assert run
    assert read_by_systemd(assigned[1]) == f"X={value}"
    assert re.fullmatch(r"([^$]|\$\$)*", run[1])
    assert read_by_systemd(run[1]).replace("$$", "$") == word


def test_systemd_itself_takes_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not here")
    folder = tmp_path / "50% $x 'y'"
    folder.mkdir()
    program = folder / "lead tui"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    service, timer = tmp_path / systemd_timer.SERVICE, tmp_path / systemd_timer.TIMER
    service.write_text(systemd_timer.service(Job(((str(program), "due", ODD),), {"X": ODD})))
    timer.write_text(systemd_timer.timer())
    done = subprocess.run(
        [analyze, "--user", "verify", str(service), str(timer)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")

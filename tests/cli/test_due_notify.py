"""`due --notify`: each reminder once, by notify-send where there is one, else on standard output; the status is 0."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import NOW, SetTime, make_lead, make_leads

from leadtui.cli.main import main
from leadtui.platform import notify
from leadtui.services.desk import Desk


class FakeSender:
    """A notify-send on PATH, first in it, that keeps what it was told."""

    def __init__(self, folder: Path, ends: str = "") -> None:
        self.log = folder / "told"
        program = folder / "notify-send"
        keep = f"import sys, json, time\nopen({str(self.log)!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n{ends}\n"
        program.write_text(f"#!{sys.executable}\n{keep}")
        program.chmod(0o755)
        os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"

    @property
    def told(self) -> list[list[str]]:
        """Titles and texts, one notification each."""
        return [json.loads(line)[2:] for line in self.log.read_text().splitlines()] if self.log.exists() else []


@pytest.fixture(autouse=True)
def own_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No notify-send but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_notify_send_they_are_shown_here_once(program: Program, desk: Desk) -> None:
    make_lead(desk, first_name="Ada", last_name="Lovelace", company="Acme", follow_up=NOW)
    first, again = program("due", "--notify"), program("due", "--notify")
    assert first.status == again.status == 0
    assert "Ada Lovelace" in first.out
    assert (again.out, again.err, first.err) == ("", "", "")


def test_notify_send_shows_each_once_and_nothing_is_written_here(
    program: Program, desk: Desk, clock: SetTime, tmp_path: Path
) -> None:
    sender = FakeSender(tmp_path)
    make_lead(desk, first_name="Ada", last_name="Lovelace", company="Acme & Co", follow_up=NOW)
    make_lead(desk, first_name="Grace", follow_up=NOW + timedelta(minutes=1))
    for _ in range(3):
        assert (program("due", "--notify").out, program("due", "--notify").status) == ("", 0)
        clock.forward(minutes=1)
    assert sender.told == [["Ada Lovelace, Acme & Co", "10:00 · call"], ["Grace", "10:01 · call"]]


def test_many_at_once_are_few_notifications_with_all_names(program: Program, desk: Desk, tmp_path: Path) -> None:
    sender = FakeSender(tmp_path)
    make_leads(desk, [{"last_name": f"N{n:02}", "follow_up": NOW - timedelta(minutes=n)} for n in range(23)])
    assert program("due", "--notify").status == 0
    assert [title for title, _ in sender.told] == ["10 reminders", "10 reminders", "3 reminders"]
    named = [line.rpartition(" ")[2] for _, text in sender.told for line in text.splitlines()]
    assert sorted(named) == [f"N{n:02}" for n in range(23)]


@pytest.mark.parametrize(
    ("ends", "why"), [("sys.exit(1)", "ended with status 1"), ("time.sleep(60)", "did not answer within")]
)
def test_one_that_fails_or_hangs_is_said_and_nothing_is_lost(
    program: Program, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str, why: str
) -> None:
    monkeypatch.setattr(notify, "PATIENCE", 1.0 if "sleep" in ends else 20.0)
    FakeSender(tmp_path, ends)
    make_leads(desk, [{"last_name": name, "follow_up": NOW} for name in ("Babbage", "Turing")])
    ran = program("due", "--notify")
    assert ran.status == 0
    assert why in ran.err
    assert "Traceback" not in ran.err
    assert "Babbage" in ran.out
    assert "Turing" in ran.out


def test_json_holds_what_is_told_and_nothing_due_is_an_empty_list(program: Program, desk: Desk) -> None:
    assert program.json("due", "--notify") == []
    make_lead(desk, follow_up=NOW)
    (told,) = program.json("due", "--notify")
    assert (told["name"], told["due"], told["overdue"]) == ("Ada Lovelace", "2026-11-18T09:00:00Z", False)
    assert program.json("due", "--notify") == []


def test_due_without_notify_tells_of_all_and_claims_nothing(program: Program, desk: Desk) -> None:
    make_lead(desk, follow_up=NOW)
    assert program("due").status == program("due").status == 0
    assert "Ada Lovelace" in program("due", "--notify").out
    assert "Ada Lovelace" in program("due").out


def test_hostile_text_reaches_neither_terminal_nor_markup(program: Program, desk: Desk, tmp_path: Path) -> None:
    make_lead(desk, last_name="\x1b]52;c;aGk=\x07<b>x", follow_up=NOW)
    assert "\x1b]" not in program("due", "--notify").out
    sender = FakeSender(tmp_path)
    make_lead(desk, last_name="-h\x1b[31m\n<i>", company="<img src=x>", follow_up=NOW)
    assert program("due", "--notify").status == 0
    assert sender.told[0][0] == "-h [31m <i>, <img src=x>"


class Full(io.StringIO):
    """An output that takes nothing."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        """Refuse what was written."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"), [(OSError(errno.ENOSPC, "No space left on device"), 5), (BrokenPipeError(), 0)]
)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_what_could_not_be_written_is_told_the_next_time(
    program: Program, desk: Desk, monkeypatch: pytest.MonkeyPatch, error: OSError, status: int, more: tuple[str, ...]
) -> None:
    make_lead(desk, follow_up=NOW)
    with monkeypatch.context() as full:
        full.setattr("sys.stdout", Full(error))
        full.setattr("leadtui.cli.main.close_quietly", lambda: 0)
        assert main(("due", "--notify", *more)) == status
    assert "Ada Lovelace" in program("due", "--notify").out
    assert program("due", "--notify").out == ""


def test_what_the_desktop_showed_is_not_told_again_when_it_fails_for_the_rest(
    program: Program, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = FakeSender(tmp_path, "sys.exit('Grace' in sys.argv[-2])")
    make_lead(desk, first_name="Ada", follow_up=NOW - timedelta(minutes=1))
    make_lead(desk, first_name="Grace", follow_up=NOW)
    with monkeypatch.context() as full:
        full.setattr("sys.stdout", Full(OSError(errno.ENOSPC, "No space left on device")))
        assert main(("due", "--notify")) == 5
    assert [title for title, _ in sender.told] == ["Ada", "Grace"]
    assert "Ada" not in (again := program("due", "--notify").out)
    assert "Grace" in again


def test_an_interrupt_while_the_desktop_is_asked_gives_back_what_it_did_not_show(
    program: Program, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FakeSender(tmp_path)
    make_lead(desk, follow_up=NOW)

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as asked:
        asked.setattr(notify, "send", interrupted)
        assert program("due", "--notify").status == 130
    monkeypatch.setattr(notify, "sender", lambda: None)
    assert "Ada Lovelace" in program("due", "--notify").out

"""Reminders in a real terminal: which bytes are written when nobody looks, and that two programs tell of each once."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.support import NOW, ZONE, SetTime, make_lead, make_leads, program_env
from tests.terminal.conftest import Start
from tests.terminal.terminal import PATIENCE, Terminal

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import connect_reader

BLUR, FOCUS = "\x1b[O", "\x1b[I"


@pytest.fixture
def ada(base: Base, desk: Desk, clean_env: Path) -> None:
    """Ada, to be called in five minutes."""
    make_lead(desk, follow_up=NOW + timedelta(minutes=5))
    desk.close()


def told(terminal: Terminal, clock: SetTime, *, focused: bool) -> bytes:
    """What is written while a reminder comes up and is drawn."""
    terminal.wait_for("Ada Lovelace")
    terminal.type(FOCUS if focused else BLUR)
    terminal.settle()
    before = len(terminal.written)
    clock.forward(minutes=5)
    terminal.wait_for("! acts")
    terminal.settle()
    return bytes(terminal.written[before:])


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, b"\a"),
        ({"TERM_PROGRAM": "iTerm.app"}, "\x1b]9;leadtui: Ada Lovelace · 10:05 · call\a".encode()),
        ({"TERM_PROGRAM": "WezTerm"}, "\x1b]777;notify;leadtui: Ada Lovelace;10:05 · call\a".encode()),
        (
            {"KITTY_WINDOW_ID": "1"},
            "\x1b]99;i=leadtui:d=0;leadtui: Ada Lovelace\x1b\\\x1b]99;i=leadtui:d=1:p=body;10:05 · call\x1b\\".encode(),
        ),
        (
            {"TERM_PROGRAM": "iTerm.app", "TMUX": "x,1,0"},
            "\x1bPtmux;\x1b\x1b]9;leadtui: Ada Lovelace · 10:05 · call\a\x1b\\\a".encode(),
        ),
    ],
    ids=["bell", "osc9", "osc777", "osc99", "osc9 in tmux"],
)
def test_a_window_without_focus_is_notified_in_the_way_of_its_terminal(
    clock: SetTime, start: Start, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], wanted: bytes
) -> None:
    for name in ("TERM_PROGRAM", "KITTY_WINDOW_ID", "TMUX", "LC_TERMINAL", "WEZTERM_PANE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    with start() as terminal:
        written = told(terminal, clock, focused=False)
        assert written.count(wanted) == 1
        # Nothing else rings or notifies.
        assert not re.search(rb"\x07|\x1b\](9|99|777);", written.replace(wanted, b""))
        assert terminal.leave() == 0


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("focused", [True, False])
def test_nothing_rings_where_somebody_looks_or_that_is_set(
    clock: SetTime, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, focused: bool
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('notify = "osc9"\n' if focused else 'notify = "off"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    with start() as terminal:
        written = told(terminal, clock, focused=focused)
        assert b"\a" not in written
        assert b"\x1b]" not in written
        assert terminal.leave() == 0


@pytest.mark.usefixtures("ada")
def test_what_is_set_is_done_whatever_the_terminal(
    clock: SetTime, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('notify = "osc9"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    with start() as terminal:
        assert "\x1b]9;leadtui: Ada Lovelace · 10:05 · call\a".encode() in told(terminal, clock, focused=False)
        assert terminal.leave() == 0


def test_a_hostile_name_writes_no_byte_of_its_own(
    base: Base, desk: Desk, clock: SetTime, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('notify = "osc777"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    name = "Ada Lovelace;\x07\x1b]52;c;aGk=\x07\x9b31m"
    make_lead(desk, last_name=name, follow_up=NOW + timedelta(minutes=5))
    desk.close()
    with start() as terminal:
        written = told(terminal, clock, focused=False)
        assert len(re.findall(rb"\x1b\]", written)) == 1
        assert re.search(rb"\x1b\]777;notify;leadtui: Ada Lovelace, [^\x00-\x1f;]*;10:05 [^\x00-\x1f;]*\x07", written)
        assert b"\x1b]52" not in terminal.written
        assert terminal.leave() == 0


# A weekend with two programs

REMINDERS = 100
EVENINGS = [datetime(2026, 10, 24, 18, tzinfo=ZONE), datetime(2027, 3, 27, 18, tzinfo=ZONE)]
"""Before the two nights in which the clocks of Paris change."""


class Weekend:
    """A hundred reminders, one every 24 minutes, the programs that tell of them, and whom each program named."""

    def __init__(self, base: Base, desk: Desk, clock: SetTime, evening: datetime, folder: Path) -> None:
        self.base, self.clock, self.log = base, clock, folder / "told"
        clock.set(evening)
        self.due = [evening.astimezone(UTC) + timedelta(minutes=24 * (n + 1)) for n in range(REMINDERS)]
        make_leads(desk, [{"last_name": f"N{n:02}", "follow_up": at} for n, at in enumerate(self.due)])
        desk.close()
        sender = folder / "notify-send"
        keep = f"import sys, json\nopen({str(self.log)!r}, 'a').write(json.dumps(sys.argv[1:]) + '\\n')\n"
        sender.write_text(f"#!{sys.executable}\n{keep}")
        sender.chmod(0o755)
        self.env = {**program_env(), "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
        self.by_app: list[str] = []

    def notify(self) -> subprocess.Popen[bytes]:
        """Starts `due --notify`."""
        command = [str(Path(sys.executable).with_name("leadtui")), "due", "--notify"]
        return subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    @staticmethod
    def ended(*programs: subprocess.Popen[bytes]) -> None:
        """Waits for programs, which write nothing."""
        for program in programs:
            assert program.communicate(timeout=60) == (b"", b"")
            assert program.returncode == 0

    def all_claimed(self, terminal: Terminal | None) -> None:
        """Waits until somebody told of everything that is due, and what is on its way is drawn."""
        now = self.clock.now.astimezone(UTC)
        wanted = sum(at <= now for at in self.due)
        end = time.monotonic() + PATIENCE
        while self.claimed() != wanted:
            assert time.monotonic() < end, f"{self.claimed()} of {wanted} were told of"
            if terminal is not None:
                terminal.take(0.05)
        if terminal is not None:
            terminal.settle()

    def claimed(self) -> int:
        """How many were told of."""
        connection = connect_reader(self.base.path)
        try:
            return int(connection.execute("SELECT count(*) FROM notice").fetchone()[0])
        finally:
            connection.close()

    def by_notify_send(self) -> list[str]:
        """Whom notify-send was to name."""
        text = self.log.read_text() if self.log.exists() else ""
        return [name for line in text.splitlines() for name in re.findall(r"N\d\d", " ".join(json.loads(line)[2:]))]

    def take_notified(self, terminal: Terminal) -> None:
        """Keeps whom the terminal was to name in its notifications."""
        for text in re.findall(rb"\x1b\]9;([^\x07]*)\x07", bytes(terminal.written)):
            self.by_app += re.findall(r"N\d\d", text.decode())

    def take_panel(self, terminal: Terminal) -> None:
        """Keeps whom the panel names as come due while nobody was there."""
        terminal.wait_for("came due while you were away")
        terminal.type("!")
        terminal.wait_for("│ Came due while you were away")
        terminal.settle()
        after = terminal.text().partition("│ Came due while you were away")[2]
        self.by_app += re.findall(r"N\d\d", re.split(r"│ (?:Overdue|Today|Upcoming)", after)[0])
        terminal.type("r")
        terminal.settle()


@pytest.mark.parametrize("evening", EVENINGS, ids=["autumn", "spring"])
def test_a_hundred_over_sleep_a_crash_and_a_change_of_clocks_are_each_told_of_by_one_of_two_programs(
    base: Base, desk: Desk, clock: SetTime, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    evening: datetime,
) -> None:  # fmt: skip
    config = tmp_path / "config.toml"
    config.write_text('notify = "osc9"\n')
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    weekend = Weekend(base, desk, clock, evening, tmp_path)

    def asleep(terminal: Terminal, turn: int) -> None:
        """The computer sleeps; then both programs wake up, in one order or the other, or several at once."""
        clock.forward(minutes=(200, 190, 5, 215)[turn % 4])
        crons = [weekend.notify() for _ in range((0, 1, 2)[turn % 3])]
        weekend.all_claimed(terminal)
        weekend.ended(*crons, weekend.notify())

    with start(columns=100, rows=140) as terminal:
        terminal.wait_for("N00")
        terminal.type(BLUR)
        for turn in range(7):
            asleep(terminal, turn)
        weekend.take_notified(terminal)
        os.kill(terminal.program.pid, signal.SIGKILL)
    clock.forward(minutes=190)
    with start(columns=100, rows=140) as terminal:
        terminal.wait_for("N00")
        weekend.all_claimed(terminal)
        weekend.take_panel(terminal)
        terminal.type(BLUR)
        for turn in range(7, 16):
            asleep(terminal, turn)
        clock.set(weekend.due[-1])
        weekend.all_claimed(terminal)
        weekend.take_notified(terminal)
        assert terminal.leave() == 0
    by_cron = weekend.by_notify_send()
    assert Counter(weekend.by_app + by_cron) == Counter(f"N{n:02}" for n in range(REMINDERS))
    assert len(weekend.by_app) > 10
    assert len(by_cron) > 10

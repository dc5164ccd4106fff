"""The app and the command line at work on one base: nothing is lost, and nothing moves under the fingers."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.support import NOW, make_leads, program_env, snapshot
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.services import checking
from leadtui.services.desk import Desk

LEADS = 20


def _run(*arguments: str) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("leadtui")), *arguments]
    return subprocess.Popen(command, env=program_env(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _done(program: subprocess.Popen[bytes]) -> None:
    _, said = program.communicate(timeout=60)
    assert program.returncode == 0, said.decode()


def _under_the_cursor(terminal: Terminal) -> tuple[int, str]:
    """The row of the screen the cursor stands on, and the name there."""
    lines = [terminal.line(number) for number in range(terminal.screen.lines)]
    row = next((number for number, line in enumerate(lines) if line.startswith("❯")), None)
    if row is None:  # half a frame was read
        return -1, ""
    return row, lines[row][3:24].strip()


def test_what_another_program_does_is_announced_and_moves_nothing(base: Base, desk: Desk, start: Start) -> None:
    made = [{"last_name": f"Number{i:02}", "created": NOW - timedelta(hours=i)} for i in range(LEADS)]
    numbers = make_leads(desk, made)
    desk.close()
    with start(columns=120, rows=34) as terminal:
        terminal.wait_for("Number00")
        terminal.type("jjj")
        terminal.wait_for(lambda: _under_the_cursor(terminal)[1] == "Number03")
        before = _under_the_cursor(terminal)
        for number in numbers[10:15]:
            _done(_run("call", f"L{number}", "no-answer"))
        for name in ("Anna", "Bert", "Cleo"):
            _done(_run("add", "--last-name", name))
        terminal.wait_for("· R")
        assert _under_the_cursor(terminal) == before
        terminal.type("R")
        terminal.wait_for("Cleo")
        assert _under_the_cursor(terminal)[1] == before[1]
        assert terminal.leave() == 0


def test_the_app_and_a_loop_of_calls_lose_nothing(base: Base, desk: Desk, start: Start) -> None:
    made = [{"last_name": f"Number{i:02}", "created": NOW - timedelta(hours=i)} for i in range(LEADS)]
    numbers = make_leads(desk, made)
    desk.close()
    with start(columns=120, rows=34) as terminal:
        terminal.wait_for("Number00")
        others = []
        for turn in range(8):
            others.append(_run("call", f"L{numbers[12 + turn % 8]}", "busy", "--note", f"other {turn}"))
            terminal.type("cnmine\r")
        for program in others:
            _done(program)
        terminal.wait_for(lambda: len(snapshot(base)["activity"]) >= 16)
        assert terminal.leave() == 0
    logged = [(row["lead_id"], row["body"]) for row in snapshot(base)["activity"].values()]
    mine = [lead for lead, body in logged if body == "mine"]
    assert mine == numbers[:8]
    assert sorted(body for _, body in logged if body != "mine") == [f"other {turn}" for turn in range(8)]
    desk = base.desk()
    assert checking.doctor(desk).faults == ()
    desk.close()

"""Whatever way the app ends, the terminal is as it was."""

from __future__ import annotations

import re
import signal
import termios

import pytest
from tests.support import make_lead
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk

MODES = ("1049", "2004", "1000", "1002", "1003", "1004", "1006", "1015", "2048")
"""What an app switches on: the second screen, bracketed paste, the mouse, focus, resize reports."""


def restored(terminal: Terminal) -> None:
    """Every mode that was switched on is off again, the cursor is seen, the line is edited as before."""
    assert termios.tcgetattr(terminal.slave) == terminal.before
    text = bytes(terminal.written).decode(errors="replace")
    for mode in MODES:
        switched = re.findall(rf"\x1b\[\?{mode}([hl])", text)
        assert not switched or switched[-1] == "l", f"mode {mode} is still on"
    cursor = re.findall(r"\x1b\[\?25([hl])", text)
    assert not cursor or cursor[-1] == "h"
    pushed, popped = len(re.findall(r"\x1b\[>\d+u", text)), len(re.findall(r"\x1b\[<\d*u", text))
    assert popped >= pushed


def _ready(terminal: Terminal) -> None:
    terminal.wait_for("Lovelace")


@pytest.mark.parametrize("keys", ["\x11", "\x03\x03"], ids=["ctrl+q", "ctrl+c twice"])
def test_leaving_by_a_key_gives_the_terminal_back(base: Base, desk: Desk, start: Start, keys: str) -> None:
    make_lead(desk)
    with start() as terminal:
        _ready(terminal)
        assert terminal.leave(keys) == 0
        restored(terminal)


@pytest.mark.parametrize("open_", ["c", "n", "/", "\r", "a"], ids=["strip", "note", "search", "detail", "form"])
def test_leaving_from_anywhere_gives_the_terminal_back(base: Base, desk: Desk, start: Start, open_: str) -> None:
    make_lead(desk)
    with start() as terminal:
        _ready(terminal)
        terminal.type(open_)
        terminal.settle()
        assert terminal.leave("\x03\x03") == 0
        restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_being_told_to_end_gives_the_terminal_back(
    base: Base, desk: Desk, start: Start, number: signal.Signals
) -> None:
    make_lead(desk)
    with start() as terminal:
        _ready(terminal)
        terminal.program.send_signal(number)
        terminal.wait_for(lambda: terminal.program.poll() is not None)
        terminal.settle()
        assert terminal.program.returncode == 128 + number
        restored(terminal)


def test_one_ctrl_c_does_not_end_it(base: Base, desk: Desk, start: Start) -> None:
    make_lead(desk)
    with start() as terminal:
        _ready(terminal)
        terminal.type("\x03")
        terminal.settle()
        assert terminal.program.poll() is None
        assert terminal.leave() == 0


def test_a_base_that_cannot_be_opened_is_a_sentence_and_no_screen(base: Base, start: Start) -> None:
    base.path.write_text("this is not a database")
    with start() as terminal:
        terminal.wait_for(lambda: terminal.program.poll() is not None)
        terminal.settle()
        assert terminal.program.returncode == 5
        assert "notaleadtuibase" in "".join(terminal.text().split())
        assert b"\x1b[?1049h" not in terminal.written
        assert "Traceback" not in terminal.text()
        restored(terminal)

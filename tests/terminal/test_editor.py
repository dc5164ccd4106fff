"""The editor in a real terminal: it gets the terminal, and whatever it does the app has it back with the text."""

from __future__ import annotations

import os
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support import make_lead
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.services.reading import Reading

Start = Callable[..., Terminal]


@pytest.fixture
def lead(base: Base) -> int:
    """Ada, alone in the base."""
    desk = base.desk()
    number = make_lead(
        desk, first_name="Ada", last_name="Lovelace", company="Engines", phone="+49 30 901820", email="ada@example.com"
    )
    desk.close()
    return number


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    file = folder / "my-editor"
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(file))
    monkeypatch.setenv("TMPDIR", str(folder))


def note_of(reading: Reading, lead: int) -> list[str | None]:
    return [activity.body for activity in reading.detail(lead).activities]


def test_the_editor_has_the_terminal_and_the_note_comes_back(
    start: Start, lead: int, reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'echo "EDITING $(cat "$1")"; read line; echo "$line" >> "$1"')
    terminal = start()
    terminal.wait_for("Ada Lovelace")
    terminal.settle()
    terminal.type("nbegun\x0f")
    terminal.wait_for("EDITING begun")
    assert termios.tcgetattr(terminal.slave)[3] & termios.ECHO
    terminal.type("and typed there\n")
    terminal.wait_for("and typed there")
    terminal.wait_for("Engines")
    terminal.settle()
    terminal.type("\r")
    terminal.wait_for("u takes it back")
    assert note_of(reading, lead) == ["begun\nand typed there"]
    assert terminal.leave() == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 3", "ended with status 3"),
        ("kill -9 $$", "was ended from outside"),
        ("stty raw -echo; printf '\\033[?1000h\\033[31m'; exit 1", "ended with status 1"),
        ("rm \"$1\"", "left no file"),
    ],
)  # fmt: skip
def test_one_that_fails_is_a_sentence_and_the_terminal_and_the_text_are_there_again(
    does: str, said: str, start: Start, lead: int, reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, does)
    terminal = start()
    terminal.wait_for("Ada Lovelace")
    terminal.settle()
    terminal.type("nkept\x0f")
    terminal.wait_for(said)
    terminal.type(" text\r")
    terminal.wait_for("u takes it back")
    assert note_of(reading, lead) == ["kept text"]
    assert terminal.leave() == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_ctrl_c_in_the_editor_is_the_editors(
    start: Start, lead: int, reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "trap 'echo caught >> \"$file\"; exit 0' INT; file=$1; echo WAITING; sleep 30 & wait")
    terminal = start()
    terminal.wait_for("Ada Lovelace")
    terminal.settle()
    terminal.type("nx\x0f")
    terminal.wait_for("WAITING")
    group = os.getpgid(terminal.program.pid)
    os.killpg(group, 2)
    terminal.wait_for("caught")
    assert terminal.leave("\x1b\x11") == 0


def test_a_number_is_copied_by_the_terminal_in_one_sequence(start: Start, lead: int) -> None:
    terminal = start()
    terminal.wait_for("Ada Lovelace")
    terminal.settle()
    terminal.type("yp")
    terminal.wait_for("asked to copy phone")
    assert b"\x1b]52;c;KzQ5MzA5MDE4MjA=\x07" in terminal.written
    assert terminal.leave() == 0

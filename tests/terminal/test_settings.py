"""Settings in a real terminal: what is sent without colours, a broken file at the start, the editor that is opened."""

from __future__ import annotations

import re
import sys
import termios
from pathlib import Path

import pytest
from tests.support import make_lead
from tests.terminal.conftest import Start

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk

COLOUR = re.compile(r"\x1b\[[0-9;:]*m")


def colours(written: bytes) -> set[str]:
    """The parts of what sets how text looks that set a colour which is not the terminal's own."""
    found: set[str] = set()
    for sequence in COLOUR.findall(written.decode(errors="replace")):
        for part in sequence[2:-1].split(";"):
            number = int(part.partition(":")[0] or 0)
            if 30 <= number <= 38 or 40 <= number <= 48 or 90 <= number <= 107:
                found.add(part)
    return found


def test_no_colour_is_sent_where_none_is_wanted(
    base: Base, desk: Desk, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lead(desk)
    monkeypatch.setenv("NO_COLOR", "1")
    with start() as terminal:
        terminal.wait_for("Lovelace")
        terminal.type("cn")
        terminal.wait_for("enter logs it")
        terminal.type("\x1bgs")
        terminal.wait_for("NO_COLOR is set")
        assert terminal.leave() == 0
    assert colours(bytes(terminal.written)) == set()


def test_colours_are_sent_where_they_are_wanted(base: Base, desk: Desk, start: Start) -> None:
    make_lead(desk)
    with start() as terminal:
        terminal.wait_for("Lovelace")
        assert terminal.leave() == 0
    assert colours(bytes(terminal.written))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "Ada"\ntheme = "solarized"\n', "line 2, column 9: 'solarized' is no theme"),
        ('thme = "dark"\n', "line 1, column 1: there is no option 'thme'"),
        ('[keys]\nnote = "c"\n', "line 2, column 8: c is the key of call (Call) too"),
        ('[keys]\nnote = "ctrl+c"\n', "line 2, column 8: ctrl+c is reserved"),
    ],
)
def test_broken_settings_at_the_start_are_a_sentence_and_the_terminal_is_left_alone(
    base: Base, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str
) -> None:
    config = tmp_path / "c.toml"
    config.write_text(text)
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    with start(columns=200) as terminal:
        assert terminal.leave("") == 2
        assert says in " ".join(terminal.text().split()).replace("\n", "")
        assert "\x1b[?1049h" not in bytes(terminal.written).decode(errors="replace")
        assert termios.tcgetattr(terminal.slave) == terminal.before


def test_the_editor_has_the_terminal_and_gives_it_back(
    base: Base, desk: Desk, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lead(desk)
    config = tmp_path / "c.toml"
    monkeypatch.setenv("LEADTUI_CONFIG", str(config))
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\nsys.stdout.write('THE EDITOR IS HERE, type ok: ')\nsys.stdout.flush()\n"
        "said = sys.stdin.readline().strip()\npathlib.Path(sys.argv[1]).write_text('theme = \"light\"\\n')\n"
        "sys.exit(0 if said == 'ok' else 3)\n"
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    with start() as terminal:
        terminal.wait_for("Lovelace")
        terminal.type("gs")
        terminal.wait_for("light text on dark")
        terminal.type("e")
        terminal.wait_for("THE EDITOR IS HERE")
        terminal.type("no\n")
        terminal.wait_for("ended with status 3")
        terminal.type("e")
        terminal.wait_for("THE EDITOR IS HERE")
        terminal.type("ok\n")
        terminal.wait_for("Saved, and in force")
        terminal.wait_for("dark text on light")
        assert terminal.leave() == 0
    assert config.read_text() == 'theme = "light"\n'

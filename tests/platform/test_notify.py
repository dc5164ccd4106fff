"""Notifications: what is written to a terminal, what notify-send is given, and what happens without it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.platform import notify
from leadtui.platform.notify import sequence, way_of

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "way"),
    [
        ({"TERM": "xterm-256color"}, "bell"),
        ({"TERM": "dumb"}, "bell"),
        ({}, "bell"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "osc9"),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "LC_TERMINAL": "iTerm2"}, "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "osc777"),
        ({"TERM": "screen-256color", "WEZTERM_PANE": "0"}, "osc777"),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, "osc777"),
        ({"TERM": "foot"}, "osc777"),
        ({"TERM": "foot-extra"}, "osc777"),
        ({"TERM": "rxvt-unicode-256color"}, "osc777"),
        ({"TERM": "xterm-kitty"}, "osc99"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "osc99"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "bell"),
    ],
)
def test_a_terminal_is_known_by_its_environment(environ: dict[str, str], way: str) -> None:
    assert way_of(environ) == way


def test_each_way_writes_its_own_sequence() -> None:
    said = {way: sequence(way, "Ada", "10:30", XTERM) for way in ("osc9", "osc777", "osc99", "bell", "off", "auto")}
    assert said == {
        "osc9": "\x1b]9;leadtui: Ada · 10:30\a",
        "osc777": "\x1b]777;notify;leadtui: Ada;10:30\a",
        "osc99": "\x1b]99;i=leadtui:d=0;leadtui: Ada\x1b\\\x1b]99;i=leadtui:d=1:p=body;10:30\x1b\\",
        "bell": "\a",
        "off": "",
        "auto": "\a",
    }


def test_inside_tmux_it_is_handed_through_and_the_bell_is_rung_too() -> None:
    inside = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0", "KITTY_WINDOW_ID": "3"}
    assert sequence("osc9", "Ada", "10:30", inside) == "\x1bPtmux;\x1b\x1b]9;leadtui: Ada · 10:30\a\x1b\\"
    auto = sequence("auto", "Ada", "10:30", inside)
    assert auto.startswith("\x1bPtmux;\x1b\x1b]99;")
    assert auto.endswith("\x1b\\\a")
    assert auto.count("\x1bPtmux;") == 1
    assert sequence("bell", "Ada", "10:30", inside) == "\a"


_TEXT = r"[^\x00-\x1f\x7f-\x9f;]*"
_ONE = {
    "osc9": rf"\x1b\]9;{_TEXT}\x07",
    "osc777": rf"\x1b\]777;notify;{_TEXT};{_TEXT}\x07",
    "osc99": rf"\x1b\]99;i=leadtui:d=0;{_TEXT}\x1b\\\x1b\]99;i=leadtui:d=1:p=body;{_TEXT}\x1b\\",
}


@pytest.mark.parametrize("way", _ONE)
@given(title=st.text(), text=st.text())
def test_no_text_ends_divides_or_begins_a_sequence(way: str, title: str, text: str) -> None:
    for hostile in (title, f"{title}\x1b]52;c;aGk=\a", f"\x9c\x9b{title};\x07\x1b\\"):
        assert re.fullmatch(_ONE[way], sequence(way, hostile, text, XTERM))


def fake(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notify-send on PATH that does this; its path."""
    program = folder / "notify-send"
    program.write_text(f"#!{sys.executable}\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


def test_notify_send_is_given_plain_text_as_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    fake(tmp_path, f"import sys, json; open({str(told)!r}, 'w').write(json.dumps(sys.argv[1:]))", monkeypatch)
    program = notify.sender()
    assert program is not None
    assert notify.send(program, "--help; $(id)\x1b[31m\0", "10:30 <b>A & B</b> \\x1b\nGrace") == ""
    assert told.read_text() == (
        '["--app-name=leadtui", "--", "--help; $(id) [31m", "10:30 &lt;b&gt;A &amp; B&lt;/b&gt; \\\\\\\\x1b\\nGrace"]'
    )


def test_without_notify_send_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert notify.sender() is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import sys; sys.exit(3)", "ended with status 3"),
        ("import time; time.sleep(60)", "did not answer within 0.3 seconds"),
    ],
)
def test_one_that_fails_or_hangs_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, said: str
) -> None:
    monkeypatch.setattr(notify, "PATIENCE", 0.3 if "sleep" in body else 20.0)
    assert said in notify.send(str(fake(tmp_path, body, monkeypatch)), "Ada", "10:30")


def test_one_that_cannot_be_started_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notify-send").write_text("")
    assert "cannot be started: permission denied" in notify.send(str(tmp_path / "notify-send"), "Ada", "10:30")

"""Copying: by a program of the desktop where there is one, else by a sequence for the terminal."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.programs import Programs

from leadtui.platform import clipboard
from leadtui.platform.clipboard import OSC52_LIMIT, copy_by_program, osc52
from leadtui.words.errors import InputError

TEXT = "Ada\n$(reboot) -x é"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path / "bin", monkeypatch)


def takes(programs: Programs, name: str) -> Path:
    """A program that keeps what comes on its standard input; the file."""
    kept = programs.folder / f"{name}.kept"
    programs.make(name, f"/bin/cat > {kept}")
    return kept


def test_a_program_gets_the_text_on_standard_input(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    kept = takes(programs, "wl-copy")
    assert copy_by_program(TEXT) == "wl-copy"
    assert kept.read_text() == TEXT
    assert programs.told == []


def test_the_next_program_is_tried_when_one_fails_or_hangs(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "WAIT", 0.1)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    programs.make("wl-copy", "exec /bin/sleep 5")
    programs.make("xclip", status=1)
    kept = takes(programs, "xsel")
    assert copy_by_program(TEXT) == "xsel"
    assert kept.read_text() == TEXT


def test_a_program_that_has_no_desktop_is_not_tried(programs: Programs) -> None:
    for name in ("wl-copy", "xclip", "xsel", "clip.exe"):
        takes(programs, name)
    assert copy_by_program(TEXT) == ""


@given(st.text(max_size=300))
def test_the_sequence_holds_nothing_but_the_text_encoded(text: str) -> None:
    sequence = osc52(text)
    coded = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert len(sequence) == len(coded) + 8
    assert base64.b64decode(coded, validate=True) == text.encode("utf-8", "replace")


def test_in_tmux_it_is_wrapped_for_the_terminal_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux,1,0")
    assert osc52("a").startswith("\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\")


def test_a_text_that_is_too_long_is_refused_whole() -> None:
    assert osc52("x" * (OSC52_LIMIT * 3 // 4 - 4))
    with pytest.raises(InputError, match="too long"):
        osc52("x" * OSC52_LIMIT)

"""Copies text: by a program of the desktop where there is one, else by the terminal (OSC 52).

The program gets the text on its standard input, never as an argument. The sequence for the terminal is only made here;
who owns the terminal writes it.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys

from leadtui.words.errors import InputError

WAIT = 2.0
"""Seconds a program may take to take the text over."""

OSC52_LIMIT = 74_994
"""Most characters of encoded text in one sequence; terminals in use drop longer ones."""


def copy_by_program(text: str) -> str:
    """Copies by the first program that takes it; its name, "" when there is none. Text is UTF-8."""
    for command in _commands():
        path = shutil.which(command[0])
        if path and _given([path, *command[1:]], text):
            return command[0]
    return ""


def osc52(text: str) -> str:
    """The sequence that has the terminal copy a text; in tmux it is wrapped, so that the outer terminal gets it.

    Raises InputError when the text is too long for one.
    """
    coded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(coded) > OSC52_LIMIT:
        raise InputError(
            f"The text is too long for the terminal to copy: {len(text):,} characters.",
            "Install wl-copy, xclip or xsel.",
        )
    plain = f"\x1b]52;c;{coded}\x07"
    if os.environ.get("TMUX"):
        # Passed through where tmux lets it, and as it is for a tmux that takes it itself.
        wrapped = plain.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{wrapped}\x1b\\{plain}"
    return plain


def _commands() -> list[list[str]]:
    """The programs that can work here; over ssh those of the other machine are no use."""
    env = os.environ
    away = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))
    found: list[list[str]] = []
    if sys.platform == "darwin" and not away:
        found.append(["pbcopy"])
    if env.get("WAYLAND_DISPLAY"):
        found.append(["wl-copy"])
    if env.get("DISPLAY"):
        found += [["xclip", "-selection", "clipboard", "-in"], ["xsel", "--clipboard", "--input"]]
    if env.get("WSL_DISTRO_NAME"):
        found.append(["clip.exe"])
    if env.get("TERMUX_VERSION"):
        found.append(["termux-clipboard-set"])
    return found


def _given(command: list[str], text: str) -> bool:
    quiet = subprocess.DEVNULL
    try:
        ended = subprocess.run(
            command, input=text.encode("utf-8", "replace"), stdout=quiet, stderr=quiet, timeout=WAIT, check=False,
            start_new_session=True,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0

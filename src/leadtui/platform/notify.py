"""Notifications: by the terminal's own escape sequence, or by the desktop's notify-send.

Always holds: of a text only what can be printed gets through, without the characters that end or divide a sequence, so
data cannot begin one of its own; nothing is run by a shell.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping

BELL = "\a"
MOST = 240
"""Characters of a title or a text that are handed over."""
PATIENCE = 5.0
"""Seconds notify-send is waited for."""

_PROGRAMS = {"iTerm.app": "osc9", "WezTerm": "osc777", "ghostty": "osc777"}
_TERMS = {"xterm-kitty": "osc99", "xterm-ghostty": "osc777", "foot": "osc777", "rxvt": "osc777", "wezterm": "osc777"}


def plain(text: str) -> str:
    """One line of printable text."""
    return "".join(c if c.isprintable() else " " for c in text)[:MOST].strip()


def way_of(environ: Mapping[str, str]) -> str:
    """How the terminal at hand takes notifications: osc9, osc777, osc99, or the bell where that is not known.

    Sources: iTerm2's proprietary escape codes (9), rxvt-unicode, foot, WezTerm and Ghostty (777), kitty's desktop
    notifications protocol (99).
    """
    if environ.get("KITTY_WINDOW_ID"):
        return "osc99"
    program = environ.get("TERM_PROGRAM", "")
    if environ.get("LC_TERMINAL") == "iTerm2":
        program = "iTerm.app"
    if program in _PROGRAMS:
        return _PROGRAMS[program]
    if environ.get("WEZTERM_PANE"):
        return "osc777"
    term = environ.get("TERM", "")
    return next((way for name, way in _TERMS.items() if term == name or term.startswith(f"{name}-")), "bell")


def sequence(way: str, title: str, text: str, environ: Mapping[str, str]) -> str:
    """What is written to the terminal to notify: `way` is auto, bell, osc9, osc777, osc99 or off ("").

    Inside tmux a sequence is handed through to the terminal around it, and the bell is rung too, since tmux lets
    nothing through unless it was told to.
    """
    asked, way = way, way_of(environ) if way == "auto" else way
    if way == "off":
        return ""
    head, body = (plain(part).replace(";", ",") for part in (f"leadtui: {title}", text))
    if way == "osc9":
        said = f"\x1b]9;{head} · {body}\a"
    elif way == "osc777":
        said = f"\x1b]777;notify;{head};{body}\a"
    elif way == "osc99":
        said = f"\x1b]99;i=leadtui:d=0;{head}\x1b\\\x1b]99;i=leadtui:d=1:p=body;{body}\x1b\\"
    else:
        return BELL
    if environ.get("TMUX"):
        inner = said.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{inner}\x1b\\" + (BELL if asked == "auto" else "")
    return said


def sender() -> str | None:
    """Where notify-send is, None without it."""
    return shutil.which("notify-send")


def send(program: str, title: str, text: str) -> str:
    """Has the desktop show a notification; the sentence why it could not be, "" when it could."""
    command = [program, "--app-name=leadtui", "--", plain(title) or "leadtui", _as_body(text)]
    try:
        done = subprocess.run(
            command, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"notify-send did not answer within {PATIENCE:g} seconds."
    except OSError as error:
        return f"notify-send cannot be started: {(error.strerror or str(error)).lower()}."
    return f"notify-send ended with status {done.returncode}." if done.returncode else ""


def _as_body(text: str) -> str:
    """Text as the body of a notification: lines stay, markup and backslashes (which it would read) are no more.

    https://specifications.freedesktop.org/notification-spec, markup.
    """
    lines = [plain(line) for line in text.splitlines()]
    body = "\n".join(lines).replace("\\", "\\\\").replace("&", "&amp;")
    return body.replace("<", "&lt;").replace(">", "&gt;")

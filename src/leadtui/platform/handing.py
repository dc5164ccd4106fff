"""Hands a link to the program the desktop has for it: a list of arguments, never a shell, the terminal out of reach.

A program that has not ended soon is taken for the one that was wanted: some browsers stay in the foreground. One that
ends with a failure is followed by the next that there is.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from leadtui.words.errors import InputError

SCHEMES = ("http://", "https://", "mailto:", "tel:")
SOON = 3.0
"""Seconds in which an opener that fails has failed."""

FAILED = "failed"
"""What is said of a program that took no link; its status tells a rep nothing."""

_OPENERS = ("open",) if sys.platform == "darwin" else ("xdg-open", "gio", "wslview", "termux-open-url")
_MORE = {"gio": ("open",)}
_IN_TERMINAL = frozenset(("w3m", "lynx", "links", "links2", "elinks", "browsh", "www-browser"))
"""Browsers that draw in the terminal, which is not theirs."""


def hand_over(link: str, what: str) -> None:
    """Opens a link outside; `what` is what the link is called in the sentence. Raises InputError when nothing took it.

    For http links the programs in BROWSER come first.
    """
    if not link.startswith(SCHEMES) or any(ch.isspace() or not ch.isprintable() for ch in link):
        raise InputError(f"{what} is not opened.")
    failed = ""
    for command in _commands(link):
        problem = _run(command)
        if not problem:
            return
        if problem != FAILED:
            failed = failed or f"{Path(command[0]).name} {problem}"
    scheme = link.partition(":")[0]
    why = f" ({failed})" if failed else ""
    raise InputError(f"No program here takes {scheme}: links{why}.", _hint(scheme))


def show_path(path: Path) -> None:
    """Hands a file or folder, which was checked, to the desktop; raises InputError when nothing took it."""
    if not path.is_absolute():
        raise InputError(f"{path.name} is not opened.")
    for command in _commands(str(path)):
        if not _run(command):
            return
    raise InputError(f"No program here opens {path.name}.", "xdg-open, or a desktop that knows programs, is needed.")


def _hint(scheme: str) -> str:
    if scheme in ("http", "https"):
        return "Set BROWSER to the browser you use."
    return "xdg-open, or a desktop that knows a program for them, is needed."


def _commands(link: str) -> Iterator[list[str]]:
    if link.startswith("http"):
        for typed in os.environ.get("BROWSER", "").split(os.pathsep):
            try:
                words = shlex.split(typed)
            except ValueError:
                continue
            path = shutil.which(words[0]) if words and not words[0].startswith("-") else None
            if path and Path(words[0]).name not in _IN_TERMINAL:
                rest = [word.replace("%s", link) for word in words[1:]]
                yield [path, *rest] if any("%s" in word for word in words[1:]) else [path, *rest, link]
    for name in _OPENERS:
        path = shutil.which(name)
        if path:
            yield [path, *_MORE.get(name, ()), link]


def _run(command: list[str]) -> str:
    """Starts a program; what went wrong, "" when it took the link."""
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, close_fds=True
        )
    except OSError as error:
        return f"cannot be started: {(error.strerror or str(error)).lower()}"
    try:
        ended = started.wait(SOON)
    except subprocess.TimeoutExpired:
        # Somebody has to wait for it in the end, or the system keeps it.
        threading.Thread(target=started.wait, name="leadtui-opened", daemon=True).start()
        return ""
    return "" if not ended else FAILED

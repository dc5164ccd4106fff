"""Has the computer remind while leadtui is closed: a timer of systemd for the user, or a line of his crontab.

Always holds: there is one of them at most and installing it again changes nothing; foreign units and lines are left
alone to the byte; what stands in them was quoted by the rules of who reads it, so a path is never run as anything else.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from leadtui.words.errors import RefusedError
from leadtui.words.records import record

PATIENCE = 20.0
"""Seconds that systemctl and crontab are waited for."""

BY_HAND = "Have something run `leadtui tick` and `leadtui due --notify` each minute; while leadtui is open it reminds."


@record
class Job:
    """What is run each minute, one command after the other, with these variables set."""

    commands: tuple[tuple[str, ...], ...]
    environment: Mapping[str, str]


@record
class Ran:
    """What a program said. `found`: there is such a program, and it ended."""

    found: bool
    status: int = 0
    out: bytes = b""
    error: str = ""

    @property
    def well(self) -> bool:
        """Whether it did what it was asked."""
        return self.found and self.status == 0


def there_is(program: str) -> bool:
    """Whether a program is found on PATH."""
    return shutil.which(program) is not None


def run(arguments: Sequence[str], given: bytes = b"") -> Ran:
    """Runs a program found on PATH, away from the terminal."""
    program = shutil.which(arguments[0])
    if program is None:
        return Ran(False, error=f"there is no {arguments[0]}")
    try:
        done = subprocess.run(
            [program, *arguments[1:]], input=given, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return Ran(False, error=f"{arguments[0]} did not answer within {PATIENCE:g} seconds")
    except OSError as error:
        return Ran(False, error=f"{arguments[0]} cannot be started: {(error.strerror or str(error)).lower()}")
    return Ran(True, done.returncode, done.stdout, _said(done.stderr or done.stdout))


def _said(content: bytes) -> str:
    lines = content.decode("utf-8", "replace").split("\n")
    text = next((line.strip() for line in lines if line.strip()), "")
    return "".join(c if c.isprintable() else " " for c in text)[:200].rstrip(".")


def refused(what: str, ran: Ran, hint: str = "Nothing else was changed.") -> RefusedError:
    """The sentence for a program that did not do what it was asked."""
    why = ran.error or f"status {ran.status}"
    return RefusedError(f"{what}: {why}.", hint)


def folder_of_units(environ: Mapping[str, str]) -> Path:
    """Where a user's own units stand (systemd.unit(5))."""
    chosen = environ.get("XDG_CONFIG_HOME", "")
    home = Path(chosen) if chosen.startswith("/") else Path.home() / ".config"
    return home / "systemd" / "user"

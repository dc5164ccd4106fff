"""The timer of systemd for the user, https://www.freedesktop.org/software/systemd/man/systemd.timer.html."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from leadtui.platform.scheduling import Job, folder_of_units, refused, run
from leadtui.platform.whole_file import write_private

NAME = "leadtui-remind"
TIMER, SERVICE = f"{NAME}.timer", f"{NAME}.service"
_HEAD = "# Written by `leadtui remind install`; `leadtui remind remove` takes it away."


def why_not() -> str:
    """Why the user's systemd cannot be used, "" when it can."""
    found = run(["systemctl", "--user", "show", "--property=Version"])
    return "" if found.well else found.error or f"systemctl ended with status {found.status}"


def service(job: Job) -> str:
    """The unit that does the job once."""
    lines = [
        _HEAD, "[Unit]", "Description=leadtui: reminders of what is due, and what the rules call for", "",
        "[Service]", "Type=oneshot", "Nice=5", "TimeoutStartSec=120",
    ]  # fmt: skip
    lines += [f"Environment={_quoted(f'{name}={value}')}" for name, value in job.environment.items()]
    *before, last = (" ".join(_words(command)) for command in job.commands)
    lines += [*(f"ExecStart=-{command}" for command in before), f"ExecStart={last}"]
    return "\n".join(lines) + "\n"


def timer() -> str:
    """The unit that has it done each minute."""
    lines = [
        _HEAD, "[Unit]", "Description=leadtui: reminders each minute", "",
        "[Timer]", "OnCalendar=*-*-* *:*:00", "AccuracySec=5s", f"Unit={SERVICE}", "",
        "[Install]", "WantedBy=timers.target",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _words(command: tuple[str, ...]) -> Iterator[str]:
    """systemd.service(5): a dollar sign is doubled but in the path of what is run, in which no quotes may stand."""
    program, *rest = command if not set(command[0]) & set("\"'\\") else ("/usr/bin/env", *command)
    yield _quoted(program)
    yield from (_quoted(word.replace("$", "$$")) for word in rest)


def _quoted(text: str) -> str:
    """A word as systemd.syntax(7) reads it back: quoted where it has to be, percent signs doubled."""
    text = text.replace("%", "%%")
    if text and all(c.isalnum() or c in "/._-=:,@+%$" for c in text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def units() -> tuple[Path, Path]:
    """The files of the service and of the timer."""
    folder = folder_of_units(os.environ)
    return folder / SERVICE, folder / TIMER


def installed() -> bool:
    """Whether its files are there."""
    return any(file.exists() for file in units())


def carried(name: str) -> str | None:
    """The value that the unit sets a variable to, None when it sets none or cannot be read."""
    try:
        text = os.fsdecode(units()[0].read_bytes())
    except OSError:
        return None
    for line in text.splitlines():
        before, _, said = line.partition("Environment=")
        value = _unquoted(said) if not before else ""
        if value.startswith(f"{name}="):
            return value.removeprefix(f"{name}=")
    return None


def _unquoted(text: str) -> str:
    """What `_quoted` made this of."""
    if text.startswith('"') and text.endswith('"'):
        meant = {"n": "\n", "t": "\t"}
        text = re.sub(r"\\(.)", lambda found: meant.get(found[1], found[1]), text[1:-1])
    return text.replace("%%", "%")


def active() -> bool:
    """Whether the timer runs."""
    return run(["systemctl", "--user", "is-active", "--quiet", TIMER]).well


def install(job: Job) -> bool:
    """Has the timer run as it is written here; whether it did not so far. Raises InputError and RefusedError.

    systemd is told each time, so what a failure left half done is done by the next run.
    """
    as_it_is = active() and _enabled() and not _outdated()
    for file, text in zip(units(), (service(job), timer()), strict=True):
        content = os.fsencode(text)
        if not file.is_file() or file.read_bytes() != content:
            write_private(file, [content], with_folder=True)
            as_it_is = False
    _ask("daemon-reload")
    _ask("enable", "--now", TIMER)
    return not as_it_is


def remove() -> bool:
    """Stops the timer and takes its files away; whether there was anything. Raises RefusedError.

    A timer that cannot be stopped keeps its files, so that it can be tried again.
    """
    if not installed():
        return False
    reached = why_not() == ""
    if reached:
        # Of a unit that it has not read yet systemd says that it failed, though it is disabled then.
        ran = run(["systemctl", "--user", "disable", "--now", TIMER])
        if active():
            raise refused(f"systemctl --user disable --now {TIMER} failed", ran)
    for file in units():
        file.unlink(missing_ok=True)
    wanted = units()[1].parent / "timers.target.wants" / TIMER
    wanted.unlink(missing_ok=True)
    if reached:
        # It only forgets what is stopped and gone; what fails here is made good by the next login.
        run(["systemctl", "--user", "daemon-reload"])
    return True


def _outdated() -> bool:
    """Whether systemd still goes by what stood in the files before."""
    asked = run(["systemctl", "--user", "show", "--property=NeedDaemonReload", SERVICE, TIMER])
    return b"=yes" in asked.out


def _enabled() -> bool:
    return run(["systemctl", "--user", "is-enabled", "--quiet", TIMER]).well


def _ask(*words: str) -> None:
    ran = run(["systemctl", "--user", *words])
    if not ran.well:
        again = "Nothing else was changed. Mend that and run `leadtui remind install` again."
        raise refused(f"systemctl --user {' '.join(words)} failed", ran, again)

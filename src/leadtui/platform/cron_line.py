"""The line of the user's crontab, known by the mark at its end, crontab(5).

Always holds: a crontab that could not be read is never written, and never taken for one without our line.
"""

from __future__ import annotations

import os
import shlex

from leadtui.platform.scheduling import Job, Ran, refused, run, there_is
from leadtui.words.errors import RefusedError

PROGRAM = "crontab"
MARK = "# leadtui remind"
LONGEST = 990
"""Bytes of a line that every cron reads (cron's MAX_COMMAND is 1,000)."""

UNREAD = "Nothing was changed. See what `crontab -l` says, mend that, and try again."


def line(job: Job) -> bytes:
    """The line that does the job each minute. Raises RefusedError for a path that cron cannot be told of."""
    set_first = "".join(f" {name}={shlex.quote(value)}" for name, value in job.environment.items())
    commands = [" ".join(map(shlex.quote, command)) for command in job.commands]
    # What the first says is in the log of rules; cron would mail it.
    commands = [f"{command} >/dev/null" for command in commands[:-1]] + commands[-1:]
    said = "; ".join([f"export{set_first}"] * bool(set_first) + commands)
    if "\\" in said or "\n" in said:
        raise RefusedError("A path with a backslash or a line break in it cannot stand in a crontab.", "Rename it.")
    whole = os.fsencode(f"* * * * * {said} {MARK}".replace("%", "\\%"))
    if len(whole) > LONGEST:
        raise RefusedError(f"The line for the crontab would have {len(whole)} bytes; cron reads {LONGEST}.", "")
    return whole


def why_not() -> str:
    """Why there is no crontab to be had, "" when there is."""
    return _lines()[1] if there_is(PROGRAM) else f"there is no {PROGRAM}"


def installed() -> bool:
    """Whether the crontab has our line; raises RefusedError when that cannot be told."""
    return there_is(PROGRAM) and any(map(_is_ours, _read()))


def carried(name: str) -> str | None:
    """The value that our line sets a variable to, None when it sets none. Raises RefusedError as `installed` does."""
    ours = next(filter(_is_ours, _read()), None) if there_is(PROGRAM) else None
    if ours is None:
        return None
    words = shlex.shlex(os.fsdecode(ours).replace("\\%", "%"), posix=True, punctuation_chars=True)
    words.whitespace_split, words.commenters = True, ""
    try:
        set_first = next((word for word in words if word.startswith(f"{name}=")), None)
    except ValueError:  # a person has edited the line, and no shell would read it
        return None
    return None if set_first is None else set_first.removeprefix(f"{name}=")


def install(job: Job) -> bool:
    """Puts the line into the crontab; whether anything had to be changed. Raises RefusedError."""
    wanted = line(job)
    lines = _read()
    others = [other for other in lines if not _is_ours(other)]
    if lines == [*others, wanted] or [one for one in lines if _is_ours(one)] == [wanted]:
        return False
    _write([*others, wanted])
    return True


def remove() -> bool:
    """Takes the line out; whether there was one. Raises RefusedError, also when the crontab cannot be read."""
    lines = _read() if there_is(PROGRAM) else []
    others = [other for other in lines if not _is_ours(other)]
    if others == lines:
        return False
    _write(others)
    return True


def _is_ours(one: bytes) -> bool:
    return one.rstrip().endswith(MARK.encode()) and not one.lstrip().startswith(b"#")


def _read() -> list[bytes]:
    lines, problem = _lines()
    if problem:
        raise RefusedError(f"The crontab cannot be read: {problem}.", UNREAD)
    return lines


def _lines() -> tuple[list[bytes], str]:
    """The lines of the crontab, and why it cannot be read (""): no crontab yet is an empty one."""
    ran = run([PROGRAM, "-l"])
    if not ran.found:
        return [], ran.error
    if ran.status and "no crontab for" not in ran.error:
        return [], ran.error or f"{PROGRAM} ended with status {ran.status}"
    content = b"" if ran.status else ran.out
    lines = content.split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines, ""


def _write(lines: list[bytes]) -> None:
    content = b"".join(one + b"\n" for one in lines)
    ran: Ran = run([PROGRAM, "-"], content) if content else run([PROGRAM, "-r"])
    if not ran.well:
        raise refused("The crontab cannot be changed", ran)

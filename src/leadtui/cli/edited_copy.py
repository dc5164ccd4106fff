"""A file changed in the person's editor: on a copy, asked again after a mistake, never lost.

Always holds: what is edited is taken only when it can be read; a text that is not mended stays in a file that is named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from leadtui.cli.output import ask
from leadtui.cli.terminal import Line
from leadtui.platform.editor import draft, open_editor
from leadtui.rules.toml.toml_file import FILE_LIMIT
from leadtui.words.errors import InputError, LeadtuiError, RefusedError

T = TypeVar("T")
_AS_BYTES = 4
"""Most bytes of one character."""


def bytes_of(file: Path) -> bytes:
    """What a file holds, cut where it is longer than any file of ours; raises InputError."""
    try:
        with file.open("rb") as stream:
            return stream.read(FILE_LIMIT * _AS_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error


def edit_copy(before: str, name: str, take: Callable[[bytes, Path], T], *, kept: str, quiet: bool) -> T:
    """What `take` makes of the text after the editor had it.

    `name` begins and ends the copy's name. `kept` says what to do with a text that could not be taken, {file} standing
    for where it is. `quiet`: nobody is asked, and the editor writes to standard error. Raises what `take` does.
    """
    file = draft(before, name)
    while True:
        try:
            open_editor(file, quiet=quiet)
            taken = take(bytes_of(file), file)
        except LeadtuiError as error:
            if _same(file, before):
                _take_away(file)
                raise
            if isinstance(error, RefusedError) or quiet or not _again(error):
                hint = f"{error.hint} Your text is kept: {kept.replace('{file}', str(file))}".strip()
                raise type(error)(error.message, hint) from error
        else:
            _take_away(file)
            return taken


def _take_away(file: Path) -> None:
    # What an editor has put in the place of the copy is not ours.
    with suppress(OSError):
        file.unlink()


def _same(file: Path, before: str) -> bool:
    try:
        return file.read_bytes() == before.encode()
    except OSError:
        return True


def _again(error: LeadtuiError) -> bool:
    """Says what is wrong and asks whether to go on; without a terminal nobody can answer."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    said: list[Line] = [(("leadtui: ", "error"), (error.message, "")), *([error.hint] if error.hint else [])]
    answered = ask([*said, "Enter opens your text again, q keeps it in a file and ends: "])
    return answered.endswith("\n") and answered.strip().lower() not in ("q", "quit", "n", "no")

"""The terminal lent to another program, and text changed in the person's editor.

Always holds: whatever the program does, the terminal is the app's again afterwards, and what was typed is kept.
"""

from __future__ import annotations

import signal
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import SuspendNotSupported

from leadtui.platform.editor import draft, open_editor
from leadtui.rules.text import FIELD_LIMIT, clean
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp

T = TypeVar("T")


def with_terminal(app: LeadtuiApp, work: Callable[[], T]) -> T:
    """Run `work` while it has the terminal; what it raises is raised once the terminal is the app's again.

    ctrl+c typed meanwhile is the other program's. Raises InputError where the terminal cannot be lent.
    """
    if app.is_headless:
        return work()
    done: list[T] = []
    failed: list[Exception] = []
    before = signal.getsignal(signal.SIGINT)
    # A handler, for to ignore the signal would be inherited by the program.
    signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with app.suspend():
            lines = _line_settings()
            try:
                done.append(work())
            except Exception as error:  # noqa: BLE001 - raised below: an exception here would leave the terminal raw
                failed.append(error)
            _set_lines(lines)
    except SuspendNotSupported as error:
        raise InputError("The editor cannot be opened in this terminal.", "Type the text here.") from error
    finally:
        signal.signal(signal.SIGINT, before)
    if failed:
        raise failed[0]
    return done[0]


def _line_settings() -> list[Any]:
    """How the terminal edits lines now; a program that fails may leave it otherwise."""
    try:
        return termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ is not None else []
    except (termios.error, ValueError, OSError):
        return []


def _set_lines(settings: list[Any]) -> None:
    if settings and sys.__stdin__ is not None:
        with suppress(termios.error):
            termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSADRAIN, settings)


def edited(app: LeadtuiApp, text: str, name: str) -> str:
    """The text as it is after the person's editor had it; `name` begins and ends the file's name ("note.txt").

    Raises InputError when the editor fails or leaves nothing that can be read; a file that holds other text than it was
    given is then kept and named.
    """
    try:
        file = draft(text, name)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise InputError(f"No file for the editor could be made: {said}.", "The text is kept here.") from error
    try:
        with_terminal(app, lambda: open_editor(file))
        found = _read(file)
    except InputError as error:
        raise InputError(error.message, _kept(file, text)) from error
    with suppress(OSError):
        file.unlink()
    return found


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(FIELD_LIMIT * 4 + 1)
        found = content.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError("The editor left no file.") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except UnicodeDecodeError as error:
        raise InputError("What the editor wrote is no UTF-8 text.") from error
    if len(found) > FIELD_LIMIT:
        raise InputError(f"What the editor wrote is too long: more than {FIELD_LIMIT:,} characters.")
    return clean(found, multiline=True)


def _kept(file: Path, text: str) -> str:
    """Where the editor's text is, when it left another than it was given."""
    try:
        if not file.exists() or file.read_bytes() == text.encode():
            file.unlink(missing_ok=True)
            return "The text is kept as it was."
    except OSError:
        return "The text is kept as it was."
    return f"The text here is as it was; what the editor wrote is in {file}"

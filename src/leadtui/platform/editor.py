"""Text that is changed in the editor of the person's choice."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from leadtui.words.errors import InputError

_USUAL = ("sensible-editor", "nano", "vi")


def draft(text: str, name: str) -> Path:
    """A new file with this text, readable by nobody else; `name` begins and ends its name (`rules.toml`)."""
    begins, _, ends = name.partition(".")
    handle, path = tempfile.mkstemp(prefix=f"leadtui-{begins}-", suffix=f".{ends}")
    with os.fdopen(handle, "wb") as stream:
        stream.write(text.encode())
    return Path(path)


def open_editor(file: Path, *, quiet: bool = False) -> None:
    """Runs VISUAL, else EDITOR, else what there is, on a file until it ends; raises InputError when it fails.

    With `quiet` what the editor writes goes to standard error.
    """
    command = _command()
    name = Path(command[0]).name or command[0]
    try:
        ended = subprocess.run([*command, str(file)], check=False, stdout=2 if quiet else None)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise InputError(f"The editor {name!r} cannot be started: {said}.", "Set EDITOR to another.") from error
    if ended.returncode:
        how = f"ended with status {ended.returncode}" if ended.returncode > 0 else "was ended from outside"
        raise InputError(f"The editor {name!r} {how}.", "Nothing was changed.")


def _command() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        typed = os.environ.get(variable, "").strip()
        if typed:
            try:
                return shlex.split(typed)
            except ValueError as error:
                raise InputError(f"{variable} cannot be read: {typed[:60]!r}.", "Mend its quotation marks.") from error
    found = next((path for path in map(shutil.which, _USUAL) if path), None)
    if found is None:
        raise InputError("No editor was found.", "Set EDITOR to the one you use.")
    return [found]

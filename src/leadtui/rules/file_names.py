"""A file as a person names it. Looks at no disk: whether the file is there is for whoever opens it to find out."""

from __future__ import annotations

import os
from pathlib import Path

from leadtui.words.errors import InputError

LONGEST = 255
"""Bytes in one part of a path on the file systems in use (NAME_MAX)."""


def named_path(text: str) -> Path:
    """The path a person typed, `~` understood; raises InputError for a name that no file can have."""
    if not text.strip():
        raise InputError("The file has no name.", "Name one, such as leads.csv.")
    try:
        path = Path(text).expanduser()
        too_long = any(len(os.fsencode(part)) > LONGEST for part in path.parts)
    except RuntimeError as error:
        raise InputError(f"{text[:60]!r}: there is no such home folder.", "Write the whole path.") from error
    except ValueError as error:
        raise InputError(f"{text[:60]!r} cannot be a file's name.", "Use letters and digits.") from error
    if too_long or "\0" in text:
        raise InputError(f"{text[:60]!r}… cannot be a file's name: it is too long or has a zero byte in it.")
    return path

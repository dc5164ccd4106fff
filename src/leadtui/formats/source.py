"""Where bytes come from: a file that is opened anew each time it is read, or bytes that are at hand.

A pipe can be read only once, so what comes out of it is kept.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from leadtui.words.errors import InputError

Opened = Callable[[], BinaryIO]
"""Gives the bytes from their beginning, each time it is called."""


def opener(source: bytes | Path, name: str = "") -> tuple[Opened, str]:
    """How to open the source, and what messages call it; raises InputError for what cannot be read."""
    if isinstance(source, bytes):
        return (lambda: io.BytesIO(source)), name or "The file"
    name = name or source.name or str(source)
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"{name} is a folder, not a file.")
        if not stat.S_ISREG(mode):
            data = source.read_bytes()
            return (lambda: io.BytesIO(data)), name
        source.open("rb").close()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {source}.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name} cannot be read: {reason}.") from error
    return (lambda: source.open("rb")), name

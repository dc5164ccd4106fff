"""Names of files completed while a path is typed. Only folders and lists are offered; nothing is opened."""

from __future__ import annotations

import os
import re
from pathlib import Path

from leadtui.tui.text import safe

ENDINGS = (".csv", ".tsv", ".txt")
MOST = 2000


def split(text: str) -> tuple[str, str]:
    """Return the folder part of a typed path, with its last slash, and the beginning of the name."""
    at = text.rfind("/") + 1
    return text[:at], text[at:]


def entries(folder: str) -> list[str]:
    """Return the folders (with a slash) and lists in a folder, by name; [] when it cannot be read."""
    try:
        with os.scandir(Path(folder or ".").expanduser()) as found:
            names = [f"{e.name}/" if e.is_dir() else e.name for _, e in zip(range(MOST), found, strict=False)]
    except (OSError, ValueError, RuntimeError):
        return []
    wanted = (name for name in names if name.endswith("/") or name.lower().endswith(ENDINGS))
    return sorted(wanted, key=lambda name: (name.endswith("/"), name.casefold()))


def matching(names: list[str], prefix: str) -> list[str]:
    """Return the names that begin with what is typed; hidden ones only when a dot is typed."""
    return [
        name
        for name in names
        if name.casefold().startswith(prefix.casefold()) and (prefix.startswith(".") or not name.startswith("."))
    ]


def completed(text: str, names: list[str]) -> str:
    """Return a typed path with as much of the name as all that match have in common."""
    folder, prefix = split(text)
    found = matching(names, prefix)
    if not found:
        return text
    common = _begin_alike([name.casefold() for name in found])
    return folder + (found[0] if len(found) == 1 else found[0][: max(common, len(prefix))])


def _begin_alike(names: list[str]) -> int:
    """Return how many characters all these names begin with."""
    return next(
        (at for at, letters in enumerate(zip(*names, strict=False)) if len(set(letters)) > 1), len(min(names, key=len))
    )


def pasted(text: str) -> str:
    """Return a path as terminals paste a dragged file: without its quotes, escapes and `file://`."""
    path = text.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        return path[1:-1]
    if path.startswith("file://"):
        from urllib.parse import unquote

        return unquote(path.removeprefix("file://"))
    return path if os.path.exists(path) else re.sub(r"\\(.)", r"\1", path)  # noqa: PTH110


def shown(name: str) -> str:
    """Return a file's name as it may be drawn."""
    return safe(name)

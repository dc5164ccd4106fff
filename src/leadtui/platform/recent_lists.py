"""The lists a person brought in last, by path, so that the next one is found where the last one was.

Always holds: that it cannot be read or written stops nothing; it is private to its owner.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from leadtui.platform import paths

KEPT = 10
NAME = "recent-lists.json"


def recent_lists() -> list[str]:
    """Return the paths, the newest first."""
    try:
        found = json.loads((paths.state() / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [path for path in found if isinstance(path, str)][:KEPT] if isinstance(found, list) else []


def remember_list(path: Path) -> None:
    """Put a path first."""
    known = [str(path), *(other for other in recent_lists() if other != str(path))][:KEPT]
    folder = paths.state()
    part = folder / f"{NAME}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            json.dump(known, stream)
        part.replace(folder / NAME)
    except OSError:
        return  # the list is in; that its path is not known next time costs a few keys

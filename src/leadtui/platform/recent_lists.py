"""The lists a person brought in last, by path, so that the next one is found where the last one was.

Always holds: that it cannot be read or written stops nothing; it is private to its owner.
"""

from __future__ import annotations

import json
from pathlib import Path

from leadtui.platform import paths
from leadtui.platform.whole_file import write_private
from leadtui.words.errors import InputError

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
    try:
        write_private(paths.state() / NAME, [json.dumps(known).encode()], with_folder=True)
    except InputError:
        return  # the list is in; that its path is not known next time costs a few keys

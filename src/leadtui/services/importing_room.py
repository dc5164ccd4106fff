"""Whether a list that was put ready has room on the disk, asked before the first of its rows is in the base."""

from __future__ import annotations

import shutil
from pathlib import Path

from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.stage import Staged
from leadtui.words.errors import FullError

GROWS = 3.0
"""Times the size of the stage file that a base grows by, its indexes, search and log among it."""


def check_room(base: Path, staged: Staged) -> None:
    """Raises FullError when the base would not have room to grow; another program may still fill the disk meanwhile."""
    with storage_errors(base):
        needed = staged.path.stat().st_size * GROWS
        free = shutil.disk_usage(base.parent).free
    if free < needed:
        raise FullError(
            f"The list needs some {needed / 1e6:,.0f} MB more on the disk with {base}, which has {free / 1e6:,.0f}.",
            "Make room, then import it again; nothing was changed.",
        )

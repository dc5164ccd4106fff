"""How far the commands of moving go in a list: the same in every one."""

from __future__ import annotations


def rows_by(command: str | None, height: int) -> int:
    """By how many rows a command moves the cursor of a list that shows so many; 0 for one that does not move it.

    A page is a row less than what is seen, so that one row stays in sight.
    """
    page = max(height - 1, 1)
    half = max(page // 2, 1)
    moves = {"down": 1, "up": -1, "half-down": half, "half-up": -half, "page-down": page, "page-up": -page}
    return moves.get(command or "", 0)

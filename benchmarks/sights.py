"""What is looked for on the measured screens."""

from __future__ import annotations

from benchmarks.screen import Screen

CURSOR = "❯"


def minimal_shown(screen: Screen) -> bool:
    """Whether the minimal app has painted."""
    return "keys: " in screen.lines[0]


def minimal_count(screen: Screen) -> str:
    """The line in which the minimal app counts keys."""
    return screen.lines[0]


def cursor_line(screen: Screen) -> tuple[int, str]:
    """Where the cursor of the list stands, and its line; (-1, "") when it cannot be seen."""
    found = ((y, line) for y, line in enumerate(screen.lines) if line.startswith(CURSOR))
    return next(found, (-1, ""))


def top_lead(screen: Screen) -> bool:
    """Whether the list shows a lead under the cursor, with the reason in its line."""
    return len(cursor_line(screen)[1].split()) > 4

"""The cursor while a long list comes in: a key to its paint in the app that imports, against the same app at rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure, milliseconds, percentile
from benchmarks.keys import Watched
from benchmarks.programs import environment, leadtui
from benchmarks.screen import Screen
from benchmarks.sights import cursor_line, top_lead
from benchmarks.terminal import NeverShown, Terminal

LEADS = 100
STEPS = 10
"""Cursor keys down, and up again."""
AT_REST = 20
"""Times these steps are made before the import begins."""
BUDGET = 3.0
_UNDER_WAY = re.compile(r"importing")


def measure(file: Path) -> list[Figure]:
    """Opens the app, imports the file from its screen, and goes up and down in the queue until it is in."""
    base = copy(LEADS)
    try:
        with Terminal(leadtui(), environment(base)) as terminal:
            terminal.wait(top_lead)
            terminal.settle(1.5)
            terminal.press("[[")
            terminal.settle(0.5)
            watched = Watched(terminal, cursor_line)
            resting = [watched.key(key) for key in "".join(["j" * STEPS, "k" * STEPS]) * AT_REST]
            _begin(terminal, file)
            meanwhile = list(_until_in(watched))
    finally:
        remove(base)
    return [
        _ratio(f"`j` p{at} while {file.stem} comes in / at rest", meanwhile, resting, at, BUDGET if at == 99 else None)
        for at in (50, 95, 99)
    ]


def _begin(terminal: Terminal, file: Path) -> None:
    terminal.press("gi")
    terminal.wait(lambda screen: "Import" in screen.lines[0])
    terminal.settle(0.5)
    terminal.press(str(file))
    terminal.settle(1.0)
    terminal.press("\x13")
    terminal.settle(4.0)
    terminal.press("\x13")
    terminal.wait(_under_way, 20.0)
    terminal.press("\x1b")
    terminal.wait(lambda screen: cursor_line(screen)[0] >= 0 and top_lead(screen), 20.0)


def _until_in(watched: Watched) -> Iterator[float]:
    for key in cycle("j" * STEPS + "k" * STEPS):
        if not _under_way(watched.terminal.screen):
            return
        try:
            yield watched.key(key)
        except NeverShown:
            if _under_way(watched.terminal.screen):
                raise
            return


def _under_way(screen: Screen) -> bool:
    return _UNDER_WAY.search(screen.lines[0]) is not None or "rows a second" in screen.text


def _ratio(what: str, late: list[float], usual: list[float], at: int, budget: float | None) -> Figure:
    found = [[percentile(times, at)] for times in (late, usual)]
    value = found[0][0] / found[1][0]
    return Figure(what, value, "×", budget, f"{milliseconds(found[0])} / {milliseconds(found[1])}, {len(late)} keys")

"""The cursor while a long list comes in: a key to its paint in the app that imports, against the same app at rest.

And against the same app beside a program that only counts: what any work on the machine costs a key.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure, milliseconds, percentile
from benchmarks.keys import Watched
from benchmarks.machine import peak_memory
from benchmarks.programs import environment, leadtui
from benchmarks.screen import Screen
from benchmarks.sights import cursor_line, top_lead
from benchmarks.terminal import NeverShown, Terminal
from leadtui.services.staging_child import BEHIND

LEADS = 100
STEPS = 10
"""Cursor keys down, and up again."""
AT_REST = 20
"""Times these steps are made before the import begins."""
_BUDGETS = {99: 3.0}
_UNDER_WAY = re.compile(r"importing")


def measure(file: Path) -> tuple[list[Figure], float]:
    """Opens the app, imports the file from its screen, and goes up and down in the queue until it is in.

    The cursor while it comes in, and the app's peak memory in bytes.
    """
    base = copy(LEADS)
    try:
        with Terminal(leadtui(), environment(base)) as terminal:
            terminal.wait(top_lead)
            terminal.settle(1.5)
            terminal.press("[[")
            terminal.settle(0.5)
            watched = Watched(terminal, cursor_line)
            resting = _steps(watched)
            with _counting():
                beside = _steps(watched)
            _begin(terminal, file)
            meanwhile = list(_until_in(watched))
            peak = peak_memory(terminal.pid)
    finally:
        remove(base)
    what = f"while {file.stem} comes in"
    of_rest = [_ratio(f"`j` p{at} {what} / at rest", meanwhile, resting, at, _BUDGETS.get(at)) for at in (50, 95, 99)]
    of_any = [
        _ratio(f"`j` p{at} {what} / beside a program that counts", meanwhile, beside, at, None) for at in (95, 99)
    ]
    return of_rest + of_any, peak


def _steps(watched: Watched) -> list[float]:
    return [watched.key(key) for key in "".join(["j" * STEPS, "k" * STEPS]) * AT_REST]


@contextmanager
def _counting() -> Iterator[None]:
    """In the block a program counts, as far behind the others as the one that reads lists."""
    with subprocess.Popen((sys.executable, "-c", f"import os; os.nice({BEHIND})\nwhile True: sum(range(1000))")) as one:
        try:
            yield
        finally:
            one.kill()


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

"""Peak memory at a million leads, against the minimal app."""

from __future__ import annotations

import sys
from statistics import median

from benchmarks.bases import base
from benchmarks.figures import Figure
from benchmarks.machine import peak_memory
from benchmarks.programs import MINIMAL, environment, leadtui
from benchmarks.sights import minimal_shown, top_lead
from benchmarks.terminal import Terminal

WITH_SQLMODEL = (sys.executable, "-c", f"import runpy, sqlmodel; runpy.run_path({MINIMAL[-1]!r}, run_name='__main__')")
"""The minimal app once more, which loads SQLModel and does nothing with it: what writing costs any program."""

PAGES = 100
AT_PAINT = 1.5
IN_USE = 2.0


def measure(rounds: int) -> list[Figure]:
    """At the first paint, and after paging through the queue with everything loaded that writing needs."""
    floors: list[float] = []
    loaded: list[float] = []
    painted: list[float] = []
    used: list[float] = []
    for _ in range(min(rounds, 5)):
        with Terminal(MINIMAL, environment()) as terminal:
            terminal.wait(minimal_shown)
            floors.append(peak_memory(terminal.pid))
        with Terminal(WITH_SQLMODEL, environment()) as terminal:
            terminal.wait(minimal_shown)
            loaded.append(peak_memory(terminal.pid))
        with Terminal(leadtui(), environment(base(1_000_000))) as terminal:
            terminal.wait(top_lead)
            painted.append(peak_memory(terminal.pid))
            terminal.settle(2.0)
            for _ in range(PAGES):
                terminal.press("\x1b[6~")
                terminal.settle(0.01)
            terminal.settle(0.5)
            used.append(peak_memory(terminal.pid))
    return [
        _figure("peak memory at first paint, 1M leads / minimal app", painted, floors, AT_PAINT),
        _figure("peak memory of the minimal app with SQLModel loaded / minimal app", loaded, floors, None),
        _figure(f"peak memory after {PAGES} pages, SQLModel loaded, 1M leads / minimal app", used, floors, IN_USE),
    ]


def _figure(what: str, these: list[float], floors: list[float], budget: float | None) -> Figure:
    made_of = f"{median(these) / 2**20:.0f} / {median(floors) / 2**20:.0f} MB"
    return Figure(what, median(these) / median(floors), "×", budget, made_of)

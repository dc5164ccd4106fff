"""CPU used by an app nobody types at."""

from __future__ import annotations

import time

from benchmarks.bases import base
from benchmarks.figures import Figure
from benchmarks.machine import idle_share
from benchmarks.programs import MINIMAL, environment, leadtui
from benchmarks.sights import minimal_shown, top_lead
from benchmarks.terminal import Terminal

SECONDS = 60.0
QUICK_SECONDS = 10.0
SETTLING = 5.0
"""Seconds after the first paint in which views are counted and the model classes are loaded."""


def measure(rounds: int) -> list[Figure]:
    """The minimal app and leadtui on a million leads side by side, for a minute."""
    seconds = SECONDS if rounds > 3 else QUICK_SECONDS
    with Terminal(MINIMAL, environment()) as floor, Terminal(leadtui(), environment(base(1_000_000))) as app:
        floor.wait(minimal_shown)
        app.wait(top_lead)
        time.sleep(SETTLING)
        floor_share, share = idle_share([floor.pid, app.pid], seconds)
    return [Figure(f"idle for {seconds:.0f} s, share of a core", share, "%", 1.0, f"minimal app {floor_share:.2f} %")]

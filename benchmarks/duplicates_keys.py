"""The cursor while a base is looked through for duplicates: a key to its paint in that list, against the list at rest.

By hand: `python -m benchmarks.duplicates_keys`. The base was looked through before, so the list is there at once and a
change made meanwhile has it looked through again beside the keys.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure, milliseconds, percentile, table
from benchmarks.keys import Watched
from benchmarks.programs import environment, leadtui
from benchmarks.sights import cursor_line, top_lead
from benchmarks.terminal import Terminal

LEADS = 100_000
STEPS = 8
AT_REST = 8
LOOKING = "looking again"


def measure(_: int = 0) -> list[Figure]:
    """p50 and p95 of `j` and `k` in the list of duplicates while a scan runs, and at rest."""
    base = copy(LEADS)
    try:
        subprocess.run((*leadtui("dupes"), "--json"), env=environment(base), check=True, capture_output=True)
        added = (*leadtui("add"), "--last-name", "Benchmark", "--company", "Of keys")
        subprocess.run(added, env=environment(base), check=True, capture_output=True)
        with Terminal(leadtui(), environment(base)) as terminal:
            terminal.wait(top_lead)
            terminal.settle(1.5)
            terminal.press("gd")
            terminal.wait(lambda screen: LOOKING in screen.text, 60.0)
            watched = Watched(terminal, cursor_line)
            keys = "j" * STEPS + "k" * STEPS
            late: list[float] = []
            while LOOKING in terminal.screen.text:
                late += [watched.key(key) for key in keys if LOOKING in terminal.screen.text]
            terminal.settle(3.0)
            resting = [watched.key(key) for key in keys * AT_REST]
    finally:
        remove(base)
    return [_ratio(at, late, resting) for at in (50, 95)]


def _ratio(at: int, late: list[float], usual: list[float]) -> Figure:
    found = [[percentile(times, at)] for times in (late, usual)]
    said = f"{milliseconds(found[0])} / {milliseconds(found[1])}, {len(late)} keys"
    return Figure(f"`j` p{at} while {LEADS:,} leads are looked through / at rest", found[0][0] / found[1][0], "×", None,
                  said)  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(table(measure()) + "\n")

"""The reading verbs, as a shell prompt or a status bar runs them, against the start of a Python that has sqlite3."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence

from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, ratio
from benchmarks.programs import SQLITE3, environment, leadtui

VERBS = (("due",), ("next",), ("list", "--limit", "50"))
BUDGET = 4.0


def measure(rounds: int) -> list[Figure]:
    """All verbs on a base of 100,000 leads and the bare start in turns; the first round does not count."""
    env = environment(base(100_000))
    bare: list[float] = []
    taken: dict[tuple[str, ...], list[float]] = {verb: [] for verb in VERBS}
    for _ in range(rounds + 1):
        bare.append(_run(SQLITE3, env))
        for verb in VERBS:
            taken[verb].append(_run(leadtui(*verb), env))
    return [
        Figure(
            f'`{" ".join(verb)}` / `python -c "import sqlite3"`', ratio(times[1:], bare[1:]), "×", BUDGET,
            f"{milliseconds(times[1:])} / {milliseconds(bare[1:])}",
        )
        for verb, times in taken.items()
    ]  # fmt: skip


def _run(command: Sequence[str], env: Mapping[str, str]) -> float:
    started = time.monotonic()
    done = subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    taken = time.monotonic() - started
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode()}")
    return taken

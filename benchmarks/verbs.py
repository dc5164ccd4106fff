"""The reading verbs, as a shell prompt or a status bar runs them, against the start of a Python that has sqlite3."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping, Sequence

from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, ratio
from benchmarks.programs import SQLITE3, environment, leadtui

MANY, FEW = 100_000, 100
BUDGET = 4.0
CASES = (
    (("next",), MANY, BUDGET),
    (("list", "--limit", "50"), MANY, BUDGET),
    (("due",), FEW, BUDGET),
    # It prints everything that is due, some thousands of lines here; the budget is one for its start.
    (("due",), MANY, None),
)


def measure(rounds: int) -> list[Figure]:
    """The verbs and the bare start in turns; the first round does not count."""
    env = {leads: environment(base(leads)) for leads in (FEW, MANY)}
    bare: list[float] = []
    taken: list[list[float]] = [[] for _ in CASES]
    for _ in range(rounds + 1):
        bare.append(_run(SQLITE3, env[FEW]))
        for (verb, leads, _), times in zip(CASES, taken, strict=True):
            times.append(_run(leadtui(*verb), env[leads]))
    return [
        Figure(
            f'`{" ".join(verb)}` at {leads:,} / `python -c "import sqlite3"`', ratio(times[1:], bare[1:]), "×", budget,
            f"{milliseconds(times[1:])} / {milliseconds(bare[1:])}",
        )
        for (verb, leads, budget), times in zip(CASES, taken, strict=True)
    ]  # fmt: skip


def _run(command: Sequence[str], env: Mapping[str, str]) -> float:
    started = time.monotonic()
    done = subprocess.run(command, env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    taken = time.monotonic() - started
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {done.stderr.decode()}")
    return taken

"""First useful paint: from the command to the screen that shows the top lead and why it is there."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, ratio
from benchmarks.programs import MINIMAL, environment, leadtui
from benchmarks.sights import minimal_shown, top_lead
from benchmarks.terminal import Terminal


def measure(rounds: int) -> list[Figure]:
    """The minimal app and leadtui on three bases in turns; the first round warms caches and does not count."""
    paths = {size: base(size) for size in (100, 100_000, 1_000_000)}
    floor: list[float] = []
    shown: dict[int, list[float]] = {size: [] for size in paths}
    for _ in range(rounds + 1):
        floor.append(_minimal())
        for size, path in paths.items():
            shown[size].append(_leadtui(path))
    floor = floor[1:]
    times = {size: values[1:] for size, values in shown.items()}
    return [
        Figure(
            "first useful paint, 100k leads / minimal app", ratio(times[100_000], floor), "×", 1.35,
            f"{milliseconds(times[100_000])} / {milliseconds(floor)}",
        ),
        Figure(
            "first useful paint, 1M leads / 100", ratio(times[1_000_000], times[100]), "×", 1.15,
            f"{milliseconds(times[1_000_000])} / {milliseconds(times[100])}",
        ),
    ]  # fmt: skip


def _minimal() -> float:
    with Terminal(MINIMAL, environment()) as terminal:
        return terminal.wait(minimal_shown) - terminal.started


def _leadtui(path: Path) -> float:
    with Terminal(leadtui(), environment(path)) as terminal:
        return terminal.wait(top_lead) - terminal.started

"""One thing done with ten thousand leads and taken back, and how much a program grows that does two thousand things."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure
from benchmarks.machine import held_memory
from benchmarks.programs import as_child, environment, leadtui
from benchmarks.sights import top_lead
from benchmarks.terminal import Terminal
from leadtui.bootstrap import open_base
from leadtui.rules.when import parse
from leadtui.services import bulk, undoing
from leadtui.services.desk import Desk
from leadtui.words.bulk import BulkDone

LEADS = 100_000
CHANGED = 10_000
SECONDS = 3.0
MOST = 3
"""Rounds; each changes ten thousand leads eight times."""
OPERATIONS = 2000
LOADED_AFTER = 200
GROWTH = 20.0

Work = Callable[[Desk, tuple[int, ...]], BulkDone]

WORK: dict[str, Work] = {
    "Contacted": lambda desk, ids: bulk.set_status(desk, ids, "contacted"),
    "Nurturing": lambda desk, ids: bulk.set_status(desk, ids, "nurturing"),
    "Unqualified": lambda desk, ids: bulk.set_status(desk, ids, "unqualified", reason="no-need"),
    "owner": lambda desk, ids: bulk.set_owner(desk, ids, None),
    "two tags": lambda desk, ids: bulk.set_tags(desk, ids, add=("vip", "fair")),
    "snooze": lambda desk, ids: bulk.snooze(desk, ids, parse("tomorrow 9", desk.local())),
    "note": lambda desk, ids: bulk.log_note(desk, ids, "sent the list"),
    "delete": lambda desk, ids: bulk.delete(desk, ids),
}


def measure(rounds: int) -> list[Figure]:
    """Each thing and its undo on a copy of the base, then the growth of a program in a terminal."""
    path = copy(LEADS)
    try:
        return [*_at_once(path, min(rounds, MOST)), _growth(path)]
    finally:
        remove(path)


def _at_once(path: Path, rounds: int) -> list[Figure]:
    taken: dict[str, list[float]] = {name: [] for name in WORK}
    back: dict[str, list[float]] = {name: [] for name in WORK}
    with as_child(path):
        base = open_base()
        reading, desk = base.new_reading(), base.desk()
        ids = reading.ids("is:open")[:CHANGED]
        for _ in range(rounds):
            for name, work in WORK.items():
                started = time.perf_counter()
                work(desk, ids)
                done = time.perf_counter()
                undoing.undo(desk)
                taken[name].append(done - started)
                back[name].append(time.perf_counter() - done)
        reading.close()
        desk.close()
    return [
        Figure(
            f"{name} on {CHANGED:,} leads of {LEADS:,}", median(taken[name]), "s", SECONDS,
            f"undo {median(back[name]):.1f} s",
        )
        for name in WORK
    ]  # fmt: skip


def _growth(path: Path) -> Figure:
    with Terminal(leadtui(), environment(path)) as terminal:
        terminal.wait(top_lead)
        terminal.settle(2.0)
        _work(terminal, LOADED_AFTER)
        before = held_memory(terminal.pid)
        _work(terminal, OPERATIONS)
        grown = (held_memory(terminal.pid) - before) / 2**20
    return Figure(f"memory grown by {OPERATIONS:,} operations in one run", grown, "MB", GROWTH)


def _work(terminal: Terminal, operations: int) -> None:
    """Type statuses and calls, ten operations at a time."""
    for _ in range(operations // 10):
        terminal.press("24" * 4 + "cn\r" + "cv\r")
        terminal.settle(0.1)

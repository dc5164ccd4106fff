"""Search as you type: from a letter to the leads it finds."""

from __future__ import annotations

import time
from contextlib import ExitStack
from statistics import median

from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, percentile, ratio
from benchmarks.keys import RESTING, Watched, backed_up
from benchmarks.programs import MINIMAL, environment, leadtui
from benchmarks.sights import minimal_count, minimal_shown, top_lead
from benchmarks.terminal import Terminal
from leadtui.store.sqlite.driver import Connection, connect_reader

FEW, MANY = 100, 1_000_000
TYPED = ("anna m", "muller", "log", "4930", "temper")
BUDGET = 2.0
QUIET = 0.1
"""Seconds without a change after which nothing more is expected of a letter."""
BARE = "SELECT rowid FROM lead_search WHERE lead_search MATCH ? LIMIT 50"


def measure(rounds: int) -> list[Figure]:
    """The words typed letter by letter into the minimal app and into the search on few and on many leads, in turns."""
    with ExitStack() as stack:
        floor = Watched(stack.enter_context(Terminal(MINIMAL, environment())), minimal_count)
        floor.terminal.wait(minimal_shown)
        few, many = (stack.enter_context(Terminal(leadtui(), environment(backed_up(leads)))) for leads in (FEW, MANY))
        for terminal in (few, many):
            terminal.wait(top_lead)
            terminal.settle(1.5)
        file = connect_reader(base(MANY))
        floors, bare, times_few, times_many = [], [], [], []
        for _ in range(rounds):
            floors.append(median([floor.key("x") for _ in range(20)]))
            bare.append(median([_bare(file, letters) for letters in _begun()]))
            times_few.append(_search(few))
            times_many.append(_search(many))
        file.close()
    least = [key + query for key, query in zip(floors, bare, strict=True)]
    p50 = [median(times) for times in times_many]
    late_few, late_many = ([percentile(times, 95) for times in all_rounds] for all_rounds in (times_few, times_many))
    return [
        Figure(
            "typed search p50 at 1M / floor + bare FTS5 query", ratio(p50, least), "×", BUDGET,
            f"{milliseconds(p50)} / {milliseconds(floors)} + {milliseconds(bare)}",
        ),
        Figure(
            "typed search p95 at 1M / at 100", ratio(late_many, late_few), "×", BUDGET,
            f"{milliseconds(late_many)} / {milliseconds(late_few)}",
        ),
    ]  # fmt: skip


def _begun() -> list[str]:
    """Every word as far as it was typed after each letter."""
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1) if text[end - 1] != " "]


def _bare(file: Connection, text: str) -> float:
    *whole, last = text.split()
    match = " ".join([*(f'"{word}"' for word in whole), f'"{last}"*'])
    started = time.perf_counter()
    file.execute(BARE, (match,)).fetchall()
    return time.perf_counter() - started


def _search(terminal: Terminal) -> list[float]:
    """Seconds from each letter to the last change it made."""
    times = []
    for text in TYPED:
        terminal.press("/")
        terminal.settle(0.4)
        for letter in text:
            terminal.settle(RESTING)
            pressed = terminal.press(letter)
            changed = terminal.last_change(lambda screen: screen.text, QUIET)
            if letter != " " and changed:
                times.append(changed - pressed)
        terminal.press("\x1b")
        terminal.settle(0.4)
    return times

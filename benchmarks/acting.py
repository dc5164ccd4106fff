"""Keys that write: from the key to its effect committed, as another program reads it from the file."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure, milliseconds, percentile
from benchmarks.programs import environment, leadtui
from benchmarks.sights import cursor_line, top_lead
from benchmarks.terminal import Terminal
from leadtui.store.sqlite.driver import Connection, connect_reader

LEADS = 100_000
EACH = 10
"""Keys of each kind in one round."""
BUDGET = 50.0
LOOKED_EVERY = 0.0005
PATIENCE = 10.0


def measure(rounds: int) -> list[Figure]:
    """A status, a call and, typed with a status in one burst, a cursor key, on a copy of the base."""
    path = copy(LEADS)
    try:
        return _measure(path, rounds)
    finally:
        remove(path)


def _measure(path: Path, rounds: int) -> list[Figure]:
    file = connect_reader(path)
    statuses: list[float] = []
    calls: list[float] = []
    meanwhile: list[float] = []
    with Terminal(leadtui(), environment(path)) as terminal:
        terminal.wait(top_lead)
        terminal.settle(2.0)
        _committed(terminal, file, "4")
        for _ in range(rounds):
            statuses += [_committed(terminal, file, "24"[turn % 2]) for turn in range(EACH)]
            calls += [_committed(terminal, file, "cn\r") for _ in range(EACH)]
            _committed(terminal, file, "4")
            meanwhile += [_next_key(terminal, "24"[turn % 2], "jk"[turn % 2]) for turn in range(EACH)]
            _committed(terminal, file, "4")
    file.close()
    return [
        _late("status key to its commit, p95", statuses),
        _late("`c n enter` to its commit, p95", calls),
        _late("cursor key typed right behind a status, to its paint, p95", meanwhile),
    ]


def _late(what: str, times: list[float]) -> Figure:
    return Figure(what, percentile(times, 95) * 1000, "ms", BUDGET, f"p50 {milliseconds(times)}")


def _committed(terminal: Terminal, file: Connection, keys: str) -> float:
    """Seconds from the keys until a new operation is in the file; the wait is not longer than `PATIENCE`."""
    terminal.settle()
    newest = _newest(file)
    pressed = terminal.press(keys)
    while True:
        terminal.take_in(LOOKED_EVERY)
        now = time.monotonic()
        if _newest(file) != newest:
            return now - pressed
        if now - pressed > PATIENCE:
            raise RuntimeError(f"{keys!r} wrote nothing:\n{terminal.screen.text}")


def _newest(file: Connection) -> int:
    return int(file.execute("SELECT max(id) FROM operation").fetchone()[0])


def _next_key(terminal: Terminal, acting: str, key: str) -> float:
    """Seconds from both keys, typed at once, until the cursor is seen on another line."""
    terminal.settle()
    before = cursor_line(terminal.screen)[0]
    pressed = terminal.press(acting + key)
    return terminal.wait(lambda screen: cursor_line(screen)[0] not in (before, -1), 5.0) - pressed

"""A page of the queue through the services, against the same statements on the bare driver."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from benchmarks.bases import base
from benchmarks.figures import Figure, milliseconds, ratio
from benchmarks.programs import as_child
from leadtui.bootstrap import open_base
from leadtui.services.reading import Reading
from leadtui.store.sqlite.driver import connect_reader
from leadtui.words.views import VIEWS

BUDGET = 2.0
LEADS = 1_000_000
LIMIT = 100
REPEATS = 30
"""Times a page is read in one round."""


def measure(rounds: int) -> list[Figure]:
    """The second page of Today and of All open at a million leads, and the plans of every view's pages."""
    with as_child(base(LEADS)):
        reading = open_base().new_reading()
        found = [_page(reading, view, rounds) for view in ("today", "open")]
        sorted_or_scanned = {view.key: _bad_steps(reading, view.key) for view in VIEWS if not view.several_users}
        reading.close()
    named = ", ".join(f"{key} {steps}" for key, steps in sorted_or_scanned.items() if steps)
    found.append(
        Figure("sorts and full scans in the pages of all views", sum(sorted_or_scanned.values()), "", 0, named)
    )
    return found


def _page(reading: Reading, view: str, rounds: int) -> Figure:
    listing = reading.view(view)
    edge = reading.page(listing, limit=LIMIT).rows[-1]
    statements = _statements(reading, lambda: reading.page(listing, after=edge, limit=LIMIT))
    bare = connect_reader(reading.path)
    through: list[float] = []
    raw: list[float] = []
    for _ in range(rounds + 1):
        through.append(_timed(lambda: reading.page(listing, after=edge, limit=LIMIT)))
        raw.append(_timed(lambda: [bare.execute(sql).fetchall() for sql in statements]))
    bare.close()
    return Figure(
        f"page of {LIMIT} of {view} at 1M, services / raw sqlite3", ratio(through[1:], raw[1:]), "×", BUDGET,
        f"{milliseconds(through[1:])} / {milliseconds(raw[1:])}",
    )  # fmt: skip


def _bad_steps(reading: Reading, view: str) -> int:
    """Steps of the plans of the first page and the one after it that sort, or read a whole table."""
    listing = reading.view(view)
    edge = next(iter(reading.page(listing, limit=LIMIT).rows[-1:]), None)
    statements = _statements(reading, lambda: reading.page(listing, limit=LIMIT))
    statements += _statements(reading, lambda: reading.page(listing, after=edge, limit=LIMIT))
    steps = [row[3] for sql in statements for row in reading.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    return sum("TEMP B-TREE" in step or step.startswith("SCAN") for step in steps)


def _statements(reading: Reading, work: Callable[[], object]) -> list[str]:
    """The statements that some work runs, with their values in place."""
    statements: list[str] = []
    reading.connection.set_trace_callback(statements.append)
    work()
    reading.connection.set_trace_callback(None)
    return statements


def _timed(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return median(taken)

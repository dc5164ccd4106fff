"""What a tick costs: with nothing to do, with one lead in a hundred due, and what the rules add to a single call."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.bases import copy, remove
from benchmarks.figures import Figure
from benchmarks.programs import as_child
from leadtui.bootstrap import open_base
from leadtui.model import Lead
from leadtui.services import sequences, settling, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.ticking import Ticked, tick
from leadtui.words.records import replace

LEADS = 100_000
OWED, ENROLLED, LEFT = 400, 300, 300
"""Leads whose answer is late, whose sequence has a step due, that nobody touched: one in a hundred together."""
SECONDS, NOTHING, CALL = 2.0, 50.0, 5.0
FOR_MOST = """
[escalations.most]
name = "Most"
after = "1 hour"
query = "is:open"
raised = true
"""
"""An escalation that is carried out for every open lead."""
CALLS = 30
MOST = 5


def measure(rounds: int) -> list[Figure]:
    """Ticks on a copy of the base, after so much has become due."""
    path = copy(LEADS)
    try:
        return _measured(path, min(rounds, MOST))
    finally:
        remove(path)


def _measured(path: Path, rounds: int) -> list[Figure]:
    with as_child(path):
        desk = open_base().desk()
        tick(desk)
        taken, said = [], ""
        for _ in range(rounds):
            with _days_ago(desk, 7):
                _make_due(desk)
            seconds, ticked = _timed(desk)
            taken.append(seconds)
            said = f"{len(ticked.leads):,} leads, {len(ticked.done)} operations"
        idle = [_timed(desk)[0] for _ in range(rounds * 3)]
        hook = _hook(desk)
        carried_out = _carried_out(desk, rounds * 3)
        desk.close()
    return [
        Figure(f"tick with 1 % of {LEADS:,} leads due", median(taken), "s", SECONDS, said),
        Figure(f"tick with nothing to do, {LEADS:,} leads", median(idle) * 1000, "ms", NOTHING),
        Figure("the same with an escalation that was carried out for most", median(carried_out) * 1000, "ms", NOTHING),
        Figure("what follows from a call, by the rules", hook * 1000, "ms", CALL),
    ]


def _carried_out(desk: Desk, times: int) -> list[float]:
    """Seconds of ticks with nothing to do, once an escalation was carried out for every open lead."""
    with _days_ago(desk, -2):
        workspace_rules.load(desk, FOR_MOST, "rules")
        tick(desk)
        # What is remembered of a look at all is kept by one that finds nothing due.
        tick(desk)
        return [_timed(desk)[0] for _ in range(times)]


def _timed(desk: Desk) -> tuple[float, Ticked]:
    started = time.perf_counter()
    ticked = tick(desk)
    return time.perf_counter() - started, ticked


@contextmanager
def _days_ago(desk: Desk, days: int) -> Iterator[None]:
    """In the block it is so many days earlier at this desk."""
    clock = desk.clock
    desk.clock = replace(clock, look=lambda: clock.now() - timedelta(days=days))
    desk.store.now = desk.clock.now
    try:
        yield
    finally:
        desk.clock = clock
        desk.store.now = clock.now


def _make_due(desk: Desk) -> None:
    with desk.store.operation("import", "new ones", desk.user.id, origin="import") as op:
        first = op.next_id(Lead)
        plain = {"status_since": op.at, "created": op.at, "owner_id": desk.user.id, "last_name": "New"}
        new = {**plain, "status": "new", "category": "new", "answer_owed": True, "source": "website", "rating": "Hot"}
        known = {**plain, "status": "contacted", "category": "working"}
        op.insert_many(Lead, [*[new] * OWED, *[known] * (ENROLLED + LEFT)])
    sequences.enrol(desk, tuple(range(first + OWED, first + OWED + ENROLLED)), "after-event")


def _hook(desk: Desk) -> float:
    """Seconds of a call in which what follows from it is worked out."""
    spent: list[float] = []
    ended = desk.store.ended

    def heard(op: object) -> None:
        started = time.perf_counter()
        settling.settle(desk, op)  # type: ignore[arg-type]
        spent.append(time.perf_counter() - started)

    desk.store.ended = heard
    for lead in range(1, CALLS * 10):
        if len(spent) == CALLS:
            break
        with desk.store.operation("look", "", desk.user.id) as op:
            open_now = op.find(Lead, id=lead, category="working")
        if open_now:
            triage.log_call(desk, lead, "no-answer")
    desk.store.ended = ended
    return median(spent)

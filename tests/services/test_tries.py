"""Tries are counted since the lead was last reached; in one and the same second, in the order of the operations."""

from __future__ import annotations

from tests.support import make_lead

from leadtui.model import Activity
from leadtui.services import triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def test_reaching_a_lead_ends_the_tries_before_it_even_in_the_same_second(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    told = []
    for outcome in ("no-answer", "voicemail", "connected", "busy"):
        triage.log_call(desk, lead, outcome)
        row = reading.row(lead)
        assert row is not None
        told.append(row.tries)
    assert told == [1, 2, 0, 1]


def test_a_lead_called_twice_as_often_costs_no_more_than_twice_as_much_to_work_out(desk: Desk) -> None:
    few, many = make_lead(desk), make_lead(desk, company="Lovelace & Co")
    with desk.store.operation("call", "Many calls", desk.user.id) as op:
        for lead, calls in ((few, 400), (many, 800)):
            for _ in range(calls):
                op.add(Activity, {"lead_id": lead, "kind": "call", "at": op.at, "outcome": "no-answer"})
    assert _steps(desk, many) < 2.5 * _steps(desk, few)


def _steps(desk: Desk, lead: int) -> int:
    """The steps of the engine that a change of the lead takes, in hundreds."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with desk.store.engine.connect() as connection:
        engine = connection.connection.driver_connection
        assert engine is not None
        engine.set_progress_handler(count, 100)
        triage.set_tags(desk, [lead], add=["called"])
        engine.set_progress_handler(None, 0)
    return steps

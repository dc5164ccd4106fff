"""In which sequences leads are, without a look at all who ever were in one."""

from __future__ import annotations

from tests.support import make_leads

from leadtui.services import sequences
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.store.enrolments import keys_in_use


def test_a_sequence_is_in_use_while_it_runs_or_is_paused_for_somebody(desk: Desk, reading: Reading) -> None:
    assert keys_in_use(reading.connection) == []
    one, other = make_leads(desk, [{"last_name": "One"}, {"last_name": "Other"}])
    sequences.enrol(desk, [one, other], "nurture")
    sequences.enrol(desk, [one], "first-contact")
    sequences.pause(desk, [one], "first-contact")
    assert keys_in_use(reading.connection) == ["first-contact", "nurture"]
    sequences.stop(desk, [one])
    assert keys_in_use(reading.connection) == ["nurture"]
    sequences.stop(desk, [other])
    assert keys_in_use(reading.connection) == []


def test_those_in_use_are_found_in_an_index(reading: Reading) -> None:
    asked: list[str] = []
    reading.connection.set_trace_callback(asked.append)
    keys_in_use(reading.connection)
    reading.connection.set_trace_callback(None)
    plan = [row[3] for row in reading.connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    on_table = [line for line in plan if "enrolment" in line]
    assert on_table
    assert all("SEARCH" in line and "ix_enrolment_sequence" in line for line in on_table), plan

"""Whatever is done to leads in sequences, in any order: everyone in one has a next step of it, nobody else has."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.in_sequences import ADA, day
from tests.support import SetTime, make_leads, quick_folder

from leadtui.bootstrap import open_base
from leadtui.services import bulk, corresponding, editing, following_up, merging, sequences, triage
from leadtui.services.checking import doctor
from leadtui.services.desk import Desk
from leadtui.services.ticking import tick
from leadtui.services.undoing import redo, undo
from leadtui.store.sqlite.driver import connect_reader
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import LeadtuiError


def _newest(desk: Desk) -> int:
    connection = connect_reader(desk.store.path)
    try:
        return int(connection.execute("SELECT max(id) FROM operation").fetchone()[0])
    finally:
        connection.close()


ACTS: dict[str, Any] = {
    "enrol": lambda desk, lead: sequences.enrol(desk, [lead], "first-contact"),
    "enrol in another": lambda desk, lead: sequences.enrol(desk, [lead], "nurture"),
    "enrol all": lambda desk, _: sequences.enrol(desk, [1, 2, 3], "after-event"),
    "pause": lambda desk, lead: sequences.pause(desk, [lead]),
    "resume": lambda desk, lead: sequences.resume(desk, [lead]),
    "skip": lambda desk, lead: sequences.skip(desk, [lead]),
    "stop": lambda desk, lead: sequences.stop(desk, [lead]),
    "done": lambda desk, lead: following_up.done(desk, lead),
    "drop": lambda desk, lead: following_up.drop(desk, lead),
    "no answer": lambda desk, lead: triage.log_call(desk, lead, "no-answer"),
    "connected": lambda desk, lead: triage.log_call(desk, lead, "connected"),
    "mail": lambda desk, lead: corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL),
    "reply": lambda desk, lead: corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True),
    "by hand": lambda desk, lead: following_up.set_follow_up(desk, lead, day("2026-12-01"), "offer"),
    "snooze": lambda desk, lead: following_up.snooze(desk, lead, day("2026-11-27")),
    "nurture": lambda desk, lead: triage.set_status(desk, [lead], "nurturing"),
    "let go": lambda desk, lead: triage.set_status(desk, [lead], "unqualified", reason="no-need"),
    "again": lambda desk, lead: bulk.set_status(desk, [lead], "contacted"),
    "no calls": lambda desk, lead: editing.set_fields(desk, lead, {"do_not_call": "yes"}),
    "delete": lambda desk, lead: editing.delete(desk, [lead]),
    "merge": lambda desk, lead: merging.merge(desk, "lead", [lead, 3], into=lead),
    "undo": lambda desk, _: undo(desk),
    "undo another": lambda desk, lead: undo(desk, operation=2 + lead, except_conflicts=True),
    "undo the last but one": lambda desk, _: undo(desk, operation=_newest(desk) - 1, except_conflicts=True),
    "redo": lambda desk, _: redo(desk),
    "tick": lambda desk, _: tick(desk),
}


def _act(desk: Desk, name: str, lead: int) -> None:
    with suppress(LeadtuiError):  # refused: what is looked at is that nothing came of it
        ACTS[name](desk, lead)


def _check(path: Path) -> None:
    connection = connect_reader(path)
    try:
        live = """SELECT e.id, e.state, e.step_at, l.hidden_by, l.category, (SELECT count(*) FROM follow_up f
            WHERE f.enrolment_id = e.id AND f.state = 'open' AND f.hidden_by IS NULL) FROM enrolment e
            JOIN lead l ON l.id = e.lead_id WHERE e.hidden_by IS NULL"""
        for number, state, step_at, hidden, category, open_steps in connection.execute(live):
            told = f"enrolment {number}, {state}, {step_at}, {open_steps} open"
            if state == "running":
                assert (step_at is not None) + open_steps == 1, told
                assert hidden is None, told
                assert category not in ("disqualified", "converted"), told
            else:
                assert not open_steps, told
        twice = """SELECT lead_id FROM enrolment WHERE hidden_by IS NULL AND state IN ('running', 'paused')
            GROUP BY lead_id, sequence HAVING count(*) > 1"""
        assert connection.execute(twice).fetchall() == []
    finally:
        connection.close()


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(1, 3), st.sampled_from([0, 0, 3, 30])), max_size=14)
)
def test_everyone_in_a_sequence_has_its_next_step(acts: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder, pytest.MonkeyPatch.context() as patch:
        clock = SetTime(Path(folder) / "now")
        patch.setenv("LEADTUI_NOW", f"file:{clock.file}")
        path = Path(folder) / "leads.sqlite3"
        desk = open_base(str(path)).desk()
        try:
            make_leads(desk, [ADA, {**ADA, "email": "ada@example.org"}, {"first_name": "Bob"}])
            for name, lead, hours in acts:
                _act(desk, name, lead)
                clock.forward(hours=hours)
            _check(path)
            tick(desk)
            _check(path)
            assert doctor(desk).faults == ()
        finally:
            desk.close()

"""What is taken back or done again after a sequence has gone on: everyone in one fits it, and stands at one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.services.in_sequences import ADA, day, in_first, place, to_do
from tests.support import SetTime, make_lead

from leadtui.services import corresponding, editing, following_up, merging, sequences, triage
from leadtui.services.checking import doctor, repair
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead
from leadtui.services.ticking import tick
from leadtui.services.undoing import redo, undo
from leadtui.words.contact import ActivityKind

ENDS: dict[str, tuple[Callable[[Desk, int], object], str]] = {
    "stop": (lambda desk, lead: sequences.stop(desk, [lead]), "by hand"),
    "let go": (lambda desk, lead: triage.set_status(desk, [lead], "unqualified", reason="no-need"), "disqualified"),
    "forbidden": (
        lambda desk, lead: triage.set_status(desk, [lead], "unqualified", reason="do-not-contact"),
        "do not contact",
    ),
    "reply": (
        lambda desk, lead: corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True),
        "replied",
    ),
    "delete": (lambda desk, lead: editing.delete(desk, [lead]), "deleted"),
    "flags": (
        lambda desk, lead: editing.set_fields(desk, lead, {"do_not_call": "yes", "email_opt_out": "yes"}),
        "do not contact",
    ),
}


def in_nurture(desk: Desk, **values: object) -> int:
    lead = make_lead(desk, **{**ADA, "email": "ada@example.org", **values})
    sequences.enrol(desk, [lead], "nurture")
    return lead


def stands(reading: Reading, lead: int) -> list[tuple[str, str | None]]:
    rows = reading.connection.execute(
        "SELECT state, why FROM enrolment WHERE lead_id = ? AND hidden_by IS NULL ORDER BY id", (lead,)
    )
    return [(state, why) for state, why in rows]


def open_steps(reading: Reading) -> list[tuple[int, str]]:
    rows = reading.connection.execute(
        "SELECT lead_id, subject FROM follow_up WHERE state = 'open' AND hidden_by IS NULL ORDER BY id"
    )
    return [(lead, subject) for lead, subject in rows]


def newest(reading: Reading) -> int:
    return reading.newest_operation()


@pytest.mark.parametrize("what", ENDS)
def test_what_ended_a_sequence_ends_it_when_done_again_though_a_step_came_since(
    what: str, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    end, why = ENDS[what]
    lead = in_nurture(desk)
    end(desk, lead)
    undo(desk)
    clock.forward(days=31)
    tick(desk)
    assert open_steps(reading) == [(lead, "something useful")]
    assert redo(desk).operation
    assert stands(reading, lead) == [("stopped", why)]
    assert open_steps(reading) == []
    undo(desk)
    assert stands(reading, lead) == [("running", None)]
    assert open_steps(reading) == [(lead, "something useful")]
    assert doctor(desk).faults == ()


def test_a_pause_done_again_pauses_though_the_step_came_since(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_nurture(desk)
    sequences.pause(desk, [lead])
    undo(desk)
    clock.forward(days=31)
    tick(desk)
    redo(desk)
    assert place(reading, lead) == ("paused", "month-1", None)
    assert open_steps(reading) == []
    sequences.resume(desk, [lead])
    assert place(reading, lead)[0] == "running"


def test_a_lead_that_is_closed_again_by_taking_back_leaves_the_sequence(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **ADA)
    triage.set_status(desk, [lead], "unqualified", reason="no-need")
    triage.set_status(desk, [lead], "contacted")
    opened = newest(reading)
    sequences.enrol(desk, [lead], "first-contact")
    assert undo(desk, operation=opened).operation
    assert stands(reading, lead) == [("stopped", "disqualified")]
    assert open_steps(reading) == []


def test_an_enrolment_that_is_done_again_has_the_step_it_had(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_nurture(desk)
    clock.forward(days=31)
    tick(desk)
    undo(desk)
    assert open_steps(reading) == []
    tick(desk)
    redo(desk)
    assert place(reading, lead) == ("running", "month-1", None)
    assert open_steps(reading) == [(lead, "something useful")]


def test_of_two_in_the_same_sequence_the_later_stays(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    triage.log_call(desk, lead, "connected", follow_up=None)
    reached = newest(reading)
    sequences.enrol(desk, [lead], "first-contact")
    assert undo(desk, operation=reached).operation
    assert stands(reading, lead) == [("stopped", "entered again"), ("running", None)]
    assert open_steps(reading) == [(lead, "first call")]


def test_steps_taken_back_one_after_the_other_lead_back_to_the_first(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk, email="ada@example.org")
    following_up.done(desk, lead)
    following_up.done(desk, lead)
    clock.forward(days=3)
    tick(desk)
    for step, subject in (("mail-1", "first mail"), ("call-1", "first call")):
        assert undo(desk).conflicts == ()
        assert (place(reading, lead)[1], open_steps(reading)) == (step, [(lead, subject)])
    for step, subject in (("mail-1", "first mail"), ("call-2", "second call")):
        assert redo(desk).conflicts == ()
        assert (place(reading, lead)[1], open_steps(reading)) == (step, [(lead, subject)])


def test_a_step_before_one_that_was_done_does_not_come_back(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_nurture(desk)
    clock.forward(days=31)
    tick(desk)
    following_up.done(desk, lead)
    first = newest(reading)
    clock.forward(days=31)
    tick(desk)
    following_up.done(desk, lead)
    assert undo(desk, operation=first).operation
    assert place(reading, lead)[1] == "month-3"
    assert to_do(reading, lead) == []


def test_a_step_that_was_put_off_stays_the_only_one_when_its_rule_is_taken_back(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_nurture(desk)
    clock.forward(days=31)
    tick(desk)
    rule = newest(reading)
    following_up.snooze(desk, lead, day("2027-01-15"))
    undo(desk, operation=rule, except_conflicts=True)
    tick(desk)
    assert open_steps(reading) == [(lead, "something useful")]
    assert doctor(desk).faults == ()


def test_resuming_takes_the_place_of_what_a_call_planned_meanwhile(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    sequences.pause(desk, [lead])
    triage.log_call(desk, lead, "no-answer")
    assert len(to_do(reading, lead)) == 1
    sequences.resume(desk, [lead])
    assert to_do(reading, lead) == [("call", "first call")]


def test_a_merge_taken_back_gives_the_sequence_back_to_whose_it_was(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    stays, other = make_lead(desk, **ADA), in_first(desk, first_name="Bob", email="bob@example.org")
    merging.merge(desk, "lead", [stays, other], into=stays)
    merged = newest(reading)
    following_up.done(desk, stays)
    following_up.done(desk, stays)
    clock.forward(days=3)
    tick(desk)
    undo(desk, operation=merged, except_conflicts=True)
    assert of_lead(reading, stays) == ()
    assert place(reading, other) == ("running", "call-2", None)
    assert open_steps(reading) == [(other, "second call")]


def test_a_merge_done_again_gives_the_sequence_to_who_stays(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead, stays = in_nurture(desk), make_lead(desk, first_name="Bob", status="contacted")
    merging.merge(desk, "lead", [lead, stays], into=stays)
    undo(desk)
    clock.forward(days=31)
    tick(desk)
    redo(desk)
    assert place(reading, stays) == ("running", "month-1", None)
    assert open_steps(reading) == [(stays, "something useful")]


def test_a_lead_that_is_taken_back_leaves_and_comes_back_into_what_it_was_in(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, **ADA, email="ada@example.org")
    sequences.enrol(desk, [lead], "nurture", by_rule="Stay in touch by rule")
    undo(desk)
    clock.forward(days=40)
    assert tick(desk).done == ()
    redo(desk)
    assert place(reading, lead) == ("running", "month-1", None)
    tick(desk)
    assert open_steps(reading) == [(lead, "something useful")]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE enrolment SET step_at = NULL", "1 lead is in a sequence with no step to do or to wait for: L1."),
        (
            "UPDATE lead SET status = 'unqualified', category = 'disqualified'",
            "1 lead is in a sequence though closed, deleted or not to be contacted: L1.",
        ),
        (
            "INSERT INTO enrolment (lead_id, sequence, state, step, step_at, started_at, made_by, version) "
            "SELECT lead_id, sequence, state, step, step_at, started_at, made_by, 1 FROM enrolment",
            "1 lead is in the same sequence twice: L1.",
        ),
    ],
)
def test_the_doctor_names_who_does_not_fit_his_sequence_and_repairs_it(
    damage: str, told: str, desk: Desk, reading: Reading
) -> None:
    in_nurture(desk)
    with desk.store.engine.connect() as connection:
        connection.exec_driver_sql(damage)
        connection.commit()
    assert told in doctor(desk).faults
    assert "Sequences set right: Ada Lovelace." in repair(desk).mended
    assert not [fault for fault in doctor(desk).faults if "sequence" in fault]


def automatic(reading: Reading, lead: int) -> list[str]:
    """What outcomes have planned and is open."""
    rows = reading.connection.execute(
        "SELECT kind FROM follow_up WHERE lead_id = ? AND automatic AND enrolment_id IS NULL AND state = 'open' "
        "AND hidden_by IS NULL",
        (lead,),
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("end", ["pause", "stop"])
def test_a_try_planned_meanwhile_gives_way_to_a_sequence_that_runs_again(
    desk: Desk, reading: Reading, clock: SetTime, end: str
) -> None:
    lead = in_nurture(desk)
    before = to_do(reading, lead)
    getattr(sequences, end)(desk, [lead])
    ended = newest(reading)
    clock.forward(minutes=5)
    triage.log_call(desk, lead, "no-answer")
    called = newest(reading)
    assert automatic(reading, lead) == ["call"]
    undo(desk, operation=ended)
    assert (automatic(reading, lead), to_do(reading, lead)) == ([], before)
    redo(desk)
    assert automatic(reading, lead) == ["call"]
    undo(desk, operation=ended)
    assert undo(desk, operation=called).conflicts == ()
    assert (automatic(reading, lead), to_do(reading, lead)) == ([], before)


def test_what_was_planned_while_the_sequence_ran_stays_when_its_pause_is_taken_back(
    desk: Desk, reading: Reading
) -> None:
    lead = in_nurture(desk)
    triage.log_call(desk, lead, "wrong-number")
    before = to_do(reading, lead)
    assert len(automatic(reading, lead)) == 1
    sequences.pause(desk, [lead])
    undo(desk)
    assert to_do(reading, lead) == before

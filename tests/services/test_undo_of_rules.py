"""What a rule did and was taken back from the history: it is not done again."""

from __future__ import annotations

from tests.services.in_sequences import in_first, place, to_do
from tests.support import SetTime, make_lead

from leadtui.services import following_up, sequences, triage, workspace_rules
from leadtui.services.answers import clocks_of
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead
from leadtui.services.ticking import tick
from leadtui.services.undoing import redo, undo


def test_a_step_that_was_taken_back_waits_paused_and_comes_when_the_sequence_goes_on(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-20T10:00")
    (made,) = tick(desk).done
    assert undo(desk, operation=made.operation).stays == "the sequence is paused before it"
    assert (place(reading, lead), to_do(reading, lead)) == (("paused", "call-2", None), [])
    assert tick(desk).done == ()
    sequences.resume(desk, [lead])
    assert (place(reading, lead), to_do(reading, lead)) == (
        ("running", "call-2", None), [("call", "second call")],
    )  # fmt: skip


def test_done_again_it_runs_as_before(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-20T10:00")
    (made,) = tick(desk).done
    undo(desk, operation=made.operation)
    redo(desk)
    assert (place(reading, lead), to_do(reading, lead)) == (
        ("running", "call-2", None), [("call", "second call")],
    )  # fmt: skip


def test_an_enrolment_by_rule_that_was_taken_back_does_not_come_again_for_the_same_status(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    workspace_rules.load(desk, '[sequences.nurture]\nenrol = "tag:vip"\n', "rules")
    lead = make_lead(desk, status="contacted", tags=["vip"])
    (made,) = tick(desk).done
    undo(desk, operation=made.operation)
    clock.forward(minutes=1)
    triage.set_tags(desk, [lead], add=["other"])
    assert tick(desk).done == ()
    assert of_lead(reading, lead) == ()
    triage.set_status(desk, [lead], "nurturing")
    triage.set_tags(desk, [lead], add=["third"])
    tick(desk)
    assert place(reading, lead)[0] == "running"


def test_a_raise_that_was_taken_back_does_not_come_back_with_what_lowered_it(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, status="contacted", phone="+33 1 70 18 99 01")
    clock.forward(days=5, hours=1)
    raised = next(one for one in tick(desk).done if one.summary.startswith("5 days"))
    assert raise_of(reading, lead)
    triage.log_call(desk, lead, "no-answer")
    undo(desk)
    assert raise_of(reading, lead)
    redo(desk)
    undo(desk, operation=raised.operation)
    undo(desk)
    assert not raise_of(reading, lead)


def raise_of(reading: Reading, lead: int) -> int | None:
    row = reading.row(lead)
    assert row is not None
    return row.raised_at


def test_what_followed_a_status_that_is_left_out_stays(desk: Desk, reading: Reading) -> None:
    owed = make_lead(desk, answer_owed=True, source="website")
    sold = in_first(desk)
    for lead, status, reason in ((owed, "contacted", ""), (sold, "unqualified", "no-need")):
        done = triage.set_status(desk, [lead], status, reason=reason)
        before = clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)
        triage.set_status(desk, [lead], "qualified")
        assert undo(desk, operation=done.operation).operation is None
        undo(desk, operation=done.operation, except_conflicts=True)
        assert (clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)) == before


def test_what_followed_a_status_that_is_taken_back_goes_with_it(desk: Desk, reading: Reading) -> None:
    owed = make_lead(desk, answer_owed=True, source="website")
    sold = in_first(desk)
    for lead, status, reason in ((owed, "contacted", ""), (sold, "unqualified", "no-need")):
        before = clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)
        done = triage.set_status(desk, [lead], status, reason=reason)
        after = clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)
        assert after != before
        undo(desk, operation=done.operation)
        assert (clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)) == before
        redo(desk)
        assert (clocks_of(reading, lead), of_lead(reading, lead), to_do(reading, lead)) == after

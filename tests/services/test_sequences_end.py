"""What ends a sequence, and what taking something back does to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.in_sequences import ADA, day, in_first, place, to_do
from tests.support import SetTime, make_lead

from leadtui.services import converting, corresponding, editing, following_up, merging, sequences, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead
from leadtui.services.ticking import tick
from leadtui.services.undoing import undo
from leadtui.words.contact import ActivityKind
from leadtui.words.conversion import Conversion

REPLIES = {"email": ActivityKind.EMAIL, "message": ActivityKind.OTHER, "call": ActivityKind.CALL}


@pytest.mark.parametrize("how", REPLIES)
def test_a_reply_ends_it_and_takes_the_open_step_back(how: str, desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    corresponding.log_contact(desk, ("lead", lead), REPLIES[how], subject="LinkedIn", incoming=True)
    assert place(reading, lead) == ("stopped", "call-1", "replied")
    assert to_do(reading, lead) == []


def test_being_reached_by_phone_ends_it(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    triage.log_call(desk, lead, "connected", follow_up=None)
    assert place(reading, lead) == ("stopped", "call-1", "reached")


def test_disqualifying_ends_it_and_do_not_contact_says_so(desk: Desk, reading: Reading) -> None:
    for reason, why in (("no-budget", "disqualified"), ("do-not-contact", "do not contact")):
        lead = in_first(desk)
        done = triage.set_status(desk, [lead], "unqualified", reason=reason)
        assert done.notes == (f"First contact ends: {why}",)
        assert place(reading, lead) == ("stopped", "call-1", why)
        assert to_do(reading, lead) == []


def test_do_not_call_passes_over_calls_and_opting_out_of_mails_too_ends_it(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, email="ada@example.org")
    editing.set_fields(desk, lead, {"do_not_call": "yes"})
    assert to_do(reading, lead) == [("email", "first mail")]
    editing.set_fields(desk, lead, {"email_opt_out": "yes"})
    assert place(reading, lead) == ("stopped", "mail-1", "do not contact")
    assert to_do(reading, lead) == []


def test_deleting_and_merging_away_end_it(desk: Desk, reading: Reading) -> None:
    first, second, third = (in_first(desk) for _ in range(3))
    editing.delete(desk, [first])
    merging.merge(desk, "lead", [second, third], into=third)
    rows = reading.connection.execute("SELECT state, why FROM enrolment ORDER BY id").fetchall()
    assert rows == [("stopped", "deleted"), ("stopped", "merged"), ("running", None)]
    assert to_do(reading, third) == [("call", "first call")]


def test_what_ended_a_sequence_is_taken_back_with_it(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    triage.log_call(desk, lead, "connected", follow_up=None)
    undo(desk)
    assert place(reading, lead) == ("running", "call-1", None)
    assert to_do(reading, lead) == [("call", "first call")]


def test_taking_back_the_enrolment_takes_its_step_back(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    undo(desk)
    found = reading.row(lead)
    assert of_lead(reading, lead) == ()
    assert to_do(reading, lead) == []
    assert found
    assert found.in_sequence == 0


def test_who_went_on_by_the_clock_comes_back_to_a_step_that_is_to_do_again(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-20T10:00")
    tick(desk)
    assert undo(desk).operation
    assert place(reading, lead) == ("running", "call-1", None)
    assert to_do(reading, lead) == [("call", "first call")]
    following_up.done(desk, lead)
    assert place(reading, lead) == ("running", "call-2", None)
    assert to_do(reading, lead) == []


def test_when_the_enrolment_is_taken_back_so_is_what_it_made_since(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-20T10:00")
    tick(desk)
    undo(desk, steps=2)
    assert of_lead(reading, lead) == ()
    assert to_do(reading, lead) == []


def test_skip_leaves_a_step_out_and_stop_ends_it(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    assert sequences.skip(desk, [lead]).summary == "Skipped a step: First contact, Ada Lovelace"
    assert to_do(reading, lead) == []
    assert place(reading, lead)[1] == "call-2"
    sequences.stop(desk, [lead])
    assert place(reading, lead) == ("stopped", "call-2", "by hand")


def test_converting_ends_it_and_takes_nothing_of_it_along(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, status="qualified", company="Acme")
    following_up.set_follow_up(desk, lead, day("2026-11-30"), "send the offer")
    converting.convert(desk, Conversion(lead))
    assert place(reading, lead) == ("stopped", "call-1", "converted")
    rows = reading.connection.execute(
        "SELECT subject FROM follow_up WHERE state = 'open' AND account_id IS NOT NULL AND hidden_by IS NULL"
    )
    assert rows.fetchall() == [("send the offer",)]
    undo(desk)
    assert place(reading, lead) == ("running", "call-1", None)
    assert len(to_do(reading, lead)) == 2


def test_a_reply_that_comes_in_with_a_large_import_ends_it_at_the_next_tick(desk: Desk, reading: Reading) -> None:
    from leadtui.model import Activity

    lead, other = in_first(desk), in_first(desk)
    tick(desk)
    follow, desk.store.ended = desk.store.ended, lambda _: None  # as where it is written in stretches
    with desk.store.operation("import", "activities", desk.user.id, origin="import") as op:
        row = {"kind": "email", "direction": "in"}
        op.add(Activity, {**row, "lead_id": lead, "at": op.at})
        op.add(Activity, {**row, "lead_id": other, "at": op.at - timedelta(days=8)})
    desk.store.ended = follow
    assert place(reading, lead)[0] == "running"
    tick(desk)
    assert place(reading, lead) == ("stopped", "call-1", "replied")
    # History is no reply to it.
    assert place(reading, other)[0] == "running"


def test_the_one_that_stays_goes_on_for_those_merged_into_it(desk: Desk, reading: Reading) -> None:
    first, second = in_first(desk), make_lead(desk, **ADA)
    sequences.enrol(desk, [second], "nurture")
    merging.merge(desk, "lead", [first, second], into=second)
    assert [(row.sequence, row.state, row.step) for row in of_lead(reading, second)] == [
        ("nurture", "running", "month-1"),
        ("first-contact", "running", "call-1"),
    ]
    following_up.done(desk, second)
    assert of_lead(reading, second)[1].step == "call-2"
    undo(desk, steps=2)
    assert place(reading, first) == ("running", "call-1", None)
    assert to_do(reading, first) == [("call", "first call")]

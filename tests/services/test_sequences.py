"""Leads in sequences: how they come in and go from step to step."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.services.in_sequences import ADA, day, in_first, place, standing, to_do
from tests.support import ZONE, SetTime, make_lead, make_leads

from leadtui.services import bulk, corresponding, following_up, sequences, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import by_step, counts, of_lead, running
from leadtui.services.ticking import tick
from leadtui.services.undoing import undo
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError


def test_the_first_step_is_a_follow_up_of_today_at_once(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **ADA)
    done = sequences.enrol(desk, [lead], "first-contact")
    assert (done.summary, done.notes) == ("Into First contact, Ada Lovelace", ("next: first call Wed 18 Nov",))
    assert to_do(reading, lead) == [("call", "first call")]
    row = standing(reading, lead)
    assert (row.state, row.step, row.step_at, row.due_date) == ("running", "call-1", None, "2026-11-18")
    found = reading.row(lead)
    assert found
    assert (found.band, found.in_sequence, found.auto_due) == (3, 1, row.due_at)


def test_a_done_step_leads_to_the_next_that_is_for_the_lead(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    row = standing(reading, lead)
    # No email, so the mail is passed over and the second call counts two business days from now.
    assert (row.step, row.follow_up, row.step_at) == ("call-2", None, datetime(2026, 11, 20, tzinfo=ZONE).timestamp())
    found = reading.row(lead)
    assert to_do(reading, lead) == []
    assert found
    assert found.band == 0


def test_with_an_email_the_mail_of_the_same_day_is_next(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, email="ada@example.org")
    following_up.done(desk, lead)
    assert to_do(reading, lead) == [("email", "first mail")]
    assert reading.detail(lead).follow_ups[0].template == "first-contact"


def test_the_tick_makes_the_step_when_its_time_has_come_and_only_once(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    tick(desk)
    assert to_do(reading, lead) == []
    clock.set("2026-11-20T08:00")
    made = [done for done in tick(desk).done if done.summary.startswith("First contact")]
    assert [(done.summary, done.leads) for done in made] == [("First contact: second call, Ada Lovelace", (lead,))]
    assert to_do(reading, lead) == [("call", "second call")]
    assert not tick(desk).done
    assert to_do(reading, lead) == [("call", "second call")]
    assert reading.log()[0].origin == "rule"


def test_a_step_that_came_due_while_nothing_ran_is_overdue(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-24T11:00")
    tick(desk)
    assert reading.detail(lead).follow_ups[0].due_date == "2026-11-20"


def test_at_the_end_the_sequence_is_done_and_the_lead_without_a_next_step(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk)
    for _ in range(25):
        if to_do(reading, lead):
            following_up.done(desk, lead)
        clock.forward(days=1)
        tick(desk)
    assert place(reading, lead) == ("done", None, None)
    found = reading.row(lead)
    assert found
    assert found.in_sequence == 0
    assert lead in reading.ids("is:no-next-step")
    subjects = [row.subject for row in reversed(reading.detail(lead).follow_ups)]
    assert sorted(filter(None, subjects)) == ["first call", "nurture or let go", "second call", "third call"]


def test_a_window_is_in_the_time_of_the_lead(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, time_zone="America/New_York")
    for _ in range(4):
        sequences.skip(desk, [lead])
    row = standing(reading, lead)
    assert row.step == "call-3"
    # 16:00 on the third working day, there.
    assert row.step_at == datetime(2026, 11, 23, 22, tzinfo=ZONE).timestamp()


def test_an_unanswered_call_does_the_step_and_plans_no_other_try(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    triage.log_call(desk, lead, "no-answer")
    assert to_do(reading, lead) == []
    assert place(reading, lead) == ("running", "call-2", None)
    triage.log_call(desk, lead, "voicemail")
    assert to_do(reading, lead) == []
    assert place(reading, lead) == ("running", "call-2", None)


def test_a_follow_up_that_is_typed_with_the_call_is_set_beside_the_sequence(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    triage.log_call(desk, lead, "no-answer", follow_up=day("2026-11-19"))
    assert to_do(reading, lead) == [("call", None)]
    assert place(reading, lead)[0] == "running"


def test_a_call_does_an_open_call_step_that_was_moved_to_another_day(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.snooze(desk, lead, day("2026-11-25"))
    triage.log_call(desk, lead, "no-answer")
    assert to_do(reading, lead) == []
    assert place(reading, lead) == ("running", "call-2", None)


def test_a_call_leaves_the_open_step_of_a_mail_alone(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, email="ada@example.org")
    following_up.done(desk, lead)
    triage.log_call(desk, lead, "no-answer")
    assert to_do(reading, lead) == [("email", "first mail")]


def test_a_mail_that_was_sent_does_the_step_of_a_mail(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk, email="ada@example.org")
    following_up.done(desk, lead)
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, subject="hello")
    assert place(reading, lead) == ("running", "call-2", None)


def test_a_message_on_linkedin_does_that_step(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk, linkedin="https://www.linkedin.com/in/ada")
    for _ in range(2):
        sequences.skip(desk, [lead])
    clock.set("2026-11-19T10:00")
    tick(desk)
    assert to_do(reading, lead) == [("linkedin", "connect on LinkedIn")]
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.OTHER, subject="LinkedIn")
    assert to_do(reading, lead) == []
    assert place(reading, lead)[1] == "mail-2"


def test_the_step_does_not_give_way_to_what_is_set_by_hand(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.set_follow_up(desk, lead, day("2026-11-30"), "send the offer")
    assert to_do(reading, lead) == [("call", "first call"), ("email", "send the offer")]


def test_what_an_outcome_had_planned_gives_way_to_the_sequence(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **ADA)
    triage.log_call(desk, lead, "no-answer")
    assert len(to_do(reading, lead)) == 1
    sequences.enrol(desk, [lead], "first-contact")
    assert to_do(reading, lead) == [("call", "first call")]


def test_pause_takes_the_step_back_and_resume_brings_it_again(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk)
    sequences.pause(desk, [lead])
    assert place(reading, lead)[:2] == ("paused", "call-1")
    assert to_do(reading, lead) == []
    assert lead in reading.ids("is:no-next-step")
    clock.forward(days=6)
    tick(desk)
    sequences.resume(desk, [lead])
    assert to_do(reading, lead) == [("call", "first call")]
    assert standing(reading, lead).due_date == "2026-11-24"


def test_a_paused_wait_goes_on_waiting(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    at = standing(reading, lead).step_at
    sequences.pause(desk, [lead])
    sequences.resume(desk, [lead])
    row = standing(reading, lead)
    assert (row.state, row.step, row.step_at) == ("running", "call-2", at)


def test_a_reply_ends_what_is_paused_too(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    sequences.pause(desk, [lead])
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    assert place(reading, lead)[::2] == ("stopped", "replied")


def test_a_dropped_step_counts_as_skipped(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.drop(desk, lead)
    assert place(reading, lead)[:2] == ("running", "call-2")


def test_one_lead_that_cannot_is_refused_with_the_reason(desk: Desk) -> None:
    lead = in_first(desk)
    with pytest.raises(RefusedError, match="is in First contact already"):
        sequences.enrol(desk, [lead], "first-contact")
    closed = make_lead(desk, status="unqualified", disqualify_reason="no-need")
    with pytest.raises(RefusedError, match="is unqualified"):
        sequences.enrol(desk, [closed], "first-contact")
    silent = make_lead(desk, do_not_call=True, email_opt_out=True)
    with pytest.raises(RefusedError, match="not to be contacted"):
        sequences.enrol(desk, [silent], "first-contact")
    with pytest.raises(RefusedError, match="in no paused sequence"):
        sequences.resume(desk, [lead])
    with pytest.raises(NotFoundError):
        sequences.enrol(desk, [99], "first-contact")
    with pytest.raises(InputError, match="no sequence 'nothing'"):
        sequences.enrol(desk, [lead], "nothing")


def test_of_many_those_that_cannot_are_left_out_and_named(desk: Desk, reading: Reading) -> None:
    there = in_first(desk)
    others = make_leads(desk, [{"first_name": f"N{i}"} for i in range(3)])
    done = sequences.enrol(desk, [there, *others], "First contact")
    assert done.summary == "Into First contact, 3 leads"
    assert done.notes == ("1 left out: Ada Lovelace is in First contact already",)
    assert [count.running for count in counts(reading)] == [4, 0, 0]
    undo(desk)
    assert [count.running for count in counts(reading)] == [1, 0, 0]


def test_who_left_may_enter_again(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    sequences.stop(desk, [lead])
    sequences.enrol(desk, [lead], "f")
    assert [row.state for row in of_lead(reading, lead)] == ["running", "stopped"]


def test_a_lead_that_is_nurtured_by_a_sequence_needs_no_date(desk: Desk, reading: Reading) -> None:
    one, other = make_leads(desk, [ADA, ADA])
    sequences.enrol(desk, [one, other], "nurture")
    assert triage.set_status(desk, [one], "nurturing").summary == "Nurturing, Ada Lovelace"
    bulk.set_status(desk, [other], "nurturing")
    assert to_do(reading, one) == to_do(reading, other) == []
    triage.set_status(desk, [one], "nurturing", wake=day("2026-12-24"))
    assert to_do(reading, one) == [("wake-up", "wake up")]


def test_where_everyone_stands(desk: Desk, reading: Reading) -> None:
    leads = [in_first(desk) for _ in range(4)]
    following_up.done(desk, leads[1])
    sequences.pause(desk, [leads[2]])
    sequences.stop(desk, [leads[3]])
    first = counts(reading)[0]
    assert (first.running, first.paused, first.done, first.stopped) == (2, 1, 0, 1)
    assert first.next_at == datetime(2026, 11, 20, tzinfo=ZONE).timestamp()
    steps = [(s.number, s.open, s.waiting, s.paused) for s in by_step(reading, "first-contact") if s.open or s.waiting]
    assert steps == [(1, 1, 0, 1), (3, 0, 1, 0)]
    assert [row.lead_id for row in running(reading, "first-contact")] == [leads[0], leads[2], leads[1]]


def test_queries_know_who_is_in_a_sequence(desk: Desk, reading: Reading) -> None:
    one, other = in_first(desk), make_lead(desk, **ADA)
    assert reading.ids("enrolled:first-contact") == (one,)
    assert reading.ids('enrolled:"Stay in touch"') == ()
    assert reading.ids("is:in-sequence") == (one,)
    assert reading.ids("not has:enrolled") == (other,)
    sequences.pause(desk, [one])
    assert reading.ids("is:in-sequence") == ()
    assert reading.ids("enrolled:first-contact") == (one,)


def test_what_is_done_says_what_the_sequence_has_next(desk: Desk, clock: SetTime) -> None:
    lead = in_first(desk)
    assert triage.log_call(desk, lead, "no-answer").notes == ("next: second call Fri 20 Nov",)
    assert following_up.set_follow_up(desk, lead, day("2026-11-18"), "letter").notes == ()
    # The sequence that runs is a next step too.
    assert following_up.done(desk, lead).notes == ()
    clock.set("2026-11-20T10:00")
    tick(desk)
    assert following_up.done(desk, lead).notes == ("next: connect on LinkedIn Mon 23 Nov",)
    assert sequences.skip(desk, [lead]).notes == ("next: not reached yet Tue 24 Nov",)
    done = corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    assert done.notes == ("no next step yet", "First contact ends: replied")


def test_after_the_last_step_there_is_no_next_one(desk: Desk) -> None:
    lead = in_first(desk)
    for _ in range(5):
        sequences.skip(desk, [lead])
    assert sequences.skip(desk, [lead]).notes == ("First contact is at its end",)

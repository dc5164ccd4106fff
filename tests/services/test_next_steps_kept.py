"""What a call, a status or a follow-up set by hand does to the follow-ups that are there: said, and never too much."""

from __future__ import annotations

import pytest
from tests.support import make_lead

from leadtui.rules.when import When, parse
from leadtui.services import bulk, following_up, sequences, triage, workspace_rules
from leadtui.services.converting import convert
from leadtui.services.corresponding import log_contact
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.undoing import undo
from leadtui.words.contact import ActivityKind
from leadtui.words.conversion import Conversion
from leadtui.words.errors import RefusedError
from leadtui.words.follow_ups import HIGH, How

STEPS = """
[[sequences.first-contact.steps]]
key = "one"
after = "1bd"
channel = "call"
subject = "first call"

[[sequences.first-contact.steps]]
key = "two"
after = "1bd"
channel = "email"
subject = "a mail"
"""


def _when(desk: Desk, phrase: str) -> When:
    return parse(phrase, desk.local())


def _open(reading: Reading, lead: int) -> list[tuple[str, str | None, bool]]:
    detail = reading.detail(lead)
    assert detail is not None
    return sorted((row.kind, row.subject, bool(row.automatic)) for row in detail.follow_ups if row.state == "open")


def test_a_logged_call_says_which_follow_ups_with_a_subject_it_did(desk: Desk) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), "ask about prices")
    assert "did: ask about prices" in triage.log_call(desk, lead, "no-answer").notes
    for subject in ("one", "two", "three", ""):
        following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), subject)
    assert "did: one and 2 more" in triage.log_call(desk, lead, "no-answer").notes
    following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"))
    assert not [note for note in triage.log_call(desk, lead, "no-answer").notes if note.startswith("did")]


def test_a_call_does_no_follow_up_of_another_kind(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), "check contract with legal")
    assert done.summary == "Follow-up Wed 18 Nov 16:00 → task, Ada Lovelace"
    triage.log_call(desk, lead, "connected")
    assert _open(reading, lead) == [("task", "check contract with legal", False)]


@pytest.mark.parametrize(
    ("subject", "stays"), [("email the offer", True), ("check contract", True), ("", False), ("demo", False)]
)
def test_an_automatic_try_gives_way_to_a_call_or_a_meeting_only_and_that_is_said(
    desk: Desk, reading: Reading, subject: str, stays: bool
) -> None:
    one, other = make_lead(desk), make_lead(desk)
    tries = {lead: triage.log_call(desk, lead, "voicemail") for lead in (one, other)}
    done = following_up.set_follow_up(desk, one, _when(desk, "fri 10"), subject)
    assert done.notes == (() if stays else ("instead of call Thu 19 Nov 10:00",))
    bulk.set_follow_up(desk, [other], _when(desk, "fri 10"), subject)
    assert _open(reading, one) == _open(reading, other)
    assert (("call", None, True) in _open(reading, one)) is stays
    assert all(done.notes == ("next: call Thu 19 Nov 10:00",) for done in tries.values())


def test_a_task_set_before_or_after_a_try_is_there_beside_it(desk: Desk, reading: Reading) -> None:
    before, after = make_lead(desk), make_lead(desk)
    following_up.set_follow_up(desk, before, _when(desk, "fri 10"), "send the offer")
    triage.log_call(desk, before, "voicemail")
    triage.log_call(desk, after, "voicemail")
    following_up.set_follow_up(desk, after, _when(desk, "fri 10"), "send the offer")
    assert _open(reading, before) == _open(reading, after)


def test_nobody_is_planned_to_be_called_who_asked_not_to_be(desk: Desk, reading: Reading) -> None:
    one, many, moved = make_lead(desk, do_not_call=True), make_lead(desk, do_not_call=True), make_lead(desk)
    done = triage.log_call(desk, one, "voicemail")
    assert done.notes == ("no follow-up: Ada Lovelace asked not to be called",)
    assert _open(reading, one) == []
    assert "→ task" in following_up.set_follow_up(desk, one, _when(desk, "fri 10")).summary
    bulk.set_follow_up(desk, [many, moved], _when(desk, "fri 10"))
    assert _open(reading, one) == _open(reading, many) == [("task", None, False)]
    assert _open(reading, moved) == [("call", None, False)]
    following_up.set_follow_up(desk, one, _when(desk, "fri 11"), "call him back")
    assert ("call", "call him back", False) in _open(reading, one)


def test_a_snooze_of_one_without_a_follow_up_makes_no_call_either(desk: Desk, reading: Reading) -> None:
    one, other = make_lead(desk, do_not_call=True), make_lead(desk, do_not_call=True)
    following_up.snooze(desk, one, _when(desk, "fri 10"))
    bulk.snooze(desk, [other], _when(desk, "fri 10"))
    assert _open(reading, one) == _open(reading, other) == [("task", None, False)]


def test_the_step_that_is_announced_is_the_one_that_comes(desk: Desk) -> None:
    workspace_rules.load(desk, STEPS, "rules")
    spared, both = make_lead(desk, do_not_call=True), make_lead(desk)
    assert sequences.enrol(desk, [both], "first-contact").notes == ("next: first call Thu 19 Nov",)
    assert sequences.enrol(desk, [spared], "first-contact").notes == ("next: a mail Fri 20 Nov",)


@pytest.mark.parametrize("many", [False, True])
def test_who_is_parked_takes_what_is_due_today_along_and_needs_no_wake_up(
    desk: Desk, reading: Reading, many: bool
) -> None:
    lead, later = make_lead(desk), _when(desk, "15 jan")
    for phrase, subject in (("today 10:00", "check contract"), ("today", "send the offer"), ("fri 9", "demo")):
        following_up.set_follow_up(desk, lead, _when(desk, phrase), subject)
    triage.log_call(desk, lead, "voicemail")
    park = bulk.set_status if many else triage.set_status
    done = park(desk, [lead], "nurturing", wake=later)
    assert "moved to that day: check contract Wed 18 Nov 10:00 and 1 more" in done.notes
    detail = reading.detail(lead)
    assert detail is not None
    assert {row.subject: row.due_date for row in detail.follow_ups if row.state == "open"} == {
        "check contract": "2027-01-15", "send the offer": "2027-01-15", "demo": None,
    }  # fmt: skip
    assert reading.row(lead) is not None
    undo(desk)
    assert ("call", None, True) in _open(reading, lead)
    assert len(_open(reading, lead)) == 4


def test_who_has_nothing_due_is_woken_and_a_step_of_a_sequence_stays_where_it_is(desk: Desk, reading: Reading) -> None:
    one, going = make_lead(desk), make_lead(desk)
    assert triage.set_status(desk, [one], "nurturing").notes == ()
    assert _open(reading, one) == [("wake-up", "wake up", False)]
    sequences.enrol(desk, [going], "first-contact")
    step = _open(reading, going)
    triage.set_status(desk, [going], "nurturing", wake=_when(desk, "15 jan"))
    assert _open(reading, going) == [*step, ("wake-up", "wake up", False)]


@pytest.mark.parametrize("many", [False, True])
def test_a_day_is_said_only_where_somebody_is_woken_on_it(desk: Desk, many: bool) -> None:
    park = bulk.set_status if many else triage.set_status
    going, one, other = (make_lead(desk, status="contacted") for _ in range(3))
    sequences.enrol(desk, [going], "first-contact")
    assert park(desk, [going], "nurturing").summary == "Nurturing, Ada Lovelace"
    sequences.enrol(desk, [one], "first-contact")
    assert "Nurturing until Fri 18 Dec, " in park(desk, [one, other], "nurturing").summary
    woken = park(desk, [going], "nurturing", wake=_when(desk, "15 jan"))
    assert woken.summary == "Nurturing until Fri 15 Jan 2027, Ada Lovelace"


@pytest.mark.parametrize("many", [False, True])
def test_a_lead_in_a_sequence_is_parked_without_a_wake_up_and_nothing_of_it_moves(
    desk: Desk, reading: Reading, many: bool
) -> None:
    park = bulk.set_status if many else triage.set_status
    lead = make_lead(desk, status="contacted")
    following_up.set_follow_up(desk, lead, _when(desk, "today"), "send the offer")
    sequences.enrol(desk, [lead], "first-contact")
    before = _open(reading, lead)
    assert park(desk, [lead], "nurturing").notes == ()
    assert _open(reading, lead) == before


def test_a_call_that_ends_in_nurturing_moves_what_is_due_too(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, _when(desk, "today"), "check contract")
    done = triage.log_call(desk, lead, "not-interested", nurture=_when(desk, "15 jan"))
    assert "moved to that day: check contract" in done.notes
    assert _open(reading, lead) == [("task", "check contract", False)]


@pytest.mark.parametrize("many", [False, True])
def test_a_meeting_still_to_come_today_stays_when_its_lead_is_parked(desk: Desk, reading: Reading, many: bool) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, _when(desk, "today 13:00"), "demo")
    park = bulk.set_status if many else triage.set_status
    assert park(desk, [lead], "nurturing", wake=_when(desk, "15 jan")).notes == ()
    detail = reading.detail(lead)
    assert detail is not None
    assert [(row.subject, row.due_date) for row in detail.follow_ups] == [("demo", None), ("wake up", "2027-01-15")]


@pytest.mark.parametrize("many", [False, True])
def test_each_follow_up_with_a_time_is_named_that_goes_along(desk: Desk, many: bool) -> None:
    lead = make_lead(desk)
    for phrase, subject in (("today", "send it"), ("today 9:30", "check contract"), ("today 9:45", "quote")):
        following_up.set_follow_up(desk, lead, _when(desk, phrase), subject)
    park = bulk.set_status if many else triage.set_status
    named = "check contract Wed 18 Nov 09:30, quote Wed 18 Nov 09:45 and 1 more"
    assert park(desk, [lead], "nurturing").notes == (f"moved to that day: {named}",)


def test_a_follow_up_typed_with_a_call_keeps_all_that_was_said_of_it(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    how = How("email the figures", "", 15, HIGH, "mon")
    done = triage.log_call(desk, lead, "connected", follow_up=_when(desk, "mon 9"), how=how)
    assert done.notes == ("next: email the figures Mon 23 Nov 09:00, every Monday",)
    detail = reading.detail(lead)
    assert detail is not None
    (row,) = detail.follow_ups
    assert (row.kind, row.subject, row.lead_minutes, row.priority, row.repeat) == (
        "email", "email the figures", 15, HIGH, "mon",
    )  # fmt: skip
    then, check = _when(desk, "tue 9"), How("check it")
    met = log_contact(desk, ("lead", lead), ActivityKind.MEETING, "x", follow_up=then, how=check)
    assert "next: check it Tue 24 Nov 09:00 → task" in met.notes


def test_done_says_what_is_next_where_something_is_left(desk: Desk) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"))
    following_up.set_follow_up(desk, lead, _when(desk, "tue 10"), "send the offer")
    assert following_up.done(desk, lead).notes == ("next: send the offer Tue 24 Nov 10:00",)
    following_up.done(desk, lead)


def test_a_sequence_that_was_stopped_is_named_when_it_is_stopped_again(desk: Desk) -> None:
    lead = make_lead(desk)
    with pytest.raises(RefusedError, match="is in no sequence"):
        sequences.stop(desk, [lead])
    sequences.enrol(desk, [lead], "first-contact")
    sequences.stop(desk, [lead])
    with pytest.raises(RefusedError, match="no sequence any more: First contact was stopped"):
        sequences.stop(desk, [lead])


def test_converting_says_that_it_ends_a_sequence(desk: Desk) -> None:
    lead = make_lead(desk, status="qualified", category="qualified")
    sequences.enrol(desk, [lead], "first-contact")
    assert any("First contact ends" in note for note in convert(desk, Conversion(lead)).notes)

"""Meetings, emails and other ways: what logging one does to a lead or customer, and that undo takes all of it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make
from tests.support import NOW, ZONE, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import FollowUp
from leadtui.rules.when import When
from leadtui.services import following_up, triage, undoing
from leadtui.services.corresponding import MOST_MINUTES, log_contact
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.follow_ups import How
from leadtui.words.rows import Done, LeadDetail

MEETING, EMAIL, OTHER = ActivityKind.MEETING, ActivityKind.EMAIL, ActivityKind.OTHER
LATER = When(NOW + timedelta(days=2), None)


def detail(reading: Reading, lead: int) -> LeadDetail:
    return reading.detail(lead)


def open_kinds(found: LeadDetail) -> list[tuple[str, int]]:
    return [(row.kind, row.automatic) for row in found.follow_ups if row.state == "open"]


def test_a_meeting_is_kept_with_all_that_was_said(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = log_contact(desk, ("lead", lead), MEETING, "Liked it.\nWants 40.", minutes=45, at=NOW - timedelta(hours=1))
    activity = detail(reading, lead).activities[0]
    assert (activity.kind, activity.body, activity.minutes) == ("meeting", "Liked it.\nWants 40.", 45)
    assert activity.at == int((NOW - timedelta(hours=1)).timestamp())
    assert done.summary == "Meeting, Ada Lovelace"


@pytest.mark.parametrize(
    ("log", "reached"),
    [
        (lambda desk, ref: log_contact(desk, ref, MEETING), 1),
        (lambda desk, ref: log_contact(desk, ref, EMAIL), 0),
        (lambda desk, ref: log_contact(desk, ref, EMAIL, incoming=True), 1),
        (lambda desk, ref: log_contact(desk, ref, OTHER, subject="LinkedIn"), 0),
        (lambda desk, ref: log_contact(desk, ref, OTHER, subject="LinkedIn", incoming=True), 1),
    ],
)
def test_a_meeting_and_what_came_from_them_is_contact_and_each_makes_a_new_lead_contacted(
    desk: Desk, reading: Reading, log: object, reached: int
) -> None:
    lead = make_lead(desk)
    log(desk, ("lead", lead))  # type: ignore[operator]
    row = detail(reading, lead).row
    assert (row.status, row.reached) == ("contacted", reached)


def test_a_status_other_than_new_stays(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, status="qualified")
    log_contact(desk, ("lead", lead), EMAIL, "x")
    assert detail(reading, lead).row.status == "qualified"


def test_an_email_of_ours_is_a_first_response_and_one_of_theirs_is_none(desk: Desk, reading: Reading) -> None:
    ours, theirs = make_lead(desk), make_lead(desk, last_name="Hopper")
    log_contact(desk, ("lead", ours), EMAIL, "x")
    log_contact(desk, ("lead", theirs), EMAIL, "x", incoming=True)
    assert detail(reading, ours).fields["first_response"] is not None
    assert detail(reading, theirs).fields["first_response"] is None


@pytest.mark.parametrize("kind", ["meeting", "email"])
def test_open_follow_ups_of_its_kind_due_by_tonight_are_done_and_no_others(
    desk: Desk, reading: Reading, kind: str
) -> None:
    lead = make_lead(desk)
    for when, what in ((NOW + timedelta(hours=8), kind), (NOW + timedelta(days=1), kind), (NOW, "task")):
        following_up.set_follow_up(desk, lead, When(when, None), what, what)
    log_contact(desk, ("lead", lead), ActivityKind(kind))
    states = [(row.kind, row.state) for row in sorted(detail(reading, lead).follow_ups, key=lambda row: row.id)]
    assert states == [(kind, "done"), (kind, "open"), ("task", "open")]


def test_the_automatic_try_gives_way_once_somebody_was_reached_and_stays_until_then(
    desk: Desk, reading: Reading
) -> None:
    lead = make_lead(desk)
    triage.log_call(desk, lead, "no-answer")
    assert log_contact(desk, ("lead", lead), EMAIL, "x").notes == ()
    assert open_kinds(detail(reading, lead)) == [("call", 1)]
    assert log_contact(desk, ("lead", lead), EMAIL, "x", incoming=True).notes == ("no next step yet",)
    assert open_kinds(detail(reading, lead)) == []


@pytest.mark.parametrize(("typed", "takes_the_place"), [("email the figures", False), ("call her", True)])
def test_only_a_call_or_meeting_set_with_an_email_of_ours_takes_the_place_of_the_try_and_that_is_said(
    desk: Desk, reading: Reading, typed: str, takes_the_place: bool
) -> None:
    lead = make_lead(desk)
    triage.log_call(desk, lead, "voicemail")
    done = log_contact(desk, ("lead", lead), EMAIL, follow_up=LATER, how=How(typed))
    assert (("call", 1) not in open_kinds(detail(reading, lead))) is takes_the_place
    assert ("instead of call Thu 19 Nov 10:00" in done.notes) is takes_the_place


def test_a_follow_up_set_with_it_is_by_hand_and_replaces_the_automatic_one(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    triage.log_call(desk, lead, "no-answer")
    done = log_contact(desk, ("lead", lead), OTHER, subject="Letter", follow_up=LATER)
    assert open_kinds(detail(reading, lead)) == [("call", 0)]
    assert done.notes == ("next: call Fri 20 Nov 10:00", "instead of call Wed 18 Nov 14:00")


def test_undo_takes_back_every_effect(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, When(NOW, None), "demo", "meeting")
    before = snapshot(base)
    log_contact(desk, ("lead", lead), MEETING, "x", minutes=5, follow_up=LATER)
    assert snapshot(base) != before
    undoing.undo(desk)
    assert snapshot(base) == before


def test_undo_says_that_a_mail_stays_sent_and_of_one_received_nothing(desk: Desk) -> None:
    lead = make_lead(desk)
    log_contact(desk, ("lead", lead), EMAIL, "x")
    log_contact(desk, ("lead", lead), EMAIL, "x", incoming=True)
    assert undoing.undo(desk).stays == ""
    assert undoing.undo(desk).stays == "the mail itself stays sent"
    assert undoing.redo(desk).stays == ""


@pytest.mark.parametrize("kind", [ACCOUNT, CONTACT, OPPORTUNITY])
def test_a_customer_takes_each_of_them_and_its_follow_ups_are_done(desk: Desk, kind: str, reading: Reading) -> None:
    (number,) = make(desk, kind, {})  # type: ignore[arg-type]
    with desk.store.operation("follow-up", "x", desk.user.id) as op:
        op.add(FollowUp, {f"{kind}_id": number, "kind": "meeting", "due_at": NOW, "remind_at": NOW})
    log_contact(desk, (kind, number), MEETING, "met", minutes=30, follow_up=LATER)
    log_contact(desk, (kind, number), ActivityKind.CALL, "called", minutes=3)
    found = reading.customers.detail(kind, number)  # type: ignore[arg-type]
    assert [(row.kind, row.minutes) for row in found.activities] == [("call", 3), ("meeting", 30)]
    assert [row.state for row in found.follow_ups] == ["open", "done"]


def test_a_note_of_a_deal_stands_with_its_contact_and_account_too(desk: Desk, reading: Reading) -> None:
    (account,) = make(desk, ACCOUNT, {})
    (contact,) = make(desk, CONTACT, {"account_id": account})
    (deal,) = make(desk, OPPORTUNITY, {"account_id": account, "contact_id": contact})
    log_contact(desk, ("opportunity", deal), EMAIL, "offer", subject="Offer")
    for kind, number in ((ACCOUNT, account), (CONTACT, contact), (OPPORTUNITY, deal)):
        assert [row.subject for row in reading.customers.detail(kind, number).activities] == ["Offer"]


def test_what_cannot_be_is_refused_and_nothing_is_written(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    converted = make_lead(desk, category="converted", last_name="Done")
    before = snapshot(base)
    with pytest.raises(InputError, match="not happened yet"):
        log_contact(desk, ("lead", lead), MEETING, at=NOW + timedelta(hours=1))
    for minutes in (-1, MOST_MINUTES + 1):
        with pytest.raises(InputError, match="minutes"):
            log_contact(desk, ("lead", lead), MEETING, minutes=minutes)
    with pytest.raises(InputError, match="channel"):
        log_contact(desk, ("lead", lead), OTHER, subject=" ")
    with pytest.raises(RefusedError, match="read-only"):
        log_contact(desk, ("lead", converted), MEETING)
    with pytest.raises(NotFoundError):
        log_contact(desk, ("lead", 99), MEETING)
    with pytest.raises(NotFoundError):
        log_contact(desk, ("account", 99), MEETING)
    assert snapshot(base) == before


def test_text_from_outside_is_cleaned(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done: Done = log_contact(desk, ("lead", lead), OTHER, "a\x07\x1b]52;c;x\x07b\u202e", subject="Linked\x1b[31mIn\n")
    activity = detail(reading, lead).activities[0]
    assert (activity.subject, activity.body) == ("Linked[31mIn", "a]52;c;xb")
    assert "\x1b" not in done.summary
    assert activity.at == int(NOW.astimezone(ZONE).timestamp())

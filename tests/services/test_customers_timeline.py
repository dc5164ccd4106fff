"""Notes and follow-ups of customers, and those that a converted lead has left them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.support import NOW, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Activity, FollowUp, Lead
from leadtui.rules.when import When
from leadtui.services import checking, customers, following_up, undoing
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
_NAMES = {ACCOUNT: "Acme", CONTACT: "Lovelace", OPPORTUNITY: "Seats"}
_LINKS = {ACCOUNT: (1, None, None), CONTACT: (1, 1, None), OPPORTUNITY: (1, 1, 1)}
LATER = When(NOW + timedelta(days=2), None)
TOMORROW = When((NOW + timedelta(days=1)).replace(hour=0), (NOW + timedelta(days=1)).date())


@pytest.fixture(autouse=True)
def _three(desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    customers.add(desk, CONTACT, {"last_name": "Lovelace"}, account=1)
    customers.add(desk, OPPORTUNITY, {"name": "Seats"}, contact=1)


def _only(base: Base, table: str) -> dict[str, Any]:
    (row,) = snapshot(base)[table].values()
    return row


def _links(row: dict[str, Any]) -> tuple[int | None, ...]:
    return row["account_id"], row["contact_id"], row["opportunity_id"]


def _converted(desk: Desk, *, automatic: bool = False) -> int:
    """A converted lead with an open follow-up (F1) that stands on all it became; the lead's number."""
    lead = make_lead(desk)
    targets = {"account_id": 1, "contact_id": 1, "opportunity_id": 1}
    with desk.store.operation("convert", "", desk.user.id) as op:
        op.set(Lead, lead, {"status": "converted", "category": "converted", "converted_account_id": 1})
        times = {"due_at": NOW, "remind_at": NOW}
        op.add(FollowUp, {"lead_id": lead, **targets, **times, "subject": "call back", "automatic": automatic})
    return lead


@pytest.mark.parametrize("kind", list(CustomerKind))
def test_a_note_stands_on_all_that_its_record_belongs_to(base: Base, desk: Desk, kind: CustomerKind) -> None:
    before = snapshot(base)
    done = customers.write_note(desk, kind, 1, "first\r\nsecond\x1b ")
    assert (done.summary, done.customers) == (f"Note, {_NAMES[kind]}", ((kind.value, 1),))
    row = _only(base, "activity")
    assert (row["body"], row["kind"], row["user_id"]) == ("first\nsecond", "note", desk.user.id)
    assert _links(row) == _LINKS[kind]
    undoing.undo(desk)
    assert snapshot(base) == before


def test_an_empty_note_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="empty"):
        customers.write_note(desk, CONTACT, 1, " \n ")


@pytest.mark.parametrize("kind", list(CustomerKind))
def test_a_follow_up_is_set_moved_done_and_taken_back_step_by_step(base: Base, desk: Desk, kind: CustomerKind) -> None:
    states = [snapshot(base)]
    done = customers.set_follow_up(desk, kind, 1, TOMORROW, "demo")
    assert done.summary == f"Follow-up Thu 19 Nov → meeting, {_NAMES[kind]}"
    states.append(snapshot(base))
    assert _links(_only(base, "follow_up")) == _LINKS[kind]
    assert customers.snooze(desk, 1, LATER).summary == f"Snoozed to Fri 20 Nov 10:00, {_NAMES[kind]}"
    assert _only(base, "follow_up")["due_date"] is None
    states.append(snapshot(base))
    assert customers.finish(desk, 1).summary == f"Done: demo, {_NAMES[kind]}"
    assert _only(base, "follow_up")["state"] == "done"
    for state in reversed(states):
        undoing.undo(desk)
        assert snapshot(base) == state
    assert checking.doctor(desk).faults == ()


def test_what_is_next_follows_from_the_follow_ups(base: Base, desk: Desk) -> None:
    def due() -> list[tuple[int | None]]:
        reading = base.new_reading()
        rows = [reading.connection.execute(f"SELECT next_due FROM {kind}").fetchone() for kind in CustomerKind]
        reading.close()
        return [tuple(row) for row in rows]

    customers.set_follow_up(desk, CONTACT, 1, LATER)
    at = int(LATER.at.timestamp())
    assert due() == [(at,), (at,), (None,)]
    customers.finish(desk, 1)
    assert due() == [(None,), (None,), (None,)]


def test_a_closed_deal_keeps_its_follow_ups_and_they_can_be_worked(base: Base, desk: Desk) -> None:
    customers.set_follow_up(desk, OPPORTUNITY, 1, LATER)
    customers.set_stage(desk, 1, "closed-lost", lost_reason="no-need")
    assert _only(base, "follow_up")["state"] == "open"
    customers.finish(desk, 1)
    assert _only(base, "follow_up")["state"] == "done"


def test_an_unknown_kind_of_follow_up_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="no follow-up kind"):
        customers.set_follow_up(desk, CONTACT, 1, LATER, "", "fax")


def test_the_follow_up_of_a_converted_lead_is_worked_by_its_number(base: Base, desk: Desk) -> None:
    lead = _converted(desk)
    with pytest.raises(RefusedError, match="converted"):
        following_up.done(desk, lead)
    moved = customers.snooze(desk, 1, LATER)
    assert (moved.summary, moved.leads) == ("Snoozed to Fri 20 Nov 10:00, Ada Lovelace", (lead,))
    assert moved.customers == (("account", 1), ("contact", 1), ("opportunity", 1))
    before = snapshot(base)
    assert customers.finish(desk, 1).summary == "Done: call back, Ada Lovelace"
    undoing.undo(desk)
    assert snapshot(base) == before
    assert checking.doctor(desk).faults == ()


def test_the_follow_up_of_an_open_lead_goes_the_leads_own_way(desk: Desk) -> None:
    lead = make_lead(desk, follow_up=NOW)
    done = customers.snooze(desk, 1, LATER)
    assert (done.leads, done.customers) == ((lead,), ())
    assert customers.finish(desk, 1).leads == (lead,)
    assert [hit.lead_id for hit in (undoing.next_undo(desk),) if hit] == [lead]


def test_a_follow_up_that_is_done_or_gone_is_said_to_be(desk: Desk) -> None:
    customers.set_follow_up(desk, CONTACT, 1, LATER)
    customers.finish(desk, 1)
    with pytest.raises(RefusedError, match="no longer open"):
        customers.finish(desk, 1)
    with pytest.raises(RefusedError, match="no longer open"):
        customers.snooze(desk, 1, LATER)
    with pytest.raises(NotFoundError):
        customers.finish(desk, 7)


def test_the_follow_up_of_a_deleted_customer_cannot_be_worked(desk: Desk) -> None:
    customers.add(desk, CONTACT, {"last_name": "Hopper"})
    customers.set_follow_up(desk, CONTACT, 2, LATER)
    customers.delete(desk, CONTACT, [2])
    with pytest.raises(NotFoundError, match="not there any more"):
        customers.finish(desk, 1)


@pytest.mark.parametrize(("kind", "left"), [(ACCOUNT, "open"), (CONTACT, "cancelled"), (OPPORTUNITY, "cancelled")])
def test_one_set_by_hand_takes_the_place_of_the_automatic_one(
    base: Base, desk: Desk, kind: CustomerKind, left: str
) -> None:
    _converted(desk, automatic=True)
    before = snapshot(base)
    customers.set_follow_up(desk, kind, 1, LATER)
    assert [row["state"] for row in snapshot(base)["follow_up"].values()] == [left, "open"]
    undoing.undo(desk)
    assert snapshot(base) == before


def test_notes_of_a_lead_are_not_touched(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    with desk.store.operation("note", "", desk.user.id) as op:
        op.add(Activity, {"lead_id": lead, "kind": "note", "at": op.at, "body": "his"})
    customers.write_note(desk, ACCOUNT, 1, "hers")
    assert [(row["lead_id"], row["account_id"]) for row in snapshot(base)["activity"].values()] == [
        (lead, None),
        (None, 1),
    ]

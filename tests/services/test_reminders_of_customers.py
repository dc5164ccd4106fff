"""Follow-ups of what leads became: in the reminders and in what is due, once, with the name of whom they are about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make, turn_into
from tests.support import NOW, make_lead

from leadtui.model import Account, Contact, FollowUp, Lead
from leadtui.services import people, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def follow_up(desk: Desk, **about: Any) -> None:
    """An open follow-up due an hour ago."""
    with desk.store.operation("follow-up", "one", desk.user.id) as op:
        at = NOW - timedelta(hours=1)
        op.add(FollowUp, {**about, "due_at": at, "remind_at": at, "user_id": desk.user.id})


def told(reading: Reading) -> list[tuple[str, str | None]]:
    """Whom the reminders are about; what is due today is the same here."""
    assert reading.due() == reading.reminders()
    return [(row.lead_name, row.company) for row in reading.reminders()]


@pytest.fixture
def acme(desk: Desk) -> None:
    """Acme, Ada Lovelace there, and their deal."""
    make(desk, ACCOUNT, {"name": "Acme"})
    make(desk, CONTACT, {"account_id": 1})
    make(desk, OPPORTUNITY, {"account_id": 1, "contact_id": 1})


@pytest.mark.usefixtures("acme")
def test_those_of_a_converted_lead_appear_once_with_all_it_became(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Countess", company="Acme Ltd.", follow_up=NOW)
    turn_into(desk, lead, account=1, contact=1, opportunity=1)
    (row,) = reading.reminders()
    assert (row.lead_id, row.lead_category, row.lead_name, row.company) == (lead, "converted", "Ada Lovelace", "Acme")
    assert (row.account_id, row.contact_id, row.opportunity_id) == (1, 1, 1)
    assert reading.detail(lead).follow_ups == (row,)


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("about", "name", "company"),
    [
        ({"account_id": 1}, "Acme", "Acme"),
        ({"contact_id": 1}, "Ada Lovelace", None),
        ({"contact_id": 1, "account_id": 1}, "Ada Lovelace", "Acme"),
        ({"opportunity_id": 1, "account_id": 1}, "Engines", "Acme"),
        ({"opportunity_id": 1, "account_id": 1, "contact_id": 1}, "Ada Lovelace", "Acme"),
    ],
)
def test_those_of_a_customer_only_have_no_lead(
    desk: Desk, reading: Reading, about: dict[str, int], name: str, company: str | None
) -> None:
    follow_up(desk, **about)
    assert told(reading) == [(name, company)]
    (row,) = reading.reminders()
    assert (row.lead_id, row.lead_category) == (None, None)
    assert {key: value for key, value in row._asdict().items() if key.endswith("_id") and value} == about


def test_an_open_lead_keeps_its_own_name(desk: Desk, reading: Reading) -> None:
    make_lead(desk, first_name="Grace", company="Navy", follow_up=NOW)
    assert told(reading) == [("Grace", "Navy")]
    assert reading.reminders()[0].lead_category == "new"


def test_another_reps_customers_are_not_mine_nobodys_are(desk: Desk, reading: Reading) -> None:
    other = people.add_user(desk, "Kim").id
    make(desk, ACCOUNT, {"name": "Theirs", "owner_id": other}, {"name": "Nobody's", "owner_id": None})
    make(desk, CONTACT, {"last_name": "Mine", "account_id": 1}, {"last_name": "Theirs", "owner_id": other})
    follow_up(desk, account_id=1)
    follow_up(desk, account_id=2)
    follow_up(desk, contact_id=1, account_id=1)
    follow_up(desk, contact_id=2, account_id=2)
    assert told(reading) == [("Nobody's", "Nobody's"), ("Ada Mine", "Theirs")]


@pytest.mark.usefixtures("acme")
def test_what_is_deleted_is_not_reminded_of_while_anyone_is_left_it_is(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Countess", follow_up=NOW)
    turn_into(desk, lead, account=1, contact=1)
    with desk.store.operation("delete", "the lead and the contact", desk.user.id) as op:
        op.hide(Lead, lead)
        op.hide(Contact, 1)
    (row,) = reading.reminders()
    assert (row.lead_name, row.lead_id, row.contact_id, row.account_id) == ("Acme", None, None, 1)
    with desk.store.operation("delete", "the account", desk.user.id) as op:
        op.hide(Account, 1)
    assert told(reading) == []


def test_a_lead_that_was_let_go_or_converted_into_nothing_waits_for_nobody(desk: Desk, reading: Reading) -> None:
    gone, made = make_lead(desk, first_name="Gone"), make_lead(desk, first_name="Imported", follow_up=NOW)
    triage.set_status(desk, [gone], "unqualified", reason="bad-fit")
    follow_up(desk, lead_id=gone)
    turn_into(desk, made)
    assert told(reading) == []

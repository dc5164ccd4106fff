"""Accounts, contacts and opportunities by hand: what is typed, what is refused, and everything taken back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.model import Lead
from leadtui.services import checking, customers, people, undoing
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind


def _row(base: Base, kind: CustomerKind, number: int = 1) -> dict[str, Any]:
    return snapshot(base)[kind][number]


def _computed(base: Base, kind: CustomerKind, column: str) -> Any:
    reading = base.new_reading()
    try:
        return reading.connection.execute(f"SELECT {column} FROM {kind} WHERE id = 1").fetchone()[0]
    finally:
        reading.close()


def _reach(base: Base, kind: CustomerKind) -> list[tuple[str, str | None, str, int]]:
    rows = snapshot(base)["reach"].values()
    return [(r["value"], r["normal"], r["label"], r["is_primary"]) for r in rows if r["owner_kind"] == kind]


def test_an_account_is_read_as_a_lead_is(base: Base, desk: Desk) -> None:
    typed = {
        "name": "  Acme\u200b GmbH ", "website": "www.acme.de", "phone": "+49 30 901820", "country": "germany",
        "employees": "51-200", "annual_revenue": "1.5m", "rating": "hot", "tags": "VIP, fair",
    }  # fmt: skip
    done = customers.add(desk, ACCOUNT, typed)
    assert (done.summary, done.customers, done.notes) == ("Added account Acme GmbH", (("account", 1),), ())
    row = _row(base, ACCOUNT)
    assert (row["name"], row["company_key"], row["host"]) == ("Acme GmbH", "acme", "acme.de")
    assert (row["website"], row["country"]) == ("https://www.acme.de", "Germany")
    assert (row["employees"], row["annual_revenue"], row["currency"]) == (51, 150_000_000, "EUR")
    assert (row["rating"], row["owner_id"]) == ("Hot", desk.user.id)
    assert _reach(base, ACCOUNT) == [("+49 30 901820", "+4930901820", "", 1)]
    assert _computed(base, ACCOUNT, "tags") == "fair, VIP"
    assert _computed(base, ACCOUNT, "phone") == "+4930901820"


def test_a_renamed_account_is_matched_by_its_new_name_and_website(base: Base, desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme", "website": "acme.de"})
    customers.set_fields(desk, ACCOUNT, 1, {"name": "Umbrella Inc.", "website": "umbrella.com"})
    row = _row(base, ACCOUNT)
    assert (row["company_key"], row["host"]) == ("umbrella", "umbrella.com")
    customers.set_fields(desk, ACCOUNT, 1, {"website": ""})
    assert (_row(base, ACCOUNT)["website"], _row(base, ACCOUNT)["host"]) == (None, None)


def test_a_second_account_of_a_name_is_added_and_said(desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme GmbH"})
    done = customers.add(desk, ACCOUNT, {"name": "ACME"})
    assert done.notes == ("There is another account of that name: A1 Acme GmbH.",)


def test_a_contact_has_its_numbers_its_time_zone_and_its_account(base: Base, desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    typed = {"first_name": "Ada", "last_name": "Lovelace", "email": "Ada@Acme.de", "mobile": "+33 6 12 34 56 78"}
    customers.add(desk, CONTACT, typed, account=1)
    row = _row(base, CONTACT)
    assert (row["account_id"], row["time_zone"]) == (1, "Europe/Paris")
    assert _computed(base, CONTACT, "name") == "Ada Lovelace"
    assert [(value, normal, label) for value, normal, label, _ in _reach(base, CONTACT)] == [
        ("Ada@Acme.de", "ada@acme.de", ""),
        ("+33 6 12 34 56 78", "+33612345678", "mobile"),
    ]


def test_an_opportunity_of_a_contact_is_its_accounts_too(base: Base, desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    customers.add(desk, CONTACT, {"last_name": "Lovelace"}, account=1)
    typed = {"name": "Acme – seats", "amount": "12k$", "close_date": "eoq", "source": "Web form"}
    customers.add(desk, OPPORTUNITY, typed, contact=1)
    row = _row(base, OPPORTUNITY)
    assert (row["account_id"], row["contact_id"], row["stage"]) == (1, 1, "prospecting")
    assert (row["amount"], row["currency"], row["close_date"]) == (1_200_000, "USD", "2026-12-31")
    assert row["source"] == "web-form"


def test_an_opportunity_may_be_added_in_another_stage_but_not_lost(base: Base, desk: Desk) -> None:
    customers.add(desk, OPPORTUNITY, {"name": "Deal", "stage": "Negotiation"})
    assert _row(base, OPPORTUNITY)["stage"] == "negotiation"
    with pytest.raises(InputError, match="cannot be Closed lost"):
        customers.add(desk, OPPORTUNITY, {"name": "Deal", "stage": "closed-lost"})


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        (ACCOUNT, {"website": "acme.de"}, "An account needs a name"),
        (CONTACT, {"first_name": "Ada"}, "A contact needs a last name"),
        (OPPORTUNITY, {"amount": "12k"}, "An opportunity needs a name"),
        (OPPORTUNITY, {"name": " \u200b "}, "An opportunity needs a name"),
        (OPPORTUNITY, {"name": "Deal", "amount": "a lot"}, "Amount: "),
        (OPPORTUNITY, {"name": "Deal", "close_date": "feb 30"}, "Close date: "),
        (OPPORTUNITY, {"name": "Deal", "email": "a@b.co"}, "Email: there is no field"),
        (OPPORTUNITY, {"name": "Deal", "lost_reason": "no-need"}, "Lost reason: it is asked for"),
        (OPPORTUNITY, {"name": "Deal", "stage": "next"}, "There is no stage"),
        (OPPORTUNITY, {"name": "Deal", "account": "L3"}, "Account: there is no account 'L3'"),
        (ACCOUNT, {"name": "Acme", "last_activity": "today"}, "Last activity: it follows"),
        (ACCOUNT, {"name": "Acme", "custom.Seats": "3"}, "Seats: there is no custom field"),
        (CONTACT, {"last_name": "L", "do_not_call": "perhaps"}, "Do not call: "),
        (CONTACT, {"last_name": "L", "time_zone": "Mars"}, "Time zone: "),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_field_and_nothing_is_written(
    base: Base, desk: Desk, kind: CustomerKind, typed: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        customers.add(desk, kind, typed)
    assert snapshot(base)[kind] == {}


def test_a_name_that_is_needed_cannot_be_emptied(base: Base, desk: Desk) -> None:
    customers.add(desk, CONTACT, {"first_name": "Ada", "last_name": "Lovelace"})
    with pytest.raises(InputError, match="last name"):
        customers.set_fields(desk, CONTACT, 1, {"last_name": "  "})
    customers.set_fields(desk, CONTACT, 1, {"first_name": ""})
    assert (_row(base, CONTACT)["first_name"], _row(base, CONTACT)["last_name"]) == (None, "Lovelace")


def test_a_mistyped_email_or_phone_is_kept_and_said(base: Base, desk: Desk) -> None:
    done = customers.add(desk, CONTACT, {"last_name": "L", "email": "no address", "phone": "12"})
    assert [note.partition(":")[0] for note in done.notes] == ["Email", "Phone"]
    assert [(value, normal) for value, normal, _, _ in _reach(base, CONTACT)] == [("no address", None), ("12", None)]


def test_what_another_program_changed_is_not_written_over(base: Base, desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme", "phone": "+33142685300"})
    customers.set_fields(desk, ACCOUNT, 1, {"city": "Lyon"})
    for values in ({"city": "Nice"}, {"phone": "+33142685301"}, {"tags": "vip"}):
        with pytest.raises(RefusedError, match="changed by another program"):
            customers.set_fields(desk, ACCOUNT, 1, values, seen=1)
    assert _row(base, ACCOUNT)["city"] == "Lyon"
    customers.set_fields(desk, ACCOUNT, 1, {"phone": "+33142685302"}, seen=2)
    with pytest.raises(RefusedError):
        customers.set_fields(desk, ACCOUNT, 1, {"city": "Nice"}, seen=2)


def test_the_safety_flags_of_a_contact_are_set_and_cleared_by_hand(base: Base, desk: Desk) -> None:
    customers.add(desk, CONTACT, {"last_name": "L", "do_not_call": "yes", "email_opt_out": "no"})
    assert (_row(base, CONTACT)["do_not_call"], _row(base, CONTACT)["email_opt_out"]) == (1, 0)
    customers.set_fields(desk, CONTACT, 1, {"do_not_call": "no"})
    assert _row(base, CONTACT)["do_not_call"] == 0


def test_a_contact_moves_to_another_account_by_its_number(base: Base, desk: Desk) -> None:
    for name in ("Acme", "Umbrella"):
        customers.add(desk, ACCOUNT, {"name": name})
    customers.add(desk, CONTACT, {"last_name": "L"}, account=1)
    customers.set_fields(desk, CONTACT, 1, {"account": "a2"})
    assert _row(base, CONTACT)["account_id"] == 2
    with pytest.raises(InputError, match="Account: there is no account A7"):
        customers.set_fields(desk, CONTACT, 1, {"account": "A7"})
    customers.set_fields(desk, CONTACT, 1, {"account": "A1 Acme"})
    assert _row(base, CONTACT)["account_id"] == 1
    customers.set_fields(desk, CONTACT, 1, {"account": ""})
    assert _row(base, CONTACT)["account_id"] is None


def test_an_account_whose_name_begins_like_a_number_is_found_by_its_name(base: Base, desk: Desk) -> None:
    for name in ("Acme", "A1 Telekom"):
        customers.add(desk, ACCOUNT, {"name": name})
    customers.add(desk, CONTACT, {"last_name": "L", "account": "A1 Telekom"})
    assert _row(base, CONTACT)["account_id"] == 2
    customers.set_fields(desk, CONTACT, 1, {"account": "A2 A1 Telekom"})
    assert _row(base, CONTACT)["account_id"] == 2


def test_custom_fields_are_those_of_the_kind(base: Base, desk: Desk) -> None:
    fields = (("Seats", "number", "account"), ("Seats", "text", "lead"), ("Fee", "money", "account"))
    rules = (f'[[fields]]\nlabel = "{label}"\nkind = "{kind}"\nowner = "{owner}"\n' for label, kind, owner in fields)
    load(desk, "".join(rules), "rules.toml")
    seats, fee = (str(field.id) for field in desk.workspace.fields_of("account"))
    customers.add(desk, ACCOUNT, {"name": "Acme", "custom.Seats": "1,200", "custom.fee": "3k"})
    assert _row(base, ACCOUNT)["custom"] == {seats: 1200, fee: 300_000}
    with pytest.raises(InputError, match="not a whole number"):
        customers.set_fields(desk, ACCOUNT, 1, {"custom.Seats": "many"})
    customers.set_fields(desk, ACCOUNT, 1, {"custom.Seats": ""})
    assert _row(base, ACCOUNT)["custom"] == {fee: 300_000}


def test_an_amount_is_in_the_currency_typed_beside_it(base: Base, desk: Desk) -> None:
    customers.add(desk, OPPORTUNITY, {"name": "Deal", "amount": "40,000", "currency": "jpy"})
    assert (_row(base, OPPORTUNITY)["amount"], _row(base, OPPORTUNITY)["currency"]) == (40_000, "JPY")
    customers.set_fields(desk, OPPORTUNITY, 1, {"currency": "EUR"})
    assert (_row(base, OPPORTUNITY)["amount"], _row(base, OPPORTUNITY)["currency"]) == (4_000_000, "EUR")
    customers.set_fields(desk, OPPORTUNITY, 1, {"currency": "USD", "amount": "50k"})
    assert (_row(base, OPPORTUNITY)["amount"], _row(base, OPPORTUNITY)["currency"]) == (5_000_000, "USD")


def test_tags_and_owners_are_changed_and_taken_back(base: Base, desk: Desk) -> None:
    people.add_user(desk, "Kim")
    desk = open_base(str(base.path)).desk()
    for name in ("Acme", "Umbrella"):
        customers.add(desk, ACCOUNT, {"name": name})
    before = snapshot(base)
    assert customers.set_tags(desk, ACCOUNT, 1, ["VIP", "Été"], ["old"]).summary == "Tags VIP, Été, -old, Acme"
    assert customers.set_tags(desk, ACCOUNT, 1, ["vip"], []).operation is None
    assert customers.set_owner(desk, ACCOUNT, [1, 2], 2).summary == "Owner Kim, 2 accounts"
    assert _row(base, ACCOUNT, 2)["owner_id"] == 2
    undoing.undo(desk, steps=2)
    assert snapshot(base) == before
    desk.close()


def test_an_account_others_use_is_not_deleted_and_they_are_named(base: Base, desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    customers.add(desk, CONTACT, {"last_name": "Lovelace"}, account=1)
    customers.add(desk, OPPORTUNITY, {"name": "Seats"}, contact=1)
    with pytest.raises(RefusedError, match=r"A1 Acme still has C1 Lovelace, O1 Seats\."):
        customers.delete(desk, ACCOUNT, [1])
    customers.delete(desk, OPPORTUNITY, [1])
    customers.delete(desk, CONTACT, [1])
    assert customers.delete(desk, ACCOUNT, [1]).summary == "Deleted Acme"
    told = snapshot(base)
    assert (told["account"], told["contact"], told["opportunity"]) == ({}, {}, {})
    undoing.undo(desk, steps=3)
    assert snapshot(base)["opportunity"][1]["contact_id"] == 1
    assert checking.doctor(desk).faults == ()


def test_an_account_a_lead_became_is_not_deleted_but_by_undo_of_the_conversion(desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    lead = make_lead(desk)
    with desk.store.operation("convert", "", desk.user.id) as op:
        op.set(Lead, lead, {"status": "converted", "category": "converted", "converted_account_id": 1})
    with pytest.raises(RefusedError, match="L1 Ada Lovelace") as refused:
        customers.delete(desk, ACCOUNT, [1])
    assert "Undo the conversion" in refused.value.hint


def test_a_deleted_contact_leaves_its_deals_and_comes_back_to_them(base: Base, desk: Desk) -> None:
    customers.add(desk, CONTACT, {"last_name": "Lovelace"})
    customers.add(desk, OPPORTUNITY, {"name": "Seats"}, contact=1)
    before = snapshot(base)
    customers.delete(desk, CONTACT, [1])
    assert _row(base, OPPORTUNITY)["contact_id"] is None
    undoing.undo(desk)
    assert snapshot(base) == before


def test_what_is_deleted_is_not_there_to_be_changed(desk: Desk) -> None:
    customers.add(desk, ACCOUNT, {"name": "Acme"})
    customers.delete(desk, ACCOUNT, [1])
    with pytest.raises(NotFoundError):
        customers.set_fields(desk, ACCOUNT, 1, {"city": "Nice"})
    with pytest.raises(NotFoundError):
        customers.add(desk, CONTACT, {"last_name": "L"}, account=1)
    with pytest.raises(NotFoundError):
        customers.write_note(desk, ACCOUNT, 1, "hello")

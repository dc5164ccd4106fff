"""What is typed into a conversion is read as everywhere, or refused with its field."""

from __future__ import annotations

from datetime import date

import pytest
from tests.services.made_customers import ACCOUNT, make
from tests.services.to_convert import ACME, lead
from tests.support import NOW

from leadtui.model import Activity, FollowUp
from leadtui.services.conversion_plan import ConversionReading
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.conversion import Conversion
from leadtui.words.errors import InputError

HOSTILE = ("[/x][@click=app.quit]", "\x1b]52;c;eA==\x07", "=cmd|'/c'!A0", "'; DROP TABLE lead; --", "%_*\"'(", "\u202e")


@pytest.fixture
def conversions(reading: Reading) -> ConversionReading:
    """What can be asked about converting."""
    return reading.conversions


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [("12k€", 12_000_00, "EUR"), ("1.234,50", 1_234_50, "EUR"), ("1,234.50 USD", 1_234_50, "USD"), ("", None, "EUR"),
     ("¥4000", 4000, "JPY")],
)  # fmt: skip
def test_an_amount_is_read_as_everywhere(
    desk: Desk, conversions: ConversionReading, typed: str, amount: int | None, currency: str
) -> None:
    plan = conversions.plan(Conversion(lead(desk), typed={"opportunity.amount": typed})).opportunity
    assert plan is not None
    assert plan.columns.get("amount") == amount
    assert plan.columns["currency"] == currency


def test_a_typed_currency_is_the_currency_of_what_is_proposed(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, budget_amount=40_000_00)
    plan = conversions.plan(Conversion(number, typed={"opportunity.currency": "jpy"})).opportunity
    assert plan is not None
    assert (plan.columns["amount"], plan.columns["currency"]) == (40_000, "JPY")
    both = {"opportunity.currency": "USD", "opportunity.amount": "12k€"}
    with pytest.raises(InputError, match="Amount: it is in EUR, the currency is USD"):
        conversions.plan(Conversion(number, typed=both))


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("opportunity.amount", "a lot", "Amount: .* is not an amount"), ("opportunity.amount", "-5", "negative"),
        ("opportunity.close_date", "2025-01-01", "Close date: 2025-01-01 is in the past"),
        ("opportunity.close_date", "yesterday", "has gone by"), ("opportunity.close_date", "feb 30", "Close date"),
        ("opportunity.stage", "Limbo", "no stage"), ("opportunity.stage", "closed lost", "cannot be Closed lost"),
        ("opportunity.currency", "EURO", "no currency"), ("opportunity.owner", "Kim", "cannot be typed"),
        ("opportunity.nope", "x", "no field 'nope'"), ("account.custom.Nope", "x", "no custom field"),
        ("nope", "x", "no field 'nope'"), ("deal.amount", "x", "no field"),
        ("account.website", "ftp://x", "web address"),
        ("account.name", "x" * 140_000, "characters long"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_field(
    desk: Desk, conversions: ConversionReading, key: str, text: str, sentence: str
) -> None:
    number = lead(desk)
    for ask in (conversions.plan, conversions.preview):
        with pytest.raises(InputError, match=sentence):
            ask(Conversion(number, typed={key: text}))


def test_a_won_deal_may_have_closed_already(desk: Desk, conversions: ConversionReading) -> None:
    won = {"opportunity.stage": "Closed won", "opportunity.close_date": "yesterday"}
    plan = conversions.plan(Conversion(lead(desk), typed=won)).opportunity
    assert plan is not None
    assert plan.columns["close_date"] == date(2026, 11, 17)
    assert plan.columns["stage"] == "closed-won"


def test_a_follow_up_is_read_as_times_are_typed(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk)
    plan = conversions.plan(Conversion(number, follow_up="tue 10", subject="send\x07 offer", note="a\nb"))
    assert plan.due_at is not None
    assert plan.due_at.isoformat() == "2026-11-24T10:00:00+01:00"
    assert (plan.due_date, plan.subject, plan.note) == (None, "send offer", "a\nb")
    assert conversions.plan(Conversion(number, follow_up="tomorrow")).due_date == date(2026, 11, 19)
    assert conversions.plan(Conversion(number, subject="nothing to do")).subject == ""
    with pytest.raises(InputError, match=r"Follow-up: .*feb 30"):
        conversions.plan(Conversion(number, follow_up="feb 30"))


def test_the_step_agreed_last_is_the_next_step(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, need_detail="a faster engine")
    assert conversions.proposal(number).deal["next_step"] == ""
    row = {"lead_id": number, "due_at": NOW, "remind_at": NOW}
    with desk.store.operation("follow-up", "set", desk.user.id) as op:
        op.add(FollowUp, {**row, "subject": "try again", "automatic": True})
        op.add(FollowUp, {**row, "subject": "show the loom"})
    assert conversions.proposal(number).deal["next_step"] == "show the loom"
    with desk.store.operation("call", "called", desk.user.id) as op:
        for hour, step in ((8, "send prices"), (9, "send offer"), (7, "call")):
            op.add(Activity, {"lead_id": number, "kind": "call", "at": NOW.replace(hour=hour), "next_step": step})
    assert conversions.proposal(number).deal["next_step"] == "send offer"


def test_hostile_text_and_names_without_end_are_text(desk: Desk, conversions: ConversionReading) -> None:
    for text in (*HOSTILE, "y" * 5000, "NEAR(a b)", 'a" OR "b', "{who} : x*"):
        number = lead(
            desk, company=text, company_key=text[:500], first_name=text, last_name=text, product_interest=text
        )
        found = conversions.proposal(number)
        assert found.deal["name"]
        plan = conversions.plan(Conversion(number, typed={"account.name": f"Acme {text}", "contact.title": text}))
        assert not any(ch in plan.account.name for ch in "\x1b\x07\u202e")
        make(desk, ACCOUNT, {"name": text, "company_key": text[:500]})


def test_typed_values_fill_an_existing_record_but_replace_nothing(desk: Desk, conversions: ConversionReading) -> None:
    make(desk, ACCOUNT, {**ACME, "industry": None})
    number = lead(desk)
    typed = {"account.city": "Lyon", "account.industry": "Toys"}
    assert conversions.plan(Conversion(number, typed=typed)).account.columns == {"industry": "Toys"}
    taken = conversions.plan(Conversion(number, typed=typed, take=frozenset({"account.city"}))).account
    assert taken.columns == {"city": "Lyon", "industry": "Toys"}


def test_a_typed_no_does_not_loosen_a_flag(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, do_not_call=True)
    plan = conversions.plan(Conversion(number, typed={"contact.do_not_call": "no"})).contact
    assert plan is not None
    assert plan.columns["do_not_call"] is True

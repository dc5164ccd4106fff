"""The card of a record: all ways to get in touch, the primary ones first."""

from __future__ import annotations

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make

from leadtui.services import customers, editing
from leadtui.services.cards import card_of
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.errors import NotFoundError

ADA = {
    "first_name": "Ada", "last_name": "Lovelace", "company": "Engines", "title": "CTO", "website": "engines.example",
    "linkedin": "linkedin.com/in/ada", "email": "ada@example.com", "phone": "+49 30 901820",
    "mobile": "+49 171 5550123", "street": "Main St 1", "city": "London", "do_not_call": "yes",
    "product_interest": "looms",
}  # fmt: skip


def test_a_lead_has_all_of_it_primary_first(desk: Desk, reading: Reading) -> None:
    card = card_of(reading, "lead", editing.add_lead(desk, ADA).leads[0])
    assert [row.normal for row in card.phones] == ["+4930901820", "+491715550123"]
    assert [row.value for row in card.emails] == ["ada@example.com"]
    assert (card.name, card.website) == ("Ada Lovelace", "https://engines.example")
    assert card.linkedin == "https://linkedin.com/in/ada"
    assert (card.do_not_call, card.email_opt_out) == (True, False)
    assert {"Main St 1", "London"} <= set(card.address)
    fields = dict(card.fields)
    assert (fields["first_name"], fields["company"], fields["product_interest"]) == ("Ada", "Engines", "looms")


def test_a_contact_has_company_and_website_of_its_account(desk: Desk, reading: Reading) -> None:
    (account,) = make(desk, ACCOUNT, {"website": "acme.com"})
    (contact,) = make(desk, CONTACT, {"account_id": account})
    card = card_of(reading, "contact", contact)
    assert (card.website, dict(card.fields)["company"]) == ("acme.com", "Acme")


def test_a_deal_is_reached_through_its_contact_else_its_account(desk: Desk, reading: Reading) -> None:
    (account,) = make(desk, ACCOUNT, {})
    (contact,) = make(desk, CONTACT, {"account_id": account})
    both, one, none = make(
        desk, OPPORTUNITY, {"account_id": account, "contact_id": contact}, {"account_id": account}, {}
    )
    customers.set_fields(desk, CONTACT, contact, {"email": "ada@example.com"})
    customers.set_fields(desk, ACCOUNT, account, {"phone": "+49 30 901820"})
    cards = [card_of(reading, "opportunity", number) for number in (both, one, none)]
    assert {card.name for card in cards} == {"Engines"}
    told = [(card.at, len(card.emails), len(card.phones)) for card in cards]
    assert told == [("Ada Lovelace", 1, 0), ("Acme", 0, 1), ("", 0, 0)]


def test_a_record_that_is_gone_has_none(desk: Desk, reading: Reading) -> None:
    lead = editing.add_lead(desk, ADA).leads[0]
    editing.delete(desk, [lead])
    for kind, number in (("lead", lead), ("lead", 99), ("account", 1)):
        with pytest.raises(NotFoundError):
            card_of(reading, kind, number)

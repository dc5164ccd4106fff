"""Near matches of a lead that is converted also come from the engine that finds duplicates; none of them is exact."""

from __future__ import annotations

from tests.services.made_customers import ACCOUNT, make
from tests.services.to_convert import contact, lead

from leadtui.services.desk import Desk
from leadtui.services.dismissing import not_duplicates
from leadtui.services.reading import Reading
from leadtui.words.conversion import Choice


def test_a_contact_under_a_short_form_of_the_name_with_a_slip_is_offered_and_not_taken(
    desk: Desk, reading: Reading
) -> None:
    account = make(desk, ACCOUNT, {"name": "Acme GmbH", "company_key": "acme"})[0]
    known = contact(
        desk, first_name="Bob", last_name="Stonewel", account_id=account, email="rob.stonewell@acme.com", city="Paris"
    )
    number = lead(desk, first_name="Robert", last_name="Stonewell", city="Paris", email="rob.stonewel@acme.com")
    proposal = reading.conversions.proposal(number)
    found = next(match for match in proposal.contacts if match.id == known)
    assert not found.exact
    assert found.score < 85
    assert proposal.contact == Choice("new")
    assert proposal.account == Choice("existing", account)


def test_who_was_said_to_be_another_is_not_offered_by_it(desk: Desk, reading: Reading) -> None:
    known = contact(desk, first_name="Bob", last_name="Stonewel", email="rob.stonewell@acme.com", city="Paris")
    number = lead(desk, first_name="Robert", last_name="Stonewell", city="Paris", email="rob.stonewel@acme.com")
    assert known in {match.id for match in reading.conversions.proposal(number).contacts}
    not_duplicates(desk, [("lead", number), ("contact", known)])
    assert known not in {match.id for match in reading.conversions.proposal(number).contacts}

"""What another program did between the look at a conversion and its writing is never written over unseen."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, make
from tests.services.to_convert import ACME, contact, lead
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services import customers
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.errors import RefusedError
from leadtui.words.records import replace

PROPOSED = Choice("new", proposed=True)
ADA = {"email": "ada@acme.example"}


def refused(base: Base, desk: Desk, wanted: Conversion, said: str) -> None:
    """It is refused, with how to go on, and nothing is written."""
    before = snapshot(base)
    with pytest.raises(RefusedError, match=said) as refusal:
        convert(desk, wanted)
    assert "changed by another program meanwhile" in str(refusal.value)
    assert "Look at it again" in refusal.value.hint
    assert snapshot(base) == before


def test_a_field_changed_meanwhile_is_not_taken_over_unseen(base: Base, desk: Desk, reading: Reading) -> None:
    account = make(desk, ACCOUNT, ACME)[0]
    wanted = Conversion(lead(desk, city="Lyon"), account=Choice("existing", account), take=frozenset({"account.city"}))
    looked = replace(wanted, seen_targets=reading.conversions.shown(wanted).versions)
    other = base.desk()
    customers.set_fields(other, ACCOUNT, account, {"city": "Nice"})
    other.close()
    refused(base, desk, looked, r"Acme GmbH \(A1\)")
    looked = replace(wanted, seen_targets=reading.conversions.shown(wanted).versions)
    assert convert(desk, looked).operation is not None
    assert reading.customers.detail(ACCOUNT, account).fields["city"] == "Lyon"


def test_an_email_given_to_the_contact_meanwhile_counts_as_a_change(base: Base, desk: Desk, reading: Reading) -> None:
    account = make(desk, ACCOUNT, ACME)[0]
    person = contact(desk, account_id=account)
    wanted = Conversion(lead(desk, **ADA), contact=Choice("existing", person))
    looked = replace(wanted, seen_targets=reading.conversions.shown(wanted).versions)
    assert set(looked.seen_targets) == {"account", "contact"}
    customers.set_fields(desk, CONTACT, person, {"email": "king@acme.example"})
    refused(base, desk, looked, r"Ada Lovelace \(C1\)")


def test_a_record_that_was_not_looked_at_is_not_compared(desk: Desk) -> None:
    account = make(desk, ACCOUNT, ACME)[0]
    wanted = Conversion(lead(desk), account=Choice("existing", account), seen_targets={"contact": 7})
    assert convert(desk, wanted).operation is not None


def test_a_company_another_program_made_meanwhile_is_not_made_again(base: Base, desk: Desk) -> None:
    one, two = lead(desk), lead(desk, first_name="Grace", last_name="Hopper")
    wanted: dict[str, Any] = {"account": PROPOSED, "contact": PROPOSED, "opportunity": PROPOSED}
    other = base.desk()
    made = convert(other, Conversion(one, **wanted))
    other.close()
    refused(base, desk, Conversion(two, **wanted), r"A1 Acme, which matches,")
    assert convert(desk, Conversion(two)).account == replace(made.account, created=False)


def test_a_person_another_program_made_meanwhile_is_not_made_again(base: Base, desk: Desk) -> None:
    number = lead(desk, **ADA)
    contact(desk, **ADA)
    refused(base, desk, Conversion(number, contact=PROPOSED), "C1 Ada Lovelace")


def test_none_proposed_for_a_lead_without_a_name_gives_way_to_who_is_there_now(base: Base, desk: Desk) -> None:
    number = lead(desk, first_name=None, last_name=None, **ADA)
    contact(desk, **ADA)
    refused(base, desk, Conversion(number, contact=Choice("none", proposed=True)), "C1 Ada Lovelace")


def test_several_matches_made_meanwhile_are_counted(base: Base, desk: Desk) -> None:
    number = lead(desk)
    make(desk, ACCOUNT, ACME, ACME)
    refused(base, desk, Conversion(number, account=PROPOSED), "2 accounts that match were")


def test_a_new_one_the_rep_chose_is_made_whatever_matches(desk: Desk) -> None:
    make(desk, ACCOUNT, ACME)
    done = convert(desk, Conversion(lead(desk), account=Choice("new")))
    assert done.account is not None
    assert done.account.created

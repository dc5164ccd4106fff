"""Which records are proposed when many share an email, and that a screen and the writer propose the same."""

from __future__ import annotations

from tests.services.made_customers import ACCOUNT, CONTACT, make
from tests.services.to_convert import lead

from leadtui.model import Reach
from leadtui.services import customers
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.store.matching import MOST
from leadtui.words.conversion import Choice, Conversion

SHARED = {"kind": "email", "value": "hello@zed.example", "normal": "hello@zed.example", "is_primary": True}


def sharing(desk: Desk, *names: str) -> list[int]:
    """Contacts of these first names with one email, in this order."""
    numbers = make(desk, CONTACT, *({"first_name": name, "last_name": "King"} for name in names))
    with desk.store.operation("edit", "emails", desk.user.id) as op:
        for number in numbers:
            op.add(Reach, {"owner_kind": "contact", "owner_id": number, **SHARED})
    return numbers


def test_deleted_contacts_do_not_crowd_out_the_one_that_is_there(desk: Desk, reading: Reading) -> None:
    *gone, ada = sharing(desk, *["Ada"] * (MOST + 1))
    customers.delete(desk, CONTACT, gone)
    number = lead(desk, first_name="Ada", last_name="King", email="hello@zed.example")
    assert reading.conversions.proposal(number).contact == Choice("existing", ada)
    done = convert(desk, Conversion(number))
    assert done.contact is not None
    assert (done.contact.id, done.contact.created) == (ada, False)


def test_the_writer_finds_the_contact_the_screen_shows_among_many_with_the_same_email(
    desk: Desk, reading: Reading
) -> None:
    *_, ada = sharing(desk, *["Berta"] * (MOST + 1), "Ada")
    number = lead(desk, first_name="Ada", last_name="King", email="hello@zed.example")
    assert reading.conversions.proposal(number).contact == Choice("existing", ada)
    plan = reading.conversions.plan(Conversion(number))
    assert plan.contact is not None
    assert plan.contact.id == ada


def test_accounts_at_the_domain_of_an_email_do_not_crowd_out_the_one_of_the_website(
    desk: Desk, reading: Reading
) -> None:
    make(desk, ACCOUNT, *({"name": f"Unit {n}", "host": "group.example"} for n in range(MOST + 1)))
    zed = make(desk, ACCOUNT, {"name": "Zed Works", "host": "zed.example"})[0]
    number = lead(
        desk, company="Something else", company_key="something else", host="zed.example", email="a@group.example"
    )
    assert reading.conversions.proposal(number).account == Choice("existing", zed)
    assert reading.conversions.plan(Conversion(number)).account.id == zed

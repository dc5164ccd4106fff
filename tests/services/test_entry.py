"""Others at the same company, and the one thing still to ask for."""

from __future__ import annotations

from tests.services.made_customers import ACCOUNT, CONTACT, make, turn_into
from tests.support import make_lead

from leadtui.model import Reach
from leadtui.services import editing, entry, merging
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def _keys(reading: Reading, lead: int) -> list[tuple[str, int]]:
    return [row.key for row in entry.same_company(reading, lead)]


def test_others_are_found_by_company_by_host_and_by_the_domain_of_their_email(desk: Desk, reading: Reading) -> None:
    me = make_lead(desk, company="Acme", company_key="acme", email="ada@acme.de", host="acme.de", website="acme.de")
    by_name = make_lead(desk, company="ACME GmbH", company_key="acme", title="CTO")
    by_host = make_lead(desk, website="https://acme.de", host="acme.de", last_name="Host")
    by_email = make_lead(desk, email="bob@acme.de")
    make_lead(desk, email="bob@notacme.de")
    make_lead(desk, email="acme.de@example.com", company="Other", company_key="other")
    account = make(desk, ACCOUNT, {"name": "Acme", "company_key": "acme", "city": "Bonn"})[0]
    contact = make(desk, CONTACT, {"account_id": account})[0]
    rows = entry.same_company(reading, me)
    assert [row.key for row in rows] == [
        ("account", account), ("contact", contact), ("lead", by_name), ("lead", by_host), ("lead", by_email),
    ]  # fmt: skip
    assert [row.why for row in rows] == ["same company", "same company", "same company", "acme.de", "acme.de"]
    assert (rows[0].detail, rows[2].detail, rows[2].status) == ("Bonn", "CTO", "new")


def test_free_mail_and_networks_are_nobodys_company(desk: Desk, reading: Reading) -> None:
    me = make_lead(desk, email="ada@gmail.com", host="linkedin.com")
    make_lead(desk, email="bob@gmail.com", host="linkedin.com")
    assert _keys(reading, me) == []


def test_a_contact_is_found_by_its_email(desk: Desk, reading: Reading) -> None:
    me = make_lead(desk, email="ada@acme.de")
    contact = make(desk, CONTACT, {})[0]
    with desk.store.operation("edit", "", desk.user.id) as op:
        owner = {"owner_kind": "contact", "owner_id": contact}
        op.add(Reach, {**owner, "kind": "email", "value": "B@acme.de", "normal": "b@acme.de", "is_primary": True})
    assert _keys(reading, me) == [("contact", contact)]


def test_who_became_a_contact_is_told_once_and_who_is_gone_not_at_all(desk: Desk, reading: Reading) -> None:
    me, other, gone, merged = (make_lead(desk, company="Acme", company_key="acme") for _ in range(4))
    account = make(desk, ACCOUNT, {"company_key": "acme"})[0]
    contact = make(desk, CONTACT, {"account_id": account})[0]
    turn_into(desk, other, account=account, contact=contact)
    editing.delete(desk, [gone])
    merging.merge(desk, "lead", [me, merged], into=me)
    assert _keys(reading, me) == [("account", account), ("contact", contact)]
    assert entry.same_company(reading, gone) == ()


def test_the_next_question_of_a_row_is_that_of_the_whole_lead(desk: Desk, reading: Reading) -> None:
    workspace = reading.who.workspace
    for values in ({}, {"phone": "+33123456789"}, {"company": "Acme", "email": "a@b.co"}, {"status": "qualified"}):
        detail = reading.detail(make_lead(desk, **values))
        asked = entry.next_missing(detail, workspace)
        assert asked is not None
        assert entry.next_missing(detail.row, workspace) == asked

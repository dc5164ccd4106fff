"""A conversion proposed, previewed, planned and counted, before anything is written."""

from __future__ import annotations

from datetime import date

import pytest
from tests.services.made_customers import ACCOUNT, OPPORTUNITY, make
from tests.services.to_convert import ACME, NEW, NONE, contact, does, lead, under
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.model import Account
from leadtui.services.conversion_plan import ConversionReading
from leadtui.services.desk import Desk, reader_of
from leadtui.services.reading import Reading
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.errors import LeadtuiError, NotFoundError, RefusedError
from leadtui.words.records import replace


@pytest.fixture
def conversions(reading: Reading) -> ConversionReading:
    """What can be asked about converting."""
    return reading.conversions


def test_a_lead_of_nobody_known_becomes_an_account_a_contact_and_a_deal(
    desk: Desk, conversions: ConversionReading
) -> None:
    number = lead(desk, product_interest="Cards", budget_amount=40_000_00, phone="+33 1 42 68 53 00", title="CEO")
    found = conversions.proposal(number)
    assert (found.account, found.contact, found.opportunity) == (NEW, NEW, NEW)
    assert (found.account_name, found.contact_name) == ("Acme", "Ada Lovelace")
    assert found.deal["name"] == "Acme – Cards"
    assert not found.needs_reason
    assert not found.refusal
    plan = conversions.plan(Conversion(number))
    assert plan.account.columns["company_key"] == "acme"
    assert plan.account.reach == (("phone", "+33 1 42 68 53 00", "", True),)
    assert plan.contact is not None
    assert plan.contact.columns["title"] == "CEO"
    assert plan.contact.links == ("account_id",)
    assert plan.opportunity is not None
    assert plan.opportunity.columns == {
        "name": "Acme – Cards", "amount": 40_000_00, "currency": "EUR", "stage": "qualification",
        "close_date": date(2026, 12, 31), "owner_id": desk.user.id,
    }  # fmt: skip
    assert plan.opportunity.links == ("account_id", "contact_id")
    assert not plan.override


def test_the_plan_holds_what_the_preview_shows(desk: Desk, conversions: ConversionReading) -> None:
    make(desk, ACCOUNT, {**ACME, "industry": None})
    number = lead(desk, city="Lyon", industry="Toys", email="ada@acme.example", do_not_call=True)
    shown = conversions.preview(Conversion(number, take=frozenset({"account.city"})))
    plan = conversions.plan(Conversion(number, take=frozenset({"account.city"})))
    assert plan.contact is not None
    assert plan.opportunity is not None
    written = {f"{t.kind}.{key}" for t in (plan.account, plan.contact, plan.opportunity) for key in t.columns}
    for line in shown:
        if line.kind not in ("email", "phone"):
            assert (line.key in written) is (line.does in ("create", "fill", "take")), line
    assert plan.account.columns == {"city": "Lyon", "industry": "Toys"}
    assert plan.account.version is not None


def test_an_exact_match_is_preselected_and_a_near_one_shown(desk: Desk, conversions: ConversionReading) -> None:
    exact, near = make(desk, ACCOUNT, ACME, {"name": "Acmee Corporation", "company_key": "acmee"})
    found = conversions.proposal(lead(desk))
    assert found.account == Choice("existing", exact)
    assert [(match.id, match.exact) for match in found.accounts] == [(exact, True), (near, False)]
    assert found.accounts[0].detail == "Paris, acme.example"


def test_a_name_slightly_different_is_found_among_accounts(desk: Desk, conversions: ConversionReading) -> None:
    make(
        desk,
        ACCOUNT,
        {"name": "Globbex Corporation", "company_key": "globbex"},
        {"name": "Bolt", "company_key": "bolt"},
    )
    found = conversions.proposal(lead(desk, company="Globex Corp", company_key="globex"))
    assert found.account == NEW
    assert [match.reasons for match in found.accounts] == [("similar name: Globex Corp ~ Globbex Corporation",)]


def test_other_words_or_another_order_are_found_too(desk: Desk, conversions: ConversionReading) -> None:
    make(desk, ACCOUNT, {"name": "Burger Meyer", "company_key": "burger meyer"})
    found = conversions.proposal(lead(desk, company="Meyer Burger AG", company_key="meyer burger"))
    assert [match.name for match in found.accounts] == ["Burger Meyer"]


def test_the_domain_of_an_email_leads_to_the_account_unless_it_is_free_mail(
    desk: Desk, conversions: ConversionReading
) -> None:
    make(desk, ACCOUNT, {**ACME, "company_key": "other"}, {"name": "Mail", "company_key": "mail", "host": "gmail.com"})
    company = {"company": "Zed", "company_key": "zed"}
    found = conversions.proposal(lead(desk, email="ada@mail.acme.example", **company))
    assert [match.reasons for match in found.accounts] == [("email domain",)]
    assert conversions.proposal(lead(desk, email="ada@gmail.com", **company)).accounts == ()


def test_several_equal_matches_have_to_be_chosen_between(desk: Desk, conversions: ConversionReading) -> None:
    first, second = make(desk, ACCOUNT, ACME, {**ACME, "city": "Lyon"})
    number = lead(desk)
    found = conversions.proposal(number)
    assert found.undecided == (ACCOUNT,)
    assert found.account == Choice("existing")
    with pytest.raises(RefusedError, match="2 accounts match equally") as refused:
        conversions.plan(Conversion(number))
    assert f"A{first} Acme GmbH (Paris, acme.example) or A{second} Acme GmbH (Lyon, acme.example)" in refused.value.hint
    assert conversions.plan(Conversion(number, account=Choice("existing", second))).account.id == second
    assert conversions.plan(Conversion(number, account=NEW)).account.id is None
    assert "account.name" not in does(conversions, Conversion(number))


def test_a_contact_is_recognised_by_email_and_name_and_stays_at_its_account(
    desk: Desk, conversions: ConversionReading
) -> None:
    elsewhere = make(desk, ACCOUNT, {"name": "Bolt", "company_key": "bolt"})[0]
    there = contact(desk, account_id=elsewhere, email="ada@acme.example")
    free = contact(desk, email="bob@acme.example", first_name="Bob")
    found = conversions.proposal(lead(desk, email="ada@acme.example"))
    assert found.contact == Choice("existing", there)
    assert found.account == NEW
    assert found.contacts[0].detail == "Bolt"
    plan = conversions.plan(Conversion(found.lead.id))
    assert plan.contact is not None
    assert plan.contact.links == ()
    plan = conversions.plan(Conversion(found.lead.id, contact=Choice("existing", free)))
    assert plan.contact is not None
    assert plan.contact.links == ("account_id",)


def test_a_private_person_who_is_known_comes_to_the_account_he_is_at(
    desk: Desk, conversions: ConversionReading
) -> None:
    account = make(desk, ACCOUNT, {"name": "Ada Lovelace", "company_key": "ada lovelace"})[0]
    contact(desk, account_id=account, email="ada@gmail.com")
    found = conversions.proposal(lead(desk, company=None, company_key=None, email="ada@gmail.com"))
    assert found.account == Choice("existing", account)


def test_nothing_deleted_is_found_or_can_be_chosen(desk: Desk, conversions: ConversionReading) -> None:
    account = make(desk, ACCOUNT, ACME)[0]
    person = contact(desk, email="ada@acme.example")
    number = lead(desk, email="ada@acme.example")
    with desk.store.operation("delete", "gone", desk.user.id) as op:
        from leadtui.model import Contact

        op.hide(Account, account)
        op.hide(Contact, person)
    found = conversions.proposal(number)
    assert (found.accounts, found.contacts) == ((), ())
    with pytest.raises(NotFoundError, match=f"no account A{account} any more"):
        conversions.plan(Conversion(number, account=Choice("existing", account)))


def test_what_belonged_to_a_deleted_account_belongs_to_nobody(desk: Desk, conversions: ConversionReading) -> None:
    gone = make(desk, ACCOUNT, {"name": "Bolt", "company_key": "bolt"})[0]
    deal, person = make(desk, OPPORTUNITY, {"account_id": gone})[0], contact(desk, account_id=gone)
    with desk.store.operation("delete", "gone", desk.user.id) as op:
        op.hide(Account, gone)
    plan = conversions.plan(
        Conversion(lead(desk), contact=Choice("existing", person), opportunity=Choice("existing", deal))
    )
    assert plan.contact is not None
    assert plan.opportunity is not None
    assert plan.contact.links == ("account_id",)
    assert plan.opportunity.links == ("account_id", "contact_id")


def test_a_deleted_lead_is_not_found(desk: Desk, conversions: ConversionReading) -> None:
    for ask in (conversions.proposal, lambda n: conversions.plan(Conversion(n))):
        with pytest.raises(NotFoundError):
            ask(99)


@pytest.mark.parametrize(("status", "sentence"), [("unqualified", "is Unqualified"), ("converted", "was converted")])
def test_a_closed_lead_is_refused_whatever_the_reason(
    desk: Desk, conversions: ConversionReading, status: str, sentence: str
) -> None:
    number = lead(desk, status=status)
    assert sentence in conversions.proposal(number).refusal
    with pytest.raises(RefusedError, match=sentence):
        conversions.plan(Conversion(number, reason="because"))


def test_another_open_status_needs_a_reason_which_is_kept(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, status="new")
    assert conversions.proposal(number).needs_reason
    with pytest.raises(RefusedError, match="The status is New, not Qualified"):
        conversions.plan(Conversion(number, reason="  "))
    plan = conversions.plan(Conversion(number, reason="signed\x1b today"))
    assert plan.override == "Converted although the status is New, not Qualified: signed today"


def test_what_the_workspace_asks_for_has_to_be_there_or_overridden(reading: Reading, desk: Desk) -> None:
    asks = replace(reading.who.workspace, convert_require=("budget", "email"), convert_query="city:Lyon")
    number = lead(desk, budget="yes")
    conversions = under(reading, asks)
    found = conversions.proposal(number)
    assert [item.field for item in found.missing] == ["email", ""]
    assert found.needs_reason
    with pytest.raises(RefusedError, match="Email is empty"):
        conversions.plan(Conversion(number))
    assert "email is empty" in conversions.plan(Conversion(number, reason="call only")).override
    meets = lead(desk, budget="no", email="ada@acme.example", city="Lyon")
    assert conversions.proposal(meets).missing == ()
    assert not conversions.plan(Conversion(meets)).override


def test_a_contact_needs_a_last_name(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, last_name=None)
    with pytest.raises(RefusedError, match="A contact needs a last name"):
        conversions.plan(Conversion(number, reason="whatever"))
    with pytest.raises(RefusedError, match="Ada has a name"):
        conversions.plan(Conversion(number, contact=NONE))
    plan = conversions.plan(Conversion(number, typed={"contact.last_name": "King"}))
    assert plan.contact is not None
    assert plan.contact.name == "Ada King"


def test_a_lead_without_a_name_needs_no_contact(desk: Desk, conversions: ConversionReading) -> None:
    number = lead(desk, first_name=None, last_name=None)
    assert conversions.proposal(number).contact == NONE
    assert conversions.plan(Conversion(number)).contact is None
    typed = conversions.plan(Conversion(number, typed={"contact.last_name": "King"})).contact
    assert typed is not None
    assert typed.columns["last_name"] == "King"
    with pytest.raises(RefusedError, match="last name"):
        conversions.plan(Conversion(number, contact=NEW))


def test_an_account_needs_a_name(desk: Desk, conversions: ConversionReading) -> None:
    nobody = {"first_name": None, "last_name": None, "company": None, "company_key": None}
    number = lead(desk, email="info@acme.example", **nobody)
    with pytest.raises(RefusedError, match="An account needs a name"):
        conversions.plan(Conversion(number))
    plan = conversions.plan(Conversion(number, typed={"account.name": "Acme, Inc."}))
    assert plan.account.columns["company_key"] == "acme"
    assert plan.opportunity is not None
    assert plan.opportunity.name == "Acme, Inc."
    with pytest.raises(RefusedError, match="needs an account"):
        conversions.plan(Conversion(number, account=NONE))


def test_an_opportunity_may_be_none_and_one_that_is_there_keeps_what_it_has(
    desk: Desk, conversions: ConversionReading
) -> None:
    account, other = make(desk, ACCOUNT, ACME, {"name": "Bolt", "company_key": "bolt"})
    deal, theirs = make(desk, OPPORTUNITY, {"account_id": account, "name": "Engines"}, {"account_id": other})
    make(desk, OPPORTUNITY, {"account_id": account, "stage": "closed-won"})
    number = lead(desk, budget_amount=5_00, timeline_date=date(2027, 1, 1), campaign="Autumn")
    assert conversions.plan(Conversion(number, opportunity=NONE)).opportunity is None
    offered = conversions.proposal(number).opportunities
    assert [(match.id, match.reasons) for match in offered] == [(deal, ("open deal of Acme GmbH",))]
    plan = conversions.plan(Conversion(number, opportunity=Choice("existing", deal))).opportunity
    assert plan is not None
    assert plan.columns == {"amount": 5_00, "currency": "EUR", "close_date": date(2027, 1, 1), "campaign": "Autumn"}
    assert plan.links == ("contact_id",)
    with pytest.raises(RefusedError, match=f"belongs to A{other}"):
        conversions.plan(Conversion(number, opportunity=Choice("existing", theirs)))


def test_the_deals_offered_are_those_of_the_account_that_is_chosen(desk: Desk, conversions: ConversionReading) -> None:
    account, other = make(desk, ACCOUNT, ACME, {"name": "Bolt", "company_key": "bolt", "currency": "CHF"})
    values = {"account_id": other, "name": "Bolts", "close_date": date(2027, 2, 26)}
    deal, theirs = make(desk, OPPORTUNITY, {"account_id": account, "name": "Engines", "currency": "USD"}, values)
    ada = contact(desk, email="ada@acme.example", last_name="Lovelace", account_id=other)
    mine = make(desk, OPPORTUNITY, {"contact_id": ada, "name": "Hers alone"})[0]
    number = lead(desk)

    def offered(choice: Choice) -> list[int]:
        found = conversions.offered(Conversion(number, account=choice, contact=Choice("existing", ada)))
        return sorted(match.id for match in found.deals)

    assert offered(Choice("existing", account)) == [deal, mine]
    assert offered(Choice("existing", other)) == [theirs, mine]
    assert offered(NEW) == [mine]
    there = conversions.offered(Conversion(number, account=Choice("existing", other))).deals
    assert [match.detail for match in there] == ["Proposal, 26 Feb 2027"]
    currencies = {
        choice: conversions.offered(Conversion(number, account=choice)).deal["currency"]
        for choice in (NEW, Choice("existing", account), Choice("existing", other))
    }
    assert list(currencies.values()) == ["EUR", "USD", "CHF"]
    plan = conversions.plan(Conversion(number, account=Choice("existing", other), typed={"opportunity.amount": "12k"}))
    assert plan.opportunity is not None
    assert (plan.opportunity.columns["amount"], plan.opportunity.columns["currency"]) == (12_000_00, "CHF")


def test_who_converts_a_lead_of_nobodys_gets_what_it_becomes(desk: Desk, conversions: ConversionReading) -> None:
    plan = conversions.plan(Conversion(lead(desk, owner_id=None)))
    assert plan.account.columns["owner_id"] == desk.user.id


def test_of_many_exact_matches_are_linked_and_a_new_company_counts_once(
    desk: Desk, conversions: ConversionReading
) -> None:
    acme = make(desk, ACCOUNT, ACME)[0]
    new = {"company": "Bolt", "company_key": "bolt"}
    ids = [
        lead(desk), lead(desk, **new), lead(desk, **new, first_name="Bob"), lead(desk, **new, last_name=None),
        lead(desk, status="new"), 999, lead(desk, **new, status="unqualified"),
    ]  # fmt: skip
    found = conversions.mass([*ids, ids[0]])
    assert found.operation is None
    accounts = [line.account for line in found.lines]
    assert [(a.id, a.created) if a else None for a in accounts] == [
        (acme, False), (-2, True), (-2, False), None, None, None, None,
    ]  # fmt: skip
    assert [bool(line.refused) for line in found.lines] == [False] * 3 + [True] * 4
    assert found.leads == tuple(ids[:3])
    assert found.summary == (
        "3 leads to convert: 1 account (and 1 there already), 3 contacts, 3 opportunities to make; 4 refused"
    )
    assert conversions.mass(ids, reason="all signed").leads == (*ids[:3], ids[4])


def test_of_many_the_same_person_twice_is_one_contact(desk: Desk, conversions: ConversionReading) -> None:
    ids = [lead(desk, email="ada@acme.example"), lead(desk, email="ada@acme.example", first_name="A.")]
    one, two = conversions.mass(ids).lines
    assert one.contact is not None
    assert two.contact is not None
    assert (one.contact.created, two.contact.created) == (True, False)
    assert one.contact.id == two.contact.id


def test_nothing_is_written_by_asking(base: Base, desk: Desk, conversions: ConversionReading) -> None:
    make(desk, ACCOUNT, ACME)
    number = lead(desk, email="ada@acme.example")
    before = snapshot(base)
    conversions.proposal(number)
    conversions.preview(Conversion(number))
    conversions.plan(Conversion(number))
    conversions.mass([number])
    assert snapshot(base) == before


def test_the_writer_plans_inside_its_lock_and_sees_what_it_has_just_made(desk: Desk) -> None:
    number = lead(desk)
    with desk.store.operation("convert", "x", desk.user.id) as op:
        account = op.add(Account, {**ACME, "created": op.at})
        inside = ConversionReading(op.connection.connection.driver_connection, reader_of(desk))  # type: ignore[arg-type]
        assert inside.plan(Conversion(number)).account.id == account
        assert inside.mass([number]).leads == (number,)


def test_every_refusal_says_how_to_mend_it(desk: Desk, reading: Reading) -> None:
    make(desk, ACCOUNT, ACME, ACME)
    conversions = under(reading, replace(reading.who.workspace, convert_require=("email",)))
    wanted = [
        Conversion(lead(desk)), Conversion(lead(desk, status="converted")), Conversion(lead(desk), account=NONE),
        Conversion(lead(desk), account=NEW), Conversion(lead(desk), account=NEW, contact=NONE, reason="x"),
        Conversion(lead(desk), account=NEW, reason="x", contact=Choice("existing", 77)),
        Conversion(lead(desk), account=Choice("existing"), reason="x"),
        Conversion(lead(desk), account=NEW, reason="x", typed={"opportunity.close_date": "2020-01-01"}),
    ]  # fmt: skip
    for asked in wanted:
        with pytest.raises(LeadtuiError) as refused:
            conversions.plan(asked)
        assert refused.value.message.endswith((".", "?"))
        assert refused.value.hint.endswith(".")

"""What a lead becomes: names, the deal, each field, what is missing, what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.model import Account, Contact, Opportunity
from leadtui.rules import conversion
from leadtui.rules.conversion_fields import columns_of, mapped, merged, reach_merged
from leadtui.words.customer_fields import CUSTOMER_FIELDS, mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS
from leadtui.words.lifecycle import STATUSES
from leadtui.words.rows import ReachRow
from leadtui.words.workspace import CustomField, Workspace

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
TODAY = date(2026, 11, 18)
_MODELS = {ACCOUNT: Account, CONTACT: Contact, OPPORTUNITY: Opportunity}
_OWN = Workspace(
    custom_fields=(
        CustomField(1, "Seats", "number"), CustomField(2, "Plan", "choice", ("Basic", "Pro")),
        CustomField(3, "Spend", "money"),
    ),
    customer_fields=(
        CustomField(4, "seats", "number", owner="account"), CustomField(5, "Seats", "text", owner="contact"),
        CustomField(6, "Plan", "choice", ("PRO",), owner="contact"), CustomField(7, "Spend", "money", owner="account"),
        CustomField(8, "Spend", "money", owner="contact"), CustomField(9, "Spend", "money", owner="opportunity"),
    ),
)  # fmt: skip


def _lead(**values: Any) -> dict[str, Any]:
    columns = {field.column: None for field in FIELDS.values() if field.column}
    criteria = ("budget", "authority", "need", "timeline", "competitors")
    columns |= {f"{key}{more}": None for key in criteria for more in ("", "_detail")}
    usual = {"id": 17, "name": "Ada Lovelace", "status": "qualified", "category": "qualified", "custom": {}}
    return {**columns, "budget_amount": None, "timeline_date": None, "email": None, **usual, **values}


def _held(kind: CustomerKind, **values: Any) -> dict[str, Any]:
    columns = {field.column: None for field in CUSTOMER_FIELDS[kind].values() if field.column}
    return {**columns, "id": 1, "custom": {}, **values}


def _does(kind: CustomerKind, incoming: dict[str, Any], held: dict[str, Any] | None, *take: str, **more: Any) -> Any:
    part = merged(kind, incoming, held, take, more.get("workspace", Workspace()), more.get("currency", "EUR"))
    return {line.key.partition(".")[2]: line.does for line in part.lines}, dict(part.values), part.notes


def test_every_convert_target_is_a_field_of_the_customer_of_the_same_kind() -> None:
    for field in FIELDS.values():
        for target in field.convert:
            kind, _, key = target.partition(".")
            found = CUSTOMER_FIELDS[CustomerKind(kind)][key]
            assert found.kind == field.kind, target


def test_every_field_of_a_customer_with_a_column_stands_in_its_model() -> None:
    for kind, model in _MODELS.items():
        columns = {field.column for field in CUSTOMER_FIELDS[kind].values() if field.column}
        assert columns <= model.model_fields.keys()


def test_what_salesforce_maps_is_mapped() -> None:
    assert mapped_to(ACCOUNT)["name"] == "company"
    assert {mapped_to(ACCOUNT)[key] for key in ("annual_revenue", "employees", "industry", "rating", "website")} == {
        "annual_revenue", "employees", "industry", "rating", "website",
    }  # fmt: skip
    for key in ("street", "city", "state", "postal_code", "country", "phone"):
        assert mapped_to(ACCOUNT)[key] == mapped_to(CONTACT)[key] == key
    assert mapped_to(CONTACT)["source"] == mapped_to(OPPORTUNITY)["source"] == "source"
    assert mapped_to(OPPORTUNITY)["campaign"] == "campaign"
    assert {mapped_to(kind)["owner"] for kind in CustomerKind} == {"owner"}


def test_what_is_empty_is_not_mapped_and_a_no_neither() -> None:
    found = mapped(CONTACT, _lead(last_name="Lovelace", title="", do_not_call=0, email_opt_out=1), Workspace())
    assert found == {"last_name": "Lovelace", "email_opt_out": 1}


def test_custom_fields_go_to_the_field_of_the_same_name_and_kind() -> None:
    lead = _lead(custom={"1": 40, "2": "Pro"})
    assert mapped(ACCOUNT, lead, _OWN) == {"custom.4": 40}
    assert mapped(CONTACT, lead, _OWN) == {"custom.6": "PRO"}
    assert mapped(CONTACT, _lead(custom={"2": "Basic"}), _OWN) == {}


def test_a_field_is_created_filled_kept_the_same_or_taken() -> None:
    incoming = {"city": "Lyon", "country": "France", "state": "Rhône", "rating": "Hot"}
    held = _held(ACCOUNT, city="Paris", country="France", rating="Cold")
    does, values, _ = _does(ACCOUNT, incoming, held, "rating")
    assert does == {"city": "keep", "country": "same", "state": "fill", "rating": "take"}
    assert values == {"state": "Rhône", "rating": "Hot"}
    assert set(_does(ACCOUNT, incoming, None)[0].values()) == {"create"}


_PLAIN = ("name", "street", "city", "industry", "rating", "description")


@given(
    st.dictionaries(st.sampled_from(_PLAIN), st.sampled_from(["a", "b"])),
    st.dictionaries(st.sampled_from(_PLAIN), st.sampled_from(["a", "b", "", None])),
    st.sets(st.sampled_from(_PLAIN)),
)
def test_what_is_there_changes_only_where_it_is_taken(
    incoming: dict[str, Any], held: dict[str, Any], take: set[str]
) -> None:
    before = _held(ACCOUNT, **held)
    part = merged(ACCOUNT, incoming, before, take, Workspace(), "EUR")
    for key, value in part.values.items():
        assert value == incoming[key]
        assert before[key] in (None, "") or key in take
    assert {line.key for line in part.lines} == {f"account.{key}" for key in incoming}


_FLAGS = st.dictionaries(st.sampled_from(("do_not_call", "email_opt_out")), st.sampled_from([0, 1, True, False, None]))


@given(_FLAGS, _FLAGS, st.sets(st.sampled_from(("do_not_call", "email_opt_out"))))
def test_flags_never_loosen(lead: dict[str, Any], held: dict[str, Any], take: set[str]) -> None:
    incoming = mapped(CONTACT, _lead(**lead), Workspace())
    before = _held(CONTACT, **held)
    after = {**before, **columns_of(CONTACT, merged(CONTACT, incoming, before, take, Workspace(), "EUR").values)}
    for flag in ("do_not_call", "email_opt_out"):
        assert bool(after[flag]) is bool(before[flag] or lead.get(flag))


def test_an_amount_brings_its_currency() -> None:
    assert _does(OPPORTUNITY, {"amount": 400}, None, currency="USD")[1] == {"amount": 400, "currency": "USD"}
    filled = _does(OPPORTUNITY, {"amount": 400}, _held(OPPORTUNITY), currency="USD")
    assert filled[1] == {"amount": 400, "currency": "USD"}


def test_an_amount_in_another_currency_stays_out_and_is_told() -> None:
    held = _held(OPPORTUNITY, currency="EUR")
    does, values, notes = _does(OPPORTUNITY, {"amount": 400, "currency": "USD"}, held, currency="USD")
    assert does == {"amount": "keep", "currency": "keep"}
    assert values == {}
    assert notes == ("Amount: left as it is; the lead's is in USD, amounts there are in EUR.",)


def test_taking_an_amount_takes_its_currency() -> None:
    held = _held(OPPORTUNITY, amount=7, currency="EUR")
    _, values, notes = _does(OPPORTUNITY, {"amount": 400, "currency": "USD"}, held, "amount", currency="USD")
    assert values == {"amount": 400, "currency": "USD"}
    assert notes == ()


def test_a_currency_is_not_taken_from_under_an_amount_that_stays() -> None:
    held = _held(ACCOUNT, annual_revenue=5_000_00)
    for take in ((), ("currency",)):
        does, values, _ = _does(ACCOUNT, {"currency": "USD"}, held, *take, currency="USD")
        assert does == {"currency": "keep"}
        assert values == {}
    both = _held(OPPORTUNITY, amount=7, currency="EUR", custom={"9": 5})
    _, values, notes = _does(
        OPPORTUNITY, {"amount": 400, "currency": "USD"}, both, "amount", currency="USD", workspace=_OWN
    )
    assert values == {}
    assert notes


def test_a_contacts_own_amounts_are_in_the_workspaces_currency() -> None:
    assert _does(CONTACT, {"custom.8": 5}, None, workspace=_OWN, currency="EUR")[1] == {"custom.8": 5}
    _, values, notes = _does(CONTACT, {"custom.8": 5}, None, workspace=_OWN, currency="USD")
    assert values == {}
    assert notes


@given(
    st.sampled_from(["EUR", "USD", None]), st.sampled_from([None, 7]), st.sampled_from([None, 5]),
    st.sets(st.sampled_from(["amount", "currency", "custom.9"])), st.booleans(),
)  # fmt: skip
def test_what_an_amount_is_worth_never_changes_unless_it_is_taken(
    currency: str | None, amount: int | None, own: int | None, take: set[str], comes: bool
) -> None:
    incoming: dict[str, Any] = {"currency": "USD", **({"amount": 400} if comes else {})}
    held = _held(OPPORTUNITY, amount=amount, currency=currency, custom={"9": own})
    values = merged(OPPORTUNITY, incoming, held, take, _OWN, "USD").values
    before, after = currency or "EUR", values.get("currency", currency) or "EUR"
    if amount is not None and "amount" not in values:
        assert after == before
    if own is not None:
        assert after == before
    if "amount" in values:
        assert after == "USD"


def _phone(value: str, label: str = "", *, primary: bool = False) -> ReachRow:
    return ReachRow(1, "phone", value, value, label, int(primary))


def _email(value: str, *, primary: bool = True) -> ReachRow:
    return ReachRow(1, "email", value, value, "", int(primary))


_REACH = (_email("ada@x.com"), _email("a@y.com", primary=False), _phone("+1", primary=True), _phone("+2", "mobile"))


def test_a_new_contact_gets_every_email_and_phone_a_new_account_the_phone() -> None:
    contact = reach_merged(CONTACT, _REACH, None, ())
    assert contact.added == (
        ("email", "ada@x.com", "", True), ("email", "a@y.com", "", False), ("phone", "+1", "", True),
        ("phone", "+2", "mobile", False),
    )  # fmt: skip
    assert [(line.key, line.lead, line.does) for line in contact.lines] == [
        ("contact.email", "ada@x.com, a@y.com", "create"), ("contact.phone", "+1", "create"),
        ("contact.mobile", "+2", "create"),
    ]  # fmt: skip
    assert reach_merged(ACCOUNT, _REACH, None, ()).added == (("phone", "+1", "", True),)
    assert reach_merged(ACCOUNT, (_phone("+2", "mobile", primary=True),), None, ()).added == ()


def test_a_contact_that_is_there_gets_only_what_it_has_none_of() -> None:
    part = reach_merged(CONTACT, _REACH, (_email("other@x.com"), _phone("+2", "mobile", primary=True)), ())
    assert {line.key: line.does for line in part.lines} == {
        "contact.email": "keep", "contact.phone": "fill", "contact.mobile": "same",
    }  # fmt: skip
    assert part.added == (("phone", "+1", "", False),)


def test_what_is_typed_goes_before_the_leads_and_to_an_account_too() -> None:
    typed = (_email("office@x.com"),)
    assert reach_merged(CONTACT, _REACH, None, (), typed).added[:2] == (
        ("email", "office@x.com", "", True), ("email", "ada@x.com", "", False),
    )  # fmt: skip
    assert reach_merged(ACCOUNT, _REACH, None, (), typed).added[0] == ("email", "office@x.com", "", True)


def test_an_email_taken_becomes_the_first() -> None:
    part = reach_merged(CONTACT, _REACH, (_email("other@x.com"),), ("email",))
    assert ("email", "ada@x.com", "", True) in part.added
    assert next(line.does for line in part.lines) == "take"


@given(
    st.lists(st.builds(_phone, st.sampled_from(["+1", "+2"]), st.sampled_from(["", "mobile"]), primary=st.booleans())),
    st.none() | st.lists(st.builds(_phone, st.sampled_from(["+3", "+1"]), st.sampled_from(["", "mobile"]))),
)
def test_one_of_a_kind_is_primary(ours: list[ReachRow], theirs: list[ReachRow] | None) -> None:
    added = reach_merged(CONTACT, ours, theirs, ()).added
    assert sum(row[3] for row in added) == (1 if added and not theirs else 0)


def test_columns_hold_dates_flags_and_the_keys_names_match_by() -> None:
    assert columns_of(ACCOUNT, {"name": "Acme, Inc.", "website": "https://www.acme.com/x", "custom.4": 1}) == {
        "name": "Acme, Inc.", "company_key": "acme", "website": "https://www.acme.com/x", "host": "acme.com",
        "custom.4": 1,
    }  # fmt: skip
    assert columns_of(OPPORTUNITY, {"close_date": "2026-12-31", "owner": 3}) == {
        "close_date": date(2026, 12, 31), "owner_id": 3,
    }  # fmt: skip
    assert columns_of(CONTACT, {"do_not_call": 1}) == {"do_not_call": True}


@pytest.mark.parametrize(
    ("lead", "account", "deal"),
    [
        ({"company": "Acme", "first_name": "Ada", "product_interest": "Cards"}, "Acme", "Acme – Cards"),
        ({"company": "Acme"}, "Acme", "Acme"),
        ({"first_name": "Ada", "last_name": "Lovelace"}, "Ada Lovelace", "Ada Lovelace"),
        ({"product_interest": "Cards"}, "", "Globex – Cards"),
    ],
)
def test_account_and_deal_are_called_after_company_else_person(lead: dict[str, Any], account: str, deal: str) -> None:
    assert conversion.account_name(_lead(**lead)) == account
    assert conversion.deal_name(_lead(**lead), "Globex") == deal


@pytest.mark.parametrize(
    ("day", "end"),
    [("2026-01-01", "2026-03-31"), ("2026-06-30", "2026-06-30"), ("2028-02-29", "2028-03-31"),
     ("2026-11-18", "2026-12-31")],
)  # fmt: skip
def test_a_quarter_ends_with_march_june_september_december(day: str, end: str) -> None:
    assert conversion.end_of_quarter(date.fromisoformat(day)).isoformat() == end


def test_the_deal_is_proposed_from_the_qualification() -> None:
    lead = _lead(
        company="Acme", budget_amount=1_234_50, currency="USD", timeline_date="2027-02-01", need_detail="a faster loom"
    )
    assert conversion.proposed_deal(lead, Workspace(), TODAY, last_step="two\nlines") == {
        "name": "Acme", "amount": "1234.50", "currency": "USD", "stage": "Qualification", "close_date": "2027-02-01",
        "next_step": "two lines",
    }  # fmt: skip
    gone = conversion.proposed_deal(_lead(timeline_date=date(2026, 1, 1)), Workspace(), TODAY, last_step="send offer")
    assert (gone["close_date"], gone["amount"], gone["currency"]) == ("2026-12-31", "", "EUR")
    assert gone["next_step"] == "send offer"


def test_what_they_need_is_no_next_step() -> None:
    lead = _lead(company="Acme", need_detail="a faster loom", timeline_detail="spring")
    assert conversion.proposed_deal(lead, Workspace(), TODAY)["next_step"] == ""


@pytest.mark.parametrize(
    ("values", "meant"),
    [({"currency": "USD"}, "USD"), ({"budget_amount": 5}, "EUR"), ({"budget_amount": 5, "currency": "USD"}, "USD"),
     ({}, "CHF")],
)  # fmt: skip
def test_a_deal_is_in_the_leads_currency_when_it_says_one_or_an_amount_else_in_the_accounts(
    values: dict[str, Any], meant: str
) -> None:
    lead = _lead(company="Acme", **values)
    assert conversion.proposed_deal(lead, Workspace(), TODAY, currency="CHF")["currency"] == meant
    assert conversion.deal_currency(_lead(), Workspace()) == "EUR"


def test_what_the_workspace_asks_for_is_named_field_by_field() -> None:
    asks = Workspace(
        custom_fields=(CustomField(1, "Seats", "number"),),
        convert_require=("email", "budget", "custom.Seats", "custom.Gone", "do_not_call"),
    )  # fmt: skip
    said = [(item.field, item.said) for item in conversion.missing(_lead(do_not_call=0), asks)]
    assert said == [
        ("email", "Email is empty."), ("budget", "Budget is not known."), ("custom.Seats", "Seats is empty."),
        ("do_not_call", "Do not call is empty."),
    ]  # fmt: skip
    filled = _lead(email="a@x.com", budget="no", do_not_call=1, custom={"1": 0})
    assert conversion.missing(filled, asks) == ()


@pytest.mark.parametrize("status", STATUSES)
def test_only_open_leads_can_be_converted(status: Any) -> None:
    message, hint = conversion.refusal(_lead(status=status.key, category=status.category), Workspace())
    assert bool(message) is (status.key in ("unqualified", "converted"))
    assert bool(hint) is bool(message)


def test_what_was_overridden_is_kept_with_the_reason() -> None:
    lead = _lead(status="new", category="new")
    lacking = conversion.missing(lead, Workspace(convert_require=("budget",)))
    things = conversion.against(lead, Workspace(), lacking)
    assert conversion.override_note(things, "signed today") == (
        "Converted although the status is New, not Qualified; budget is not known: signed today"
    )
    assert conversion.override_note((), "whatever") == ""

"""How likely an existing account or contact is the lead's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.matching import (
    EXACT,
    AccountFacts,
    ContactFacts,
    LeadFacts,
    account_match,
    contact_match,
    own_host,
    preselected,
    ranked,
    similar_keys,
    similarity,
)
from leadtui.rules.names import company_key
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind


def _lead(company: str = "", **more: object) -> LeadFacts:
    return LeadFacts(company=company, company_key=company_key(company), **more)  # type: ignore[arg-type]


def _account(name: str, number: int = 1, **more: object) -> AccountFacts:
    return AccountFacts(number, name, company_key(name), **more)  # type: ignore[arg-type]


def _reasons(match: Match | None) -> tuple[str, ...]:
    return match.reasons if match else ()


def test_the_same_website_or_company_name_is_exact() -> None:
    by_name = account_match(_lead("ACME, Inc."), _account("Acme GmbH"))
    by_host = account_match(_lead(host="acme.com"), _account("Roadrunner", host="acme.com"))
    assert by_name is not None
    assert by_name.exact
    assert by_name.reasons == ("same company name",)
    assert by_host is not None
    assert by_host.exact
    assert by_host.reasons == ("same website",)
    assert by_name.score == by_host.score


def test_both_are_better_than_one() -> None:
    lead = _lead("Acme", host="acme.com")
    both, one = account_match(lead, _account("Acme", host="acme.com")), account_match(lead, _account("Acme", 2))
    assert both is not None
    assert one is not None
    assert preselected(ranked((one, both))) == (both, False)


def test_another_website_makes_the_same_name_less_sure_but_exact() -> None:
    lead = _lead("Acme", host="acme.com")
    other, bare = account_match(lead, _account("Acme", host="acme.de")), account_match(lead, _account("Acme", 2))
    assert other is not None
    assert bare is not None
    assert other.exact
    assert other.score < bare.score


@pytest.mark.parametrize("host", ["gmail.com", "facebook.com", "de.linkedin.com", "web.de", ""])
def test_a_host_that_many_share_says_nothing(host: str) -> None:
    assert own_host(host) == ""
    assert account_match(_lead(host=host), _account("Acme", host=host)) is None


def test_a_page_with_a_host_of_its_own_is_the_companys() -> None:
    assert own_host("acme.wixsite.com") == "acme.wixsite.com"


def test_two_equal_exact_matches_have_to_be_chosen_between() -> None:
    lead = _lead("Acme")
    found = ranked(account_match(lead, _account(name, number)) for number, name in ((1, "Acme"), (2, "Acme Ltd")))
    assert preselected(found) == (None, True)
    assert preselected(()) == (None, False)


def test_a_similar_name_is_near_and_says_both() -> None:
    match = account_match(_lead("Globex Corp"), _account("Globbex Corporation"))
    assert match is not None
    assert not match.exact
    assert match.reasons == ("similar name: Globex Corp ~ Globbex Corporation",)
    assert preselected((match,)) == (None, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller", "Mueller AG"), ("Data Dog", "Datadog"), ("Initech", "Intech"), ("Globex", "Globex Germany"),
     ("Meyer Burger", "Burger Meyer")],
)  # fmt: skip
def test_what_people_write_differently_is_similar(one: str, other: str) -> None:
    assert account_match(_lead(one), _account(other)) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Acne"), ("Sun", "Sun Microsystems"), ("Delta", "Omega"), ("", "")]
)
def test_what_is_merely_short_or_near_is_not(one: str, other: str) -> None:
    assert account_match(_lead(one), _account(other)) is None


def test_email_domain_and_phone_are_near() -> None:
    lead = _lead(emails=("ada@mail.acme.com",), phones=("+33142685300",))
    match = account_match(lead, _account("Acme", host="acme.com", phones=("+33142685300",)))
    assert match is not None
    assert match.reasons == ("email domain", "same phone")
    assert not match.exact


def test_a_contact_there_decides_only_for_a_lead_without_company_and_website() -> None:
    for lead, exact in ((_lead(), True), (_lead("Globex"), False), (_lead(host="globex.com"), False)):
        match = account_match(lead, _account("Initech"), worked_at="Ada Lovelace")
        assert match is not None
        assert match.exact is exact
        assert match.reasons == ("Ada Lovelace is a contact there",)


def test_a_contact_is_exact_by_email_and_compatible_name_only() -> None:
    ada = ContactFacts(1, "Ada", "Lovelace", 7, ("ada@acme.com",), ("+33142685300",))
    exact = contact_match(LeadFacts("A.", "Lovelace", emails=("ada@acme.com",)), ada)
    another = contact_match(LeadFacts("Bob", "Lovelace", emails=("ada@acme.com",)), ada)
    phone = contact_match(LeadFacts("Ada", "Lovelace", phones=("+33142685300",)), ada)
    assert exact is not None
    assert exact.exact
    assert _reasons(another) == ("same email, another name",)
    assert another is not None
    assert not another.exact
    assert phone is not None
    assert not phone.exact
    assert _reasons(phone) == ("same phone", "same name")


def test_a_shared_box_is_nobody_without_a_name() -> None:
    person = ContactFacts(1, "Ada", "Lovelace", None, ("info@acme.com",))
    nameless = contact_match(LeadFacts(emails=("info@acme.com",)), person)
    named = contact_match(LeadFacts("Ada", "Lovelace", emails=("info@acme.com",)), person)
    assert nameless is not None
    assert not nameless.exact
    assert named is not None
    assert named.exact


def test_the_same_name_counts_for_more_at_the_account() -> None:
    lead, person = LeadFacts("Ada", "Lovelace"), ContactFacts(1, "Ada", "Lovelace", 7)
    here, elsewhere = contact_match(lead, person, at=(7,)), contact_match(lead, person)
    assert _reasons(here) == ("same name at the account",)
    assert _reasons(elsewhere) == ("same name",)
    assert here is not None
    assert elsewhere is not None
    assert here.score > elsewhere.score
    similar = contact_match(LeadFacts("Adah", "Lovelace"), person, at=(7,))
    assert _reasons(similar) == ("similar name: Adah Lovelace ~ Ada Lovelace",)


def test_whether_a_contact_is_exact_does_not_hang_on_which_accounts_were_looked_at() -> None:
    lead = LeadFacts("A.", "Lovelace", emails=("ada@acme.com",))
    person = ContactFacts(1, "Ada", "Lovelace", 7, ("ada@acme.com",))
    here, elsewhere = contact_match(lead, person, at=(7,)), contact_match(lead, person)
    assert here == elsewhere


def test_a_name_of_thousands_of_characters_is_cut_where_it_is_told() -> None:
    long = "x" * 5000
    match = account_match(_lead(long), _account(long + "y"))
    assert match is not None
    assert all(len(reason) < 200 for reason in match.reasons)


def test_the_likest_of_many_keys_come_first() -> None:
    keys = {1: "globbex", 2: "globex", 3: "initech", 4: "globex germany"}
    assert similar_keys("globex", keys, 10) == [2, 1, 4]
    assert similar_keys("globex", keys, 1) == [2]


_NAMES = st.sampled_from(["", "acme", "acme software", "globex", "globbex", "initech", "müller"])
_HOSTS = st.sampled_from(["", "acme.com", "gmail.com", "globex.com"])
_EMAILS = st.lists(st.sampled_from(["ada@acme.com", "info@acme.com", "a@gmail.com"]), max_size=2, unique=True).map(
    tuple
)
_PEOPLE = st.sampled_from(["", "Ada", "A.", "Bob"])


@given(_NAMES, _HOSTS, _EMAILS, st.lists(st.tuples(_NAMES, _HOSTS), max_size=6))
def test_the_order_is_total_and_exact_goes_before_near(
    company: str, host: str, emails: tuple[str, ...], theirs: list[tuple[str, str]]
) -> None:
    lead = _lead(company, host=host, emails=emails)
    accounts = [_account(name, number, host=at) for number, (name, at) in enumerate(theirs, start=1)]
    matches = [account_match(lead, account) for account in accounts]
    found = ranked(matches)
    assert ranked(reversed(matches)) == found
    assert [match.exact for match in found] == sorted((match.exact for match in found), reverse=True)
    for match in found:
        assert match.kind is CustomerKind.ACCOUNT
        assert 0 < match.score <= 100
        assert match.exact is (match.score >= EXACT)
        assert match.reasons


@given(_PEOPLE, _PEOPLE, _EMAILS, _PEOPLE, _PEOPLE, _EMAILS)
def test_no_heap_of_near_grounds_makes_a_contact_exact(
    first: str, last: str, emails: tuple[str, ...], their_first: str, their_last: str, theirs: tuple[str, ...]
) -> None:
    lead = LeadFacts(first, last, emails=emails, phones=("+1",))
    match = contact_match(lead, ContactFacts(1, their_first, their_last, 7, theirs, ("+1",)), at=(7,))
    assert match is None or not match.exact or set(emails) & set(theirs)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_0_and_100(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 100

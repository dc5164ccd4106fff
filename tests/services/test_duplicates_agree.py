"""The scan, the look at one record, the hint while typing and the question on saving say the same."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.made_customers import ACCOUNT, make
from tests.services.to_convert import lead

from leadtui.services import duplicates
from leadtui.services.desk import Desk
from leadtui.services.duplicates_near import typed_profile
from leadtui.services.editing import add_lead
from leadtui.services.reading import Reading
from leadtui.store import duplicates as store
from leadtui.words.duplicates import SUGGEST

NOBODY: dict[str, Any] = {"company": None, "company_key": None}


def crowd(desk: Desk) -> None:
    """People who have nothing to do with each other."""
    for first, last in (("Grace", "Hopper"), ("Alan", "Turing"), ("Barbara", "Liskov"), ("Donald", "Knuth")):
        name = last.lower()
        lead(desk, first_name=first, last_name=last, company=f"{last} Works", company_key=name, email=f"a@{name}.com")


def scores(desk: Desk, reading: Reading, a: int, b: int) -> tuple[int, ...]:
    """The score of two leads in a scan, and in a look at either of them afterwards; 0 for none."""
    found = duplicates.scan(reading)
    duplicates.store_pairs(desk, found)
    looks = (found, duplicates.duplicates_of(reading, ("lead", a)), duplicates.duplicates_of(reading, ("lead", b)))
    both = {("lead", a), ("lead", b)}
    return tuple(next((pair.score for pair in pairs if {pair.a, pair.b} == both), 0) for pairs in looks)


def test_a_name_and_nothing_else_is_no_duplicate_of_a_small_base(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    one, other = (lead(desk, first_name="Peter", last_name="Miller", **NOBODY) for _ in range(2))
    assert scores(desk, reading, one, other) == (0, 0, 0)
    assert duplicates.possible(reading, {"first_name": "Peter", "last_name": "Miller"}) == ()


@pytest.mark.parametrize("before", [False, True])
def test_swapped_names_at_a_company_of_another_legal_form_are_found(desk: Desk, reading: Reading, before: bool) -> None:
    if before:
        crowd(desk)
    one = lead(desk, first_name="John", last_name="Smith", company="Alpha Ltd", company_key="alpha")
    typed = {"first_name": "Smith", "last_name": "John", "company": "Alpha Limited"}
    assert [found.key for found in duplicates.possible(reading, typed)] == [("lead", one)]
    other = lead(desk, first_name="Smith", last_name="John", company="Alpha Limited", company_key="alpha")
    found = scores(desk, reading, one, other)
    assert min(found) >= 85
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        {"first_name": "Ada", "last_name": "King", "email": "ada@acme.com"},
        {"first_name": "A.", "last_name": "King", "email": "ada@acme.com"},
        {"last_name": "King", "phone": "+33 4 65 71 31 46"},
        {"email": "ada@acme.com"},
        {"first_name": "Ada", "last_name": "King", "company": "Acme SA"},
    ],
)
def test_whom_saving_asks_about_the_hint_shows_no_less_surely(
    desk: Desk, reading: Reading, typed: dict[str, str]
) -> None:
    crowd(desk)
    if "company" in typed:
        lead(desk, first_name="Ada", last_name="King", company="Acme", company_key="acme")
    else:
        known = {"first_name": "Ada", "last_name": "King", "company": "Acme", "email": "ada@acme.com"}
        add_lead(desk, {**known, "phone": "+33 4 65 71 31 46"})
    asked = add_lead(desk, typed).duplicates
    assert asked
    hinted = {one.key[1]: one.score for one in duplicates.possible(reading, typed) if one.key[0] == "lead"}
    assert all(hinted.get(number, 0) >= score for number, score, _ in asked)


def test_a_lead_without_a_person_is_compared_with_accounts(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    account = make(desk, ACCOUNT, {"name": "Acme GmbH", "company_key": "acme", "city": "Paris"})[0]
    number = lead(desk, first_name=None, last_name=None, company="Acme", company_key="acme", city="Paris")
    found = [pair for pair in duplicates.scan(reading) if ("account", account) in (pair.a, pair.b)]
    assert [pair.b for pair in found] == [("lead", number)]
    assert SUGGEST <= found[0].score <= 85
    assert found[0].reasons[-1] == "converting the lead links them"
    assert [pair.a for pair in duplicates.duplicates_of(reading, ("lead", number))] == [("account", account)]
    assert [pair.b for pair in duplicates.duplicates_of(reading, ("account", account))] == [("lead", number)]
    assert ("account", account) in {one.key for one in duplicates.possible(reading, {"company": "ACME Inc."})}


def test_a_person_at_a_company_is_not_that_company(desk: Desk, reading: Reading) -> None:
    make(desk, ACCOUNT, {"name": "Acme GmbH", "company_key": "acme", "city": "Paris"})
    lead(desk, first_name="Ada", last_name="King", company="Acme", company_key="acme", city="Paris")
    assert duplicates.scan(reading) == ()


def test_the_question_on_saving_shows_the_figure_of_the_hint(desk: Desk, reading: Reading) -> None:
    typed = {"first_name": "Ada", "last_name": "King", "company": "Acme", "email": "ada@acme.com"}
    add_lead(desk, typed)
    asked = add_lead(desk, typed).duplicates
    hinted = duplicates.possible(reading, typed)
    assert duplicates.named(reading, typed, asked) == hinted
    assert hinted[0].score >= asked[0][1]


HOME = {"email": "ostrander.family@gmail.com", "phone": "+14155552601", "street": "12 Elm St", "city": "Oakland"}


def test_a_family_is_as_little_one_before_the_first_scan_as_after_it(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    karl = add_lead(desk, {"first_name": "Karl", "last_name": "Ostrander", **HOME}).leads[0]
    maria = {"first_name": "Maria", "last_name": "Ostrander", **HOME}
    assert duplicates.possible(reading, maria) == ()
    other = add_lead(desk, maria, on_duplicate="create").leads[0]
    assert duplicates.duplicates_of(reading, ("lead", karl)) == ()
    assert scores(desk, reading, karl, other) == (0, 0, 0)


def test_weights_of_a_base_that_had_no_company_yet_are_not_gone_by_when_it_has(desk: Desk, reading: Reading) -> None:
    for first, last in (("Grace", "Hopper"), ("Alan", "Turing")):
        add_lead(desk, {"first_name": first, "last_name": last, "email": f"{first}@{last}.com"})
    duplicates.store_pairs(desk, duplicates.scan(reading))
    crowd(desk)
    add_lead(desk, {"first_name": "Karl", "last_name": "Ostrander", **HOME})
    assert duplicates.possible(reading, {"first_name": "Maria", "last_name": "Ostrander", **HOME}) == ()


@pytest.mark.parametrize("last", ["", "Smith"])
def test_the_first_half_of_an_email_at_another_domain_makes_nobody_one(desk: Desk, reading: Reading, last: str) -> None:
    crowd(desk)
    lead(desk, first_name="John", last_name="Smith", email="john@example.com", **NOBODY)
    typed = {"first_name": "John", "last_name": last, "company": "Alpha Ltd", "email": "john@alpha.example"}
    assert duplicates.possible(reading, typed) == ()
    duplicates.store_pairs(desk, duplicates.scan(reading))
    assert duplicates.possible(reading, typed) == ()


def test_the_same_email_beside_name_and_company_makes_a_lead_surer(desk: Desk, reading: Reading) -> None:
    crowd(desk)
    add_lead(desk, {"first_name": "Ada", "last_name": "King", "company": "Acme", "email": "ada@acme.com"})
    typed = {"first_name": "Ada", "last_name": "King", "company": "Acme"}
    without, beside = (duplicates.possible(reading, typed | more) for more in ({}, {"email": "ada@acme.com"}))
    assert 75 <= without[0].score < 95 <= beside[0].score


def test_what_is_typed_and_what_is_imported_is_compared_as_a_lead_of_the_base_is(desk: Desk, reading: Reading) -> None:
    typed = {
        "first_name": "Ada", "last_name": "King", "company": "Acme Inc.", "website": "https://www.acme.com/about",
        "email": "Ada.King+crm@gmail.com", "phone": "+1 312 867 5309 ext 7", "postal_code": "EC1A 1BB",
        "title": "V.P. Sales", "linkedin": "linkedin.com/in/ada-king",
    }  # fmt: skip
    number = add_lead(desk, typed).leads[0]
    kept = store.profiles(reading.connection, [("lead", number)])["lead", number].values
    assert typed_profile(typed, reading.who.region).values == kept
    columns = {"first_name": "Ada", "company_key": "acme", "external_kind": "Salesforce", "external_id": "00Q1"}
    found = store.profile_of(columns, {3: "1986-08-16", 4: None}, [], []).values
    assert found == {"first": "ada", "company": "acme", "external": "salesforce00q1", "custom.3": "1986-08-16"}


PAIRS = (
    ("Claude", "Claudette", "Petit", "Lyon", "+33 4 78 55 03 04", "", ""),
    ("Stefan", "Stefanie", "Roth", "Bonn", "+49 228 933 0", "stefan@roth.com", "s.roth@roth.com"),
    ("Hans-Peter", "Hans Peter", "Mueller", "Stuttgart", "", "hp.mueller@mm.com", "hpm@mm.com"),
    ("Katherine", "Kate", "Johnson", "New York", "", "katherine.johnson@orbit.com", "kjohnson@orbit.com"),
)


def test_a_short_list_full_of_relatives_does_not_teach_that_people_who_are_one_are_two(
    desk: Desk, reading: Reading
) -> None:
    for one, other, last, city, phone, *emails in PAIRS:
        for first, email in zip((one, other), emails, strict=True):
            known = {"first_name": first, "last_name": last, "company": f"{last} AG", "city": city, "phone": phone}
            add_lead(desk, {key: value for key, value in {**known, "email": email}.items() if value})
    assert min(scores(desk, reading, 5, 6)) >= 90
    assert min(scores(desk, reading, 7, 8)) >= 90
    assert max(scores(desk, reading, 3, 4)) < SUGGEST

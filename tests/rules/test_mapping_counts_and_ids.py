"""Columns that only look like those of a lead: ids of what stands around people, counts of what they were sent."""

from __future__ import annotations

import csv

import pytest

from leadtui.rules.mapping import Mapping, map_header


def listed(*lines: str) -> Mapping:
    header, *rows = csv.reader(lines)
    return map_header(header, rows)


def test_people_of_one_lead_of_close_have_numbers_of_their_own_and_its_name_as_their_company() -> None:
    rows = (
        "lead_abc,cont_1,Bluth Company,Gob Bluth,Gob,Bluth,SVP,gob@bluth.com,office",
        "lead_abc,cont_2,Bluth Company,Lucille Austero,Lucille,Austero,CFO,lucille@bluth.com,office",
    )
    found = listed("lead_id,id,lead_name,name,first_name,last_name,title,email_1,email_1_type", *rows)
    assert found.kind == "close"
    assert (found.column("external_id"), found.column("company")) == ("id", "lead_name")
    assert (found.column("full_name"), found.fields["lead_id"]) == ("name", None)


@pytest.mark.parametrize(
    "name", ["num_emails", "Number of emails", "No. of emails", "Emails count", "num_phones", "Number of phones"]
)
def test_how_many_emails_there_are_is_no_email(name: str) -> None:
    assert listed(f"Last name,{name}", "Byron,").fields[name] is None


@pytest.mark.parametrize("name", ["Email", "Emails", "# Emails", "Mail"])
@pytest.mark.parametrize("value", ["4", "0", "12.0"])
def test_a_column_of_counts_is_no_email_whatever_its_name(name: str, value: str) -> None:
    assert listed(f"Last name,{name}", f"Byron,{value}", "Ode,3", "Lovelace,N/A").fields[name] is None


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("Email 2", "a@acme.com", "email"), ("Email", "ask her", "email"), ("Tel No", "4155552671", "phone"),
        ("No. Tel", "415 555 2671", "phone"), ("N° de téléphone", "0142685300", "phone"), ("Phone number", "", "phone"),
        ("Numero de telefono", "915550111", "phone"), ("Mobile no", "4155552671", "mobile"),
    ],
)  # fmt: skip
def test_a_number_that_is_one_stays_one(name: str, value: str, field: str) -> None:
    assert listed(f"Last name,{name}", f"Byron,{value}").fields[name] == field


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("No Phones", "415 555 2671", "phone"), ("No Phones", "", "phone"), ("N Mail", "a@acme.com", "email"),
        ("N Mail", "", "email"), ("No Phones", "4155552671", "phone"), ("No Phones", "2", None),
        ("N Mail", "12.0", None), ("Number of emails", "", None), ("num_phones", "", None),
    ],
)  # fmt: skip
def test_no_is_a_count_only_where_small_figures_stand_under_it(name: str, value: str, field: str | None) -> None:
    assert listed(f"Last name,{name}", f"Byron,{value}").fields[name] == field

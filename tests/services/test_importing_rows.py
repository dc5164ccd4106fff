"""Names, addresses and sources of a row that stand in several columns, or follow from the kind of list."""

from __future__ import annotations

import json

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions

NAMES = ("first_name", "last_name", "salutation")
ADDRESS = ("street", "city", "state", "postal_code", "country")


def test_middle_names_stand_with_the_first_and_suffixes_with_the_last(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "First Name,Middle Name,Last Name,Suffix,Nickname,Company",
        "John,Ronald,King,Jr.,Jack,Acme", "Ada Maria,Maria,Byron,,,Acme", ",Ronald,Smith,III,,Acme",
    )  # fmt: skip
    assert [said(lead, *NAMES[:2]) for lead in leads(base)] == [
        ("John Ronald", "King Jr."), ("Ada Maria", "Byron"), ("Ronald", "Smith III"),
    ]  # fmt: skip


def test_middle_names_of_cards_stand_with_the_first(base: Base, desk: Desk) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:King;John;Ronald,Reuel;Dr.;Jr.\r\nEMAIL:j@acme.com\r\nUID:7\r\nEND:VCARD\r\n"
    )
    import_files(desk, [("one.vcf", card.encode())])
    assert said(leads(base)[0], *NAMES) == ("John Ronald Reuel", "King Jr.", "Dr.")


def test_a_whole_name_fills_only_the_rows_without_parts(base: Base, desk: Desk) -> None:
    records = [
        {"first_name": "Ada", "last_name": "Byron", "name": "Augusta King", "email": "a@x.com"},
        {"name": "Grace Hopper", "email": "g@x.com"},
        {"last_name": "Smith", "name": "Will Smith", "email": "w@x.com"},
        {"last_name": "Jones", "name": "Acme Tools", "email": "j@x.com"},
    ]
    import_files(desk, [("people.json", json.dumps(records).encode())])
    assert [said(lead, *NAMES[:2]) for lead in leads(base)] == [
        ("Ada", "Byron"), ("Grace", "Hopper"), ("Will", "Smith"), (None, "Jones"),
    ]  # fmt: skip


def test_a_whole_name_fills_the_rows_of_a_csv_too(base: Base, desk: Desk) -> None:
    bring_in(desk, "First name,Last name,Name,Email", "Ada,Byron,Ada Byron,a@x.com", ",,Grace Hopper,g@x.com")
    assert said(leads(base)[1], *NAMES[:2]) == ("Grace", "Hopper")


def test_an_address_in_one_cell_with_two_blanks_between_its_parts_is_split(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "Email Address,First Name,Address,MEMBER_RATING,LEID,EUID",
        "a@x.com,Ada,1 Main St  Springfield IL 62701 US,2,1,e1",
        "b@x.com,Bea,1 Main St Springfield 62701,2,2,e2",
    )  # fmt: skip
    one, other = leads(base)
    assert said(one, *ADDRESS) == ("1 Main St", "Springfield", "Illinois", "62701", "United States")
    assert said(other, *ADDRESS) == ("1 Main St Springfield 62701", None, None, None, None)


OUTLOOK = (
    "First Name,Last Name,E-mail Address,Business Phone,Business Street,Business City,Business Country/Region,"
    "Home Street,Home City,Home Country/Region"
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Office 1,Berlin,Germany,Home 2,Paris,France", ("Office 1", "Berlin", "Germany")),
        (",,,Home 2,Paris,France", ("Home 2", "Paris", "France")),
        (",Berlin,,Home 2,Paris,France", (None, "Berlin", None)),
        (",,Germany,Home 2,Paris,France", ("Home 2", "Paris", "France")),
        (",,Germany,,,", (None, None, "Germany")),
    ],
)
def test_each_row_has_one_of_its_addresses_whole(
    base: Base, desk: Desk, cells: str, expected: tuple[str | None, ...]
) -> None:
    bring_in(desk, OUTLOOK, "Zoe,First,z@x.com,,Office 9,Rome,Italy,Home 9,Rome,Italy", f"Ada,B,a@x.com,,{cells}")
    assert said(leads(base)[1], "street", "city", "country") == expected


def test_a_company_with_a_street_goes_before_a_person_with_a_city_only(base: Base, desk: Desk) -> None:
    bring_in(
        desk, "First Name,Last Name,Email,Person Linkedin Url,City,State,Country,Company Address,Company City",
        "Ada,B,a@x.com,,Austin,Texas,United States,1 Market St,Oakland",
        "Bea,C,b@x.com,,Austin,Texas,United States,,",
    )  # fmt: skip
    one, other = leads(base)
    assert said(one, "street", "city", "state") == ("1 Market St", "Oakland", None)
    assert said(other, "street", "city", "state") == (None, "Austin", "Texas")


def test_an_address_said_by_hand_is_the_only_one(base: Base, desk: Desk) -> None:
    row = "Ada,B,a@x.com,,,,,Home 2,Paris,France"
    bring_in(desk, OUTLOOK, row, "Bea,C,b@x.com,,Office 1,Berlin,Germany,,,", mapping={"Business City": "city"})
    assert said(leads(base)[0], "street", "city") == (None, None)


def test_where_every_column_is_wanted_the_other_address_stays_beside_the_first(base: Base, desk: Desk) -> None:
    bring_in(desk, OUTLOOK, "Ada,B,a@x.com,,Office 1,Berlin,Germany,Home 2,Paris,France", custom_fields_all=True)
    assert leads(base)[0]["custom"] == {"Home City": "Paris", "Home Country/Region": "France", "Home Street": "Home 2"}


SOURCES = {
    "Social media": ("id,created_time,ad_id,ad_name,form_id,form_name,is_organic,platform,full_name,email",
                     "l:1,2024-03-01,ag:1,Ad,f:1,Demo,false,fb,Ada Byron,a@x.com"),
    "Advertisement": ("Lead ID,GCLID,Form name,User email,Full name", "1,abc,Demo,a@x.com,Ada Byron"),
    "LinkedIn": ("First Name,Last Name,URL,Email Address,Company,Position,Connected On",
                 "Ada,Byron,https://www.linkedin.com/in/ada,a@x.com,Acme,CEO,01 Mar 2024"),
    "Web form": ("Submission ID,Submitted at,First name,Email", "9,2024-03-01 10:00,Ada,a@x.com"),
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_the_kind_of_list_says_the_source_where_nothing_else_does(base: Base, desk: Desk, source: str) -> None:
    bring_in(desk, *SOURCES[source])
    assert leads(base)[0]["source"] == source


def test_a_source_that_was_said_goes_before_the_kind_of_list(base: Base, desk: Desk) -> None:
    bring_in(desk, *SOURCES["LinkedIn"], source="Partner")
    assert leads(base)[0]["source"] == "Partner"
    bring_in(desk, *SOURCES["LinkedIn"], on_duplicate="overwrite")
    assert leads(base)[0]["source"] == "Partner"


def test_nothing_is_guessed_of_codes_and_states_from_where_the_rep_is(base: Base, desk: Desk) -> None:
    desk.region = "DE"
    report = bring_in(desk, "First name,Last name,Postal code,State,Company", "Ada,Byron,2600,NW,Acme")
    assert (report.warnings, said(leads(base)[0], "postal_code", "state")) == ([], ("2600", "NW"))
    known = bring_in(desk, "First name,Last name,Postal code,State,Country,Company", "Bea,Co,1067,SN,Germany,Loom")
    assert [(w.field, w.reason) for w in known.warnings] == [
        ("postal_code", "it has 4 digits instead of 5; the 0 in front may be lost")
    ]
    assert leads(base)[1]["state"] == "Sachsen"


def test_a_card_is_not_said_to_come_from_google(desk: Desk) -> None:
    from leadtui.services.importing import read_plans

    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:King;John;;;\r\nEMAIL;TYPE=work:j@acme.com\r\nEND:VCARD\r\n"
    (plan,) = read_plans(desk, [("one.vcf", card.encode())], ImportOptions())
    assert plan.kind == "vcard"
    records = json.dumps([{"first_name": "Ada", "emails": [{"value": "a@x.com", "label": "work"}]}])
    (plan,) = read_plans(desk, [("one.json", records.encode())], ImportOptions())
    assert plan.kind == "generic"

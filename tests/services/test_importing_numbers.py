"""Phone numbers of a list: which country they are dialled from, and where one ends and the next begins."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions


@pytest.mark.parametrize("column", ["Address", "Location"])
def test_the_country_that_stands_in_an_address_goes_before_that_of_the_list(
    base: Base, desk: Desk, column: str
) -> None:
    header = f"Name;Phone;{column}"
    place = "350 5th Ave, New York, NY 10118, USA" if column == "Address" else "New York, NY 10118, USA"
    bring_in(desk, header, f"Ada Byron;(212) 555-0147;{place}", "Eva Kern;030 1234567;Berlin", region="DE")
    assert [lead["phone"] for lead in leads(base)] == ["+12125550147", "+49301234567"]


def test_a_country_of_its_own_goes_before_the_one_in_an_address(base: Base, desk: Desk) -> None:
    row = 'Ada Byron,06 12 34 56 78,"1 High St, Springfield, IL 62701, USA",France'
    bring_in(desk, "Name,Phone,Address,Country", row, region="DE")
    [ada] = leads(base)
    assert (ada["phone"], ada["country"], ada["city"]) == ("+33612345678", "France", "Springfield")


@pytest.mark.parametrize(
    ("address", "phone"),
    [
        ("5 Elm St, Lebanon", "+12125550147"), ("5 Elm St, Hilltop, Lebanon", "+12125550147"),
        ("Weg 5, Floor 3, United Kingdom", None),
    ],
)  # fmt: skip
def test_a_town_that_is_called_like_a_country_says_nothing_of_numbers(
    base: Base, desk: Desk, address: str, phone: str | None
) -> None:
    bring_in(desk, "Name;Phone;Address", f"Ada Byron;(212) 555-0147;{address}", region="US")
    assert leads(base)[0]["phones"][0]["normal"] == phone


def test_a_number_with_a_slash_in_it_is_one(base: Base, desk: Desk) -> None:
    bring_in(desk, "Name;Telefon", "Eva Kern;089 / 12 34 56", "Max Kern;(030) 1234567 / 1234568", region="DE")
    assert [[phone["normal"] for phone in lead["phones"]] for lead in leads(base)] == [
        ["+4989123456"], ["+49301234567", "+49301234568"],
    ]  # fmt: skip


def test_the_country_of_a_card_says_its_numbers_also_where_its_address_is_one_line(base: Base, desk: Desk) -> None:
    line = "Crescent moon drive\\n555-asd\\nNice Area\\, Albaney\\, New York 12345\\, United States of America"
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nN:Doe;John\nTEL;TYPE=CELL:(212) 555-0147\nADR;TYPE=HOME:;{line};;;;;\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nN:Kern;Eva\nTEL:030 1234567\nADR:;;Weg 1;Berlin;;10115;Germany\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nN:Roe;Jo\nTEL:020 7946 0991\nADR:;;Floor 3\\, United Kingdom;;;;\nEND:VCARD",
    ]
    import_files(desk, [("cards.vcf", "\n".join(cards).encode())], ImportOptions())
    assert [lead["phone"] for lead in leads(base)] == ["+12125550147", "+49301234567", "+442079460991"]
    assert [lead["country"] for lead in leads(base)] == ["United States", "Germany", "United Kingdom"]

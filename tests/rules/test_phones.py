"""Phone numbers: as typed and in E.164, never guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.phones import numbers_in, phone_digits, read_phone, split_phones, zone_of

PHONES = Path(__file__).parents[2].parent / "shared" / "samples" / "fields" / "phones.jsonl"


def test_numbers_of_every_region_in_every_spelling() -> None:
    if not PHONES.exists():
        pytest.skip("the shared samples are not here")
    wrong = []
    for line in PHONES.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for written in entry["written"]:
            phone = read_phone(written, entry["region"])
            if phone.e164 != entry["e164"]:
                wrong.append((entry["region"], written))
            assert bool(phone.problem) == (phone.e164 is None)
    # From the Seychelles "01" is an international prefix too, so "011 248" is dialled to Michigan there.
    assert {(region, written[:7]) for region, written in wrong} <= {("SC", "011 248")}


@pytest.mark.parametrize("typed", ["240-452-2332x4601", "(240) 452-2332 ext. 4601", "+1 240 452 2332 extension 4601"])
def test_an_extension_stands_beside_the_number(typed: str) -> None:
    phone = read_phone(typed, "US")
    assert (phone.e164, phone.extension, phone.normal) == ("+12404522332", "4601", "+12404522332;ext=4601")
    assert phone.typed == typed
    assert phone_digits(typed).endswith("2332")


@pytest.mark.parametrize("typed", ["0600000000", "555-0900", "2754733370", "33612345678"])
def test_without_a_region_and_a_plus_nothing_is_guessed(typed: str) -> None:
    phone = read_phone(typed, None)
    assert phone.e164 is None
    assert "country" in phone.problem


@pytest.mark.parametrize("typed", ["+33 6 00 00 00 00", "0033 6 00 00 00 00", "011 33 600000000", "tel:+33-600000000"])
def test_an_international_prefix_needs_no_region(typed: str) -> None:
    assert read_phone(typed, None).e164 == "+33600000000"


def test_a_number_that_begins_like_a_prefix_is_read_in_its_region_first() -> None:
    assert read_phone("011 555 1234", "IT").e164 == "+390115551234"


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "no number"), ("n/a", "no phone number"), ("3.36E+11", "spreadsheet"), ("+1 555 0199", "no such number"),
     ("555-0900", "US"), ("1" * 30, "too many")],
)  # fmt: skip
def test_what_is_no_number_says_why(typed: str, says: str) -> None:
    phone = read_phone(typed, "US")
    assert phone.e164 is None
    assert phone.typed == typed
    assert says in phone.problem


def test_a_number_a_spreadsheet_took_for_one_is_read() -> None:
    assert read_phone("4915112345678.0", None).e164 is None
    assert read_phone("33612345678.0", "FR").e164 == "+33612345678"


@given(st.text(max_size=40), st.sampled_from([None, "US", "fr", "XX", ""]))
def test_no_text_breaks_the_reading(typed: str, region: str | None) -> None:
    phone = read_phone(typed, region)
    assert bool(phone.problem) == (phone.e164 is None)
    phone_digits(typed)
    split_phones(typed)


def test_several_numbers_in_a_cell_are_told_apart() -> None:
    assert split_phones("+1 240 452 2332; 0033 6 00 / 12, +49 30 1") == [
        "+1 240 452 2332",
        "0033 6 00",
        "12",
        "+49 30 1",
    ]
    assert split_phones("a ::: b\nc") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("089 / 12 34 56", ["089 / 12 34 56"]),
        ("030 / 1234567", ["030 / 1234567"]),
        ("(0)89 / 123456", ["(0)89 / 123456"]),
        ("+49 (0) 89 / 12 34 56", ["+49 (0) 89 / 12 34 56"]),
        ("212 / 555-0147", ["212 / 555-0147"]),
        ("030 / 1234567; 089 / 123456", ["030 / 1234567", "089 / 123456"]),
        ("030 / 1234567 / 0171 2345678", ["030 / 1234567", "0171 2345678"]),
        ("030 / 1234567 / 1234568", ["030 / 1234567", "1234568"]),
        ("Tel. 030 / 1234567", ["Tel. 030 / 1234567"]),
        ("030 / 1234567, Fax 030 / 1234568", ["030 / 1234567", "Fax 030 / 1234568"]),
        ("Fax: (030) / 1234567", ["Fax: (030) / 1234567"]),
        ("+49 / 89 / 123456", ["+49 / 89 / 123456"]),
        ("Tel. +49 / 89 / 123456", ["Tel. +49 / 89 / 123456"]),
        ("0049 / 89 123456", ["0049 / 89 123456"]),
        ("Tel. 030 1234567 / 0171 2345678", ["Tel. 030 1234567", "0171 2345678"]),
    ],
)
def test_a_slash_behind_an_area_code_divides_nothing(cell: str, numbers: list[str]) -> None:
    assert split_phones(cell) == numbers


@pytest.mark.parametrize(
    ("cell", "region", "dialled"),
    [
        ("(030) 1234567 / 1234568", "DE", "+49301234568"),
        ("030 / 1234567 / 1234568", "DE", "+49301234568"),
        ("+49 (30) 1234567 / 1234568", None, "+49301234568"),
        ("+49 (0)30 / 1234567 / 1234568", None, "+49301234568"),
        ("(212) 555-0147 / 555-0148", "US", "+12125550148"),
    ],
)
def test_two_numbers_of_one_place_share_the_area_code_that_is_told_from_them(
    cell: str, region: str | None, dialled: str
) -> None:
    written, as_dialled = numbers_in(cell, region)[-1]
    assert cell.endswith(f"/ {written}")
    assert read_phone(as_dialled, region).e164 == dialled


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        ("0171 1234567 / 7654321", "DE"), ("0176 12345678 / 87654321", "DE"), ("0412 345 678 / 876 543", "AU"),
        ("(0171) 1234567 / 7654321", "DE"), ("0171 / 1234567 / 7654321", "DE"), ("+49 (171) 1234567 / 7654321", None),
        ("(0412) 345 678 / 876 543", "AU"), ("+49 30 1234567 / 1234568", "DE"), ("030 1234567 / 1234568", "DE"),
        ("(030) 1234567 / 1234568", None), ("(030) 1234567 / 12", "DE"),
    ],
)  # fmt: skip
def test_nothing_is_lent_to_a_number_that_may_be_a_strangers(cell: str, region: str | None) -> None:
    assert [dialled for _, dialled in numbers_in(cell, region)] == split_phones(cell)
    assert split_phones(cell)[-1] == cell.rpartition(" / ")[2]


@pytest.mark.parametrize(
    "cell",
    ["+33612345678 / +33612345679", "0171 2345678 / 030 7654321", "+33 6 12 34 56 78 / 6 12 34 56 79",
     "22 33 44 55 / 66 77 88 99", "(030) 1234567 / 12", "+1 212-555-0147 / 212-555-0148", "12345 / 12346"],
)  # fmt: skip
def test_a_slash_between_whole_numbers_tells_them_apart(cell: str) -> None:
    assert split_phones(cell) == cell.split(" / ")


def test_a_zone_is_named_only_when_there_is_one() -> None:
    assert zone_of("+12125550199") == "America/New_York"
    assert zone_of("+4915112345678") == "Europe/Berlin"
    assert zone_of("+18005550199") is None
    assert zone_of("+34612345678") is None
    assert zone_of("nonsense") is None


@pytest.mark.parametrize(
    ("typed", "region", "e164"),
    [
        ("491711234567", "DE", "+491711234567"),
        ("4915123456789", "DE", "+4915123456789"),
        ("49 351 4555777", "DE", "+493514555777"),
        ("493514555777", "DE", "+493514555777"),
        ("436641234567", "AT", "+436641234567"),
        ("33612345678", "FR", "+33612345678"),
        ("4922 11780", "DE", "+49492211780"),  # Borkum, without the 0 that a spreadsheet drops
        ("04922 11780", "DE", "+49492211780"),
        ("1711234567", "DE", "+491711234567"),
    ],
)
def test_a_number_whose_plus_a_spreadsheet_dropped_is_not_taken_for_one_within_the_country(
    typed: str, region: str, e164: str
) -> None:
    assert read_phone(typed, region).e164 == e164

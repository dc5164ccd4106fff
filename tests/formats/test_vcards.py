"""vCards of every version and program: what a card says stands in the right column, and no card breaks the reading."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.formats.lists import open_list
from leadtui.formats.table import Row, Table
from leadtui.rules.mapping import map_header
from leadtui.words.errors import InputError

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "vcards"


def table(*lines: str, version: str = "3.0") -> Table:
    return opened("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode())


def opened(data: bytes) -> Table:
    return open_list(data, name="people.vcf")


def card(*lines: str, version: str = "3.0") -> dict[str, str]:
    """Column → text of the one card with these lines, blank ones left out."""
    found = table(*lines, version=version)
    (row,) = found.rows()
    assert not row.problem, row.problem
    return {column: text for column, text in zip(found.header, row.cells, strict=True) if text}


def rows(*lines: str) -> list[Row]:
    return list(opened("\n".join(lines).encode()).rows())


def test_a_name_is_taken_apart_by_the_card_and_the_full_one_is_not_needed() -> None:
    said = card("FN:Dr. Ada Lovelace", "N:Lovelace;Ada;Byron,King;Dr.;PhD,FRS")
    assert said == {
        "Salutation": "Dr.", "First name": "Ada", "Middle name": "Byron, King", "Last name": "Lovelace",
        "Suffix": "PhD, FRS",
    }  # fmt: skip


def test_a_card_with_a_full_name_only_keeps_it_and_one_of_a_company_is_no_person() -> None:
    assert card("FN:Ada Lovelace", "N:;;;;") == {"Full name": "Ada Lovelace"}
    assert card("FN:Acme Ltd", "ORG:Acme Ltd", "X-ABShowAs:COMPANY") == {"Company": "Acme Ltd"}


def test_the_units_of_an_organization_are_the_department() -> None:
    assert card("ORG:Acme\\, Inc.;Sales;North") == {"Company": "Acme, Inc.", "Department": "Sales, North"}


def test_emails_and_phones_keep_their_labels_and_the_preferred_one_is_first() -> None:
    said = card(
        "EMAIL;TYPE=INTERNET;TYPE=HOME:h@x.com",
        "EMAIL;TYPE=WORK,pref:w@x.com",
        "TEL;TYPE=FAX,WORK:+1 555 0001", "TEL;TYPE=CELL:+1 555 0002", "TEL;TYPE=work:+1 555 0003",
    )  # fmt: skip
    assert said == {
        "Email 1 - Label": "work",
        "Email 1 - Value": "w@x.com",
        "Email 2 - Label": "home",
        "Email 2 - Value": "h@x.com",
        "Phone 1 - Label": "mobile",
        "Phone 1 - Value": "+1 555 0002",
        "Phone 2 - Label": "work",
        "Phone 2 - Value": "+1 555 0003",
        "Phone 3 - Label": "work fax",
        "Phone 3 - Value": "+1 555 0001",
    }


def test_numbers_as_addresses_of_calls_are_numbers_and_the_lower_preference_wins() -> None:
    said = card(
        'TEL;VALUE=uri;TYPE="work,voice";PREF=2:tel:+1-418-656-9254;ext=102',
        "TEL;VALUE=uri;PREF=1:tel:+1-418-262-6501",
        "EMAIL:mailto:a%2Bb@x.com",
        version="4.0",
    )
    assert said["Phone 1 - Value"] == "+1-418-262-6501"
    assert said["Phone 2 - Value"] == "+1-418-656-9254 x102"
    assert said["Email 1 - Value"] == "a+b@x.com"


def test_groups_of_apple_give_their_labels() -> None:
    said = card(
        "item1.EMAIL;type=INTERNET:a@x.com", "item1.X-ABLabel:Assistant", "item2.TEL:+1 555 0001",
        "item2.X-ABLabel:_$!<Mobile>!$_", "item3.X-ABRELATEDNAMES:Jenny", "item3.X-ABLabel:_$!<Spouse>!$_",
        "item4.URL:https\\://www.linkedin.com/in/ada", "item5.URL:https://ada.example",
    )  # fmt: skip
    assert (said["Email 1 - Label"], said["Phone 1 - Label"]) == ("assistant", "mobile")
    assert said["Related"] == "Jenny (spouse)"
    assert (said["LinkedIn"], said["Website"]) == ("https://www.linkedin.com/in/ada", "https://ada.example")


def test_an_address_is_taken_whole_the_one_at_work_before_the_one_at_home() -> None:
    said = card(
        "ADR;TYPE=HOME:;;1 Home Rd;Lyon;;69001;France", "ADR;TYPE=WORK:PO 5;Suite 4;2 Main St;Paris;;75001;France"
    )
    assert said["Street"] == "2 Main St, Suite 4, PO 5"
    assert (said["City"], said["Postal code"], said["Country"]) == ("Paris", "75001", "France")
    assert said["Other address"] == "1 Home Rd, Lyon, 69001, France"


def test_folded_lines_and_escapes_are_undone() -> None:
    said = card("NOTE:one\\ntwo\\, three\\; fo", " ur \\\\ five", "CATEGORIES:vip,north")
    assert said == {"Description": "one\ntwo, three; four \\ five", "Tags": "vip,north"}


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;", "Müller"),
        ("N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller;J=F6rg;;;", "Müller"),
        ("N;QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=8ER=93c;=91=BE=98Y;;;", "山田"),
        ("N;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:M=C3=BCller;x;;;", "Müller"),
        ("N;ENCODING=QUOTED-PRINTABLE:M=C3=\r\n=BCller;J;;;", "Müller"),
    ],
)
def test_quoted_printable_is_read_in_its_own_character_set(line: str, last: str) -> None:
    assert card(line, version="2.1")["Last name"] == last


def test_types_of_the_old_version_stand_alone_and_paths_keep_their_backslashes() -> None:
    said = card("TEL;WORK;VOICE:1234567", "TEL;CELL;PREF:7654321", "NOTE:C:\\data\\x", version="2.1")
    assert (said["Phone 1 - Label"], said["Phone 1 - Value"]) == ("mobile", "7654321")
    assert said["Phone 2 - Label"] == "work"
    assert said["Description"] == "C:\\data\\x"


def test_photos_are_dropped() -> None:
    assert card("FN:Ada", "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 70, *[" " + "B" * 70] * 99) == {"Full name": "Ada"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_cards_in_any_encoding_are_read(encoding: str) -> None:
    text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Renée;;;\r\nORG:Société Générale\r\nEND:VCARD\r\n"
    (row,) = opened(text.encode(encoding)).rows()
    assert row.cells == ["Renée", "Müller", "Société Générale"]


def test_a_row_knows_the_line_its_card_begins_on() -> None:
    got = rows("", "BEGIN:VCARD", "FN:Ada", "END:VCARD", "", "begin:vcard", "fn:Eve", "end:vcard")
    assert [(row.line, row.cells) for row in got] == [(2, ["Ada"]), (6, ["Eve"])]


def test_a_card_that_stands_in_another_is_no_part_of_it() -> None:
    (row,) = rows("BEGIN:VCARD", "FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Eve", "END:VCARD", "TITLE:CEO", "END:VCARD")
    assert row.cells == ["Ada", "CEO"]


def test_a_card_that_is_not_ended_is_read_with_a_warning() -> None:
    one, two = rows("BEGIN:VCARD", "FN:Ada", "BEGIN:VCARD", "FN:Eve")
    assert (one.cells, two.cells) == (["Ada"], ["Eve"])
    assert one.problem == two.problem == "the card is not ended"
    assert not one.broken


def test_a_group_of_cards_and_a_card_that_says_nothing_are_rejected_with_the_reason() -> None:
    got = rows(
        "BEGIN:VCARD", "FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group", "END:VCARD", "BEGIN:VCARD", "END:VCARD",
        "BEGIN:VCARD", "FN:Ada", "END:VCARD",
    )  # fmt: skip
    assert [row.broken for row in got] == [True, True, False]
    assert "group" in got[0].problem
    assert "says nothing" in got[1].problem


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["BEGIN:VCARD", "FN:Ada", *["AGENT:", "BEGIN:VCARD"] * 1000, *["END:VCARD"] * 1001], "20 deep"),
        (["BEGIN:VCARD", "FN:Ada", *["TEL:1"] * 50_000, "END:VCARD"], "2,000 lines"),
        (["BEGIN:VCARD", "FN:Ada", "NOTE:" + "x" * 10_000_000, "END:VCARD"], "131,072"),
        (["BEGIN:VCARD", "FN:Ada", "NOTE:x", *[" " + "x" * 74] * 140_000, "END:VCARD"], "131,072"),
    ],
    ids=["nested", "lines", "long", "folded"],
)
def test_a_card_made_to_do_harm_costs_itself_only(lines: list[str], says: str) -> None:
    bad, good = rows(*lines, "BEGIN:VCARD", "FN:Eve", "END:VCARD")
    assert bad.broken
    assert says in bad.problem
    assert "Eve" in good.cells


def test_a_thousand_cards_begun_and_not_ended_are_a_thousand_rows() -> None:
    got = rows(*["BEGIN:VCARD"] * 1000, "FN:Ada", *["END:VCARD"] * 1000)
    assert len(got) == 1000
    assert [row.line for row in got if not row.broken] == [1000]


def test_a_property_in_a_thousand_groups_is_read() -> None:
    assert "a@x.com" in card("FN:Ada", ".".join(f"g{n}" for n in range(1000)) + ".EMAIL:a@x.com").values()


def test_cards_that_say_nothing_are_refused() -> None:
    with pytest.raises(InputError, match="no card with anything"):
        rows("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")


def test_the_names_of_the_columns_lead_to_the_same_fields_as_the_cards_do() -> None:
    said = table(
        "N:L;A;M;Dr.;Jr.",
        "TITLE:CEO",
        "ORG:Acme;Sales",
        *[f"EMAIL:a{n}@x.com" for n in range(12)],
        *[f"TEL;TYPE=CELL:+1 555 {n:04d}" for n in range(12)],
        "URL:https://x.com",
        "URL:https://linkedin.com/in/a",
        "ADR:;;1 St;Lyon;Rh;69001;France",
        "ADR:;;2 St;Lyon;Rh;69001;France",
        "NOTE:x",
        "CATEGORIES:a",
        "BDAY:1990-01-01",
    )
    assert said.fields is not None
    found = map_header(said.header, [row.cells for row in said.rows()]).fields
    assert {column: key for column, key in said.fields.items() if key} == {c: k for c, k in found.items() if k}


def test_emails_beyond_the_ninth_stand_with_the_ninth() -> None:
    said = card(*[f"EMAIL:a{n}@x.com" for n in range(11)])
    assert said["Email 9 - Value"] == "a8@x.com, a9@x.com, a10@x.com"


@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VCARD",
                "END:VCARD",
                "FN:Ada",
                "N:;;",
                "TEL",
                "AGENT:",
                " x",
                "a.b.EMAIL;=:x",
                "NOTE;QUOTED-PRINTABLE:=",
                "=FF",
                ";:",
                '"',
                "ORG:\\",
            ]
        )
    )
)
def test_no_lines_break_the_reading(lines: list[str]) -> None:
    with suppress(InputError):
        found = opened("\n".join(["BEGIN:VCARD", *lines]).encode())
        got = list(found.rows())
        assert [row.line for row in got] == sorted(row.line for row in got)
        assert all(len(row.cells) == len(found.header) for row in got)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "John_Doe_GMAIL",
            {
                "First name": "John",
                "Last name": "Doe",
                "Middle name": "Richter, James",
                "Suffix": "Sr.",
                "Company": "IBM",
                "Email 1 - Value": "john.doe@ibm.com",
                "Phone 1 - Label": "mobile",
                "Phone 1 - Value": "905-555-1234",
                "Phone 2 - Label": "home",
                "Website": "http://www.ibm.com",
                "Birthday": "1980-03-22",
                "Anniversary": "1975-03-01",
                "Related": "Jenny (spouse)",
                "Job title": "Money Counter",
            },
        ),
        (
            "John_Doe_MS_OUTLOOK",
            {
                "First name": "John",
                "Last name": "Doe",
                "Company": "IBM",
                "Department": "Accounting",
                "Phone 1 - Label": "work",
                "Phone 1 - Value": "(905) 555-1234",
                "Street": "Cresent moon drive",
                "City": "Albaney",
                "State": "New York",
                "Postal code": "12345",
                "Country": "United States of America",
            },
        ),
        (
            "rfc6350-example",
            {
                "First name": "Simon",
                "Last name": "Perreault",
                "Company": "Viagenie",
                "Email 1 - Label": "work",
                "Phone 1 - Value": "+1-418-656-9254 x102",
                "Phone 2 - Label": "mobile",
                "City": "Quebec",
                "State": "QC",
            },
        ),
    ],
)
def test_every_sample_card_reads_whole(name: str, expected: dict[str, str]) -> None:
    path = SAMPLES / f"{name}.vcf"
    if not path.exists():
        pytest.skip("the shared samples are not here")
    found = open_list(path)
    (row,) = found.rows()
    said = dict(zip(found.header, row.cells, strict=True))
    assert not row.problem
    assert {column: said[column] for column in expected} == expected


def test_a_list_too_long_to_be_looked_at_has_every_column_a_card_can_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadtui.formats.vcards.LOOKED_AT", 10)
    found = opened(b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nFN:Eve\nEMAIL:e@x.com\nEND:VCARD\n")
    assert {"Full name", "Email 9 - Value", "Tags"} <= set(found.header)
    assert [row.cells[found.header.index("Email 1 - Value")] for row in found.rows()] == ["", "e@x.com"]

"""Reading CSV: every cell as its file holds it, the physical line of every row, and a sentence for what is no table."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.formats.lists import open_list
from leadtui.formats.table import Row
from leadtui.words.errors import InputError


def rows(text: str | bytes) -> list[Row]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(open_list(data, name="leads.csv", known=known).rows())


def cells(text: str | bytes) -> list[list[str]]:
    return [row.cells for row in rows(text)]


def known(cell: str) -> bool:
    return cell.strip().lower() in ("first name", "last name", "name", "email", "phone", "company", "notes", "address")


def test_a_row_knows_the_physical_line_it_begins_on() -> None:
    text = 'Name,Notes\r\n\r\nAda,"two\r\nlines"\r\n , \r\nGrace,x\r\n'
    assert [(row.line, row.cells[0]) for row in rows(text)] == [(3, "Ada"), (6, "Grace")]


def test_blank_rows_do_not_count() -> None:
    assert cells("Name,Email\n,\n  ,\t\n\nAda,a@x.com\n") == [["Ada", "a@x.com"]]


def test_missing_cells_are_blank_and_extra_ones_are_said() -> None:
    short, blank, long = rows("Name,Email,Phone\nAda\nBob,b@x.com,1,,\nEve,e@x.com,2,more,and more\n")
    assert short == Row(2, ["Ada", "", ""])
    assert not blank.problem
    assert long.cells == ["Eve", "e@x.com", "2"]
    assert long.problem == "2 more filled cells than columns: more, and more"
    assert not long.broken


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found(delimiter: str) -> None:
    text = f'Name{delimiter}Amount\nAda{delimiter}"1,5; 2|3"\nBob{delimiter}2.5\n'
    table = open_list(text.encode())
    assert table.delimiter == delimiter
    assert [row.cells[0] for row in table.rows()] == ["Ada", "Bob"]


def test_commas_in_every_row_do_not_make_a_semicolon_file_a_comma_file() -> None:
    table = open_list(b"Nom;Prix;Adresse\nA;1,5;Rue X, Lyon\nB;2,5;Rue Y, Lyon\n")
    assert table.header == ["Nom", "Prix", "Adresse"]


def test_one_column_stays_one_column() -> None:
    assert cells("Address\nMain St, Lyon\nPark Rd, Paris\n")[0][0] == "Main St"  # the rest is named as extra
    assert rows("Address\nMain St, Lyon\nPark Rd, Paris\n")[0].problem
    assert cells("Email\na@x.com\nb@x.com\n") == [["a@x.com"], ["b@x.com"]]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    table = open_list(b"sep=;\r\nName;Note\r\nAda;a,b\r\n")
    assert (table.header, table.header_line) == (["Name", "Note"], 2)
    assert [row.cells for row in table.rows()] == [["Ada", "a,b"]]


def test_lines_of_notes_above_the_header_are_passed_over() -> None:
    text = 'Notes:\n"When exporting, you may\nnotice, commas"\n\nFirst Name,Last Name,Email\nAda,Lovelace,a@x.com\n'
    table = open_list(text.encode(), known=known)
    assert (table.header, table.header_line) == (["First Name", "Last Name", "Email"], 5)
    assert [row.line for row in table.rows()] == [6]


def test_a_title_padded_with_commas_is_passed_over_without_known_names() -> None:
    assert open_list(b"My list,,,\nVoornaam,Achternaam,Plaats,Q\nJan,Smit,Gouda,x\n").header_line == 2


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Prénom;Société\nRenée;Müller“s”\n".encode("cp1252"), "Renée"),
        (b"\xef\xbb\xbf" + "Prénom;Société\nRenée;x\n".encode(), "Renée"),
        ("Prénom;Société\nRenée;x\n".encode("utf-16"), "Renée"),
        ("Prénom;Société\nRenée;x\n".encode("utf-16-le"), "Renée"),
        ("Prénom;Société\nRenée;x\n".encode("utf-16-be"), "Renée"),
        ("Prénom;Société\nRenée;Grégory\n".encode("mac_roman"), "Renée"),
        ("Prénom;Société\nRenée;Grégory\n".encode("cp850"), "Renée"),
        ("Prénom;Prix\nRen;5 €\n".encode("cp1252"), "Ren"),
        ("Имя;Фамилия\nИван;Петров\nОльга;Смирнова\n".encode("cp1251"), "Иван"),
        ("姓,名,会社\n山田,太郎,株式会社\n佐藤,花子,東京電力\n".encode("shift_jis"), "山田"),
        ("Imię;Nazwisko;Miasto\nŁukasz;Żółć;Łódź\nPaweł;Gęś;Gdańsk\n".encode("cp1250"), "Łukasz"),
    ],
)
def test_the_encoding_is_found(data: bytes, expected: str) -> None:
    assert cells(data)[0][0] == expected


def test_one_bad_byte_does_not_turn_a_utf8_file_into_mojibake() -> None:
    data = b"Name,City\n" + "Renée,Köln\n".encode() * 20 + b"Bad\xff,x\n"
    *good, bad = rows(data)
    assert all(row.cells == ["Renée", "Köln"] for row in good)
    assert "could not be read" in bad.problem


def test_bytes_that_are_not_utf8_late_in_a_long_file_are_still_read() -> None:
    data = b"Name,City\n" + b"Ada,London\n" * 200_000 + "Renée,Köln\n".encode("cp1252")
    assert rows(data)[-1].cells == ["Renée", "Köln"]


def test_bare_carriage_returns_end_lines() -> None:
    assert [(row.line, row.cells) for row in rows("Name,Email\rAda,a@x.com\rBob,b@x.com\r")] == [
        (2, ["Ada", "a@x.com"]),
        (3, ["Bob", "b@x.com"]),
    ]


def test_a_quote_never_closed_costs_its_own_row_only() -> None:
    text = 'Name,Notes,Email\nAda,fine,a@x.com\nBad,"never closed,b@x.com\nCy,"ok, sir",c@x.com\nDi,fine,d@x.com\n'
    got = rows(text)
    assert [(row.line, row.cells[0], row.broken) for row in got] == [
        (2, "Ada", False),
        (3, "Bad", True),
        (4, "Cy", False),
        (5, "Di", False),
    ]
    assert "not closed" in got[1].problem


def test_a_quote_never_closed_in_a_long_file_swallows_nothing() -> None:
    text = 'Name,Notes,Email\nBad,"open,b@x.com\n' + "Ada,a long enough note,a@x.com\n" * 50_000
    got = rows(text)
    assert len(got) == 50_001
    assert [row.line for row in got if row.broken] == [2]


def test_a_quote_not_doubled_is_read_with_a_warning() -> None:
    (row,) = rows('Name,Notes,Email\nAda,"Hey, I missed " it",a@x.com\n')
    assert (row.cells[0], row.cells[2], row.broken) == ("Ada", "a@x.com", False)
    assert row.problem
    assert cells('Name,Notes\nAda,This "quotes" stays\n') == [["Ada", 'This "quotes" stays']]


def test_text_of_a_broken_cell_does_not_become_rows() -> None:
    text = 'Name,Notes,Email\nBad,"he said "no" twice\nand then\nmore",b@x.com\nAda,x,a@x.com\n'
    assert [row.cells[0] for row in rows(text) if not row.broken] == ["Ada"]


def test_a_cell_of_ten_megabytes_costs_its_row_only() -> None:
    text = (
        "Name,Notes,Email\nBig," + "x" * 10_000_000 + ',b@x.com\nQ,"' + "y\n" * 5_000_000 + '",q@x.com\nAda,n,a@x.com\n'
    )
    got = rows(text)
    assert [row.cells[0] for row in got if not row.broken] == ["Ada"]
    assert all("131,072" in row.problem for row in got if row.broken)
    assert got[0].line == 2


def test_a_line_of_fifty_megabytes_is_not_held_in_memory() -> None:
    import tracemalloc

    data = b"Name,Notes\nBig," + b"x" * 50_000_000 + b"\nAda,n\n"
    table = open_list(data, known=known)
    tracemalloc.start()
    assert [row.cells[0] for row in table.rows() if not row.broken] == ["Ada"]
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_backslash_escapes_are_read() -> None:
    assert cells('Name,Notes\nAda,"say \\"hi\\", then"\nBob,x\n')[0] == ["Ada", 'say "hi", then']


def test_a_blank_before_a_quote_is_passed_over() -> None:
    assert cells('Name, Notes\nAda, "a, b"\nBob, "c, d"\n') == [["Ada", "a, b"], ["Bob", "c, d"]]


def test_column_names_are_trimmed_and_each_stands_once() -> None:
    table = open_list(b'"  Name ",Email,,Email,email\nAda,a,b,c,d\n')
    assert table.header == ["Name", "Email", "Column 3", "Email (2)", "email"]


def test_the_guard_against_formulas_comes_off() -> None:
    assert cells("Name,Phone\n'=1+1,'+1 555\n'tis,'quoted'\n") == [["=1+1", "+1 555"], ["'tis", "'quoted'"]]


def test_rows_can_be_asked_for_again() -> None:
    table = open_list(b"Name,Email\nAda,a@x.com\nBob,b@x.com\n")
    assert [row.cells for row in table.sample(1)] == [["Ada", "a@x.com"]]
    assert len(list(table.rows())) == 2 == len(list(table.rows()))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04" + b"\x00" * 60, "Excel"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 9, "JPEG"),
        (b"%PDF-1.7\nx", "PDF"),
        (b"<!DOCTYPE html><html>", "web page"),
        (bytes(range(256)) * 40, "not text"),
        (b"\x00" * 4000, "empty"),
        (b"a,b\n" + b"\x00" * 400, "not text"),
        (b"Ada,Lovelace,ada@example.com\nBob,Smith,b@example.com\n", "no header"),
        (b"Ada,+33 6 00 00 00 00,Lyon\nBob,+33 6 00 00 00 01,Nice\n", "no header"),
        (b",".join(b"c%d" % number for number in range(20_000)) + b"\nx\n", "20,000 columns"),
        (b"x" * 3_000_000, "first line"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        list(open_list(data, name="leads.csv").rows())
    assert "leads.csv" in caught.value.message
    assert caught.value.message.endswith(".")


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet=st.sampled_from('ab,;\t|"\n\r\\é '), max_size=120).map(str.encode),
        st.text(alphabet=st.sampled_from('ab,"\n'), max_size=80).map(lambda text: b"Name,Email\n" + text.encode()),
    )
)
def test_no_bytes_break_the_reading(data: bytes) -> None:
    with suppress(InputError):
        table = open_list(data, known=known)
        lines = [row.line for row in table.rows()]
        assert lines == sorted(lines)
        assert all(len(row.cells) == len(table.header) for row in table.rows())


def test_a_file_that_is_missing_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        open_list(tmp_path / "none.csv")
    with pytest.raises(InputError, match="folder"):
        open_list(tmp_path)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Name,Email\nAda,a@x.com\n")
    table = open_list(path)
    assert table.name == "leads.csv"
    assert [row.cells for row in table.rows()] == [["Ada", "a@x.com"]]

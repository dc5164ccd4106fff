"""Any list opens the same way: what it is shows in its content, and what somebody says about it goes before that."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from leadtui.formats.lists import open_list
from leadtui.formats.table import HEADER_AGAIN, Table
from leadtui.rules.header_words import known_header
from leadtui.words.errors import InputError

_JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40


def opened(data: bytes, name: str = "leads.csv", **said: str | int) -> Table:
    return open_list(data, name=name, known=known_header, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"First Name,Email\nAda,a@x.com\n", "csv"),
        (b"\xef\xbb\xbfBEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n", "vcard"),
        ("BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n".encode("utf-16"), "vcard"),
        (b'\n [ {"name": "Ada"} ]', "json"),
        (b'{"name": "Ada"}\n{"name": "Eve"}\n', "jsonl"),
        (b"[Name];Email\nAda;a@x.com\n", "csv"),
    ],
)
@pytest.mark.parametrize("name", ["leads.xls", "leads.csv", "leads"])
def test_the_format_is_told_by_the_content_and_not_by_the_name(data: bytes, format: str, name: str) -> None:
    assert opened(data, name).format == format


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_JPEG, "JPEG"),
        (b"<html><body><table><tr><td>Name</td></tr></table>", "web page, whatever its name says"),
        (b"\n<!-- x --><TABLE border=1>", "web page"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', "Excel 2003"),
        (b'<?xml version="1.0"?>\n<leads/>', "XML"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
        (b"%PDF-1.7\n", "PDF"),
        (b"", "empty"),
        (b"a,b\n" + b"\x00" * 400, "NUL"),
        (b",".join(b"c%d" % number for number in range(20_000)) + b"\nx\n", "20,000 columns"),
    ],
    ids=["jpeg", "table", "page", "xml 2003", "xml", "calendar", "pdf", "empty", "nul", "wide"],
)
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        opened(data, "leads.xls")
    assert refused.value.message.startswith("leads.xls ")


def test_the_names_of_the_columns_once_more_are_no_row_but_are_accounted_for() -> None:
    got = list(opened(b"Name,Email\nAda,a@x.com\n Name,Email \nEve,e@x.com\n").rows())
    assert [(row.line, row.broken) for row in got] == [(2, False), (3, True), (4, False)]
    assert got[1].problem == HEADER_AGAIN


def test_the_separator_can_be_said() -> None:
    data = b"Name|x;Email|y\nAda|1;a@x.com|2\n"
    assert opened(data, delimiter=";").header == ["Name|x", "Email|y"]
    assert opened(data, delimiter="|").header == ["Name", "x;Email", "y"]
    assert opened(b"Name\tEmail\nA;B\tx\n", delimiter="tab").delimiter == "\t"
    assert opened(b"Name~Email\nA~x\n", delimiter="~").header == ["Name", "Email"]
    for wrong in ("ab", '"', "\n", "x"):
        with pytest.raises(InputError, match="cannot separate"):
            opened(data, delimiter=wrong)


def test_the_encoding_can_be_said() -> None:
    data = "Name;Stadt\nJörg;Köln\n".encode("cp850")
    assert opened(data, encoding="cp850").sample()[0].cells == ["Jörg", "Köln"]
    assert opened(b"\xef\xbb\xbf" + "Name;Stadt\nJörg;Köln\n".encode(), encoding="utf8").header == ["Name", "Stadt"]
    for encoding in ("utf-16", "shift_jis", "iso-8859-15", "gb18030", "big5", "euc-kr", "koi8-r", "utf-32"):
        assert opened("Name;Email\nAda;a@x.com\n".encode(encoding), encoding=encoding).sample()[0].cells[0] == "Ada"
    for wrong in ("klingon", "rot13", "hex", "idna", "unicode_escape", "a\x00b", ""[:0] + "é"):
        with pytest.raises(InputError, match="no encoding"):
            opened(data, encoding=wrong)


def test_the_line_with_the_names_can_be_said() -> None:
    data = b"Name,Email\nVoornaam,Post\nAda,a@x.com\n"
    table = opened(data, header_line=2)
    assert (table.header, table.header_line) == (["Voornaam", "Post"], 2)
    assert [row.line for row in table.rows()] == [3]
    with pytest.raises(InputError, match="Line 9"):
        opened(data, header_line=9)


def test_a_list_without_names_is_read_when_that_is_said() -> None:
    table = opened(b"Ada,a@x.com\nEve,e@x.com,1\nBob,b@x.com\n", header_line=-1)
    assert (table.header, table.header_line) == (["Column 1", "Column 2"], 0)
    assert [row.line for row in table.rows()] == [1, 2, 3]


def test_a_format_can_be_said_and_one_there_is_not_is_refused() -> None:
    assert opened(b"BEGIN:VCARD,Email\nAda,a@x.com\n", format="csv", header_line=1).format == "csv"
    with pytest.raises(InputError, match="no format 'pdf'"):
        opened(b"Name\nAda\n", format="pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_every_encoding_line_end_and_separator_goes_with_every_other(encoding: str, end: str, sign: str) -> None:
    lines = [["Prénom", "Société", "E-mail"], ["Renée", '"Müller ""& Söhne"""', "r@x.com"], ["Zoë", "x", "z@x.com"]]
    table = opened(end.join(sign.join(line) for line in lines).encode(encoding))
    assert table.header == lines[0]
    assert [(row.line, *row.cells) for row in table.rows()] == [
        (2, "Renée", 'Müller "& Söhne"', "r@x.com"),
        (3, "Zoë", "x", "z@x.com"),
    ]


def test_japanese_lists_are_read() -> None:
    text = "姓,名,会社名,メールアドレス\n山田,太郎,株式会社山田,t@x.jp\n佐藤,花子,東京商事,h@x.jp\n"
    for encoding in ("shift_jis", "cp932", "euc_jp", "utf-8"):
        assert opened(text.encode(encoding)).sample()[0].cells[2] == "株式会社山田"


def test_a_pipe_is_read_once_and_its_rows_as_often_as_asked(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_bytes, args=(b"Name,Email\n" + b"Ada,a@x.com\n" * 9_000,))
    writing.start()
    table = open_list(pipe, known=known_header)
    writing.join()
    rows = table.rows()
    next(rows)
    assert len(table.sample(5)) == 5
    assert sum(1 for _ in rows) == 8_999

"""Workbooks: what their cells say, which sheet is meant, and a sentence for those made to do harm."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import zipfile
from datetime import datetime
from typing import IO, Any

import pytest
import xlsxwriter
from tests.formats.workbooks_made import BEGIN, END, HEADER, book, cell, row

from leadtui.formats import workbooks
from leadtui.formats.lists import open_list
from leadtui.formats.table import Row, Table
from leadtui.formats.xlsx_values import plain_number, shown_by
from leadtui.words.errors import InputError


def known(text: str) -> bool:
    return text.strip().lower() in ("first name", "last name", "email", "phone", "company")


def opened(data: bytes, name: str = "leads.xlsx", **said: str | int) -> Table:
    return open_list(data, name=name, known=known, **said)  # type: ignore[arg-type]


def rows(data: bytes) -> list[Row]:
    return list(opened(data).rows())


def written(**sheets: list[list[Any]]) -> bytes:
    """A workbook as xlsxwriter writes it; a tuple is a value and its number format."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        for name, lines in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, line in enumerate(lines):
                for place, value in enumerate(line):
                    if isinstance(value, tuple):
                        sheet.write(at, place, value[0], workbook.add_format({"num_format": value[1]}))
                    elif value is not None:
                        sheet.write(at, place, value)
    return data.getvalue()


def test_a_row_knows_its_number_in_the_sheet_and_blank_rows_do_not_count() -> None:
    got = rows(written(S=[["First Name", "Email"], ["Ada", "a@x.com"], [], [" "], ["Eve", "e@x.com"]]))
    assert got == [Row(2, ["Ada", "a@x.com"]), Row(5, ["Eve", "e@x.com"])]


def test_cells_say_what_a_person_would_read() -> None:
    day, moment = datetime(2024, 3, 12), datetime(2024, 3, 12, 14, 30)  # noqa: DTZ001
    line = [
        "Ada", 491711234567, 12.0, 0.1 + 0.2, (day, "dd/mm/yyyy"), (moment, "m/d/yy h:mm"), (moment, "d mmm yyyy"),
        (0.255, "0.0%"), (1234, "00000"), (0.5, "h:mm"), True, (1234.5, '"€" #,##0.00'),
    ]  # fmt: skip
    header = ["First Name", "Phone", *(f"c{number}" for number in range(10))]
    (got,) = rows(written(S=[header, line]))
    assert got.cells == [
        "Ada", "491711234567", "12", "0.3", "2024-03-12", "2024-03-12 14:30", "2024-03-12",
        "25.5%", "01234", "12:00:00", "TRUE", "1234.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12.0", "12"),
        ("4.9171123E7", "49171123"),
        ("1E-3", "0.001"),
        ("-2.50", "-2.5"),
        ("oops", "oops"),
        ("1e400", "1e400"),
    ],
)
def test_a_number_is_said_without_an_exponent(text: str, said: str) -> None:
    assert plain_number(text) == said


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("yyyy-mm-dd", "1", "1900-01-01"),
        ("yyyy-mm-dd", "60", "60"),  # the 29th of February 1900 there never was
        ("yyyy-mm-dd", "61", "1900-03-01"),
        ("yyyy-mm-dd", "-5", "-5"),
        ("yyyy-mm-dd", "99999999", "99999999"),
        ("[h]:mm", "1.5", "36:00:00"),
        ('"day" 0', "3", "3"),
        ("[Red]0.00", "3.5", "3.5"),
        ("0.00E+00", "3.5", "3.5"),
    ],
)
def test_a_format_says_whether_a_number_is_a_date(code: str, text: str, said: str) -> None:
    assert shown_by(code)(text) == said


def test_dates_since_1904_are_four_years_later() -> None:
    assert shown_by("yyyy-mm-dd", from_1904=True)("0") == "1904-01-01"


def test_an_error_in_a_cell_is_left_blank_and_said() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["First Name", "Phone"])
        sheet.write(1, 0, "Ada")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    (got,) = rows(data.getvalue())
    assert got == Row(2, ["Ada", ""], "a cell holds the error #DIV/0!, which is left blank")


def test_the_sheet_whose_columns_are_known_is_meant_and_another_can_be_asked_for() -> None:
    data = written(Notes=[["Read", "this"], ["a", "b"]], Leads=[["First Name", "Email"], ["Ada", "a@x.com"]])
    table = opened(data)
    assert (table.sheet, table.sheets, table.format) == ("Leads", ("Notes", "Leads"), "xlsx")
    assert opened(data, sheet="Notes").header == ["Read", "this"]
    with pytest.raises(InputError, match="no sheet 'Lead'") as refused:
        opened(data, sheet="Lead")
    assert "Notes, Leads" in refused.value.hint


def test_the_header_is_found_under_notes_and_can_be_said() -> None:
    data = written(S=[["My list"], [], ["First Name", "Email"], ["Ada", "a@x.com"], ["x", "y"]])
    assert opened(data).header_line == 3
    table = opened(data, header_line=4)
    assert table.header == ["Ada", "a@x.com"]
    assert [one.line for one in table.rows()] == [5]
    assert opened(data, header_line=-1).header == ["Column 1", "Column 2"]
    with pytest.raises(InputError, match="Line 2"):
        opened(data, header_line=2)


def test_a_workbook_is_told_by_its_content_and_not_by_its_name() -> None:
    data = written(S=[["First Name", "Email"], ["Ada", "a@x.com"]])
    assert opened(data, "leads.csv").format == "xlsx"
    assert open_list(b"Name,Email\nAda,a@x.com\n", name="leads.xls", known=known).format == "csv"


def test_rich_text_is_whole_and_how_it_is_pronounced_is_left_out() -> None:
    strings = "<sst><si><r><t>山</t></r><r><t>田</t></r><rPh><t>ヤマダ</t></rPh></si></sst>"
    shared = '<c r="A2" t="s"><v>0</v></c>'
    (got,) = rows(book(BEGIN + HEADER + row(2, shared) + END, strings))
    assert got.cells == ["山田", ""]


def test_two_cells_at_the_far_corners_cost_no_memory() -> None:
    corner = row(1_048_576, cell("XFD1048576", "x"))
    (got,) = rows(book(BEGIN + HEADER + corner + END))
    assert (got.line, got.problem) == (1_048_576, "1 more filled cell than columns: x")


def test_a_cell_of_ten_megabytes_costs_its_row_only() -> None:
    big = row(2, cell("A2", "x" * 10_000_000), cell("B2", "b@x.com"))
    got = rows(book(BEGIN + HEADER + big + row(3, cell("A3", "Ada")) + END))
    assert [(one.line, one.broken) for one in got] == [(2, True), (3, False)]
    assert "131,072" in got[0].problem


def test_a_text_that_is_not_there_is_said() -> None:
    (got,) = rows(book(BEGIN + HEADER + row(2, cell("A2", "Ada"), '<c r="B2" t="s"><v>9</v></c>') + END))
    assert "not in the workbook" in got.problem


def _bomb(stream: IO[bytes]) -> None:
    stream.write((BEGIN + HEADER + '<row r="2"><c r="A2" t="inlineStr"><is><t>').encode())
    for _ in range(40):
        stream.write(b"x" * 1_000_000)
    stream.write(f"</t></is></c></row>{END}".encode())


def _endless(stream: IO[bytes]) -> None:
    stream.write((BEGIN + HEADER).encode())
    for _ in range(11):
        stream.write(b"<row/>" * 100_000)
    stream.write(END.encode())


def _wide() -> bytes:
    return book(BEGIN + row(1, *(cell(f"A{n}", "x").replace(f' r="A{n}"', "") for n in range(20_000))) + END)


def _zip(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (book(_bomb), "unpacks to far more"),
        (book(_endless), "1,048,576 rows"),
        (_wide(), "20,000 columns"),
        (book("<!DOCTYPE a [<!ENTITY a 'b'>]>" + BEGIN + HEADER + END), "declares"),
        (book(BEGIN + HEADER + END)[:-300], "damaged"),
        (book(BEGIN + HEADER), "damaged"),
        (book(BEGIN + END), "no text"),
        (book(BEGIN + HEADER + END, relations="<a/>"), "no workbook"),
        (book(BEGIN + row(2, cell("ZZZZ2", "x")) + END), "where no cell can"),
        (written(S=[["ada@x.com", "+33 6 00 00 00 00"], ["b@x.com", "+33 6 00 00 00 01"]]), "no header"),
        (_zip("a.txt"), "zip file"),
        (_zip("word/document.xml"), "Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000), "cannot be read|can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "password"),
        (b"PK\x03\x04" + bytes(200), "damaged"),
    ],
    ids=[
        "bomb", "endless", "wide", "entities", "cut", "cut sheet", "blank", "no book", "no such cell", "no header",
        "zip", "word", "old", "password", "torn",
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_read_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # of any program a test has started
    with pytest.raises(InputError, match=says) as refused:
        rows(data)
    assert refused.value.message.startswith("leads.xlsx ")
    assert refused.value.message.endswith(".")
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert used <= max(before, 600_000), "a workbook took more memory than it may"


def _ods(table: str) -> bytes:
    data = io.BytesIO()
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        package.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
        package.writestr(
            "content.xml",
            f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="S">{table}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return data.getvalue()


def _line(*texts: str, times: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def test_a_sheet_of_libreoffice_is_read_with_its_row_numbers() -> None:
    table = opened(_ods(_line("", times=2) + _line("First name", "Email") + _line("", times=3) + _line("Ada", "a@x")))
    assert (table.format, table.header_line) == ("ods", 3)
    assert [(one.line, one.cells) for one in table.rows()] == [(7, ["Ada", "a@x"])]


def test_a_sheet_of_libreoffice_that_unfolds_without_end_is_refused() -> None:
    wide = _line("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    endless = wide.replace('rows-repeated="1"', 'rows-repeated="1048576"')
    with pytest.raises(InputError):
        rows(_ods(_line("First name", "Email") + endless))


def test_looking_stops_the_process_that_reads() -> None:
    lines: list[list[Any]] = [["First Name", "Email"], *([f"A{n}", f"a{n}@x.com"] for n in range(5_000))]
    table = opened(written(S=lines))
    assert [one.cells[0] for one in table.sample(3)] == ["A0", "A1", "A2"]
    assert sum(1 for _ in table.rows()) == 5_000


@pytest.mark.parametrize(
    ("program", "says"),
    [
        ("print('[]', flush=True); import os; os.abort()", "memory and time"),
        ("import time; time.sleep(60)", "takes too long"),
        ('print(\'{"refused": "is odd", "hint": "Mend it."}\')', "leads.xlsx is odd. Mend it."),
    ],
    ids=["died", "stalled", "refused"],
)
def test_a_process_that_dies_or_stalls_is_a_sentence(program: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "PATIENCE", 5.0 if "sleep" not in program else 0.2)
    with workbooks.ended(subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)) as process:
        with pytest.raises(InputError, match=says) as refused:
            list(workbooks.told(process, "leads.xlsx"))
        assert str(refused.value).startswith("leads.xlsx ")
    assert process.returncode is not None

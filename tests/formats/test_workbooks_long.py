"""A sheet with more rows than a sheet can have is refused when it is looked at, not after a million rows."""

from __future__ import annotations

from typing import IO

import pytest
from tests.formats.workbooks_made import BEGIN, END, HEADER, book, cell, row

from leadtui.formats.lists import open_list
from leadtui.words.errors import InputError

_MANY = 1_048_577


def _said_to_be(reference: str) -> str:
    return BEGIN.replace("<sheetData>", f'<dimension ref="{reference}"/><sheetData>') + HEADER


def _counted(stream: IO[bytes]) -> None:
    stream.write((_said_to_be("A1") + row(2, cell("A2", "Ada"), cell("B2", "a@x.com"))).encode())
    for stretch in range(0, _MANY, 1000):
        stream.write(b"".join(b"<row><c><v>%d</v></c></row>" % number for number in range(stretch, stretch + 1000)))
    stream.write(END.encode())


@pytest.mark.parametrize(
    "data",
    [
        book(_said_to_be("A1:B6000000") + END), book(_counted),
        book(BEGIN + HEADER + row(2, cell("A2", "Ada")) + f'<row spans="1:2" r="{_MANY}"/>' + END),
    ],
    ids=["said", "counted", "numbered"],
)  # fmt: skip
def test_a_sheet_that_is_too_long_is_refused_before_a_row_is_read(data: bytes) -> None:
    with pytest.raises(InputError, match="1,048,576 rows"):
        open_list(data, name="leads.xlsx")


def test_a_sheet_that_claims_a_cell_or_all_of_them_is_read() -> None:
    for reference in ("A1", "A1:XFD1048576", "A:XFD"):
        sheet = _said_to_be(reference) + row(2, cell("A2", "Ada"), cell("B2", "a@x.com")) + END
        assert [one.cells for one in open_list(book(sheet), name="leads.xlsx").rows()] == [["Ada", "a@x.com"]]

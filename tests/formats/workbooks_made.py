"""Workbooks made by hand, so that they can hold what no program writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import IO

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = (
    '<Relationships xmlns="r"><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_PARTS = (
    '<Relationships xmlns="r"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
_BOOK = '<workbook xmlns="m" xmlns:r="rr"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
BEGIN, END = "<worksheet><sheetData>", "</sheetData></worksheet>"


def book(sheet: str | Callable[[IO[bytes]], None], strings: str = "", relations: str = _RELATIONS) -> bytes:
    """A workbook of one sheet, whose XML is given or written piece by piece."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", relations)
        package.writestr("xl/workbook.xml", _BOOK)
        package.writestr("xl/_rels/workbook.xml.rels", _PARTS)
        if strings:
            package.writestr("xl/sharedStrings.xml", strings)
        if isinstance(sheet, str):
            package.writestr("xl/worksheets/sheet1.xml", sheet)
        else:
            with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as stream:
                sheet(stream)
    return data.getvalue()


def cell(place: str, text: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{number}">{"".join(cells)}</row>'


HEADER = row(1, cell("A1", "First Name"), cell("B1", "Email"))

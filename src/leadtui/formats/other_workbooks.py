"""Workbooks that are no XLSX, read by calamine: the old XLS, the binary XLSB, and ODS of LibreOffice.

calamine holds a sheet whole, so this runs in a child process with a limit to its memory only (`workbook_child`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

from leadtui.formats.csv_records import Record
from leadtui.formats.xlsx_values import plain_number
from leadtui.rules.text import FIELD_LIMIT
from leadtui.words.errors import InputError


class OtherWorkbook:
    """A workbook that is open. `sheets` as (name, hidden), in the order of their tabs."""

    def __init__(self, file: BinaryIO) -> None:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

        try:
            self._book = CalamineWorkbook.from_filelike(file)
        except PasswordError as error:
            raise InputError("is a workbook with a password", "Save it without one, then import that.") from error
        except CalamineError as error:
            raise InputError("is no workbook that can be read") from error
        self._error = CalamineError
        self.sheets = [
            (sheet.name, sheet.visible != SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]

    def records(self, sheet: str, width: int) -> Iterator[Record]:
        """The rows that hold anything, with their numbers."""
        try:
            found = self._book.get_sheet_by_name(sheet)
        except self._error as error:
            raise InputError("is a workbook with a sheet that cannot be read") from error
        start = found.start or (0, 0)
        before = [""] * start[1]
        for number, values in enumerate(found.iter_rows(), start=1):
            cells = before + [_said(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            if cells and number > start[0]:
                too_long = any(len(cell) > FIELD_LIMIT for cell in cells)
                problem = f"a cell holds more than {FIELD_LIMIT:,} characters" if too_long else ""
                yield Record(number, [cell[:FIELD_LIMIT] for cell in cells], problem, too_long)


def _said(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return plain_number(repr(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time.min else f"{value:%Y-%m-%d %H:%M:%S}".removesuffix(":00")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return ""

"""The process a workbook is read in, so that no file can take the memory, the time or the life of the program.

`python -m leadtui.formats.workbook_child look [SHEET]` tells the sheets and the first rows of each; `rows WIDTH SHEET`
gives all rows of a sheet. The workbook is its standard input, a file that can be sought. A line of JSON each: {"kind",
"sheets"}, {"sheet", "records"}, a list of records, or {"refused"}; {"done"} ends it.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from leadtui.formats.csv_records import Record
from leadtui.formats.xlsx import WIDEST, Workbook
from leadtui.formats.xlsx_parts import ExpatError
from leadtui.words.errors import InputError

FIRST_ROWS = 200
_SHEETS_LOOKED_AT = 30
_BATCH = 500
_MEMORY = 1 << 30
_SECONDS = 900
_BROKEN = (
    BadZipFile, ParseError, ExpatError, zlib.error, struct.error, EOFError, LookupError, ValueError, RuntimeError,
    OverflowError, OSError,
)  # fmt: skip
"""What the readers raise for files that are damaged, or made to look like workbooks."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class _Book(NamedTuple):
    """A workbook: the names of its sheets and whether they are hidden; gives the rows of a sheet, so many columns wide,
    and refuses a sheet that is too long.
    """

    kind: str
    sheets: list[tuple[str, bool]]
    read: Callable[[str, int], Iterator[Record]]
    refuse_long: Callable[[str], None]


def main(arguments: list[str], file: BinaryIO) -> None:
    """Do what the arguments ask, and tell it line by line."""
    limit_process()
    task, *rest = arguments
    try:
        book = _opened(file)
        if task == "look":
            _look(book, rest[0])
        else:
            _rows(book.read(rest[1], int(rest[0])))
    except InputError as error:
        _tell({"refused": error.message, "hint": error.hint})
    except MemoryError:
        _tell({"refused": "needs more memory than a list may take", "hint": "Save the sheet as CSV and import that."})
    except _BROKEN:
        _tell({"refused": "is damaged, or no Excel workbook", "hint": "Open it in its program and save it anew."})
    else:
        _tell({"done": True})


def limit_process() -> None:
    """Bound the memory and the time of this process, where the system can."""
    import resource

    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS knows no limit of the address space
            continue


def _opened(file: BinaryIO) -> _Book:
    kind = _kind(file)
    file.seek(0)
    if kind == "xlsx":
        book = Workbook(file)
        parts = {sheet.name: sheet for sheet in book.sheets}
        return _Book(
            kind, [(s.name, s.hidden) for s in book.sheets],
            lambda name, width: book.records(parts[name], width), lambda name: book.refuse_long(parts[name]),
        )  # fmt: skip
    from leadtui.formats.other_workbooks import OtherWorkbook

    other = OtherWorkbook(file)
    return _Book(kind, other.sheets, other.records, lambda _: None)


def _kind(file: BinaryIO) -> str:
    """What the file is by its parts; raises InputError for what is no workbook."""
    if file.read(4) != b"PK\x03\x04":
        file.seek(0)
        if _ENCRYPTED in file.read(16 << 20):
            raise InputError("is a workbook with a password", "Save it without one, then import that.")
        return "xls"
    parts = ZipFile(file).namelist()
    if any(part.lower().startswith("word/") for part in parts):
        raise InputError("is a Word document, not a list", "Copy its table into a spreadsheet and save that.")
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "content.xml" in parts:
        return "ods"
    if "[Content_Types].xml" not in parts:
        raise InputError("is a zip file, not a list", "Unpack it and import what is in it.")
    return "xlsx"


def _look(book: _Book, asked: str) -> None:
    if not book.sheets:
        raise InputError("holds no sheet with cells")
    _tell({"kind": book.kind, "sheets": [name for name, _ in book.sheets]})
    shown = [name for name, hidden in sorted(book.sheets, key=lambda sheet: sheet[1])][:_SHEETS_LOOKED_AT]
    for name in [name for name, _ in book.sheets if name == asked] if asked else shown:
        book.refuse_long(name)
        _tell({"sheet": name, "records": list(islice(book.read(name, WIDEST), FIRST_ROWS))})


def _rows(records: Iterator[Record]) -> None:
    while batch := list(islice(records, _BATCH)):
        _tell(batch)


def _tell(value: object) -> None:
    sys.stdout.write(json.dumps(value, separators=(",", ":"), ensure_ascii=True))
    sys.stdout.write("\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdin.buffer)

"""A list in whatever format it was handed over: told by what is in it, never by how its name ends.

Every format comes out as the same `Table`, so what imports lists knows none of them.
"""

from __future__ import annotations

from pathlib import Path

from leadtui.formats.csv_dialect import Known
from leadtui.formats.csvfile import read_table
from leadtui.formats.encoding import find_encoding, named_encoding
from leadtui.formats.jsonfile import read_json
from leadtui.formats.kinds import kind_of
from leadtui.formats.source import opener
from leadtui.formats.table import Table
from leadtui.formats.vcards import read_vcards
from leadtui.formats.workbooks import read_workbook
from leadtui.words.errors import InputError

FORMATS = ("csv", "workbook", "vcard", "json")
_ASKED = {"xlsx": "workbook", "xls": "workbook", "xlsb": "workbook", "ods": "workbook", "excel": "workbook",
          "vcf": "vcard", "jsonl": "json", "ndjson": "json", "tsv": "csv", "txt": "csv"}  # fmt: skip


def open_list(
    source: bytes | Path, *, name: str = "", known: Known = lambda _: False, format: str = "", delimiter: str = "",
    encoding: str = "", sheet: str = "", header_line: int = 0,
) -> Table:  # fmt: skip
    """Open a list: CSV, an Excel workbook, vCards, JSON or a record a line.

    `name` is what messages call it; `known` tells whether a cell is a known column name, which finds the header. What
    is found out goes after what is said: `format`, `delimiter` (a character, or tab), `encoding`, `sheet`,
    `header_line` (from 1; -1 when nothing names the columns). Raises InputError, with how to mend it, for what is
    missing, unreadable, no list, or beyond the limits.
    """
    opened, name = opener(source, name)
    kind = _ASKED.get(format.lower(), format.lower()) or kind_of(opened, name)
    if kind not in FORMATS:
        raise InputError(f"There is no format {format[:40]!r}.", f"It can be: {', '.join(FORMATS)}.")
    if kind == "workbook":
        return read_workbook(opened, name, known, sheet, header_line)
    if kind == "csv":
        return read_table(opened, name, known, delimiter, encoding, header_line)
    written = find_encoding(opened, name, named_encoding(encoding) if encoding else None)
    return read_vcards(opened, name, written) if kind == "vcard" else read_json(opened, name, written)

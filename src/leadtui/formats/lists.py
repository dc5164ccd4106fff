"""A list in whatever format it was handed over: told by what is in it, never by how its name ends.

Every format comes out as the same `Table`, so what imports lists knows none of them.
"""

from __future__ import annotations

from pathlib import Path

from leadtui.formats.csv_dialect import Known
from leadtui.formats.csvfile import read_table
from leadtui.formats.table import Table


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
    return read_table(source, name=name, known=known, delimiter=delimiter, encoding=encoding, header_line=header_line)

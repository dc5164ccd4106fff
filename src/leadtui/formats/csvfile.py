"""CSV files as other programs write them, read row by row; and ours, written so that every spreadsheet can open it.

A file is looked at once for its encoding, then its first lines for separator and header; rows are streamed, so memory
does not grow with the file. Every row knows the physical line it begins on. What is no table is refused in a sentence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

from leadtui.formats.csv_dialect import Known, read_delimiter, sniff
from leadtui.formats.csv_records import Records, lines_of
from leadtui.formats.encoding import Encoding, find_encoding, named_encoding
from leadtui.formats.formula_guard import guard
from leadtui.formats.header_line import chosen_header, found_header
from leadtui.formats.source import Opened
from leadtui.formats.table import HINT_HEADER, Row, Rows, Table, column_names
from leadtui.words.errors import InputError

_SAMPLE_CHARACTERS = 1 << 20
_SAMPLE_LINES = 400
_FAR = 5_000  # a header asked for by hand may stand this far down


def read_table(opened: Opened, name: str, known: Known, delimiter: str, encoding: str, header_line: int) -> Table:
    """The table in a text whose cells are separated.

    `known` tells whether a cell is a known column name, which finds the header under lines of notes. `delimiter`,
    `encoding` and `header_line` (a physical line, -1 for none) go before what is found. Raises InputError,
    with how to mend it, for what is empty, not text, no table, without a header, or wider than 2,000 columns.
    """
    written = find_encoding(opened, name, named_encoding(encoding) if encoding else None)
    lines = _first_lines(opened, written, name, max(_SAMPLE_LINES, min(header_line, _FAR) + 50))
    dialect, records = sniff(lines, known, read_delimiter(delimiter) if delimiter else "")
    if not records:
        raise InputError(f"{name} holds no text.", HINT_HEADER)
    header = chosen_header(records, header_line, name) if header_line else found_header(records, known, name)
    columns = column_names(header.cells, name)
    rows = Rows(len(columns), header.cells if header.line else (), lossy=written.lossy)

    def read() -> Iterator[Row]:
        with _text(opened, written) as file:
            for record in Records(lines_of(file), dialect, len(columns)):
                if record.line > header.line:
                    row = rows.row(record)
                    if row:
                        yield row

    return Table(name, columns, header.line, "csv", read, written.name, dialect.delimiter)


def _first_lines(opened: Opened, written: Encoding, name: str, number: int) -> list[str]:
    with _text(opened, written) as file:
        sample = file.read(_SAMPLE_CHARACTERS)
    lines = list(islice(lines_of(io.StringIO(sample, newline="")), number))
    if len(sample) == _SAMPLE_CHARACTERS and lines and sum(map(len, lines)) == len(sample):
        lines.pop()  # cut in the middle
    if not lines:
        raise InputError(f"{name} is not a table: its first line has over {_SAMPLE_CHARACTERS:,} characters.")
    return lines


def _text(opened: Opened, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(opened(), encoding=encoding.name, errors=encoding.errors, newline="")


def write_csv(rows: Iterable[Sequence[str]], header: Sequence[str], stream: TextIO) -> int:
    """Write header and rows as CSV, every cell guarded against being run as a formula; gives the number of rows.

    `stream` is opened with newline="". Line ends are a newline, as the tools of a shell expect.
    """
    plain = csv.writer(stream, lineterminator="\n")
    quoted = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)  # plain leaves a bare CR unquoted
    count = -1
    for row in chain([header], rows):
        cells = [_writable(cell) for cell in row]
        (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)
        count += 1
    return count


def _writable(cell: str) -> str:
    return guard(cell) if cell and not cell[0].isalnum() else cell


__all__ = ["Row", "Table", "read_table", "write_csv"]

"""CSV files as other programs write them, read row by row; and ours, written so that every spreadsheet can open it.

A file is looked at once for its encoding, then its first lines for separator and header; rows are streamed, so memory
does not grow with the file. Every row knows the physical line it begins on. What is no table is refused in a sentence.
"""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

from leadtui.formats.csv_dialect import Known, find_header, looks_like_data, sniff
from leadtui.formats.csv_records import Dialect, Record, Records, lines_of
from leadtui.formats.encoding import Encoding, find_encoding
from leadtui.formats.formula_guard import guard, unguard
from leadtui.rules.text import clean
from leadtui.words.errors import InputError

MAX_COLUMNS = 2_000
_SAMPLE_CHARACTERS = 1 << 20
_SAMPLE_LINES = 400
_HINT_HEADER = "Put the names of the columns in the first line, such as: First Name,Last Name,Company,Email,Phone"


class Row(NamedTuple):
    """One row: its cells under the header, in order, as many as the header has.

    `line` is the physical line where it begins. `problem` says what is odd about it, "" for nothing. `broken`: it
    cannot be read and must be rejected; its cells are only a guess.
    """

    line: int
    cells: list[str]
    problem: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A file that has been looked at. `header` holds trimmed names, each once; `header_line` is its physical line."""

    name: str
    header: list[str]
    header_line: int
    encoding: Encoding
    dialect: Dialect
    _opened: Callable[[], BinaryIO]

    @property
    def delimiter(self) -> str:
        """What separates the cells."""
        return self.dialect.delimiter

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, from the first; may be asked for again."""
        width = len(self.header)
        with _text(self._opened, self.encoding) as file:
            for record in Records(lines_of(file), self.dialect, width):
                if record.line > self.header_line:
                    row = _row(record, width, self.encoding.lossy)
                    if row:
                        yield row

    def sample(self, number: int = 200) -> list[Row]:
        """The first rows, enough to guess by."""
        return list(islice(self.rows(), number))


def read_table(source: bytes | Path, *, name: str = "", known: Known = lambda _: False) -> Table:
    """Open a file, or bytes already read, as a table.

    `name` is what messages call it; `known` tells whether a cell is a known column name, which finds the header under
    lines of notes. Raises InputError, with how to mend it, for a file that is missing, unreadable, empty, not text, not
    a table, without a header, or wider than 2,000 columns.
    """
    opened, name = _opener(source, name)
    encoding = find_encoding(opened, name)
    with _text(opened, encoding) as file:
        sample = file.read(_SAMPLE_CHARACTERS)
    lines = list(islice(lines_of(io.StringIO(sample, newline="")), _SAMPLE_LINES))
    if len(sample) == _SAMPLE_CHARACTERS and lines and sum(map(len, lines)) == len(sample):
        lines.pop()  # cut in the middle
    if not lines:
        raise InputError(f"{name} is not a table: its first line has over {_SAMPLE_CHARACTERS:,} characters.")
    dialect, records = sniff(lines, known)
    if not records:
        raise InputError(f"{name} holds no text.", _HINT_HEADER)
    header = records[find_header(records, known)]
    if len(header.cells) > MAX_COLUMNS:
        raise InputError(f"{name} has {len(header.cells):,} columns; at most {MAX_COLUMNS:,} can be read.")
    if header.broken or looks_like_data(header.cells, known):
        shown = ", ".join(clean(cell)[:30] for cell in header.cells[:4])
        raise InputError(f"{name} has no header: line {header.line} reads {shown}.", _HINT_HEADER)
    return Table(name, _names(header.cells), header.line, encoding, dialect, opened)


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


def _opener(source: bytes | Path, name: str) -> tuple[Callable[[], BinaryIO], str]:
    if isinstance(source, bytes):
        return (lambda: io.BytesIO(source)), name or "The file"
    name = name or source.name or str(source)
    try:
        mode = source.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError(f"{name} is a folder, not a file.")
        if not stat.S_ISREG(mode):  # a pipe can be read only once
            data = source.read_bytes()
            return (lambda: io.BytesIO(data)), name
        source.open("rb").close()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {source}.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name} cannot be read: {reason}.") from error
    return (lambda: source.open("rb")), name


def _text(opened: Callable[[], BinaryIO], encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(opened(), encoding=encoding.name, errors=encoding.errors, newline="")


def _names(cells: list[str]) -> list[str]:
    names: dict[str, None] = {}
    met: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        base = clean(unguard(cell)) or f"Column {number}"
        name = base
        while name in names:
            met[base] = met.get(base, 1) + 1
            name = f"{base} ({met[base]})"
        names[name] = None
    return list(names)


def _row(record: Record, width: int, lossy: bool) -> Row | None:
    line, cells, problem, broken = record
    together = "".join(cells)
    if not broken and (not together or together.isspace()):
        return None
    if len(cells) != width:
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        else:
            extra = [clean(cell) for cell in cells[width:] if cell.strip()]
            cells = cells[:width]
            if extra and not problem:
                shown = ", ".join(cell[:40] for cell in extra[:3])
                problem = f"{len(extra)} more filled {'cell' if len(extra) == 1 else 'cells'} than columns: {shown}"
    if "'" in together:
        cells = [unguard(cell) for cell in cells]
    if lossy and not problem and "\ufffd" in together:
        problem = "some characters could not be read and stand as \ufffd"
    return Row(line, cells, problem, broken)

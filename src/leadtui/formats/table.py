"""A list as it was understood, whatever format it came in: names of columns, and rows under them.

Every row has as many cells as the header and knows the line it begins on: the physical line of a text, the row of a
sheet, the line of a card or record. Rows are streamed, so memory does not grow with the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from leadtui.formats.csv_records import Record
from leadtui.formats.formula_guard import unguard
from leadtui.rules.text import clean
from leadtui.words.errors import InputError

MAX_COLUMNS = 2_000
HINT_HEADER = "Put the names of the columns in the first line, such as: First Name,Last Name,Company,Email,Phone"
UNREAD = "some characters could not be read and stand as \ufffd"
HEADER_AGAIN = "it is the line with the names of the columns once more"


class Row(NamedTuple):
    """One row: its cells under the header, in order, as many as the header has.

    `line` is the line where it begins. `problem` says what is odd about it, "" for nothing. `broken`: it cannot be
    read and must be rejected; its cells are only a guess.
    """

    line: int
    cells: list[str]
    problem: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list that has been looked at.

    header: trimmed names, each once. header_line: the line they stand on, 0 when the list has none. format: csv, xlsx,
    xls, ods, vcard, json or jsonl. encoding, delimiter, sheet: "" where the format has none; `sheets` are those there
    are to choose from. fields: column → field key, where the format itself says what a column is (None: no field);
    None when the names of the columns must tell.
    """

    name: str
    header: list[str]
    header_line: int
    format: str
    _rows: Callable[[], Iterator[Row]]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    fields: dict[str, str | None] | None = None

    def rows(self) -> Iterator[Row]:
        """The rows that hold anything, from the first; may be asked for again."""
        return self._rows()

    def sample(self, number: int = 200) -> list[Row]:
        """The first rows, enough to guess by."""
        return list(islice(self.rows(), number))


def column_names(cells: Sequence[str], name: str) -> list[str]:
    """The names of columns trimmed, each made to stand once; raises InputError for more than 2,000 of them."""
    refuse_wide(len(cells), name)
    names: dict[str, None] = {}
    met: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        base = clean(unguard(cell)) or f"Column {number}"
        column = base
        while column in names:
            met[base] = met.get(base, 1) + 1
            column = f"{base} ({met[base]})"
        names[column] = None
    return list(names)


def refuse_wide(columns: int, name: str) -> None:
    """Raise InputError for a list with more columns than can be read."""
    if columns > MAX_COLUMNS:
        raise InputError(f"{name} has {columns:,} columns; at most {MAX_COLUMNS:,} can be read.")


class Rows:
    """Makes rows of records. `header`: the cells that name the columns, as they stand; none when nothing names them."""

    def __init__(self, width: int, header: Sequence[str] = (), *, lossy: bool = False) -> None:
        self._width = width
        self._lossy = lossy
        self._header = [cell.strip() for cell in header] if sum(bool(cell.strip()) for cell in header) > 1 else None
        self._first = self._header[0] if self._header else ""

    def row(self, record: Record) -> Row | None:
        """The row of a record, None for a blank one."""
        line, cells, problem, broken = record
        together = "".join(cells)
        if not broken and (not together or together.isspace()):
            return None
        if cells and cells[0].strip() == self._first and [cell.strip() for cell in cells] == self._header:
            return Row(line, cells, HEADER_AGAIN, broken=True)
        width = self._width
        if len(cells) != width:
            if len(cells) < width:
                cells = cells + [""] * (width - len(cells))
            else:
                extra = [clean(cell[:200]) for cell in cells[width:] if cell.strip()]
                cells = cells[:width]
                if extra and not problem:
                    shown = ", ".join(cell[:40] for cell in extra[:3])
                    problem = f"{len(extra)} more filled {'cell' if len(extra) == 1 else 'cells'} than columns: {shown}"
        if "'" in together:
            cells = [unguard(cell) for cell in cells]
        if self._lossy and not problem and "\ufffd" in together:
            problem = UNREAD
            broken = not together.replace("\ufffd", "").strip()  # nothing of it could be read
        return Row(line, cells, problem, broken)

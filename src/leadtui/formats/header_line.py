"""Which record of a list names its columns: the one that was said, else the one that is found, else it is refused.

Lines above it (notes, a title, `sep=;`) are passed over. A word that happens to be the name of a column is none when
what stands below it is nothing of that kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from leadtui.formats.csv_dialect import HEADER_WITHIN, Known, known_cells
from leadtui.formats.csv_records import Record
from leadtui.formats.table import HINT_HEADER, column_names
from leadtui.rules.header_words import read_reach
from leadtui.rules.text import clean
from leadtui.words.errors import InputError

NO_HEADER = -1
"""Asked for as a header line: the list has none, its columns are numbered."""
_DATA = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+$"  # an email address
    r"|https?://\S+$|www\.\S+\.\w+"  # a link
    r"|\+?[\d\s().\-/]{7,}$"  # a phone number
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"  # a date
    r"|[-+]?\d+([.,]\d+)*$",  # a number
    re.IGNORECASE,
)


def chosen_header(records: Sequence[Record], header_line: int, name: str) -> Record:
    """The record on the line that was said to hold the names of the columns; for `NO_HEADER` a record without names.

    Raises InputError when no record begins there.
    """
    if header_line == NO_HEADER:
        width = Counter(len(record.cells) for record in records).most_common(1)[0][0]
        return Record(0, [""] * max(width, len(records[0].cells)))
    for record in records:
        if record.line == header_line and not record.broken:
            return record
    raise InputError(f"Line {header_line} of {name} holds no names of columns.", "Name a line that does.")


def found_header(records: Sequence[Record], known: Known, name: str, *, line: str = "line") -> Record:
    """The record that names the columns; raises InputError when none does. `line`: what a record is called."""
    at = find_header(records, known)
    header = records[at]
    column_names(header.cells, name)  # too many of them are said first
    if header.broken or looks_like_data(header.cells, known) or _by_chance(header, records[at + 1 :]):
        shown = ", ".join(clean(cell[:200])[:30] for cell in header.cells[:4])
        raise InputError(f"{name} has no header: {line} {header.line} reads {shown}.", HINT_HEADER)
    return header


def _by_chance(header: Record, below: Sequence[Record]) -> bool:
    """Whether the one cell of a header reads as emails or phones, and no cell below it holds one."""
    filled = [at for at, cell in enumerate(header.cells) if cell.strip()]
    reach = read_reach(header.cells[filled[0]]) if len(filled) == 1 else None
    if not reach:
        return False
    values = [cell for record in below for cell in record.cells[filled[0] : filled[0] + 1] if cell.strip()]
    sign = "@" if reach.kind == "email" else "0123456789"
    return bool(values) and not any(character in value for value in values for character in sign)


def find_header(records: Sequence[Record], known: Known) -> int:
    """Index of the record that names the columns: the one with most known names, else the first of the usual width."""
    above = records[:HEADER_WITHIN]
    counts = [known_cells(record, known) for record in above]
    most = max(counts, default=0)
    if most:
        at = counts.index(most)
        if most > 1 or most * 2 >= sum(bool(cell.strip()) for cell in above[at].cells):
            return at
    width = Counter(len(record.cells) for record in records).most_common(1)[0][0]
    for index, record in enumerate(above):
        filled = sum(bool(cell.strip()) for cell in record.cells)
        if filled >= min(width, 2) and filled * 2 >= width:
            return index
    return 0


def looks_like_data(cells: Sequence[str], known: Known) -> bool:
    """Whether a record in the header's place is a row: an address, link, phone number, date or number in a cell.

    Plain numbers alone do only when they are half of the cells.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if sum(known(cell) for cell in filled) > 1:
        return False
    data = [cell for cell in filled if _DATA.match(cell)]
    certain = [cell for cell in data if not re.fullmatch(r"[-+]?\d{1,6}([.,]\d+)*", cell)]
    return bool(certain) or (bool(data) and len(data) * 2 >= len(filled))

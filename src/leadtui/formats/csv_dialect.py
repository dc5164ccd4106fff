"""How a file separates its cells, and on which line its header stands.

Every separator is tried on the first records; the one under which most column names are known wins, else the one that
cuts most records into the same number of cells. Lines above the header (notes, a title, `sep=;`) are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from leadtui.formats.csv_records import Dialect, Record, Records
from leadtui.words.errors import InputError

DELIMITERS = ",;\t|"
_NAMED_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "blank": " ", "space": " "}
_TRIED_RECORDS = 120
_HEADER_WITHIN = 40
_LOOKED_AT = 80
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=([,;\t|:^~])\"?[\r\n]*$", re.IGNORECASE)
_DATA = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+$"  # an email address
    r"|https?://\S+$|www\.\S+\.\w+"  # a link
    r"|\+?[\d\s().\-/]{7,}$"  # a phone number
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"  # a date
    r"|[-+]?\d+([.,]\d+)*$",  # a number
    re.IGNORECASE,
)

Known = Callable[[str], bool]
"""Whether a cell is the name of a column somebody knows."""


def read_delimiter(text: str) -> str:
    """The separator somebody named: the character itself, `tab`, `\\t`, `comma`, ...; raises InputError for others."""
    sign = _NAMED_DELIMITERS.get(text.strip().lower(), text)
    if len(sign) != 1 or sign.isalnum() or sign in '"\r\n\\':
        raise InputError(f"{text!r} cannot separate cells.", "Give one character: , ; | or tab.")
    return sign


def sniff(lines: Sequence[str], known: Known, delimiter: str = "") -> tuple[Dialect, list[Record]]:
    """Choose the dialect by the first lines; gives the records they hold under it. `delimiter`: one that is sure."""
    named = _SEPARATOR_LINE.match(lines[0]) if lines else None
    if named and delimiter in ("", named[1]):
        dialect = Dialect(delimiter=named[1])
        return dialect, _records(lines, dialect)
    best: tuple[tuple[float, ...], Dialect, list[Record]] | None = None
    for dialect in _candidates("".join(lines[:_TRIED_RECORDS]), delimiter):
        records = _records(lines, dialect)
        fitness = _fitness(records, known)
        if best is None or fitness > best[0]:
            best = (fitness, dialect, records)
    return (best[1], best[2]) if best else (Dialect(), [])


def _candidates(text: str, sure: str) -> list[Dialect]:
    tried = sure or [delimiter for delimiter in DELIMITERS if delimiter == "," or delimiter in text]
    candidates = [Dialect(delimiter) for delimiter in tried]
    if '\\"' in text:
        candidates += [Dialect(candidate.delimiter, escape="\\") for candidate in candidates]
    after_blank = [Dialect(d.delimiter, d.escape, skip_blanks=True) for d in candidates if f'{d.delimiter} "' in text]
    return candidates + after_blank


def _records(lines: Sequence[str], dialect: Dialect) -> list[Record]:
    records = islice(Records(lines, dialect), _TRIED_RECORDS)
    return [record for record in records if any(cell.strip() for cell in record.cells)]


def _fitness(records: list[Record], known: Known) -> tuple[float, ...]:
    if not records:
        return (0.0,)
    named = max((_known_cells(record, known) for record in records[:_HEADER_WITHIN]), default=0)
    if len(records[0].cells) == 1 and known(records[0].cells[0]):
        named = max(named, 1)
        if named == 1:
            return (1.0, 0.0, 1.0, 1.0)
    faults = sum(bool(record.problem) for record in records)
    width, count = Counter(len(record.cells) for record in records).most_common(1)[0]
    alike = round(count / len(records), 1) if width > 1 else 0.0
    return (named if named > 1 else 0.0, -faults, alike, width)


def _known_cells(record: Record, known: Known) -> int:
    return sum(known(cell) for cell in record.cells[:_LOOKED_AT])


def find_header(records: Sequence[Record], known: Known) -> int:
    """Index of the record that names the columns: the one with most known names, else the first of the usual width."""
    above = records[:_HEADER_WITHIN]
    counts = [_known_cells(record, known) for record in above]
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

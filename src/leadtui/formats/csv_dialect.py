"""How a file separates its cells.

Every separator is tried on the first records; the one under which most column names are known wins, else the one that
cuts most records into the same number of cells.
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
HEADER_WITHIN = 40
"""Records among which the names of the columns are looked for."""
_LOOKED_AT = 80
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=([,;\t|:^~])\"?[\r\n]*$", re.IGNORECASE)

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
    named = max((known_cells(record, known) for record in records[:HEADER_WITHIN]), default=0)
    if len(records[0].cells) == 1 and known(records[0].cells[0]):
        named = max(named, 1)
        if named == 1:
            return (1.0, 0.0, 1.0, 1.0)
    faults = sum(bool(record.problem) for record in records)
    width, count = Counter(len(record.cells) for record in records).most_common(1)[0]
    alike = round(count / len(records), 1) if width > 1 else 0.0
    return (named if named > 1 else 0.0, -faults, alike, width)


def known_cells(record: Record, known: Known) -> int:
    """How many of its cells are names of columns."""
    return sum(known(cell) for cell in record.cells[:_LOOKED_AT])

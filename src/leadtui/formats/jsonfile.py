"""JSON as a table: a list of records, an object that holds one, a record a line, or rows under a first row of names.

The columns are those of all records, in the order they are met. A record is known by the line it begins on; where all
of them stand on one line, by its number.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TextIO

from leadtui.formats.csv_records import Record
from leadtui.formats.encoding import Encoding
from leadtui.formats.json_cells import flatten, said
from leadtui.formats.json_stream import Value, members, values
from leadtui.formats.source import Opened
from leadtui.formats.table import Row, Rows, Table, column_names, refuse_wide
from leadtui.rules.text import FIELD_LIMIT
from leadtui.words.errors import InputError

LISTS = ("leads", "contacts", "people", "persons", "data", "results", "records", "items", "rows", "list", "value")
"""Names under which other programs hold their list."""
LOOKED_AT = 16 << 20
"""Characters that are read to see which columns there are; what comes later under other names stands in `MORE`."""
MORE = "More"
_HINT = "Give a list of records: [{...}, {...}], or one record a line."


class _Counted(io.TextIOWrapper):
    """A text that knows how much of it was read."""

    count = 0

    def read(self, size: int | None = -1, /) -> str:
        text = super().read(size)
        self.count += len(text)
        return text


Read = Callable[[TextIO], Iterator[Value]]


def read_json(opened: Opened, name: str, written: Encoding) -> Table:
    """Open JSON as a table; raises InputError for what is no JSON and for what holds no records."""
    with _named(name):
        kind, read = _form(opened, written)
        with _text(opened, written) as file:
            columns, rest = _columns(file, read, name)
    header = column_names(columns, name)
    places = {column: at for at, column in enumerate(columns)}
    made = Rows(len(columns), lossy=written.lossy)
    counted = _one_line(opened, written)

    def rows() -> Iterator[Row]:
        with _named(name), _text(opened, written) as file:
            for number, one in enumerate(islice(read(file), rest, None), start=1):
                row = made.row(_record(one._replace(line=number) if counted else one, places, listed=bool(rest)))
                if row:
                    yield row

    return Table(name, header, 0, kind, rows, written.name)


def _one_line(opened: Opened, written: Encoding) -> bool:
    """Whether the whole text stands on one line, so that only the numbers of its records tell them apart."""
    ended = False
    with _text(opened, written) as file:
        while piece := file.read(1 << 18):
            before, sign, behind = piece.partition("\n")
            if (ended and piece.strip()) or (sign and behind.strip()):
                return False
            ended = ended or bool(sign and before.strip())
    return True


def _form(opened: Opened, written: Encoding) -> tuple[str, Read]:
    """How the text is made: a list, a value a line, or an object of which one list is meant."""
    with _text(opened, written) as file:
        listed = file.read(4096).lstrip("\ufeff \t\r\n").startswith("[")
    if listed:
        return "json", values
    with _text(opened, written) as file:
        first = list(islice(values(file), 2))
    if len(first) != 1 and not (first and first[0].large):
        return "jsonl", values
    whole = first[0].value
    if not first[0].large and not isinstance(whole, dict):
        raise InputError(first[0].problem.replace("it is", "is", 1) or "holds no records")
    held = _lists(opened, written)
    named = [key for key in LISTS if key in held]
    chosen = named[0] if named else held.most_common(1)[0][0] if held else ""
    if whole is not None and not named and (not chosen or held[chosen] < 3):  # a record, with a few emails perhaps
        return "jsonl", values
    if not chosen:
        raise InputError("holds no list of records")
    return "json", lambda file: (one for one in members(file) if one.where == chosen and not one.inside)


def _lists(opened: Opened, written: Encoding) -> Counter[str]:
    """How many records stand in each list of the one object a text holds."""
    held: Counter[str] = Counter()
    with _text(opened, written) as file:
        for one in members(file):
            if isinstance(one.value, dict) and not one.inside:
                held[one.where] += 1
            if file.count > LOOKED_AT:
                break
    return held


def _columns(file: _Counted, read: Read, name: str) -> tuple[list[str], int]:
    """The columns of the records, and how many values stand before the first row."""
    columns: dict[str, None] = {}
    for one in read(file):
        if isinstance(one.value, list) and not columns:
            refuse_wide(len(one.value), name)
            return column_names([said(cell) for cell in one.value], name), 1
        if isinstance(one.value, dict):
            columns.update(dict.fromkeys(flatten(one.value)))
            refuse_wide(len(columns), name)
        if columns and file.count > LOOKED_AT:
            columns[MORE] = None
            break
    if not columns:
        raise InputError("holds no records")
    return list(columns), 0


def _record(one: Value, places: dict[str, int], *, listed: bool) -> Record:
    """A value as a record; `listed`: the first of them names the columns, so lists are rows under it."""
    if one.problem:
        return Record(one.line, [], one.problem, broken=True)
    if isinstance(one.value, list) and not listed:
        return Record(
            one.line, [said(one.value)[:200]], "it is a list among records; nothing says what it holds", broken=True
        )
    if isinstance(one.value, list):
        cells = [said(cell) for cell in one.value]
    elif isinstance(one.value, dict):
        cells = [""] * len(places)
        for column, text in flatten(one.value).items():
            at = places.get(column)
            if at is not None:
                cells[at] = text
            elif MORE in places:
                more = cells[places[MORE]]
                cells[places[MORE]] = f"{more}, {column}: {text}" if more else f"{column}: {text}"
    else:
        return Record(one.line, [said(one.value)[:200]], "it is no record", broken=True)
    if any(len(cell) > FIELD_LIMIT for cell in cells):
        problem = f"a cell holds more than {FIELD_LIMIT:,} characters"
        return Record(one.line, [cell[:FIELD_LIMIT] for cell in cells], problem, broken=True)
    return Record(one.line, cells)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Put the name of the file before what the reader says."""
    try:
        yield
    except InputError as error:
        if error.message.startswith(name):
            raise
        raise InputError(f"{name} {error.message}.", error.hint or _HINT) from error


def _text(opened: Opened, written: Encoding) -> _Counted:
    return _Counted(opened(), encoding=written.name, errors=written.errors)

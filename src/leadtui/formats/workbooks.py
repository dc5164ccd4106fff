"""A workbook as a table: read in a process of its own, which is stopped when it takes too long.

The sheet is the one that was asked for, else the first whose columns have known names, else the first with a header.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from leadtui.formats.csv_dialect import Known
from leadtui.formats.csv_records import Record
from leadtui.formats.header_line import chosen_header, find_header, found_header, looks_like_data
from leadtui.formats.source import Opened
from leadtui.formats.table import HINT_HEADER, Row, Rows, Table, column_names
from leadtui.words.errors import InputError

PATIENCE = 60.0
"""Seconds in which nothing comes before a workbook is given up."""
_AS_CSV = "Save the sheet as CSV (UTF-8) and import that."
_PIECE = 1 << 16


def read_workbook(opened: Opened, name: str, known: Known, sheet: str = "", header_line: int = 0) -> Table:
    """Open a workbook as a table.

    Raises InputError for one that is damaged, protected, too large, without a header, or without the sheet asked for.
    """
    kind, sheets, chosen, records = _look(opened, name, known, sheet)
    if header_line:
        header = chosen_header(records, header_line, name)
    else:
        header = found_header(records, known, name, line="row")
    columns = column_names(header.cells, name)
    rows = Rows(len(columns), header.cells if header.line else ())

    def read() -> Iterator[Row]:
        with _child(opened, name, "rows", str(len(columns)), chosen) as values:
            for batch in values:
                for record in map(Record._make, batch):
                    row = rows.row(record) if record.line > header.line else None
                    if row:
                        yield row

    return Table(name, columns, header.line, kind, read, sheet=chosen, sheets=tuple(sheets))


def _look(opened: Opened, name: str, known: Known, asked: str) -> tuple[str, list[str], str, list[Record]]:
    kind = ""
    sheets: list[str] = []
    found: list[tuple[tuple[int, int], str, list[Record]]] = []
    with _child(opened, name, "look", asked) as values:
        for value in values:
            if "sheets" in value:
                kind, sheets = value["kind"], value["sheets"]
                if asked and asked not in sheets:
                    raise InputError(f"{name} has no sheet {asked[:60]!r}.", f"It has: {', '.join(sheets[:20])}.")
                continue
            records = [Record._make(one) for one in value["records"]]
            if not records or (asked and value["sheet"] != asked):
                continue
            fitness = _fitness(records, known)
            found.append((fitness, value["sheet"], records))
            if asked or fitness[0] > 1:
                break
    if not found:
        where = f"The sheet {asked[:60]!r} of {name}" if asked else name
        raise InputError(f"{where} holds no text.", HINT_HEADER)
    _, chosen, records = max(found, key=lambda one: one[0])  # the first of those that fit alike
    return kind, sheets, chosen, records


def _fitness(records: list[Record], known: Known) -> tuple[int, int]:
    header = records[find_header(records, known)]
    named = sum(known(cell) for cell in header.cells[:200])
    headed = len(header.cells) > 1 and len(records) > 1 and not looks_like_data(header.cells, known)
    return named if named > 1 else 0, int(headed)


@contextmanager
def _child(opened: Opened, name: str, *arguments: str) -> Iterator[Iterator[Any]]:
    """Start the reading of a workbook; gives what it tells, and ends it when the caller has enough."""
    with _seekable(opened) as file:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "leadtui.formats.workbook_child", *arguments],
            stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
    with ended(process):
        yield told(process, name)


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """See to it that a process does not outlive its use."""
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def told(process: subprocess.Popen[bytes], name: str) -> Iterator[Any]:
    """What the process tells; raises InputError when it refuses, dies, or says nothing for too long."""
    for line in _lines(process, name):
        value = json.loads(line)
        if isinstance(value, dict):
            if "refused" in value:
                raise InputError(f"{name} {value['refused']}.", value["hint"])
            if "done" in value:
                return
        yield value
    raise InputError(f"{name} cannot be read within the memory and time a list may take.", _AS_CSV)


def _lines(process: subprocess.Popen[bytes], name: str) -> Iterator[bytes]:
    out = process.stdout
    if out is None:
        return
    held = bytearray()
    while True:
        if not select.select([out], [], [], PATIENCE)[0]:
            raise InputError(f"{name} takes too long to read.", _AS_CSV)
        piece = os.read(out.fileno(), _PIECE)
        if not piece:
            return
        held += piece
        if b"\n" in piece:
            *lines, rest = held.split(b"\n")
            yield from map(bytes, lines)
            held = rest


def _seekable(opened: Opened) -> BinaryIO:
    """The bytes as a file the other process can read."""
    file = opened()
    try:
        file.fileno()
    except OSError:
        given = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115
        shutil.copyfileobj(file, given)
        given.seek(0)
        return given
    return file

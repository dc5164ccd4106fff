"""Physical lines to records with the C csv reader, and how to go on after a line it cannot read.

Always holds: a record knows the physical line it begins on; no record, whatever its quotes, holds more than
`RECORD_LIMIT` characters in memory; a line that cannot be read costs itself and what plainly belongs to it, not the
rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from leadtui.rules.text import FIELD_LIMIT

RECORD_LIMIT = 4_194_304


class Record(NamedTuple):
    """One record: the physical line it begins on, its cells, and what is wrong ("" for nothing).

    `broken`: the cells are only a guess, the record cannot be used.
    """

    line: int
    cells: list[str]
    problem: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file separates and quotes. `escape`: what stands before a quote inside quotes, "" when it is doubled."""

    delimiter: str = ","
    escape: str = ""
    skip_blanks: bool = False

    def reader(self, lines: Iterable[str], *, strict: bool) -> Iterator[list[str]]:
        """The csv reader over these lines."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            escapechar=self.escape or None,
            doublequote=True,
            skipinitialspace=self.skip_blanks,
            strict=strict,
        )


class _TooLongError(Exception):
    """A record grew past the limit."""


def lines_of(file: TextIO) -> Iterator[str]:
    """The physical lines with their ends; one longer than the limit comes cut, without an end."""
    while line := file.readline(RECORD_LIMIT):
        yield line
        if len(line) == RECORD_LIMIT and line[-1] not in "\r\n":
            while (rest := file.readline(RECORD_LIMIT)) and rest[-1] not in "\r\n":
                pass


class Records:
    """The records of some lines; iterate once. `width` is the header's number of cells, 0 when not known yet."""

    def __init__(self, lines: Iterable[str], dialect: Dialect, width: int = 0) -> None:
        self._source = iter(lines)
        self._dialect = dialect
        self._width = width
        self._held: list[str] = []  # the lines of the record being read
        self._returned: deque[str] = deque()
        self._line = 0

    def __iter__(self) -> Iterator[Record]:
        csv.field_size_limit(FIELD_LIMIT)
        held = self._held
        while True:
            reader = self._dialect.reader(self._feed(), strict=True)
            try:
                for cells in reader:
                    yield Record(self._line + 1, cells)
                    self._line += len(held)
                    held.clear()
                return
            except csv.Error as error:
                yield from self._recover("field larger" in str(error))
            except _TooLongError:
                yield from self._recover(True)

    def _feed(self) -> Iterator[str]:
        held, returned = self._held, self._returned
        size = 0
        while True:
            if returned:
                line = returned.popleft()
            else:
                line = next(self._source, "")
                if not line:
                    return
            held.append(line)
            if len(held) == 1:
                size = 0
            size += len(line)
            if size >= RECORD_LIMIT:
                raise _TooLongError
            yield line

    def _recover(self, too_long: bool) -> Iterator[Record]:
        """Give what can be saved of the lines held, and put the rest back to be read again."""
        held = list(self._held)
        self._held.clear()
        start = self._line + 1
        if too_long and not (len(held) > 1 and self._like_rows(held[1:21])):
            self._line += len(held)
            if sum(line.count('"') for line in held) % 2:
                self._skip_until_row()
            yield Record(start, [], f"a cell holds more than {FIELD_LIMIT:,} characters", broken=True)
            return
        cells = next(self._dialect.reader(held[:1], strict=False), [])
        self._returned.extendleft(reversed(held[1:]))
        self._line += 1
        if self._width and len(cells) == self._width:
            yield Record(start, cells, "a quote stands where none may be")
            return
        self._skip_until_row()
        end = f" (to line {self._line})" if self._line > start else ""
        yield Record(start, cells, f"a quote is opened and not closed{end}", broken=True)

    def _skip_until_row(self) -> None:
        """Drop the lines that are no rows: the rest of the text the broken cell held."""
        while self._width > 1:
            line = self._returned.popleft() if self._returned else next(self._source, "")
            if not line:
                return
            if self._like_rows([line]):
                self._returned.appendleft(line)
                return
            self._line += 1

    def _like_rows(self, lines: list[str]) -> bool:
        if self._width < 2:
            return False
        alike = sum(line.count(self._dialect.delimiter) >= self._width - 1 for line in lines)
        return alike * 2 > len(lines)

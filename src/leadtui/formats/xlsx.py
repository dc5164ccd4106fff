"""XLSX read row by row as it is unpacked: the first rows are there at once, and memory stays flat whatever the sheet.

A reader of our own, since the others hold the rectangle between the outermost cells (calamine; two cells, A1 and
XFD1048576, end the process), or cannot stop before the strings of the whole book are read. Strings are read no further
than they are asked for. Runs in a child process only (`workbook_child`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element

from leadtui.formats.csv_records import Record
from leadtui.formats.xlsx_parts import Package, feed, goes_beyond, local, parser
from leadtui.formats.xlsx_values import BUILT_IN, Shown, plain_number, shown_by
from leadtui.rules.text import FIELD_LIMIT
from leadtui.words.errors import InputError

WIDEST = 16_384
"""Columns a sheet can have: the last is XFD."""
DEEPEST = 1_048_576
MOST_SHEETS = 500
_EXTRA = 20
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
TOO_LONG = f"has more than the {DEEPEST:,} rows a sheet can have"
_CELL_TOO_LONG = f"a cell holds more than {FIELD_LIMIT:,} characters"


class Sheet(NamedTuple):
    """A sheet of a workbook, and the part it stands in."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """A workbook that is open. `sheets` in the order of their tabs."""

    def __init__(self, file: BinaryIO) -> None:
        self._package = Package(file)
        book = next((part for kind, part in self._package.relations("").values() if kind == "officeDocument"), "")
        if not book or not self._package.has(book):
            raise InputError("is no workbook")
        tree = self._package.tree(book)
        relations = self._package.relations(book)
        parts = dict(relations.values())
        self._from_1904 = any(
            one.get("date1904") in ("1", "true") for one in tree.iter() if one.tag.endswith("}workbookPr")
        )
        self.sheets = _sheets(tree, relations, self._package)
        self._shown = self._styles(parts.get("styles", ""))
        self._strings = _Strings(self._package, parts.get("sharedStrings", ""))

    def records(self, sheet: Sheet, width: int) -> Iterator[Record]:
        """The rows that hold anything, with their numbers; a few cells of what stands beyond `width` columns."""
        return _Reader(self._strings, self._shown, width).read(self._package.pieces(sheet.part))

    def refuse_long(self, sheet: Sheet) -> None:
        """Raise InputError for a sheet with more rows than one can have, before its rows are read."""
        if goes_beyond(self._package.pieces(sheet.part), DEEPEST):
            raise InputError(TOO_LONG)

    def _styles(self, part: str) -> list[Shown]:
        if not part or not self._package.has(part):
            return []
        tree = self._package.tree(part)
        codes = dict(BUILT_IN)
        for one in _named(tree, "numFmt"):
            codes[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
        known: dict[int, Shown] = {}
        shown = []
        for group in _named(tree, "cellXfs"):
            for one in group:
                number = int(one.get("numFmtId", "0"))
                if number not in known:
                    known[number] = shown_by(codes.get(number, ""), from_1904=self._from_1904)
                shown.append(known[number])
        return shown


def _named(tree: Element, name: str) -> list[Element]:
    return [one for one in tree.iter() if one.tag.rpartition("}")[2] == name]


def _sheets(tree: Element, relations: dict[str, tuple[str, str]], package: Package) -> list[Sheet]:
    sheets = []
    for one in _named(tree, "sheet"):
        relation = next((value for key, value in one.items() if key.endswith("}id")), "")
        kind, part = relations.get(relation, ("", ""))
        if kind == "worksheet" and package.has(part):
            sheets.append(Sheet(one.get("name", ""), part, one.get("state", "visible") != "visible"))
    return sheets[:MOST_SHEETS]


def _taken(pieces: list[str]) -> str:
    """The text of these pieces, no more of it than a cell may hold and one character; empties them."""
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    pieces.clear()
    if len(text) > FIELD_LIMIT:
        text = text[: FIELD_LIMIT + 1]
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _shortened(pieces: list[str]) -> None:
    """Keep a text that does not end from growing past what a cell may hold."""
    if len(pieces) > 1:
        pieces[:] = ["".join(pieces)[: FIELD_LIMIT + 1]]


class _Strings:
    """The strings that cells share, read as far as they are asked for."""

    def __init__(self, package: Package, part: str) -> None:
        self._known: list[str] = []
        self._pieces: list[str] = []
        self._silent = 0
        made = parser()
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end
        made.CharacterDataHandler = None
        self._parser = made
        self._fed = feed(made, package.pieces(part)) if part and package.has(part) else iter(())

    def get(self, number: int) -> str | None:
        """The string with this number from 0, None when there is none."""
        while number >= len(self._known):
            if next(self._fed, self) is self:
                return None
            _shortened(self._pieces)
        return self._known[number]

    def _start(self, name: str, _: dict[str, str]) -> None:
        name = local(name)
        if name == "t" and not self._silent:
            self._parser.CharacterDataHandler = self._pieces.append
        elif name == "rPh":  # how Japanese is pronounced
            self._silent += 1

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._parser.CharacterDataHandler = None
        elif name == "rPh":
            self._silent -= 1
        elif name == "si":
            self._known.append(_taken(self._pieces))


class _Reader:
    """Makes records of the events of one sheet."""

    def __init__(self, strings: _Strings, shown: list[Shown], width: int) -> None:
        self._strings = strings
        self._shown = {str(number): one for number, one in enumerate(shown)}
        self._width = min(width, WIDEST)
        self._extra = WIDEST * 2 if width >= WIDEST else _EXTRA
        self._pieces: list[str] = []
        self._ready: list[Record] = []
        self._line = 0
        self._columns: dict[str, int] = {}
        self._new_row()
        self._parser = made = parser()
        made.StartElementHandler = self._start
        made.EndElementHandler = self._end

    def read(self, pieces: Iterator[bytes]) -> Iterator[Record]:
        for _ in feed(self._parser, pieces):
            _shortened(self._pieces)
            yield from self._ready
            self._ready.clear()

    def _new_row(self) -> None:
        self._cells: list[str] = []
        self._beyond: list[str] = []
        self._problem = ""
        self._broken = False
        self._column = 0

    def _start(self, name: str, given: dict[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._given = given
            reference = given.get("r")
            if reference:
                letters = reference.rstrip("0123456789")
                self._column = self._columns.get(letters) or self._place(letters)
            else:
                self._column += 1
        elif name == "v" or name == "t":
            self._parser.CharacterDataHandler = self._pieces.append
        elif name == "row":
            said = given.get("r", "")
            line = int(said) if said.isdecimal() and len(said) < 9 else 0
            self._line = line if line > self._line else self._line + 1  # rows go down
            if self._line > DEEPEST:
                raise InputError(TOO_LONG)
            self._new_row()
        elif name == "rPh":
            self._parser.StartElementHandler = None

    def _end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if name == "v" or name == "t":
            self._parser.CharacterDataHandler = None
        elif name == "c":
            if self._pieces:
                value = self._value(_taken(self._pieces))
                if value:
                    self._put(value)
        elif name == "row":
            cells = self._cells
            if cells or self._beyond or self._problem:
                if self._beyond:
                    cells += [""] * (self._width - len(cells)) + self._beyond
                self._ready.append(Record(self._line, cells, self._problem, self._broken))
                self._new_row()
        elif name == "rPh":
            self._parser.StartElementHandler = self._start

    def _place(self, letters: str) -> int:
        found = 0
        for letter in letters.upper()[:4]:
            found = found * 26 + ord(letter) - 64
        if not 1 <= found <= WIDEST:
            raise InputError("is no workbook: a cell stands where no cell can")
        self._columns[letters] = found
        return found

    def _put(self, value: str) -> None:
        if len(value) > FIELD_LIMIT:
            value, self._problem, self._broken = value[:FIELD_LIMIT], _CELL_TOO_LONG, True
        cells = self._cells
        missing = self._column - 1 - len(cells)
        if self._column > self._width:
            if len(self._beyond) < self._extra:
                self._beyond.append(value)
        elif missing >= 0:
            if missing:
                cells += [""] * missing
            cells.append(value)
        else:  # cells out of their order
            cells[self._column - 1] = value

    def _value(self, raw: str) -> str:
        kind = self._given.get("t", "n")
        if kind == "s":
            found = self._strings.get(int(raw)) if raw.isdecimal() and len(raw) < 10 else None
            if found is None:
                self._problem = self._problem or "a cell names a text that is not in the workbook"
            return found or ""
        if kind == "n":
            return self._shown.get(self._given.get("s", ""), plain_number)(raw.strip())
        if kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        if kind == "e":
            self._problem = self._problem or f"a cell holds the error {raw.strip()[:20]}, which is left blank"
            return ""
        if kind == "d":
            return raw.strip().replace("T", " ").removesuffix(" 00:00:00")
        return raw

"""The parts of an XLSX package, read in pieces with an eye on what comes out of them.

Always holds: no part is held whole in memory but the small ones; a part that unpacks to far more than any workbook
does is refused; nothing is read from outside the package, and no entity is followed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pyexpat import ExpatError, ParserCreate, XMLParserType
from typing import BinaryIO
from xml.etree import ElementTree
from zipfile import ZipFile

from leadtui.words.errors import InputError

PIECE = 1 << 16
_SMALL = 32 << 20
_LARGEST = 8 << 30
_SUSPECT = 16 << 20
_TIMES = 250
"""A sheet packs 10 to 40 times; what unpacks to 250 times its size was made to fill the memory."""

_DIMENSION = re.compile(rb'<dimension ref="([A-Z]{1,3}\d{1,9}:)?[A-Z]{1,3}(\d{1,9})"')
_ROW_NUMBER = re.compile(rb'<row [^>]*?\br="(\d{1,9})"')

BOMB = "unpacks to far more than a workbook holds"


class Package:
    """The zip file a workbook is."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = ZipFile(file)
        self._names = {name.lower(): name for name in self._zip.namelist()}

    def has(self, part: str) -> bool:
        """Whether there is such a part, whatever the case of its name."""
        return part.lower() in self._names

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; raises InputError for one that was made to burst."""
        packed = self._zip.getinfo(self._names[part.lower()])
        total = 0
        with self._zip.open(packed) as stream:
            while piece := stream.read(PIECE):
                total += len(piece)
                if total > _LARGEST or (total > _SUSPECT and total > _TIMES * max(packed.compress_size, 1)):
                    raise InputError(BOMB)
                yield piece

    def tree(self, part: str) -> ElementTree.Element:
        """A small part as a tree."""
        data = bytearray()
        for piece in self.pieces(part):
            data += piece
            if len(data) > _SMALL:
                raise InputError(BOMB)
            if b"<!DOCTYPE" in data[:4096]:
                raise InputError("is no workbook: it declares what none declares")
        return ElementTree.fromstring(bytes(data))

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part names: id → (the last word of its kind, the part)."""
        folder, _, base = part.rpartition("/")
        at = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(at):
            return {}
        found = {}
        for one in self.tree(at):
            goal = one.get("Target", "")
            goal = goal.lstrip("/") if goal.startswith("/") else posixpath.normpath(posixpath.join(folder, goal))
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], goal)
        return found


def parser() -> XMLParserType:
    """A parser that gives text in one piece and refuses a document that declares anything."""
    made = ParserCreate()
    made.buffer_text = True

    def refuse(*_: object) -> None:
        raise InputError("is no workbook: it declares what none declares")

    made.StartDoctypeDeclHandler = refuse
    return made


def feed(made: XMLParserType, pieces: Iterator[bytes]) -> Iterator[None]:
    """Hand the pieces to the parser; comes back after each."""
    for piece in pieces:
        made.Parse(piece, False)
        yield
    made.Parse(b"", True)
    yield


def goes_beyond(sheet: Iterator[bytes], most: int) -> bool:
    """Whether a sheet has more rows than that, or numbers one so.

    They are counted only where the sheet does not say how far it goes, or says one cell, as some programs do.
    """
    rows, last = 0, b""
    for piece in sheet:
        said = None if rows else _DIMENSION.search(piece)
        if said and int(said[2]) > 1:
            return int(said[2]) > most
        rows += piece.count(b"<row ") + piece.count(b"<row>")
        if rows > most:
            return True
        last = piece
    numbers = _ROW_NUMBER.findall(last)
    return bool(numbers) and int(numbers[-1]) > most


def local(name: str) -> str:
    """A tag without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


__all__ = ["BOMB", "ExpatError", "Package", "feed", "goes_beyond", "local", "parser"]

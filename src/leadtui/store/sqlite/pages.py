"""The rows of a database file read straight from its pages, for a file the engine gives up on.

As the file format says, https://sqlite.org/fileformat2.html: leaf pages of table b-trees (section 1.6) hold cells,
cells hold records (section 2.1), long records go on in overflow pages. Nothing is trusted: what cannot be read is left
out, and no content, whatever it is, raises.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Value = int | float | bytes | str | None
"""A value as it is stored; text whose bytes are no text comes with marks in their place."""

_USUAL_PAGE = 4096
_LEAF, _INTERIOR = 0x0D, 0x05
_FIRST_HEADER = 100
_MOST_COLUMNS = 400
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Row(NamedTuple):
    """One record of a table: its number, and its values in the order of the table's columns."""

    rowid: int
    values: tuple[Value, ...]


class Broken(Exception):
    """These bytes are not what they should be."""


class Pages:
    """The pages of a file. `size` is the bytes of one; numbers begin with 1."""

    def __init__(self, file: Path) -> None:
        self.data = file.read_bytes()
        size = int.from_bytes(self.data[16:18], "big")
        size = 65536 if size == 1 else size
        self.size = size if 512 <= size <= 65536 and not size & (size - 1) else _USUAL_PAGE
        self.count = -(-len(self.data) // self.size)

    def page(self, number: int) -> bytes:
        """A page; raises Broken when the file has none of this number. The last may be cut short."""
        if not 1 <= number <= self.count:
            raise Broken
        return self.data[(number - 1) * self.size : number * self.size]

    def leaves(self, root: int) -> Iterator[int]:
        """The leaf pages of the table that begins at a page, in order, as far as the way to them is whole."""
        waiting, seen = [root], set()
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            try:
                page, start = self._tree_page(number)
            except Broken:
                continue
            if page[start] == _LEAF:
                yield number
            elif page[start] == _INTERIOR:
                waiting += reversed(_children(page, start))

    def all_leaves(self) -> Iterator[int]:
        """Every page that says it is a leaf of a table."""
        for number in range(1, self.count + 1):
            try:
                page, start = self._tree_page(number)
            except Broken:
                continue
            if page[start] == _LEAF:
                yield number

    def rows(self, number: int) -> Iterator[Row]:
        """The records of a leaf page that can be read."""
        try:
            page, start = self._tree_page(number)
            cells = _pointers(page, start, 8)
        except Broken:
            return
        for cell in cells:
            try:
                yield self._cell(page, cell)
            except Broken:
                continue

    def _tree_page(self, number: int) -> tuple[bytes, int]:
        page = self.page(number)
        start = _FIRST_HEADER if number == 1 else 0
        if len(page) < start + 8:
            raise Broken
        return page, start

    def _cell(self, page: bytes, at: int) -> Row:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if not 0 < length <= len(self.data):
            raise Broken
        local = self._local(length)
        payload = page[at : at + local]
        if len(payload) < local:
            raise Broken
        if local < length:
            payload += self._overflow(_number(page, at + local), length - local)
        return Row(_signed(rowid), _record(payload))

    def _local(self, length: int) -> int:
        """How many bytes of a record stand in its leaf (section 1.6 of the format)."""
        most, least = self.size - 35, (self.size - 12) * 32 // 255 - 23
        if length <= most:
            return length
        some = least + (length - least) % (self.size - 4)
        return some if some <= most else least

    def _overflow(self, number: int, missing: int) -> bytes:
        parts, seen = [], set()
        while missing > 0:
            if number in seen:
                raise Broken
            seen.add(number)
            page = self.page(number)
            part = page[4 : 4 + missing]
            if not part or len(part) < min(missing, self.size - 4):
                raise Broken
            parts.append(part)
            missing -= len(part)
            number = _number(page, 0)
        return b"".join(parts)


def _children(page: bytes, start: int) -> list[int]:
    try:
        cells = _pointers(page, start, 12)
    except Broken:
        cells = ()
    found = [_number(page, cell) for cell in cells if cell + 4 <= len(page)]
    return [*found, _number(page, start + 8)] if len(page) >= start + 12 else found


def _pointers(page: bytes, start: int, header: int) -> tuple[int, ...]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    begin = start + header
    if begin + 2 * count > len(page):
        raise Broken
    return struct.unpack_from(f">{count}H", page, begin)


def _number(data: bytes, at: int) -> int:
    if at + 4 > len(data):
        raise Broken
    return int.from_bytes(data[at : at + 4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        if at >= len(data):
            raise Broken
        byte = data[at]
        at += 1
        if place == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    raise Broken


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _record(payload: bytes) -> tuple[Value, ...]:
    header, at = _varint(payload, 0)
    if not at <= header <= len(payload):
        raise Broken
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != header or len(kinds) > _MOST_COLUMNS:
        raise Broken
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise Broken
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in _INTEGERS or kind == 7:
        end = at + _INTEGERS.get(kind, 8)
        if end > len(payload):
            raise Broken
        if kind == 7:
            return struct.unpack_from(">d", payload, at)[0], end
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    if kind < 12:
        raise Broken
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise Broken
    part = payload[at:end]
    return (part.decode("utf-8", "replace") if kind % 2 else part), end

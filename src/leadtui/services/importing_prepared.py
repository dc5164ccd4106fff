"""Cells made ready for their readers: what a column writes around every value comes off, a number is written one way
only, and an address that stands in one cell goes to its fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from leadtui.rules.addresses import split_address, split_place
from leadtui.rules.column_cells import PREPARED
from leadtui.rules.written_numbers import plain_number

if TYPE_CHECKING:
    from leadtui.services.importing_columns import Column
    from leadtui.services.importing_incoming import Incoming

    CellReader = Callable[[Incoming, Column, str, list[str]], None]

ADDRESS, PLACE, PART = "address", "place", "part"
"""A column of whole addresses, one of cities with what stands around them, and what comes of these."""

REMEMBERED = 4096
"""Cells of a column whose parts are kept: a list has fewer cities than rows."""

_PARTS = ("postal_code", "city", "state", "country")


def prepared(column: Column, reader_of: Callable[[Column], CellReader]) -> CellReader:
    """The reader of a column, with its cells prepared before it sees them."""
    reader = reader_of(column)
    if column.cells in (ADDRESS, PLACE):
        return _in_parts(column, reader_of)
    sign, change = column.sign, PREPARED.get(column.cells)

    def read(lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        if change:
            text = change(text)
        reader(lead, column, plain_number(text, sign) if sign else text, cells)

    return read if sign or change else reader


def _in_parts(column: Column, reader_of: Callable[[Column], CellReader]) -> CellReader:
    """Gives the parts of an address to their fields; a column of its own for one of them goes before."""
    split = lru_cache(REMEMBERED)(split_address if column.cells == ADDRESS else split_place)
    columns = {key: replace(column, key=key, cells=PART) for key in ("street", *_PARTS)}
    readers = {key: reader_of(part) for key, part in columns.items()}

    def read(lead: Incoming, column: Column, text: str, cells: list[str]) -> None:
        for key, value in split(text).items():
            if key == column.key or key not in lead.columns:
                readers[key](lead, columns[key], value, cells)

    return read

"""The kind of a custom field that an import makes: a number, a date, yes or no, when every value of its column agrees.

One value that does not agree makes it text, so nothing of a column is ever lost to its kind; a blank ("N/A") is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from leadtui.formats.table import Table
from leadtui.rules.blank_cells import certain_blanks
from leadtui.rules.column_content import kinds_of_value
from leadtui.rules.text import clean

LOOKED_THROUGH = 200_000
"""Rows that are looked through; in a longer list every new field holds text."""

_ENOUGH = 2
"""Values it takes to tell a kind by."""


def kinds_of(table: Table, columns: Sequence[int]) -> dict[int, str]:
    """Column number → number, date, yes_no or text."""
    left: dict[int, tuple[str, ...]] = dict.fromkeys(columns, ("number", "yes_no", "date"))
    met = dict.fromkeys(columns, 0)
    rows = 0
    for row in islice(table.rows(), LOOKED_THROUGH + 1):
        rows += 1
        for at in [at for at, kinds in left.items() if kinds]:
            value = clean(row.cells[at])
            if value and value not in certain_blanks():
                met[at] += 1
                possible = kinds_of_value(value)
                left[at] = tuple(kind for kind in left[at] if kind in possible)
        if not any(left.values()):
            break
    known = rows <= LOOKED_THROUGH
    return {at: kinds[0] if kinds and known and met[at] >= _ENOUGH else "text" for at, kinds in left.items()}

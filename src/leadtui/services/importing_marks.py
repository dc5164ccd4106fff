"""What a list says of a row as a whole: it was deleted or converted in the program that wrote it, or it is the sum of
the rows above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from leadtui.rules.header_words import header_key
from leadtui.rules.values import read_yes_no
from leadtui.words.errors import InputError
from leadtui.words.headers_programs import MARKS

if TYPE_CHECKING:
    from leadtui.services.importing_columns import Plan

TOTAL = "it is the total of the list, so it is skipped"
_TOTALS = frozenset(("summe", "gesamt", "gesamtsumme", "total", "grand total", "totale", "somme", "totaal", "suma"))

DELETED = "it was deleted in {program}, so it is skipped"


def marking(plan: Plan) -> dict[str, str]:
    """Column → "deleted" or "converted", for those by which its program says what became of a row; a column that
    somebody mapped by hand is none.
    """
    known = MARKS.get(plan.kind, {})
    keys = {header_key(name): mark for mark, names in known.items() for name in names}
    if not keys:
        return {}
    return {
        name: keys[key] for name in plan.table.header if (key := header_key(name)) in keys and name not in plan.said
    }


class Marks:
    """Reads the marks of the rows of one file."""

    def __init__(self, plan: Plan) -> None:
        found = marking(plan)
        self._places = [(at, found[name]) for at, name in enumerate(plan.table.header) if name in found]
        self.deleted = DELETED.format(program=plan.kind.capitalize())

    def of(self, cells: Sequence[str]) -> frozenset[str] | None:
        """What a row is marked as: "deleted", "converted"; None for nothing."""
        if not self._places:
            return None
        return frozenset(mark for at, mark in self._places if _yes(cells[at])) or None


def is_total(cells: Sequence[str], fields: Mapping[int, str]) -> bool:
    """Whether a row holds the word for a total in its first cell and nothing but figures in the others.

    `fields`: which field the cell at a place goes to. Total is a company too.
    """
    at = next((at for at, cell in enumerate(cells) if cell), 0)
    word = cells[at].strip(" :=").lower() if cells else ""
    if word not in _TOTALS or (word == "total" and fields.get(at) == "company"):
        return False
    rest = "".join(cells[at + 1 :])
    return "+" not in rest and any(map(str.isdecimal, rest)) and not any(map(str.isalpha, rest))


def _yes(cell: str) -> bool:
    try:
        return bool(cell.strip()) and read_yes_no(cell)
    except InputError:
        return False

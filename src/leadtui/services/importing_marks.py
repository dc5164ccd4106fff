"""What the program that wrote a list says has become of a row: deleted there, or converted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtui.rules.header_words import header_key
from leadtui.rules.values import read_yes_no
from leadtui.words.errors import InputError
from leadtui.words.headers_programs import MARKS

if TYPE_CHECKING:
    from leadtui.services.importing_columns import Plan

DELETED = "it was deleted in {program}, so it is skipped"


class Marks:
    """Reads the marks of the rows of one file; a column that somebody mapped by hand is none."""

    def __init__(self, plan: Plan) -> None:
        known = MARKS.get(plan.kind, {})
        keys = {header_key(name): mark for mark, names in known.items() for name in names}
        self._places = [
            (at, keys[header_key(name)])
            for at, name in enumerate(plan.table.header)
            if keys and header_key(name) in keys and name not in plan.said
        ]
        self.deleted = DELETED.format(program=plan.kind.capitalize())

    def of(self, cells: Sequence[str]) -> frozenset[str] | None:
        """What a row is marked as: "deleted", "converted"; None for nothing."""
        if not self._places:
            return None
        return frozenset(mark for at, mark in self._places if _yes(cells[at])) or None


def _yes(cell: str) -> bool:
    try:
        return bool(cell.strip()) and read_yes_no(cell)
    except InputError:
        return False

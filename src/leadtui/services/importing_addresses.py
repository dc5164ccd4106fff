"""Which of several addresses of a row is taken, where a list has more than one, such as one at work and one at home.

One is taken whole and never mixed with another: the first that has a street and a city; one at home only where nothing
is known of the others. A country that stands alone in the row's own columns is that of an address which has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leadtui.rules.blank_cells import blanks_of

if TYPE_CHECKING:
    from leadtui.services.importing_columns import Column

_PRIVATE = ("home", "other")
_STREET = ("street", "street.2", "street.3")
_TOWN = ("city", "postal_code")
NOTHING: frozenset[int] = frozenset()


class Addresses:
    """The addresses of a list, in order of preference."""

    def __init__(self, columns: Sequence[Column]) -> None:
        groups: dict[str, list[Column]] = {}
        for column in columns:
            if column.group:
                groups.setdefault(column.group, []).append(column)
        order = ("own", "work", "mailing", "company", "home", "other")
        ranks = sorted(groups, key=lambda group: order.index(group) if group in order else len(order))
        several = len(groups) > 1
        self._groups = [groups[group] for group in ranks] if several else []
        self._own = ranks[:1] == ["own"]
        self._private = [group.rstrip("0123456789") in _PRIVATE for group in ranks]
        self._places = [frozenset(column.at for column in group) for group in self._groups]

    def left_out(self, cells: Sequence[str]) -> frozenset[int]:
        """The places of the columns whose address is not taken in this row."""
        if not self._groups:
            return NOTHING
        filled = [
            {c.key for c in group if (text := cells[c.at].strip()) and text not in blanks_of(c.key)}
            for group in self._groups
        ]
        known = [at for at, keys in enumerate(filled) if keys & {*_STREET, *_TOWN}]
        pool = [at for at in known if not self._private[at]] or known or [at for at, keys in enumerate(filled) if keys]
        if not pool:
            return NOTHING
        whole = [at for at in pool if filled[at] & {*_STREET} and filled[at] & {*_TOWN}]
        taken = whole[0] if whole else max(pool, key=lambda at: (len(filled[at]), -at))
        stays = self._places[taken]
        if self._own and taken and filled[0] <= {"country", "state"} and "country" not in filled[taken]:
            stays |= {c.at for c in self._groups[0] if c.key == "country"}
        return frozenset().union(*self._places) - stays

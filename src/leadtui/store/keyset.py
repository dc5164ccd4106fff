"""Lists read page by page, by keyset: a page costs the same wherever it is.

A listing is cut at one instant: where its rows come from, and the stretches it runs through, in order. A row knows its
stretch (`segment`) and its value of what that is sorted by (`sort`), which is all it takes to read the page after or
before it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Generic, Protocol, TypeVar

from leadtui.store.belongings import marks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record


class Placed(Protocol):
    """A row that knows where it stands."""

    @property
    def id(self) -> int: ...
    @property
    def segment(self) -> int: ...
    @property
    def sort(self) -> str | int: ...


R = TypeVar("R", bound=Placed)

FEW = 500
"""Numbers that one statement takes."""

Found = tuple[tuple[R, ...], bool, bool]
"""Rows in the order of their list, whether it begins with them, whether it ends with them."""


@record
class Source(Generic[R]):
    """Where rows come from: `tables` of which the first is `l`, `columns` as selected, and how a row is made of their
    values, what its stretch adds (`kept`), its `segment` and its `sort`.
    """

    tables: str
    columns: str
    make: Callable[[Sequence[Any]], R]


@record
class Stretch:
    """Rows under one condition in one order: by `sort` (an SQL expression that is never null), ties by number.

    `kept` is what every row of it carries on top of its columns.
    """

    where: str
    parameters: tuple[Any, ...]
    sort: str
    descending: bool = False
    kept: tuple[int, ...] = ()

    def order(self, *, backwards: bool) -> str:
        """`ORDER BY` of this stretch, read forwards or backwards."""
        way = "DESC" if self.descending != backwards else "ASC"
        return f"{self.sort} {way}, l.id {way}"

    def beyond(self, row: Placed, *, backwards: bool) -> tuple[str, tuple[Any, ...]]:
        """The condition for rows after (or before) `row` in this stretch."""
        sign = "<" if self.descending != backwards else ">"
        if self.sort == "l.id":
            return f"l.id {sign} ?", (row.id,)
        return f"({self.sort}, l.id) {sign} (?, ?)", (row.sort, row.id)


@record
class Listing(Generic[R]):
    """A list, frozen at one instant."""

    source: Source[R]
    stretches: tuple[Stretch, ...]


def page(
    connection: Connection, listing: Listing[R], limit: int, *, after: R | None = None, before: R | None = None
) -> Found[R]:
    """Up to `limit` rows from the start, after a row, or before one (they come in list order all the same)."""
    start = before or after
    backwards = before is not None
    numbers = (
        range(start.segment, -1, -1)
        if backwards and start
        else range(start.segment if start else 0, len(listing.stretches))
    )
    rows: list[R] = []
    for number in numbers:
        edge = start if start is not None and number == start.segment else None
        rows += _read(connection, listing, number, edge, limit + 1 - len(rows), backwards=backwards)
        if len(rows) > limit:
            break
    more = len(rows) > limit
    rows = rows[:limit]
    if backwards:
        return tuple(reversed(rows)), not more, False
    return tuple(rows), start is None, not more


def last_page(connection: Connection, listing: Listing[R], limit: int) -> Found[R]:
    """The last `limit` rows."""
    rows: list[R] = []
    for number in range(len(listing.stretches) - 1, -1, -1):
        rows += _read(connection, listing, number, None, limit + 1 - len(rows), backwards=True)
        if len(rows) > limit:
            break
    return tuple(reversed(rows[:limit])), len(rows) <= limit, True


def around(connection: Connection, listing: Listing[R], number: int, limit: int) -> Found[R]:
    """Rows on both sides of the one with this number, or from the start when it is not in the listing."""
    row = _find(connection, listing, number)
    if row is None:
        return page(connection, listing, limit)
    above, at_start, _ = page(connection, listing, limit // 2, before=row)
    below, _, at_end = page(connection, listing, limit - len(above) - 1, after=row)
    return (*above, row, *below), at_start, at_end


def count(connection: Connection, listing: Listing[R], cap: int) -> int:
    """How many rows the listing holds, `cap` at most."""
    total = 0
    for stretch in listing.stretches:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {listing.source.tables} WHERE {stretch.where} LIMIT ?)"
        total += int(connection.execute(sql, (*stretch.parameters, cap - total)).fetchone()[0])
        if total >= cap:
            break
    return total


def numbers(connection: Connection, listing: Listing[R], among: Collection[int] | None = None) -> list[int]:
    """The numbers of every row of a listing, in its order; with `among` those of these that are in it."""
    found: list[int] = []
    few = among is not None and len(among) <= FEW
    own = f" AND l.id IN ({marks(tuple(among or ()))})" if few else ""
    asked = tuple(among or ()) if few else ()
    for stretch in listing.stretches:
        order = stretch.order(backwards=False)
        sql = f"SELECT l.id FROM {listing.source.tables} WHERE {stretch.where}{own} ORDER BY {order}"
        found += [row[0] for row in connection.execute(sql, (*stretch.parameters, *asked))]
    return found if among is None or few else [number for number in found if number in among]


def _find(connection: Connection, listing: Listing[R], number: int) -> R | None:
    source = listing.source
    for segment, stretch in enumerate(listing.stretches):
        sql = f"SELECT {source.columns}, {stretch.sort} FROM {source.tables} WHERE l.id = ? AND {stretch.where}"
        found = connection.execute(sql, (number, *stretch.parameters)).fetchone()
        if found is not None:
            return source.make((*found[:-1], *stretch.kept, segment, found[-1]))
    return None


def _read(
    connection: Connection, listing: Listing[R], segment: int, edge: R | None, limit: int, *, backwards: bool
) -> list[R]:
    source, stretch = listing.source, listing.stretches[segment]
    where, parameters = stretch.where, stretch.parameters
    if edge is not None:
        beyond, more = stretch.beyond(edge, backwards=backwards)
        where, parameters = f"{where} AND {beyond}", (*parameters, *more)
    sql = (
        f"SELECT {source.columns}, {stretch.sort} FROM {source.tables} WHERE {where} "
        f"ORDER BY {stretch.order(backwards=backwards)} LIMIT ?"
    )
    make, carried = source.make, (*stretch.kept, segment)
    return [make((*found[:-1], *carried, found[-1])) for found in connection.execute(sql, (*parameters, limit))]

"""Lists of leads, page by page, by keyset: a page costs the same wherever it is.

A listing is a query cut at one instant: a filter and the segments it runs through, in order. A row knows its segment
and its sort value, which is all it takes to read the page after or before it.
"""

from __future__ import annotations

from typing import Any

from leadtui.rules.priority import Segment
from leadtui.rules.query.tree import And, Column, Node
from leadtui.store.compiler import column_sql, compile_tree
from leadtui.store.sqlite.driver import Connection
from leadtui.words.lifecycle import Category
from leadtui.words.records import record
from leadtui.words.rows import LeadRow, Page

COLUMNS = LeadRow._fields[:-3]
SELECTED = ", ".join(f"l.{column}" for column in COLUMNS)

_LANES = {
    Category.NEW: {1, 5, 6},
    Category.WORKING: {1, 3},
    Category.NURTURING: {1, 4},
    Category.QUALIFIED: {1, 2},
    Category.DISQUALIFIED: {0},
    Category.CONVERTED: {0},
}


@record
class Stretch:
    """One segment with the filter, as SQL."""

    segment: Segment
    where: str
    parameters: tuple[Any, ...]

    @property
    def sort(self) -> str:
        """The expression of the sort column."""
        return column_sql(self.segment.sort)

    def order(self, *, backwards: bool) -> str:
        """`ORDER BY` of this stretch, read forwards or backwards."""
        way = "DESC" if self.segment.descending != backwards else "ASC"
        return f"{self.sort} {way}, l.id {way}"

    def beyond(self, row: LeadRow, *, backwards: bool) -> tuple[str, tuple[Any, ...]]:
        """The condition for rows after (or before) `row` in this stretch."""
        sign = "<" if self.segment.descending != backwards else ">"
        if self.segment.sort == "id":
            return f"l.id {sign} ?", (row.id,)
        return f"({self.sort}, l.id) {sign} (?, ?)", (row.sort, row.id)


@record
class Listing:
    """A list of leads, frozen at one instant."""

    stretches: tuple[Stretch, ...]


def listing_of(tree: Node, segments: tuple[Segment, ...]) -> Listing:
    """The listing of the leads that match `tree`, in the order of `segments`."""
    lanes = _possible_lanes(tree)
    filtered = compile_tree(tree)
    stretches = []
    for segment in segments:
        if segment.lane not in lanes | {None}:
            continue
        own = compile_tree(segment.tree)
        where = f"l.hidden_by IS NULL AND {own.where} AND {filtered.where}"
        stretches.append(Stretch(segment, where, (*own.params, *filtered.params)))
    return Listing(tuple(stretches))


def page(
    connection: Connection, listing: Listing, limit: int, *, after: LeadRow | None = None, before: LeadRow | None = None
) -> Page:
    """Up to `limit` rows from the start, after a row, or before one (they come in list order all the same)."""
    start = before or after
    backwards = before is not None
    numbers = (
        range(start.segment, -1, -1)
        if backwards and start
        else range(start.segment if start else 0, len(listing.stretches))
    )
    rows: list[LeadRow] = []
    for number in numbers:
        stretch = listing.stretches[number]
        edge = start if start is not None and number == start.segment else None
        rows += _read(connection, stretch, number, edge, limit + 1 - len(rows), backwards=backwards)
        if len(rows) > limit:
            break
    more = len(rows) > limit
    rows = rows[:limit]
    if backwards:
        return Page(tuple(reversed(rows)), at_start=not more, at_end=False)
    return Page(tuple(rows), at_start=start is None, at_end=not more)


def last_page(connection: Connection, listing: Listing, limit: int) -> Page:
    """The last `limit` rows."""
    rows: list[LeadRow] = []
    for number in range(len(listing.stretches) - 1, -1, -1):
        rows += _read(connection, listing.stretches[number], number, None, limit + 1 - len(rows), backwards=True)
        if len(rows) > limit:
            break
    return Page(tuple(reversed(rows[:limit])), at_start=len(rows) <= limit, at_end=True)


def count(connection: Connection, listing: Listing, cap: int) -> int:
    """How many leads the listing holds, `cap` at most."""
    total = 0
    for stretch in listing.stretches:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM lead l WHERE {stretch.where} LIMIT ?)"
        total += int(connection.execute(sql, (*stretch.parameters, cap - total)).fetchone()[0])
        if total >= cap:
            break
    return total


def find(connection: Connection, listing: Listing, lead_id: int) -> LeadRow | None:
    """The row of one lead in this listing, None when it is not in it."""
    for number, stretch in enumerate(listing.stretches):
        sql = f"SELECT {SELECTED}, {stretch.sort} FROM lead l WHERE l.id = ? AND {stretch.where}"
        found = connection.execute(sql, (lead_id, *stretch.parameters)).fetchone()
        if found is not None:
            return _row(found, stretch, number)
    return None


def _read(
    connection: Connection, stretch: Stretch, number: int, edge: LeadRow | None, limit: int, *, backwards: bool
) -> list[LeadRow]:
    where, parameters = stretch.where, stretch.parameters
    if edge is not None:
        beyond, more = stretch.beyond(edge, backwards=backwards)
        where, parameters = f"{where} AND {beyond}", (*parameters, *more)
    sql = (
        f"SELECT {SELECTED}, {stretch.sort} FROM lead l WHERE {where} "
        f"ORDER BY {stretch.order(backwards=backwards)} LIMIT ?"
    )
    return [_row(found, stretch, number) for found in connection.execute(sql, (*parameters, limit))]


def _row(found: tuple[Any, ...], stretch: Stretch, number: int) -> LeadRow:
    return LeadRow._make((*found[:-1], stretch.segment.band, number, found[-1]))


def _possible_lanes(tree: Node) -> set[int]:
    """The lanes a lead that matches can stand in, by the categories the tree asks for."""
    lanes = set(range(7))
    for part in tree.parts if isinstance(tree, And) else (tree,):
        if isinstance(part, Column) and part.name == "category" and part.op in ("=", "in"):
            wanted = part.value if isinstance(part.value, tuple) else (part.value,)
            lanes &= set().union(*(_LANES[Category(str(value))] for value in wanted))
    return lanes


def ordered_ids(connection: Connection, listing: Listing) -> list[int]:
    """The numbers of every lead of a listing, in its order."""
    found: list[int] = []
    for stretch in listing.stretches:
        sql = f"SELECT l.id FROM lead l WHERE {stretch.where} ORDER BY {stretch.order(backwards=False)}"
        found += [row[0] for row in connection.execute(sql, stretch.parameters)]
    return found


def ids(connection: Connection, tree: Node) -> list[int]:
    """The numbers of the visible leads that match a tree."""
    where = compile_tree(tree)
    sql = f"SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND {where.where} ORDER BY l.id"
    return [row[0] for row in connection.execute(sql, where.params)]

"""Lists of leads: a query cut at one instant, that is a filter and the segments of the queue it runs through."""

from __future__ import annotations

from leadtui.rules.priority import Segment
from leadtui.rules.query.tree import And, Column, Node
from leadtui.store import keyset
from leadtui.store.compiler import column_sql, compile_tree
from leadtui.store.keyset import Source, Stretch
from leadtui.store.sqlite.driver import Connection
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

_BY_HAND = """CASE WHEN l.hand_due IS NOT NULL AND (l.next_automatic OR l.hand_due <> l.next_due) THEN
    (SELECT f.{column} FROM follow_up f WHERE f.lead_id = l.id AND f.state = 'open' AND f.hidden_by IS NULL
        AND NOT f.automatic AND f.due_at = l.hand_due ORDER BY f.id LIMIT 1) END"""
BESIDE = {"hand_kind": _BY_HAND.format(column="kind"), "hand_subject": _BY_HAND.format(column="subject")}
"""What is read of other rows, only of a lead whose next follow-up does not tell it."""
COLUMNS = LeadRow._fields[:-3]
SELECTED = ", ".join(BESIDE.get(column, f"l.{column}") for column in COLUMNS)

_LANES = {
    Category.NEW: {1, 5, 6, 7, 8},
    Category.WORKING: {1, 3, 7, 8},
    Category.NURTURING: {1, 4, 7, 8},
    Category.QUALIFIED: {1, 2, 7, 8},
    Category.DISQUALIFIED: {0},
    Category.CONVERTED: {0},
}


Listing = keyset.Listing[LeadRow]
"""A list of leads; every row carries the band of its segment."""

_LEADS = Source("lead l", SELECTED, LeadRow._make)


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
        parameters = (*own.params, *filtered.params)
        stretches.append(Stretch(where, parameters, column_sql(segment.sort), segment.descending, (segment.band,)))
    return Listing(_LEADS, tuple(stretches))


def _possible_lanes(tree: Node) -> set[int]:
    """The lanes a lead that matches can stand in, by the categories the tree asks for."""
    lanes = set(range(9))
    for part in tree.parts if isinstance(tree, And) else (tree,):
        if isinstance(part, Column) and part.name == "category" and part.op in ("=", "in"):
            wanted = part.value if isinstance(part.value, tuple) else (part.value,)
            lanes &= set().union(*(_LANES[Category(str(value))] for value in wanted))
    return lanes


def ids(connection: Connection, tree: Node) -> list[int]:
    """The numbers of the visible leads that match a tree."""
    where = compile_tree(tree)
    sql = f"SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND {where.where} ORDER BY l.id"
    return [row[0] for row in connection.execute(sql, where.params)]

"""Who waits: leads that nobody touched, and which steps were carried out for whom."""

from __future__ import annotations

from typing import NamedTuple

from leadtui.rules.priority import LANE_PLANNED, LANE_SEQUENCE
from leadtui.rules.query.tree import And, Column, Node, conj
from leadtui.store.compiler import compile_tree
from leadtui.store.sqlite.driver import Connection

_LANES = range(1, 9)
_BY_HAND = "o.origin <> 'rule'"

_PLANNED = f"""(SELECT max(o.at) FROM follow_up f JOIN operation o ON o.id = f.made_by AND {_BY_HAND}
    WHERE f.lead_id = l.id)"""
# One look-up in the other: the engine would go through every change of any follow-up instead.
_MOVED = f"""(SELECT max((SELECT max(o.at) FROM change c JOIN operation o ON o.id = c.operation_id AND {_BY_HAND}
    WHERE c.table_name = 'follow_up' AND c.row_id = f.id)) FROM follow_up f WHERE f.lead_id = l.id)"""

_SINCE = f"""max(l.touched, l.status_since, m.at, coalesce(l.reviewed_at, 0), coalesce({_PLANNED}, 0),
    coalesce({_MOVED}, 0), ?)"""
"""What counts as touching a lead: what happened, another status, a review, a follow-up that a hand made or changed.
What came in with a history of its own waits from when it came in.
"""

_KNOWN = "SELECT 1 FROM escalation e WHERE e.lead_id = w.id AND e.rule = ? AND e.since >= w.since"
"""A step that was taken back is known too: it is not done again."""


class Waiting(NamedTuple):
    """A lead that waits since an instant (epoch seconds)."""

    lead_id: int
    since: int


def untouched(connection: Connection, rule: str, tree: Node, latest: int, began: int) -> list[Waiting]:
    """The open leads that a tree holds for, untouched since before `latest`, for whom a rule did nothing since.

    Nobody waits since before `began`.
    """
    where = compile_tree(tree)
    lanes = ", ".join(str(lane) for lane in _lanes(tree))
    sql = f"""WITH w AS MATERIALIZED (SELECT l.id, {_SINCE} AS since FROM lead l
        JOIN operation m ON m.id = l.made_by WHERE l.lane IN ({lanes}) AND l.touched <= ? AND l.status_since <= ?
        AND {where.where}) SELECT w.id, w.since FROM w WHERE w.since <= ? AND NOT EXISTS ({_KNOWN}) ORDER BY w.id"""
    parameters = (began, latest, latest, *where.params, latest, rule)
    return [Waiting(*row) for row in connection.execute(sql, parameters)]


def _lanes(tree: Node) -> list[int]:
    """The lanes in which leads can stand that a tree holds for, as far as it says so."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    flat = conj(parts)
    asked = flat.parts if isinstance(flat, And) else (flat,)
    without = {
        LANE_PLANNED: Column("next_due", "is-null") in asked,
        LANE_SEQUENCE: Column("in_sequence", "=", 0) in asked,
    }
    return [lane for lane in _LANES if not without.get(lane)]


def known(connection: Connection, rule: str, waiting: Waiting) -> bool:
    """Whether a step was carried out for this waiting, be it taken back or not."""
    sql = "SELECT 1 FROM escalation WHERE lead_id = ? AND rule = ? AND since >= ?"
    return connection.execute(sql, (waiting.lead_id, rule, waiting.since)).fetchone() is not None

"""Who waits: leads that nobody touched, and which steps were carried out for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.rules.priority import LANE_PLANNED, LANE_SEQUENCE
from leadtui.rules.query.tree import And, Column, Node, Some, conj, leaves
from leadtui.store.belongings import chunks, marks
from leadtui.store.compiler import compile_tree
from leadtui.store.enrolments_rules import TABLES, touched_since
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


MANY = 10_000
"""Rows of leads touched since the last look from which on it is cheaper, and held in less memory, to look at all."""


class Waiting(NamedTuple):
    """A lead that waits since an instant (epoch seconds); `otherwise`: since something that no index of leads knows."""

    lead_id: int
    since: int
    otherwise: int = 0


class Breach(NamedTuple):
    """A clock of a lead that has run out, when it began and when it was due (epoch seconds)."""

    lead_id: int
    started_at: int
    due_at: int


class Found(NamedTuple):
    """Who waits and was not seen to, and the first instant after that since which another waits, `otherwise` too."""

    waiting: list[Waiting]
    later: int | None


def untouched(
    connection: Connection, rule: str, tree: Node, latest: int, began: int, after: tuple[int, int, int] | None = None
) -> Found:
    """The open leads that a tree holds for, untouched since before `latest`, for whom a rule did nothing since.

    Nobody waits since before `began`. `after`, an instant and two operations: only leads that were touched, or came
    into their status, after that instant, or that operations after the first one up to the second touched.
    """
    among, more = "", list[int | str]()
    touched, asked = ("", []) if after is None else touched_since(after[1], after[2])
    if after is not None and _fewer(connection, touched, asked):
        lanes = _lanes(tree)
        among = f"""AND l.id IN (SELECT id FROM lead WHERE lane IN ({lanes}) AND touched > ? AND touched <= ?
            UNION SELECT id FROM lead WHERE lane IN ({lanes}) AND status_since > ? AND status_since <= ?
            UNION {touched})"""
        more = [after[0], latest, after[0], latest, *asked]
    sql, parameters = _waiting(tree, latest, began, among, more)
    sql += f"""SELECT NULL, min(since), 1 FROM w WHERE since > ?
        UNION ALL SELECT w.id, w.since, w.since > w.known_by FROM w WHERE w.since <= ? AND NOT EXISTS ({_KNOWN})"""
    rows = connection.execute(sql, (*parameters, latest, latest, rule)).fetchall()
    later = next(at for lead, at, _ in rows if lead is None)
    return Found(sorted(Waiting(*row) for row in rows if row[0] is not None), later)


def still_untouched(
    connection: Connection, rule: str, tree: Node, latest: int, began: int, leads: Sequence[int]
) -> list[Waiting]:
    """Those of these leads that `untouched` finds."""
    found: list[Waiting] = []
    for chunk in chunks(sorted(leads)):
        sql, parameters = _waiting(tree, latest, began, f"AND l.id IN ({marks(chunk)})", chunk)
        sql += f"SELECT w.id, w.since, w.since > w.known_by FROM w WHERE w.since <= ? AND NOT EXISTS ({_KNOWN})"
        found += sorted(Waiting(*row) for row in connection.execute(sql, (*parameters, latest, rule)))
    return found


def _waiting(
    tree: Node, latest: int, began: int, among: str, more: Sequence[int | str]
) -> tuple[str, list[int | float | str]]:
    """SQL that names `w` the open leads that may wait since before `latest`, and its parameters; `among` these few."""
    where, free = compile_tree(tree), "+" if among else ""  # of few, by their numbers
    sql = f"""WITH w AS MATERIALIZED (SELECT l.id, {_SINCE} AS since, max(l.touched, l.status_since) AS known_by
        FROM lead l JOIN operation m ON m.id = l.made_by WHERE {free}l.lane IN ({_lanes(tree)})
        AND {free}l.touched <= ? AND {free}l.status_since <= ? AND {where.where} {among})
        """
    return sql, [began, latest, latest, *where.params, *more]


def _fewer(connection: Connection, touched: str, asked: list[int | str]) -> bool:
    """Whether fewer than `MANY` rows of leads were touched; stops counting there."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM ({touched}) LIMIT {MANY})"
    return bool(connection.execute(sql, asked).fetchone()[0] < MANY)


def asks_of_leads_alone(tree: Node) -> bool:
    """Whether what a tree asks about changes by operations on the lead itself, or on its rows."""
    return all(not isinstance(leaf, Some) or leaf.table in TABLES for leaf in leaves(tree))


def _lanes(tree: Node) -> str:
    """The lanes in which leads can stand that a tree holds for, as far as it says so, for SQL."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    flat = conj(parts)
    asked = flat.parts if isinstance(flat, And) else (flat,)
    without = {
        LANE_PLANNED: Column("next_due", "is-null") in asked,
        LANE_SEQUENCE: Column("in_sequence", "=", 0) in asked,
    }
    return ", ".join(str(lane) for lane in _LANES if not without.get(lane))


def breached(connection: Connection, rule: str, now: int, leads: Sequence[int] | None = None) -> list[Breach]:
    """The running clocks that have run out, for whose waiting a rule did nothing, be it taken back or not.

    `leads`: of these only.
    """
    sql = """SELECT s.lead_id, s.started_at, s.due_at FROM lead l JOIN sla_clock s ON s.lead_id = l.id
        AND s.hidden_by IS NULL AND s.met_at IS NULL AND s.due_at <= ? WHERE {} AND l.answer_due <= ? AND NOT EXISTS
        (SELECT 1 FROM escalation e WHERE e.lead_id = s.lead_id AND e.rule = ? AND e.since >= s.started_at)"""
    if leads is None:
        return [Breach(*row) for row in connection.execute(sql.format("l.lane = 8"), (now, now, rule))]
    found: list[Breach] = []
    for chunk in chunks(sorted(leads)):
        few = sql.format(f"+l.lane = 8 AND l.id IN ({marks(chunk)})")
        found += [Breach(*row) for row in connection.execute(few, (now, *chunk, now, rule))]
    return found

"""Whom a rule may enrol: leads that operations changed in what its query asks about. Light; read without a lock.

A query is true for many that it always was true for. Only who was changed in a column, or in rows, that it looks at can
have become so by that; what becomes true by time alone (`created:>7d`) is seen at the next such change.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.rules.query.tree import Column, Node, Phrase, Some, Word, leaves
from leadtui.store.belongings import chunks, marks
from leadtui.store.compiler import compile_tree
from leadtui.store.sqlite.driver import Connection

_WORKED_OUT = {
    "activity": ("last_activity", "first_response", "reached", "tries", "touched", "last_call", "answer_due"),
    "follow_up": ("next_due", "hand_due", "auto_due", "next_kind", "next_subject", "next_automatic"),
    "reach": ("email", "phone", "mobile", "call_zone"),
    "tag": ("tags",),
    "enrolment": ("in_sequence",),
    "sla_clock": ("answer_due",),
}
"""By table, the columns of a lead that are worked out from its rows."""
_NAME = ("first_name", "last_name", "company", "external_id")
_OWNED = ("reach", "tag", "attachment")
TABLES = (*_WORKED_OUT, "attachment")
"""The tables of rows that belong to leads."""


def kinds_since(connection: Connection, since: int) -> set[str]:
    """The kinds of the operations after this one."""
    sql = "SELECT DISTINCT kind FROM operation WHERE id > ? AND state = 'applied'"
    return {row[0] for row in connection.execute(sql, (since,))}


def live_with_new_activities(connection: Connection, since: int) -> list[int]:
    """The leads in sequences with which something happened that was written by operations after this one."""
    sql = (
        "SELECT DISTINCT a.lead_id FROM activity a JOIN enrolment e ON e.lead_id = a.lead_id "
        "WHERE a.made_by > ? AND a.hidden_by IS NULL AND e.state IN ('running', 'paused') AND e.hidden_by IS NULL"
    )
    return [row[0] for row in connection.execute(sql, (since,))]


_NOT_YET = """NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.lead_id = l.id AND e.sequence = ? AND (e.hidden_by IS NULL
    AND (e.state IN ('running', 'paused') OR e.started_at >= l.status_since)
    OR e.entered_by IS NOT NULL AND e.started_at >= l.status_since))"""


def to_enrol(connection: Connection, key: str, tree: Node, since: int, upto: int) -> list[int]:
    """The leads that a query holds for, that operations after `since` up to `upto` changed in what it asks about, and
    that were not in this sequence since they have their status; nor did a rule enrol them since and was taken back.
    """
    fields, tables = set[str](), set[str]()
    everything = False
    for leaf in leaves(tree):
        if isinstance(leaf, Word | Phrase):
            everything = True
        elif isinstance(leaf, Some):
            tables.add(leaf.table)
        elif isinstance(leaf, Column):
            found = {table for table, columns in _WORKED_OUT.items() if leaf.name in columns}
            tables |= found
            fields |= set(_NAME) if leaf.name == "name" else set() if found else {leaf.name}
    if everything:
        tables = set(TABLES)
    where = compile_tree(tree)
    changed, parameters = _changed(sorted(fields), sorted(tables & set(TABLES)), (since, upto), everything=everything)
    sql = (
        f"SELECT l.id FROM lead l WHERE l.id IN ({changed}) AND l.hidden_by IS NULL AND {where.where} "
        f"AND {_NOT_YET} ORDER BY l.id"
    )
    return [row[0] for row in connection.execute(sql, (*parameters, *where.params, key))]


def still_to_enrol(connection: Connection, key: str, tree: Node, leads: Sequence[int]) -> list[int]:
    """Those of these leads, found to enrol before, for which that is still so; by number."""
    where, found = compile_tree(tree), list[int]()
    for chunk in chunks(sorted(leads)):
        sql = (
            f"SELECT l.id FROM lead l WHERE l.id IN ({marks(chunk)}) AND l.hidden_by IS NULL AND {where.where} "
            f"AND {_NOT_YET} ORDER BY l.id"
        )
        found += [row[0] for row in connection.execute(sql, (*chunk, *where.params, key))]
    return found


def touched_since(since: int, upto: int) -> tuple[str, list[int | str]]:
    """SQL for the numbers of the leads that operations after `since` up to `upto` made or changed, themselves or in
    their rows.

    A number may come several times. What an undo takes out of sight, or a redo brings back, is not among them.
    """
    return _changed([], list(TABLES), (since, upto), everything=True)


def rules_changed(connection: Connection, since: int) -> bool:
    """Whether operations after `since` changed the rules of the base."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM setting WHERE made_by > ?) OR EXISTS (SELECT 1 FROM change "
        "WHERE operation_id > ? AND +table_name = 'setting')"
    )
    return bool(connection.execute(sql, (since, since)).fetchone()[0])


def _changed(
    fields: list[str], tables: list[str], among: tuple[int, int], *, everything: bool
) -> tuple[str, list[int | str]]:
    """SQL for the numbers of the leads that were made, or changed in these fields or rows, and its parameters.

    `among`: by operations after the first, up to the second.
    """
    # By the operations, which are few, and not by the tables: `+` keeps an index out, `CROSS JOIN` keeps the order.
    made, changed = "made_by > ? AND made_by <= ?", "operation_id > ? AND operation_id <= ?"
    parts, parameters = [f"SELECT +id FROM lead WHERE {made}"], list[int | str](among)
    if fields or everything:
        named = "" if everything else f" AND field IN ({', '.join('?' * len(fields))})"
        parts.append(f"SELECT row_id FROM change WHERE {changed} AND +table_name = 'lead'{named}")
        parameters += [*among, *(() if everything else fields)]
    for table in tables:
        whose = "t.owner_id" if table in _OWNED else "t.lead_id"
        of_leads = " AND +t.owner_kind = 'lead'" if table in _OWNED else ""
        parts.append(f"SELECT +{whose} FROM {table} t WHERE {made}{of_leads}")
        parts.append(
            f"SELECT {whose} FROM change c CROSS JOIN {table} t ON t.id = c.row_id{of_leads} "
            f"WHERE {changed} AND +c.table_name = '{table}'"
        )
        parameters += [*among, *among]
    return " UNION ALL ".join(parts), parameters

"""What planning a merge asks of the base besides the records: when values were entered, and what belongs to whom.

Also where a record went that was merged into another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from leadtui.store.belongings import marks
from leadtui.store.owners import USES
from leadtui.store.sqlite.driver import Connection

_MOST_STEPS = 1000
"""Merges followed at most from one record to where it is now."""

_ENTERED = """SELECT c.row_id, c.field, max(o.at) FROM change c JOIN operation o ON o.id = c.operation_id
    WHERE c.table_name = ? AND c.row_id IN ({}) AND c.after <> c.before GROUP BY c.row_id, c.field"""
_MADE = "SELECT t.id, o.at FROM {kind} t JOIN operation o ON o.id = t.made_by WHERE t.id IN ({marks})"
_REACH = """SELECT owner_id, id, kind, value, normal, label, is_primary FROM reach WHERE owner_kind = ?
    AND hidden_by IS NULL AND owner_id IN ({}) ORDER BY is_primary DESC, position, id"""
_TAGS = """SELECT owner_id, name FROM tag WHERE owner_kind = ? AND hidden_by IS NULL AND owner_id IN ({})
    ORDER BY name_key, id"""
_INTO = """WITH RECURSIVE went(id, step) AS (SELECT ?1, 0 UNION ALL SELECT t.merged_into_id, w.step + 1
    FROM went w JOIN {kind} t ON t.id = w.id AND t.hidden_by IS NOT NULL
    WHERE t.merged_into_id IS NOT NULL AND w.step < ?2)
    SELECT w.id FROM went w JOIN {kind} t ON t.id = w.id WHERE w.step > 0 AND t.hidden_by IS NULL
    ORDER BY w.step LIMIT 1"""


def entered(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """By record and column, when the value that stands there was put there, where it was not there from the start."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for number, field, at in connection.execute(_ENTERED.format(marks(ids)), (kind, *ids)):
        found[number][field] = at
    return found


def made(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, int]:
    """When each record came into the base."""
    return dict(connection.execute(_MADE.format(kind=kind, marks=marks(ids)), list(ids)).fetchall())


def reach(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The emails and phones of each record as the columns of a `ReachRow`, primary first."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *row in connection.execute(_REACH.format(marks(ids)), (kind, *ids)):
        found[number].append(tuple(row))
    return found


def tags(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, list[str]]:
    """The tags of each record."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, name in connection.execute(_TAGS.format(marks(ids)), (kind, *ids)):
        found[number].append(name)
    return found


def counted(connection: Connection, kind: str, ids: Sequence[int]) -> dict[str, dict[int, int]]:
    """By table, how many visible rows use each of these records."""
    found: dict[str, dict[int, int]] = {}
    for link in USES:
        if link.kind == kind:
            sql = (
                f"SELECT t.{link.column}, count(*) FROM {link.table} t WHERE t.hidden_by IS NULL{link.where('t')} "
                f"AND t.{link.column} IN ({marks(ids)}) GROUP BY 1"
            )
            found[link.table] = dict(connection.execute(sql, list(ids)).fetchall())
    return found


def names(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, str]:
    """What these records are called, deleted ones too."""
    return dict(connection.execute(f"SELECT id, name FROM {kind} WHERE id IN ({marks(ids)})", list(ids)).fetchall())


def merged_into(connection: Connection, kind: str, number: int) -> int | None:
    """The record that stands where this one was before merges; None when it was not merged, or that is gone as well."""
    found = connection.execute(_INTO.format(kind=kind), (number, _MOST_STEPS)).fetchone()
    return None if found is None else int(found[0])

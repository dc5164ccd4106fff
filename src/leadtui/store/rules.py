"""What rules look for, on either road: which leads a query holds for, what was done since, from when on rules count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.rules.query.tree import Node
from leadtui.store.belongings import chunks, marks
from leadtui.store.compiler import compile_tree
from leadtui.store.remembered import get
from leadtui.store.sqlite.driver import Connection

KIND = "tick"
UPGRADED, LOOKED, TOLD = "upgraded", "looked", "told"


class Began(NamedTuple):
    """The last operation before there were rules (0 in a base that always had them) and when it was."""

    operation: int
    at: int


def began(connection: Connection) -> Began:
    """From when on rules count: they do not reach back to what was there before them."""
    row = get(connection, KIND, UPGRADED)
    return Began(int(row["operation"]), int(row["at"])) if row else Began(0, 0)


def looked_at(connection: Connection) -> int:
    """The last operation that a tick has looked at."""
    row = get(connection, KIND, LOOKED)
    return int(row["operation"]) if row else began(connection).operation


def newest_settled(connection: Connection) -> int:
    """The newest operation up to which all have come to their end."""
    row = connection.execute(
        "SELECT (SELECT min(operation_id) - 1 FROM import_run), (SELECT coalesce(max(id), 0) FROM operation)"
    ).fetchone()
    return int(min(number for number in row if number is not None))


def which(connection: Connection, leads: Sequence[int], tree: Node) -> list[int]:
    """Those of these leads that a tree holds for, by number; hidden ones are left out."""
    where = compile_tree(tree)
    found: list[int] = []
    for chunk in chunks(sorted(leads)):
        sql = f"SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND l.id IN ({marks(chunk)}) AND {where.where}"
        found += sorted(row[0] for row in connection.execute(sql, (*chunk, *where.params)))
    return found


def told_of(connection: Connection) -> int:
    """The last operation of whose news somebody is told."""
    row = get(connection, KIND, TOLD)
    return int(row["operation"]) if row else 0

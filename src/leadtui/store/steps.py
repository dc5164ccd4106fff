"""Which operations can be taken back or done again, and how an undo and what it took back know each other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, text

from leadtui.store.journal import Op
from leadtui.store.operations import OPERATIONS
from leadtui.words.rows import OperationRow

STEPS_BACK = ("undo", "redo")
"""Kinds of operation that are steps back or forth themselves."""

ALL = -1
"""No limit."""

_OPERATION = f"{OPERATIONS} WHERE o.state = 'applied' AND "
# Made-up leads were there when he came: to take them back one after the other would leave him nothing to try.
_BY_HIM = "o.user_id = :user AND o.origin <> 'rule' AND o.kind NOT IN ('undo', 'redo', 'demo')"
_NEWEST_FIRST = " AND o.id > :after AND (:before IS NULL OR o.id < :before) ORDER BY o.id DESC LIMIT :limit"


def one(connection: Connection, number: int) -> OperationRow | None:
    """The operation of this number."""
    row = connection.execute(text(_OPERATION + "o.id = :id"), {"id": number}).first()
    return None if row is None else OperationRow(*row)


def newest(
    connection: Connection, user: int, limit: int, *, after: int = 0, before: int | None = None
) -> list[OperationRow]:
    """What a user did himself and has not taken back, newest first, between two numbers (both excluded)."""
    sql = _OPERATION + _BY_HIM + " AND o.undone_by IS NULL" + _NEWEST_FIRST
    return _rows(connection, sql, user, limit, after, before)


def standing(connection: Connection, *, after: int, before: int) -> int:
    """How many operations between two numbers (both excluded) stand: they were not taken back and are no step back."""
    sql = text(
        "SELECT count(*) FROM operation WHERE id > :after AND id < :before AND state = 'applied' "
        "AND undone_by IS NULL AND kind NOT IN ('undo', 'redo')"
    )
    return int(connection.execute(sql, {"after": after, "before": before}).scalar_one())


def last_undo(connection: Connection, user: int, *, before: int) -> OperationRow | None:
    """What a user took back last, unless he has done something else since."""
    done = _rows(connection, _OPERATION + _BY_HIM + _NEWEST_FIRST, user, 1, 0, before)
    sql = _OPERATION + "o.user_id = :user AND o.kind = 'undo' AND o.undone_by IS NULL" + _NEWEST_FIRST
    undone = _rows(connection, sql, user, 1, done[0].id if done else 0, before)
    return undone[0] if undone else None


def remaining(connection: Connection, operations: Sequence[int]) -> list[tuple[str, int, str]]:
    """The records that these operations made and that are still there: kind, number, name; a thousand at most."""
    sql = " UNION ALL ".join(
        f"SELECT '{kind}', id, name FROM {kind} WHERE made_by IN :made AND hidden_by IS NULL"
        for kind in ("account", "contact", "opportunity", "lead")
    )
    found = text(f"{sql} LIMIT 1000").bindparams(bindparam("made", expanding=True))
    return [(row[0], row[1], row[2] or "") for row in connection.execute(found, {"made": list(operations)})]


def link_undo(op: Op, row: OperationRow) -> None:
    """Notes that `op` took this back, on both: at once, so that what is taken back next meets it as it stands now.

    `op` names the first it took back, and the first lead that one of them was about.
    """
    mark = text("UPDATE operation SET undone_by = :by WHERE id = :id")
    op.connection.execute(mark, {"by": op.id, "id": row.id})
    _about(op, row.id, row.lead_id)


def link_redo(op: Op, undone: OperationRow) -> None:
    """Notes that what `undone` took back stands again, and that `op` did it."""
    again = text("UPDATE operation SET undone_by = NULL WHERE undone_by = :undo")
    op.connection.execute(again, {"undo": undone.id})
    mark = text("UPDATE operation SET undone_by = :redo WHERE id = :undo")
    op.connection.execute(mark, {"redo": op.id, "undo": undone.id})
    _about(op, undone.id, undone.lead_id)


def _about(op: Op, undoes: int, lead: int | None) -> None:
    sql = text(
        "UPDATE operation SET undoes = coalesce(undoes, :undoes), lead_id = coalesce(lead_id, :lead) WHERE id = :id"
    )
    op.connection.execute(sql, {"undoes": undoes, "lead": lead, "id": op.id})


def _rows(
    connection: Connection, sql: str, user: int, limit: int, after: int, before: int | None
) -> list[OperationRow]:
    parameters = {"user": user, "limit": limit, "after": after, "before": before}
    return [OperationRow(*row) for row in connection.execute(text(sql), parameters)]

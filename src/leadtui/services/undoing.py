"""Taking back, and doing again.

What always holds: several steps are one transaction, so they are all taken back or none; `u` never hits what a rule
did; a step back is an operation like any other and shows in the log.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from leadtui.services.desk import Desk
from leadtui.store.journal import Op
from leadtui.store.undo import conflicts_of, take_back
from leadtui.words.errors import InputError, NothingToDo
from leadtui.words.rows import Conflict, OperationRow, Undone

_OPERATION = """SELECT o.id, o.at, u.name, o.kind, o.summary, o.origin, o.program, o.rows, o.leads, o.lead_id, o.undoes,
    o.undone_by FROM operation o JOIN "user" u ON u.id = o.user_id WHERE o.state = 'applied' AND """
_MINE = "o.user_id = :user AND o.origin <> 'rule' AND o.kind NOT IN ('undo', 'redo') AND o.undone_by IS NULL"


def next_undo(desk: Desk) -> OperationRow | None:
    """The newest operation this user made himself and has not taken back; None when there is none."""
    with desk.store.engine.connect() as connection:
        found = _mine(connection, desk, 1)
    return found[0] if found else None


def undo(
    desk: Desk,
    *,
    steps: int = 1,
    operation: int | None = None,
    to: int | None = None,
    except_conflicts: bool = False,
) -> Undone:
    """Takes back the newest operations of this user, one given operation, or everything of his after `to`.

    With conflicts nothing is written and they are returned, unless `except_conflicts` leaves just them out. Raises
    NothingToDo, and InputError for an operation that cannot be taken back.
    """
    if steps < 1:
        raise InputError("The number of steps must be at least 1.")
    with desk.store.operation("undo", "", desk.user.id) as op:
        wanted = _wanted(op.connection, desk, steps, operation, to, op.id)
        found: list[Conflict] = []
        for row in wanted:
            found += conflicts_of(op.connection, row.id)
            if found and not except_conflicts:
                break
            _take_back(op, row)
        if found and not except_conflicts:
            # Nothing may be written: without rows the operation is rolled back.
            op.rows = 0
        else:
            op.rows = max(op.rows, 1)
        names = "; ".join(row.summary for row in wanted[:3]) + (
            f" and {len(wanted) - 3} more" if len(wanted) > 3 else ""
        )
        op.summary = f"took back: {names}"
        _link(op, wanted)
    if op.number is None:
        return Undone(None, op.summary, conflicts=tuple(found))
    ids = tuple(row.id for row in wanted)
    leads = tuple(dict.fromkeys(row.lead_id for row in wanted if row.lead_id is not None))
    return Undone(op.number, op.summary, ids, leads, tuple(found))


def redo(desk: Desk) -> Undone:
    """Does again what this user took back last; NothingToDo when he has done something else since."""
    with desk.store.operation("redo", "", desk.user.id) as op:
        undone = _last_undo(op.connection, desk, op.id)
        found = conflicts_of(op.connection, undone.id)
        if found:
            op.rows = 0
        else:
            take_back(op, undone.id)
            op.rows = max(op.rows, 1)
            set_undone = text("UPDATE operation SET undone_by = NULL WHERE undone_by = :undo")
            op.connection.execute(set_undone, {"undo": undone.id})
            mark = text("UPDATE operation SET undone_by = :redo WHERE id = :undo")
            op.connection.execute(mark, {"redo": op.id, "undo": undone.id})
            undoes = text("UPDATE operation SET undoes = :undo, lead_id = :lead WHERE id = :redo")
            op.connection.execute(undoes, {"redo": op.id, "undo": undone.id, "lead": undone.lead_id})
        op.summary = undone.summary.replace("took back:", "did again:", 1)
    lead = () if undone.lead_id is None else (undone.lead_id,)
    return Undone(op.number, op.summary, (undone.id,) if op.number else (), lead, tuple(found))


def _take_back(op: Op, row: OperationRow) -> None:
    take_back(op, row.id)


def _link(op: Op, wanted: list[OperationRow]) -> None:
    for row in wanted:
        op.connection.execute(text("UPDATE operation SET undone_by = :by WHERE id = :id"), {"by": op.id, "id": row.id})
    lead = next((row.lead_id for row in wanted if row.lead_id is not None), None)
    op.connection.execute(
        text("UPDATE operation SET undoes = :first, lead_id = :lead WHERE id = :id"),
        {"first": wanted[0].id, "lead": lead, "id": op.id},
    )


def _mine(connection: Connection, desk: Desk, limit: int, after: int = 0) -> list[OperationRow]:
    sql = _OPERATION + _MINE + " AND o.id > :after ORDER BY o.id DESC LIMIT :limit"
    rows = connection.execute(text(sql), {"user": desk.user.id, "after": after, "limit": limit})
    return [OperationRow(*row) for row in rows]


def _wanted(
    connection: Connection, desk: Desk, steps: int, operation: int | None, to: int | None, own: int
) -> list[OperationRow]:
    if operation is not None:
        rows = [OperationRow(*row) for row in connection.execute(text(_OPERATION + "o.id = :id"), {"id": operation})]
        if not rows or rows[0].id == own:
            raise InputError(f"There is no operation {operation}.", "`leadtui log` lists them.")
        if rows[0].kind in ("undo", "redo"):
            raise InputError(f"Operation {operation} is itself an undo.", "`leadtui redo` does it again.")
        if rows[0].undone_by is not None:
            raise NothingToDo(f"Operation {operation} was taken back already.")
        return rows
    found = _mine(connection, desk, -1 if to is not None else steps + 1, to or 0)
    found = [row for row in found if row.id != own]
    found = found if to is not None else found[:steps]
    if not found:
        raise NothingToDo("There is nothing to take back.")
    return found


def _last_undo(connection: Connection, desk: Desk, own: int) -> OperationRow:
    newest = text(
        _OPERATION + "o.user_id = :user AND o.origin <> 'rule' AND o.kind NOT IN ('undo', 'redo') AND o.id < :own "
        "ORDER BY o.id DESC LIMIT 1"
    )
    done = connection.execute(newest, {"user": desk.user.id, "own": own}).first()
    undone = text(
        _OPERATION + "o.user_id = :user AND o.kind = 'undo' AND o.undone_by IS NULL AND o.id > :after AND o.id < :own "
        "ORDER BY o.id DESC LIMIT 1"
    )
    row = connection.execute(undone, {"user": desk.user.id, "own": own, "after": done[0] if done else 0}).first()
    if row is None:
        raise NothingToDo(
            "There is nothing to do again.", "Only what was taken back last can be, until the next change."
        )
    return OperationRow(*row)

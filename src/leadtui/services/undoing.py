"""Taking back, and doing again.

What always holds: several steps are one transaction, so they are all taken back or none; `u` never hits what a rule
did; a step back is an operation like any other and shows in the log.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.rules.conflicts import left_of
from leadtui.services.corresponding import EMAIL_SENT
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import now, refuse_unworkable
from leadtui.store import steps as journal
from leadtui.store.beneath import driver_of
from leadtui.store.engine import transaction
from leadtui.store.journal import Op
from leadtui.store.operations import records_of
from leadtui.store.undo import conflicts_of, take_back
from leadtui.store.undo_after import PAUSED, links_to_nothing, unlink
from leadtui.words.contact import ActivityKind
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NothingToDo, RefusedError
from leadtui.words.operations import UndoPreview
from leadtui.words.rows import Conflict, OperationRow, Undone

MOST_PREVIEWED = 200
"""Operations that are taken back, and looked through for what stands in the way, at a time."""


def next_undo(desk: Desk) -> OperationRow | None:
    """The newest operation this user made himself and has not taken back; None when there is none."""
    with transaction(desk.store.engine, desk.store.path) as connection:
        return next(iter(journal.newest(connection, desk.user.id, 1)), None)


def undo(
    desk: Desk,
    *,
    steps: int = 1,
    operation: int | None = None,
    to: int | None = None,
    chosen: Sequence[int] = (),
    except_conflicts: bool = False,
) -> Undone:
    """Takes back the newest operations of this user, one given operation, everything of his after `to`, or `chosen`.

    With conflicts nothing is written and they are returned, unless `except_conflicts` leaves just them out. Raises
    NothingToDo, InputError for an operation that cannot be taken back, and RefusedError when the rules of the workspace
    would not go together any more.
    """
    if steps < 1:
        raise InputError("The number of steps must be at least 1.")
    with desk.store.operation("undo", "", desk.user.id) as op:
        wanted = _chosen(op, chosen) if chosen else _wanted(op, desk, steps, operation, to)
        rules = now(op)
        found: list[Conflict] = []
        about: list[OperationRow] = []
        for row in wanted:
            conflicts = conflicts_of(op.connection, row.id)
            found += conflicts
            about += [row] if conflicts else []
            if found and not except_conflicts:
                break
            take_back(op, row.id)
            journal.link_undo(op, row)
            nowhere = links_to_nothing(op, row.id)
            unlink(op, nowhere)
            found += nowhere
            about += [row] if nowhere and row not in about else []
        if found and not except_conflicts:
            for row in about:
                take_back(op, row.id)
        else:
            refuse_unworkable(op, desk, rules)
            op.rows = max(op.rows, 1)
        names = "; ".join(row.summary for row in wanted[:3]) + (
            f" and {len(wanted) - 3} more" if len(wanted) > 3 else ""
        )
        left = left_of(journal.remaining(op.connection, [row.id for row in wanted]), found) if found else ""
        op.summary = f"took back what could be: {names}{left}" if found else f"took back: {names}"
        ids = tuple(row.id for row in wanted)
        concerned = _customers(op, ids)
        if found and not except_conflicts:
            # It was done to see what would be left; without rows the operation is rolled back.
            op.rows = 0
    if op.number is None:
        against = tuple((row.id, row.summary) for row in about)
        return Undone(None, op.summary, conflicts=tuple(found), about=against, left=left)
    leads = tuple(dict.fromkeys(row.lead_id for row in wanted if row.lead_id is not None))
    stays = "the mail itself stays sent" if any(map(_is_sent_email, wanted)) else ""
    stays = stays or (PAUSED if PAUSED in op.followed else "")
    return Undone(op.number, op.summary, ids, leads, tuple(found), left=left, customers=concerned, stays=stays)


def _is_sent_email(operation: OperationRow) -> bool:
    return operation.kind == ActivityKind.EMAIL and operation.summary.startswith(EMAIL_SENT)


def preview(desk: Desk, to: int) -> UndoPreview:
    """What `undo` would take back to come to the point right after operation `to`, and what stands in the way.

    It is done to see, and rolled back: nothing is written. Raises NothingToDo, RefusedError for more than
    MOST_PREVIEWED operations and when the rules of the workspace would not go together any more.
    """
    with desk.store.operation("undo", "", desk.user.id) as op:
        wanted = _wanted(op, desk, 1, None, to)
        if len(wanted) > MOST_PREVIEWED:
            raise RefusedError(
                f"You did {len(wanted):,} things since; {MOST_PREVIEWED} at most are taken back at a time.",
                "Choose a later point.",
            )
        rules = now(op)
        against: list[tuple[int, Conflict]] = []
        for row in wanted:
            conflicts = conflicts_of(op.connection, row.id)
            take_back(op, row.id)
            journal.link_undo(op, row)
            nowhere = links_to_nothing(op, row.id)
            unlink(op, nowhere)
            against += [(row.id, conflict) for conflict in (*conflicts, *nowhere)]
        refuse_unworkable(op, desk, rules)
        found = [conflict for _, conflict in against]
        left = left_of(journal.remaining(op.connection, [row.id for row in wanted]), found) if found else ""
        others = journal.standing(op.connection, after=to, before=op.id)
        # Without rows the operation is rolled back.
        op.rows = 0
    return UndoPreview(tuple(wanted), tuple(against), left, others)


def redo(desk: Desk) -> Undone:
    """Does again what this user took back last; NothingToDo when he has done something else since.

    Raises RefusedError when the rules of the workspace would not go together any more.
    """
    with desk.store.operation("redo", "", desk.user.id) as op:
        undone = _last_undo(op, desk)
        rules = now(op)
        found = conflicts_of(op.connection, undone.id)
        if not found:
            take_back(op, undone.id)
            found = links_to_nothing(op, undone.id)
        if found:
            op.rows = 0
        else:
            refuse_unworkable(op, desk, rules)
            op.rows = max(op.rows, 1)
            journal.link_redo(op, undone)
        concerned = _customers(op, (undone.id,))
        op.summary = undone.summary.partition("; left: ")[0].replace("took back", "did again", 1)
    lead = () if undone.lead_id is None else (undone.lead_id,)
    about = ((undone.id, undone.summary),) if found else ()
    done = (undone.id,) if op.number else ()
    return Undone(op.number, op.summary, done, lead, tuple(found), about, customers=concerned)


def _customers(op: Op, operations: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """The accounts, contacts and opportunities that these operations touched."""
    connection = driver_of(op.connection)
    kinds = [kind.value for kind in CustomerKind]
    found = (
        (kind, row) for kind in kinds for number in operations for row in records_of(connection, kind, number, 100)
    )
    return tuple(dict.fromkeys(found))


def _chosen(op: Op, numbers: Sequence[int]) -> list[OperationRow]:
    """These operations, newest first; refused when one of them was taken back meanwhile."""
    found = [journal.one(op.connection, number) for number in sorted(numbers, reverse=True)]
    rows = [row for row in found if row is not None and row.undone_by is None]
    if len(rows) < len(numbers):
        raise RefusedError("Some of it was taken back meanwhile.", "Look at what would be taken back again.")
    return rows


def _wanted(op: Op, desk: Desk, steps: int, operation: int | None, to: int | None) -> list[OperationRow]:
    if operation is not None:
        row = journal.one(op.connection, operation)
        if row is None or row.id == op.id:
            raise InputError(f"There is no operation {operation}.", "`leadtui log` lists them.")
        if row.kind in journal.STEPS_BACK:
            raise InputError(f"Operation {operation} is itself an undo.", "`leadtui redo` does it again.")
        if row.undone_by is not None:
            raise NothingToDo(f"Operation {operation} was taken back already.")
        return [row]
    limit = journal.ALL if to is not None else steps
    found = journal.newest(op.connection, desk.user.id, limit, after=to or 0, before=op.id)
    if not found:
        raise NothingToDo("There is nothing to take back.")
    return found


def _last_undo(op: Op, desk: Desk) -> OperationRow:
    row = journal.last_undo(op.connection, desk.user.id, before=op.id)
    if row is None:
        raise NothingToDo("There is nothing to do again.", "It can be until your next change.")
    return row

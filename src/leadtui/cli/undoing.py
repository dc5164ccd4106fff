"""The verbs that take back and do again. They never ask, and say what they took back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.terminal import Line
from leadtui.words.errors import InputError, NothingToDo, RefusedError
from leadtui.words.fields import FIELDS

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.words.rows import Conflict, Undone

_KEYS = {field.column: field.key for field in FIELDS.values() if field.column}
_MOST = 20


def undo(session: Session) -> Answer:
    """Takes back the newest operations, one given, or everything after one; conflicts are named and nothing written."""
    from leadtui.services.undoing import undo as take_back

    arguments = session.arguments
    ways = [name for name in ("steps", "operation", "to") if getattr(arguments, name) is not None]
    if len(ways) > 1:
        raise InputError("N, --operation and --to exclude each other.", "Give one of them.")
    try:
        result = take_back(
            session.desk, steps=arguments.steps or 1, operation=arguments.operation, to=arguments.to,
            except_conflicts=arguments.except_conflicts,
        )  # fmt: skip
    except NothingToDo as nothing:
        return _nothing(nothing)
    return _answer(session, result, "`leadtui undo --except-conflicts` takes back the rest.")


def redo(session: Session) -> Answer:
    """Does again what was taken back last."""
    from leadtui.services.undoing import redo as do_again

    try:
        result = do_again(session.desk)
    except NothingToDo as nothing:
        return _nothing(nothing)
    return _answer(session, result, "Nothing was done again.")


def _nothing(nothing: NothingToDo) -> Answer:
    value: dict[str, Any] = {"operation": None, "undone": [], "conflicts": []}
    return Answer(value, notes=[str(nothing)], status=NO)


def _answer(session: Session, result: Undone, way_out: str) -> Answer:
    value = {
        "operation": result.operation,
        "undone": list(result.undone),
        "conflicts": [_conflict(session, conflict) for conflict in result.conflicts],
    }
    conflicts: list[Line] = [_said(session, conflict) for conflict in result.conflicts[:_MOST]]
    if len(result.conflicts) > _MOST:
        conflicts.append(f"  and {len(result.conflicts) - _MOST} more")
    if result.operation is None:
        head: list[Line] = ["Something has been changed since; nothing was taken back."]
        return Answer(value, notes=[*head, *conflicts, way_out], status=RefusedError.status)
    summary = result.summary[0].upper() + result.summary[1:]
    kept: list[Line] = ["Left as it is, because it was changed since:", *conflicts] if conflicts else []
    return Answer(value, [((summary, "good"),)], notes=kept, status=DONE)


def _conflict(session: Session, conflict: Conflict) -> dict[str, Any]:
    return {
        "lead": conflict.lead_id, "field": _field(session, conflict.field), "expected": conflict.expected,
        "found": conflict.found,
    }  # fmt: skip


def _field(session: Session, name: str) -> str:
    if name.startswith("custom."):
        number = name.removeprefix("custom.")
        own = next((f for f in session.base.workspace.custom_fields if str(f.id) == number), None)
        return f"custom.{own.label}" if own else name
    return _KEYS.get(name, name)


def _said(session: Session, conflict: Conflict) -> Line:
    lead = f"L{conflict.lead_id} " if conflict.lead_id is not None else ""
    field = _field(session, conflict.field)
    return ((f"  {lead}{field}: ", "strong"), (f"left as {conflict.expected!r}, now {conflict.found!r}", ""))

"""The verbs that take back and do again. They never ask, and say what they took back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.history import told, told_field
from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.present import Names, names_of
from leadtui.cli.terminal import Line
from leadtui.rules.conflicts import used_by, whose
from leadtui.words.errors import InputError, NothingToDo, RefusedError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.words.rows import Conflict, Undone

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
    refused = "Something has been changed since; nothing was taken back:"
    return _answer(session, result, refused, "`leadtui undo --except-conflicts` takes back the rest.")


def redo(session: Session) -> Answer:
    """Does again what was taken back last."""
    from leadtui.services.undoing import redo as do_again

    try:
        result = do_again(session.desk)
    except NothingToDo as nothing:
        return _nothing(nothing)
    return _answer(session, result, "Something has been changed since; nothing was done again:")


def _nothing(nothing: NothingToDo) -> Answer:
    value: dict[str, Any] = {"operation": None, "undone": [], "conflicts": []}
    return Answer(value, notes=[str(nothing)], status=NO)


def _answer(session: Session, result: Undone, refused: str, way_out: str = "") -> Answer:
    names = names_of(session.base, session.now)
    found = [_conflict(conflict, names) for conflict in result.conflicts]
    value = {"operation": result.operation, "undone": list(result.undone), "conflicts": found}
    lines: list[Line] = [_said(*pair) for pair in zip(result.conflicts[:_MOST], found, strict=False)]
    if len(found) > _MOST:
        lines.append(f"  and {len(found) - _MOST} more")
    if result.operation is None:
        return Answer(value, notes=[refused, *lines, *([way_out] if way_out else [])], status=RefusedError.status)
    summary = result.summary[0].upper() + result.summary[1:]
    kept: list[Line] = ["Left as it is, because it was changed since:", *lines] if lines else []
    return Answer(value, [((summary, "good"),)], notes=kept, status=DONE)


def _conflict(conflict: Conflict, names: Names) -> dict[str, Any]:
    currency = names.workspace.currency
    customer = {} if conflict.kind == "lead" else {"kind": conflict.kind or None, "id": conflict.id}
    return {
        "lead": conflict.lead_id,
        **customer,
        "field": told_field(conflict.field, names),
        "expected": told(conflict.field, conflict.expected, names, currency),
        "found": told(conflict.field, conflict.found, names, currency),
    }


def _said(conflict: Conflict, shown: dict[str, Any]) -> Line:
    using = used_by(conflict)
    if using:
        return ((f"  {whose(conflict)}: ", "strong"), (f"used by {using}", ""))
    expected, found = ("nothing" if shown[key] is None else str(shown[key]) for key in ("expected", "found"))
    return ((f"  {whose(conflict)} {shown['field']}: ", "strong"), (f"left as {expected}, now {found}", ""))

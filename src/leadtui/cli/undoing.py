"""The verbs that take back and do again. They never ask, and say what they took back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.cli.history import MONEY, told, told_field
from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.present import Names, names_of
from leadtui.cli.terminal import Line
from leadtui.words.errors import InputError, NothingToDo, RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

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
    return _answer(session, result, "taken back", f"`{all_but_conflicts(arguments)}` takes back the rest.")


def all_but_conflicts(arguments: Namespace) -> str:
    """The same again, for what can be taken back."""
    asked = "" if arguments.steps is None else f" {arguments.steps}"
    asked += "".join(
        f" --{name} {given}" for name in ("operation", "to") if (given := getattr(arguments, name)) is not None
    )
    return f"leadtui undo{asked} --except-conflicts"


def redo(session: Session) -> Answer:
    """Does again what was taken back last."""
    from leadtui.services.undoing import redo as do_again

    try:
        result = do_again(session.desk)
    except NothingToDo as nothing:
        return _nothing(nothing)
    return _answer(session, result, "done again")


def _nothing(nothing: NothingToDo) -> Answer:
    value: dict[str, Any] = {"operation": None, "undone": [], "conflicts": []}
    return Answer(value, notes=[str(nothing)], status=NO)


def _answer(session: Session, result: Undone, done: str, way_out: str = "") -> Answer:
    names = names_of(session.base, session.now)
    found = [_conflict(conflict, session, names) for conflict in result.conflicts]
    value = {"operation": result.operation, "undone": list(result.undone), "conflicts": found}
    lines = _lines(session, result, names)
    if result.operation is None:
        about = "; ".join(f"operation {number}, “{summary}”" for number, summary in result.about)
        refused = f"{about[:1].upper()}{about[1:]}: " if about else ""
        said = "something has been changed since" if about else "Something has been changed since"
        notes: list[Line] = [f"{refused}{said}; nothing was {done}:", *lines, *([way_out] if way_out else [])]
        return Answer(value, notes=notes, status=RefusedError.status)
    summary = result.summary[0].upper() + result.summary[1:]
    kept: list[Line] = ["Left as it is, because it was changed since:", *lines] if lines else []
    stays: list[Line] = [f"{result.stays[0].upper()}{result.stays[1:]}."] if result.stays else []
    return Answer(value, [((summary, "good"),)], notes=[*kept, *stays], status=DONE)


def _lines(session: Session, result: Undone, names: Names) -> list[Line]:
    if not result.conflicts or session.arguments.json:
        return []
    from leadtui.cli.human_conflicts import conflict_lines

    lines = conflict_lines(result.conflicts, session.reading, names)
    return [*lines[:_MOST], *([f"  and {len(lines) - _MOST} more"] if len(lines) > _MOST else [])]


def _conflict(conflict: Conflict, session: Session, names: Names) -> dict[str, Any]:
    from leadtui.cli.human_conflicts import currency_of

    # Most fields are in no currency, so the record is looked at for an amount only.
    amount = conflict.field in MONEY
    currency = (currency_of(conflict, session.reading) if amount else "") or names.workspace.currency
    customer = {} if conflict.kind == "lead" else {"kind": conflict.kind or None, "id": conflict.id}
    return {
        "lead": conflict.lead_id,
        **customer,
        "field": told_field(conflict.field, names),
        "expected": told(conflict.field, conflict.expected, names, currency),
        "found": told(conflict.field, conflict.found, names, currency),
    }

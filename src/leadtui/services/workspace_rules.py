"""The rules of the workspace: loaded from a file as one operation, and written as one.

Always holds: a file is read against the rules as they are inside the lock, so what another program changed meanwhile is
neither lost nor half taken over; only what differs from a new base is kept; custom fields keep their number.
"""

from __future__ import annotations

from typing import Any

from leadtui.model import CustomField, Setting
from leadtui.rules.query.context import Context
from leadtui.rules.workspace.holding import check_rules
from leadtui.rules.workspace.hours_section import HOURS
from leadtui.rules.workspace.reading import read_rules
from leadtui.rules.workspace.sections import SECTIONS
from leadtui.rules.workspace.settings import ORDER, settings_of
from leadtui.services.desk import Desk, reader_of
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import affected
from leadtui.store import settings as kept
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.records import replace
from leadtui.words.rows import Done
from leadtui.words.workspace import CustomField as Custom
from leadtui.words.workspace import Workspace, word_key

_NAMED = 5
"""How many changes a summary names."""
_SAID = {"hours": "working hours", "calling": "calling window"}


def load(desk: Desk, text: str, name: str, *, seen: Workspace | None = None) -> Done:
    """Makes the rules of a file hold, as one operation; what it leaves out stays as it is.

    `name` is what the file is called in sentences. `seen` are the rules it was made from: others are refused, so that
    nobody's change is written over unseen. Without a difference nothing is written. Raises InputError that names the
    line and column of a mistake. The notes say what happens to the leads in a sequence that is another now.
    """
    with desk.store.operation("workspace", "", desk.user.id) as op:
        held = now(op)
        if seen is not None and seen != held:
            raise RefusedError("The rules were changed by another program meanwhile.", "Look at them again.")
        wanted = read_rules(text, name, _context(desk, held))
        said = _fields(op, held, wanted)
        made = now(op)
        said = [*_keep(op, _numbered(wanted, made)), *said]
        op.summary = _summary(said)
        made = now(op)
        # Before what follows from the load is written: then those in a sequence that is gone have left it.
        notes = _in_sequences(desk, held, made)
    desk.workspace = made
    return Done(op.number, op.summary, notes=notes)


def _in_sequences(desk: Desk, held: Workspace, made: Workspace) -> tuple[str, ...]:
    """What happens to the leads in sequences that are others now."""
    if held.sequences == made.sequences:
        return ()
    reading = Reading(desk.store.path, reader_of(desk))
    try:
        return affected(reading, held, made)
    finally:
        reading.close()


def now(op: Op) -> Workspace:
    """The rules as they are inside the lock."""
    return kept.workspace(driver_of(op.connection))


def refuse_unworkable(op: Op, desk: Desk, held: Workspace) -> None:
    """Raises RefusedError when the rules are others than `held` were and no file could be loaded that says them.

    Rules that were so before do not stand in the way: what is taken back may be what mends them.
    """
    made = now(op)
    if made == held:
        return
    problem = _problem(desk, made)
    if problem and not _problem(desk, held):
        raise RefusedError(
            f"The rules of the workspace would not go together: {problem}",
            "Nothing was changed. Mend that rule first: leadtui workspace edit.",
        )


def _problem(desk: Desk, workspace: Workspace) -> str:
    try:
        check_rules(_context(desk, workspace))
    except InputError as error:
        return error.message
    return ""


def _context(desk: Desk, workspace: Workspace) -> Context:
    return Context(
        now=desk.local(), zone=desk.zone, region=desk.region, workspace=workspace, users=desk.users, me=desk.user.id
    )


def _fields(op: Op, held: Workspace, wanted: Workspace) -> list[str]:
    """Makes new custom fields and changes those there are; what was changed, in words."""
    before = {field.id: field for field in _all_fields(held)}
    said = []
    for field in _all_fields(wanted):
        old = before.get(field.id)
        values: dict[str, Any] = {
            "label": field.label, "label_key": word_key(field.label), "kind": field.kind, "choices": list(field.choices)
        }  # fmt: skip
        if old is None:
            op.add(CustomField, {**values, "owner_kind": field.owner})
            said.append(f"new field {field.label}")
        elif op.set(CustomField, field.id, values):
            said.append(f"field {field.label}")
    return said


def _numbered(wanted: Workspace, made: Workspace) -> Workspace:
    """The rules with the fields as they are kept now, new ones with their numbers."""
    return replace(wanted, custom_fields=made.custom_fields, customer_fields=made.customer_fields)


def _all_fields(workspace: Workspace) -> tuple[Custom, ...]:
    return (*workspace.custom_fields, *workspace.customer_fields)


def _keep(op: Op, workspace: Workspace) -> list[str]:
    """Writes the settings that differ from those kept; their names."""
    wanted = settings_of(workspace)
    # Of two rows with a key the newer holds, as in reading.
    rows = {row["key"]: row for row in op.find(Setting)}
    said = []
    for key in dict.fromkeys((*rows, *wanted)):
        value = {kept.IS: wanted[key]} if key in wanted else {}
        if key.startswith(kept.CLEANSED):
            continue
        row = rows.get(key)
        if row is None:
            op.add(Setting, {"key": key, "value": value})
        elif not op.set(Setting, row["id"], {"value": value}):
            continue
        said.append(_said(key, workspace))
    return said


def _said(key: str, workspace: Workspace) -> str:
    """What was changed: a rule with its value, a word by its fixed key."""
    section, _, word = key.partition(".")
    if word:
        return f"order of {section}" if word == ORDER else f"{SECTIONS[section].one} {word}"
    if key in HOURS:
        return _SAID[key]
    value = getattr(workspace, key, None)
    return f"{key.replace('_', ' ')} {value}" if isinstance(value, int) or key == "currency" else key.replace("_", " ")


def _summary(said: list[str]) -> str:
    shown = ", ".join(said[:_NAMED]) + (f" and {len(said) - _NAMED} more" if len(said) > _NAMED else "")
    return f"Workspace: {shown}" if said else "Workspace"

"""Leads added, changed, deleted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from leadtui.model import Lead, Reach
from leadtui.rules.text import clean
from leadtui.services.belongings import put_rows
from leadtui.services.desk import Desk
from leadtui.services.filling import fill_lead
from leadtui.services.leads import refuse_converted, title, workable
from leadtui.services.recognising import find_same
from leadtui.services.typed import Typed, identity_of, read_typed, row_of
from leadtui.store.journal import Op
from leadtui.words.errors import InputError
from leadtui.words.fields import RECOGNISING, label_of
from leadtui.words.lifecycle import Category
from leadtui.words.rows import Done

OnDuplicate = Literal["ask", "skip", "update", "create"]


def add_lead(desk: Desk, values: Mapping[str, str], *, on_duplicate: OnDuplicate = "ask") -> Done:
    """Adds a lead from values as typed, by field key or `custom.Label`; it is the rep's own, and New.

    When it seems to be there: `ask` writes nothing and names the duplicates, `skip` writes nothing, `update` fills the
    empty fields of the surest one, `create` adds it all the same. Raises InputError for a value that cannot be read, or
    when nothing would recognise the lead.
    """
    with desk.store.operation("add", "", desk.user.id) as op:
        typed = read_typed(desk, values)
        if not any(key in RECOGNISING and clean(value) for key, value in values.items()):
            labels = ", ".join(label_of(key).lower() for key in RECOGNISING)
            raise InputError("A lead needs something to be recognised by.", f"Give one of: {labels}.")
        same = [] if on_duplicate == "create" else find_same(op, identity_of(typed))
        if same and on_duplicate in ("ask", "skip"):
            duplicates = tuple((m.lead_id, m.score, m.reasons) for m in same)
            what = "It seems to be there already" if on_duplicate == "ask" else "Skipped: it is there already"
            return Done(None, f"{what}: L{same[0].lead_id} ({', '.join(same[0].reasons)}).", (), (), duplicates)
        if same:
            name, notes = fill_lead(op, desk, same[0].lead_id, values)
            op.summary = f"Filled in {name}" if op.rows else f"Nothing was empty of {name}"
            found = f"It was there: {', '.join(same[0].reasons)}."
            return Done(op.number, op.summary, (same[0].lead_id,), (found, *notes))
        lead_id = _add(op, desk, typed)
        op.summary = f"Added {_name(op, lead_id)}"
    return Done(op.number, op.summary, (lead_id,), typed.notes)


def set_fields(desk: Desk, lead_id: int, values: Mapping[str, str], *, seen: int | None = None) -> Done:
    """Changes fields from values as typed; blank empties one.

    `seen` is the version the values were decided on: RefusedError when another program has changed the lead since.
    """
    with desk.store.operation("edit", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        typed = read_typed(desk, values, lead)
        patch = dict(typed.columns)
        op.set(Lead, lead_id, patch, seen=seen)
        put_rows(op, "lead", lead_id, typed, replace_tags=True)
        changed = ", ".join(label_of(key).lower() for key in values)
        op.summary = f"Edited {changed}, {lead['name']}"
        _check_recognised(op, lead_id)
    return Done(op.number, op.summary, (lead_id,), typed.notes)


def delete(desk: Desk, ids: Sequence[int]) -> Done:
    """Hides leads everywhere; undo brings them back."""
    with desk.store.operation("delete", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        names = []
        for lead_id in ids:
            lead = op.get(Lead, lead_id)
            refuse_converted(lead)
            names.append(lead["name"])
            op.hide(Lead, lead_id)
        op.summary = f"Deleted {title(names)}"
    return Done(op.number, op.summary, tuple(ids))


def _add(op: Op, desk: Desk, typed: Typed) -> int:
    columns = {"status": "new", "category": Category.NEW.value, "owner_id": desk.user.id, "created": op.at}
    row = {**columns, "status_since": op.at, **row_of(typed.columns)}
    if desk.workspace.owes_answer(row.get("source")):
        row["answer_owed"] = True
    lead_id = op.add(Lead, row)
    put_rows(op, "lead", lead_id, typed)
    return lead_id


def _name(op: Op, lead_id: int) -> str:
    lead = op.get(Lead, lead_id)
    person = f"{lead['first_name'] or ''} {lead['last_name'] or ''}".strip()
    return person or lead["company"] or f"L{lead_id}"


def _check_recognised(op: Op, lead_id: int) -> None:
    lead = op.get(Lead, lead_id)
    if not (lead["first_name"] or lead["last_name"] or lead["company"] or lead["external_id"]) and not op.find(
        Reach, owner_kind="lead", owner_id=lead_id
    ):
        raise InputError("Nothing would be left to recognise the lead by.", "Keep a name, company, email or phone.")

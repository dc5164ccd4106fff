"""What was typed of somebody who is there already: it fills what is empty of the record and changes nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from leadtui.model import Lead
from leadtui.services.belongings import put_rows
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.services.leads import workable
from leadtui.services.typed import Typed, read_typed, region_of
from leadtui.store.journal import Op
from leadtui.words.customer_fields import mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.duplicates import RecordKey
from leadtui.words.rows import Done


def fill(desk: Desk, key: RecordKey, values: Mapping[str, str]) -> Done:
    """Gives a lead, contact or account what it has not got yet of a lead's values as typed, by field key.

    Raises NotFoundError for a record that is gone, RefusedError for a converted lead, InputError for a value that
    cannot be read.
    """
    kind, number = key
    with desk.store.operation("fill", "", desk.user.id, lead_id=number if kind == "lead" else None) as op:
        if kind == "lead":
            typed = read_typed(desk, values)
            name, notes = fill_lead(op, number, typed), typed.notes
        else:
            name, notes = _fill_customer(op, desk, CustomerKind(kind), number, values)
        op.summary = f"Filled in {name}" if op.rows else f"Nothing was empty of {name}"
    if kind == "lead":
        return Done(op.number, op.summary, (number,), notes)
    return Done(op.number, op.summary, notes=notes, customers=((kind, number),))


def fill_lead(op: Op, number: int, typed: Typed) -> str:
    """Gives a lead what it has not got yet; its name."""
    lead = workable(op, number)
    held = {**lead, **{f"custom.{k}": v for k, v in lead["custom"].items()}}
    empty_of = {k: v for k, v in typed.columns.items() if held.get(k.removeprefix("typed.")) in (None, "")}
    op.set(Lead, number, {k: v for k, v in empty_of.items() if v is not None})
    empty = {field: value for field, value in typed.reach.items() if not lead[field]}
    put_rows(op, "lead", number, Typed({}, empty, typed.tags, region_of({}, lead) or typed.region))
    return str(lead["name"])


def _fill_customer(
    op: Op, desk: Desk, kind: CustomerKind, number: int, values: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    row = op.get(MODELS[kind], number)
    given = {target: values.get(field, "") for target, field in mapped_to(kind).items()}
    typed = read_typed(desk, {target: raw for target, raw in given.items() if raw and not row.get(target)}, kind=kind)
    op.set(MODELS[kind], number, {k: v for k, v in typed.columns.items() if row.get(k) in (None, "", False)})
    put_rows(op, kind.value, number, typed)
    return str(row["name"]), typed.notes

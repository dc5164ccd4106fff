"""What was typed of somebody who is there already: it fills what is empty of the record and changes nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.model import Lead
from leadtui.services.belongings import put_rows
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.services.leads import workable
from leadtui.services.reach import add_reach
from leadtui.services.typed import Typed, read_typed, region_of
from leadtui.store.journal import Op
from leadtui.words.customer_fields import mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.duplicates import RecordKey
from leadtui.words.fields import FIELDS, SAFETY_FLAGS, label_of
from leadtui.words.rows import Done


def fill(desk: Desk, key: RecordKey, values: Mapping[str, str]) -> Done:
    """Gives a lead, contact or account what it has not got yet of a lead's values as typed, by field key.

    An email or phone beside the one it has is added to it; what is not taken is named. Raises NotFoundError for a
    record that is gone, RefusedError for a converted lead, InputError for a value that cannot be read.
    """
    kind, number = key
    with desk.store.operation("fill", "", desk.user.id, lead_id=number if kind == "lead" else None) as op:
        if kind == "lead":
            name, notes = fill_lead(op, desk, number, values)
        else:
            name, notes = _fill_customer(op, desk, CustomerKind(kind), number, values)
        op.summary = f"Filled in {name}" if op.rows else f"Nothing was empty of {name}"
    if kind == "lead":
        return Done(op.number, op.summary, (number,), notes)
    return Done(op.number, op.summary, notes=notes, customers=((kind, number),))


def fill_lead(op: Op, desk: Desk, number: int, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Gives a lead what it has not got yet of values as typed; its name, and what there is to tell."""
    lead = workable(op, number)
    region = region_of({}, lead)
    # Numbers are dialled from where the lead is, unless another country was typed.
    here = {} if values.get("country") or not region else {"country": lead["country"]}
    typed = read_typed(desk, {**values, **here})
    held = {**lead, **{f"custom.{k}": v for k, v in lead["custom"].items()}}
    empty_of = {k: v for k, v in typed.columns.items() if _empty(k, held.get(k.removeprefix("typed.")))}
    op.set(Lead, number, {k: v for k, v in empty_of.items() if v is not None})
    _put(op, "lead", number, lead, typed, region or typed.region)
    return str(lead["name"]), (*typed.notes, *_otherwise(values, typed.columns, held))


def _empty(column: str, held: Any) -> bool:
    """Whether a column waits to be filled: a flag that keeps somebody safe does as long as it is off."""
    return held in (None, "") or (held is False and column in SAFETY_FLAGS)


def _put(op: Op, kind: str, number: int, row: Mapping[str, Any], typed: Typed, region: str) -> None:
    """Emails, phones and tags of a record: as the usual ones where it has none, else beside those it has."""
    usual = {field: value for field, value in typed.reach.items() if not row.get(field)}
    put_rows(op, kind, number, Typed({}, usual, typed.tags, region))
    for field in typed.reach.keys() - usual.keys():
        if typed.reach[field]:
            add_reach(op, number, field, typed.reach[field], region, kind)


def _otherwise(values: Mapping[str, str], columns: Mapping[str, Any], held: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of the fields that were typed stay as they are, since they say something else."""
    stay = []
    for key, raw in values.items():
        column = FIELDS[key].column if key in FIELDS else key
        said = columns.get(column)
        if (
            raw.strip()
            and said not in (None, "", False)
            and held.get(column) != said
            and not _empty(column, held.get(column))
        ):
            stay.append(label_of(key).lower())
    return (f"Not taken, since it says otherwise: {', '.join(stay)}.",) if stay else ()


def _fill_customer(
    op: Op, desk: Desk, kind: CustomerKind, number: int, values: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    row = op.get(MODELS[kind], number)
    given = {target: values[field] for target, field in mapped_to(kind).items() if values.get(field)}
    typed = read_typed(desk, given, kind=kind)
    op.set(MODELS[kind], number, {k: v for k, v in typed.columns.items() if _empty(k, row.get(k))})
    _put(op, kind.value, number, row, typed, typed.region)
    return str(row["name"]), (*typed.notes, *_otherwise(given, typed.columns, row))

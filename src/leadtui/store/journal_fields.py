"""Fields of a row as the journal names, compares and restores them: a column, or one key of a JSON column.

A field of the workspace's own is `custom.ID`, what was typed for a field is `typed.KEY`: each is journalled by itself,
so that changes of two of them can be taken back apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import JSON, Date, Table
from sqlalchemy.types import TypeEngine

from leadtui.model.base import Instant
from leadtui.store.engine import as_json
from leadtui.store.sqlite.values import custom_json, from_json, to_json, typed_json, with_custom, with_typed

TYPED = "typed."
"""How the field of what was typed for a field begins: journalled one by one, as the workspace's own fields are."""


_LED = {
    "title_key": "title", "company_key": "company", "host": "website", "external_kind": "external_id",
    "category": "status", "normal": "value", "digits": "value",
}  # fmt: skip


def leader_of(table: str, field: str) -> str:
    """The field that this one of a table is worked out from, and so is never told of by itself; "" for most."""
    if field.startswith(TYPED):
        return field.removeprefix(TYPED)
    leader = _LED.get(field, "")
    return "name" if (table, field) == ("account", "company_key") else leader


def held_json(row: str, field: str) -> str:
    """SQL for what a field of a row (a table's name or alias) holds, as JSON text."""
    if field.startswith("custom."):
        return custom_json(f"{row}.custom", int(field.removeprefix("custom.")))
    if field.startswith(TYPED):
        return typed_json(f"{row}.typed", field.removeprefix(TYPED))
    return to_json(f"{row}.{field}")


def restore_sql(field: str, source: str) -> str:
    """`SET` clause that puts the JSON text `source` (an SQL expression) back into a field."""
    if field.startswith("custom."):
        return f"custom = {with_custom('custom', int(field.removeprefix('custom.')), source)}"
    if field.startswith(TYPED):
        return f"typed = {with_typed('typed', field.removeprefix(TYPED), source)}"
    return f"{field} = {from_json(source)}"


def held_value(row: Mapping[str, Any], field: str) -> Any:
    """What a field of a row holds."""
    if field.startswith("custom."):
        return row["custom"].get(field.removeprefix("custom."))
    if field.startswith(TYPED):
        return (row["typed"] or {}).get(field.removeprefix(TYPED))
    return row[field]


def columns_of(before: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to be written for changes of fields, of which some are keys of a JSON column."""
    plain = {k: v for k, v in changes.items() if not k.startswith(("custom.", TYPED))}
    for column in ("custom", "typed"):
        inner = {k.partition(".")[2]: v for k, v in changes.items() if k.startswith(f"{column}.")}
        if inner:
            held = {k: v for k, v in {**(before[column] or {}), **inner}.items() if v is not None}
            plain[column] = held if held or column == "custom" else None
    return plain


def bound(table: Table, name: str, field: str, value: Any) -> dict[str, Any]:
    """The parameter `name` for a value as the engine holds it: seconds for an instant, text for a date.

    True and false of a custom field, which the engine has no values for, are handed over as JSON text.
    """
    if field.startswith(("custom.", TYPED)):
        text_already = isinstance(value, bool)
        return {name: json.dumps(value) if text_already else value, f"{name}_json": text_already}
    return {name: processor(table.c[field].type)(value), f"{name}_json": False}


def needs_care(kind: TypeEngine[Any]) -> bool:
    """Whether values of a column differ from what the engine holds."""
    return isinstance(kind, Instant | JSON | Date)


def processor(kind: TypeEngine[Any]) -> Callable[[Any], Any]:
    """What makes a value of a column what the engine holds."""
    if isinstance(kind, Instant):
        return lambda value: None if value is None else int(value.timestamp())
    if isinstance(kind, JSON):
        return lambda value: None if value is None else as_json(value)
    if isinstance(kind, Date):
        return lambda value: None if value is None else value.isoformat()
    return lambda value: value

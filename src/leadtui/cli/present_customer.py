"""An account, contact or opportunity as JSON, in the words and shapes in which a lead is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leadtui.cli.present import Names, activity, custom, follow_up, instant, money, reached_by
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerDetail, CustomerKind
from leadtui.words.fields import Field
from leadtui.words.rows import AttachmentRow

_REACH = {CustomerKind.ACCOUNT: True, CustomerKind.CONTACT: True, CustomerKind.OPPORTUNITY: False}
"""Whether it has emails and phones of its own."""


def customer(detail: CustomerDetail, names: Names) -> dict[str, Any]:
    """A record with all that belongs to it: `kind`, its number, its fields by key, then rows; others as numbers."""
    kind, held = detail.kind, detail.fields
    currency = held.get("currency") or names.workspace.currency
    told: dict[str, Any] = {"kind": kind.value, "id": detail.row.id, "ref": f"{kind.letter}{detail.row.id}"}
    for key, field in CUSTOMER_FIELDS[kind].items():
        told[key] = list(detail.tags) if key == "tags" else _value(field, held[field.column or key], currency, names)
        if key in ("email", "phone") and _REACH[kind]:
            told[f"{key}s"] = [reached_by(row) for row in detail.reach if row.kind == key]
    return {
        **told,
        "custom": custom(held["custom"], names.workspace.fields_of(kind), currency),
        "activities": [activity(row, names) for row in detail.activities],
        "follow_ups": [follow_up(row) for row in detail.follow_ups],
        "attachments": [_attachment(row) for row in detail.attachments],
        "leads": [row.id for row in detail.leads],
    }


def _value(field: Field, value: Any, currency: str, names: Names) -> Any:
    if value is None or value == "":
        return None
    if field.kind == "money":
        return money(value, currency)
    if field.kind == "yes_no":
        return bool(value)
    if field.kind == "instant":
        return instant(value)
    named: dict[str, Callable[[Any], str | None]] = {
        "owner": names.user, "stage": names.stage, "lost_reason": names.reason, "source": names.source,
    }  # fmt: skip
    return named[field.key](value) if field.key in named else value


def _attachment(row: AttachmentRow) -> dict[str, Any]:
    return {"id": row.id, "kind": row.kind, "target": row.target, "name": row.name or None}

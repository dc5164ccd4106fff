"""The history of a lead as JSON: each operation with what it changed, under the keys of the field registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS, INSTANT_COLUMNS

if TYPE_CHECKING:
    from leadtui.cli.present import Names
    from leadtui.words.rows import ChangeRow, LeadDetail
    from leadtui.words.workspace import CustomField

_KEYS = {field.column: field.key for field in FIELDS.values() if field.column}
INTERNAL = frozenset(
    {
        "version",
        "made_by",
        "company_key",
        "title_key",
        "host",
        "external_kind",
        "category",
        "name_key",
        "digits",
        "position",
    }
)
TRUTHS = frozenset({"do_not_call", "email_opt_out", "is_primary", "automatic"})
MONEY = frozenset({"annual_revenue", "budget_amount", "amount"})
"""Columns that hold what only the program needs, a yes or no, and amounts."""

_RENAMED = {
    "due_at": "due", "is_primary": "primary", "hidden_by": "deleted", "user_id": "by",
    **{f"{kind}_id": kind.value for kind in CustomerKind},
    **{f"converted_{kind}_id": f"converted.{kind}" for kind in CustomerKind},
}  # fmt: skip


def history(detail: LeadDetail, names: Names) -> list[dict[str, Any]]:
    """The operations that touched a lead, newest first."""
    from leadtui.cli.present import instant

    return [
        {
            "operation": operation.id,
            "at": instant(operation.at),
            "by": operation.by,
            "summary": operation.summary,
            "changes": changes_of(changes, detail, names),
        }
        for operation, changes in detail.history
    ]


def changes_of(changes: tuple[ChangeRow, ...], detail: LeadDetail, names: Names) -> list[dict[str, Any]]:
    """Changes with the names of fields and words; what only the program needs is left out."""
    currency = detail.fields["currency"] or names.workspace.currency
    kinds = {row.id: row.kind for row in detail.reach}
    return [
        {
            "field": field_key(change, kinds, names),
            "before": told(change.field, change.before, names, currency),
            "after": told(change.field, change.after, names, currency),
        }
        for change in changes
        if change.field not in INTERNAL and not change.field.startswith("typed.")
    ]


def field_key(change: ChangeRow, kinds: dict[int, str], names: Names) -> str:
    """The field of a change: `city`, `owner`, `custom.Label`, for rows of a lead's `follow_up.due`, `email.label`."""
    if change.table == "lead":
        return told_field(change.field, names)
    table = kinds.get(change.row_id, change.table) if change.table == "reach" else change.table
    field = _RENAMED.get(change.field, change.field)
    return table if field == "value" and table != "reach" else f"{table}.{field}"


def told(field: str, value: Any, names: Names, currency: str) -> Any:
    """A value as the journal keeps it under a column's name, as JSON tells it: names, instants, amounts."""
    from leadtui.cli.present import custom_value, instant, money

    if field == "hidden_by":
        return value is not None
    if value is None or value == "":
        return None
    if field in INSTANT_COLUMNS:
        return instant(value)
    if field in TRUTHS:
        return bool(value)
    if field in MONEY:
        return money(value, currency)
    if field.startswith("custom."):
        own = _own(field, names)
        return custom_value(own, value, currency) if own else value
    if field in ("owner_id", "user_id"):
        return names.user(value)
    named = {
        "status": names.status, "disqualify_reason": names.reason, "lost_reason": names.reason, "source": names.source,
        "stage": names.stage,
    }.get(field)  # fmt: skip
    return named(value) if named else value


def told_field(field: str, names: Names) -> str:
    """The key of a column of the lead, `custom.Label` for a field of the workspace's own."""
    if field.startswith("custom."):
        own = _own(field, names)
        return f"custom.{own.label}" if own else field
    return _KEYS.get(field) or _RENAMED.get(field, field)


def _own(field: str, names: Names) -> CustomField | None:
    """The workspace's own field, of a lead or of a customer, that a column `custom.ID` holds."""
    number = field.removeprefix("custom.")
    every = (*names.workspace.custom_fields, *names.workspace.customer_fields)
    return next((own for own in every if str(own.id) == number), None)

"""Stored values of leads and customers as people read them and as they would type them, by the field registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from leadtui.tui.record_rows import LEAD, shown_number
from leadtui.tui.widgets.moments import iso_day, moment
from leadtui.words.contact import CRITERIA
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, INSTANT_COLUMNS, Field
from leadtui.words.rows import UserRow
from leadtui.words.workspace import CustomField, Workspace, find

NUMBERED = {"account_id": "account", "contact_id": "contact", "opportunity_id": "opportunity"}


class Values:
    """Says the values of leads, or of one kind of customer, in the words of a workspace, at a local time."""

    def __init__(self, workspace: Workspace, users: Sequence[UserRow], now: datetime, kind: str = LEAD) -> None:
        self.workspace = workspace
        self.users = users
        self.now = now
        self.kind = kind
        self.fields: Mapping[str, Field] = FIELDS if kind == LEAD else CUSTOMER_FIELDS[CustomerKind(kind)]
        self.by_column = {field.column: field for field in self.fields.values() if field.column}
        self.customs = workspace.fields_of(kind)

    def read(self, column: str, value: Any, currency: str | None = None) -> str:
        """Return a stored value for reading; "" for none."""
        if value is None or value == "":
            return ""
        if column.startswith("custom."):
            custom = self.custom(column)
            return self.by_kind(custom.kind if custom else "text", value, currency)
        if column == "budget_amount":
            return self._money(value, currency)
        if column == "stage":
            return self._named(self.workspace.stages, value)
        if column in NUMBERED:
            return shown_number((NUMBERED[column], int(value)))
        field = self.by_column.get(column)
        kind = field.kind if field else "instant" if column in INSTANT_COLUMNS else "text"
        return self.by_kind(kind, value, currency)

    def typed(self, column: str, value: Any, currency: str | None = None) -> str:
        """Return a stored value as one would type it, so that it is read back as the same."""
        field = self.by_column.get(column)
        custom = self.custom(column) if column.startswith("custom.") else None
        kind = custom.kind if custom else field.kind if field else "text"
        if value is None:
            return ""
        if kind == "money":
            return self._money_typed(int(value), currency or self.workspace.currency)
        if kind in ("date", "instant", "number", "text", "long"):
            return str(value)
        return self.by_kind(kind, value, currency)

    def custom(self, column: str) -> CustomField | None:
        """Return the custom field of a column `custom.ID`."""
        number = column.removeprefix("custom.")
        return next((field for field in self.customs if str(field.id) == number), None)

    def label(self, column: str) -> str:
        """Return the label of a column."""
        if column.startswith("custom."):
            custom = self.custom(column)
            return custom.label if custom else "Custom field"
        if column in self.by_column:
            return self.by_column[column].label
        for criterion in CRITERIA:
            if column.startswith(criterion.key):
                return f"{criterion.label}{column.removeprefix(criterion.key).replace('_', ' ')}"
        return column.replace("_", " ").capitalize()

    def by_kind(self, kind: str, value: Any, currency: str | None = None) -> str:
        """Return a stored value of a kind of field for reading."""
        match kind:
            case "money":
                return self._money(value, currency)
            case "yes_no":
                return "yes" if value else "no"
            case "instant":
                return moment(int(value), self.now)
            case "date":
                return iso_day(str(value), self.now)
            case "source":
                return self._named(self.workspace.sources, value)
            case "status":
                return self._named(self.workspace.statuses, value)
            case "reason":
                return self._named(self.workspace.reasons, value)
            case "user":
                return next((user.name for user in self.users if user.id == value), "nobody")
        return str(value)

    def _money(self, value: Any, currency: str | None) -> str:
        from leadtui.rules.money import show_money

        return show_money(int(value), currency or self.workspace.currency)

    def _money_typed(self, minor: int, code: str) -> str:
        from leadtui.rules.money import format_minor, parse_money, show_money

        shown = show_money(minor, code)
        try:
            same = parse_money(shown, code) == (minor, code)
        except InputError:
            same = False
        return shown if same else f"{format_minor(minor, code)} {code}"

    def _named(self, words: Sequence[Any], value: Any) -> str:
        found = find(words, str(value))
        return str(found.name) if found else str(value)


def custom_values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filled custom fields of a record by column."""
    return {f"custom.{key}": value for key, value in (fields.get("custom") or {}).items() if value not in (None, "")}

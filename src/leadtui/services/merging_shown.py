"""A value of a merge as it is shown: words for keys, names for numbers, dates and amounts as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from leadtui.rules.merging import Side
from leadtui.rules.merging_units import Unit
from leadtui.rules.money import show_money
from leadtui.services.reading import Reader
from leadtui.words.errors import FAULTS
from leadtui.words.fields import SAFETY_FLAGS
from leadtui.words.workspace import Named

_MONEY = ("annual_revenue", "budget_amount")
_HIDDEN = {
    "company_key", "title_key", "host", "category", "budget_amount", "timeline_date", "status_since", "external_kind",
}  # fmt: skip
"""Columns that say again what another one says."""


def shown(unit: Unit, side: Side, who: Reader, accounts: Mapping[int, str] = {}) -> str:
    """What a record has of a unit, "" for nothing. `accounts` are names by number."""
    held = {column: side.values[column] for column in unit.columns if side.holds(column) and column not in _HIDDEN}
    parts = [_value(column, value, side, who, accounts) for column, value in held.items()]
    between = " " if unit.field == "name" else ": " if unit.field in ("status", *_CRITERIA) else ", "
    return between.join(part for part in parts if part)


_CRITERIA = ("budget", "authority", "need", "timeline", "competitors")


def _value(column: str, value: Any, side: Side, who: Reader, accounts: Mapping[int, str]) -> str:
    workspace = who.workspace
    currency = side.values.get("currency") or workspace.currency
    if column == "owner_id":
        return next((user.name for user in who.users if user.id == value), str(value))
    if column == "account_id":
        return f"A{value} {accounts.get(value, '')}".strip()
    if column == "created":
        return _day(datetime.fromtimestamp(value, who.clock.zone).date())
    if column in SAFETY_FLAGS:
        return "yes" if value else ""
    words: dict[str, Sequence[Named]] = {
        "status": workspace.statuses, "source": workspace.sources, "disqualify_reason": workspace.reasons,
    }  # fmt: skip
    if column in words:
        return next((word.name for word in words[column] if word.key == value), str(value))
    if column in _MONEY:
        return show_money(int(value), currency)
    if column.startswith("custom."):
        return _own(int(column.removeprefix("custom.")), value, currency, who)
    return str(value)


def _own(number: int, value: Any, currency: str, who: Reader) -> str:
    fields = (*who.workspace.custom_fields, *who.workspace.customer_fields)
    kind = next((field.kind for field in fields if field.id == number), "text")
    if kind == "yes_no":
        return "yes" if value else "no"
    try:
        if kind == "money":
            return show_money(int(value), currency)
        return _day(date.fromisoformat(str(value))) if kind == "date" else str(value)
    except FAULTS:
        # A base whose field was of another kind once still has values of that kind.
        return str(value)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"

"""What is kept of the cells of a row, as a person reads it: for a preview, where it differs from what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from leadtui.formats.table import Row
from leadtui.rules.emails import split_emails
from leadtui.rules.money import show_money
from leadtui.rules.phones import shown, split_phones
from leadtui.rules.text import clean
from leadtui.services.flat import CUSTOM
from leadtui.services.importing_columns import Column, Plan
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_place import ListPlace
from leadtui.services.staging_standing import Change
from leadtui.words.fields import FIELDS
from leadtui.words.workspace import find

_SPLIT = {"email": split_emails, "phone": split_phones}
_NAMES = (("salutation", ""), ("first_name", "first "), ("last_name", "last "))


def stored(plan: Plan, row: Row, lead: Incoming, place: ListPlace) -> tuple[str, ...]:
    """Beside each cell of a row what is kept of it, "" where that is what stands there or nothing is."""
    said = [""] * len(row.cells)
    for column in plan.columns:
        cell = clean(row.cells[column.at])
        kept = _kept(column, cell, lead, place) if cell else ""
        said[column.at] = "" if kept == cell else kept
    return tuple(said)


def changes(found: Sequence[Change], place: ListPlace) -> tuple[tuple[str, str, str], ...]:
    """What a row changes of a lead: label, what stands there, what comes."""
    return tuple((change.label, *_both(change, place)) for change in found if change.key)


def _both(change: Change, place: ListPlace) -> tuple[str, str]:
    """What stands there and what comes; of an email or phone beside those that are there, that it is one more."""
    was, becomes = (
        spoken(change.key, value, place, currency)
        for value, currency in zip((change.was, change.becomes), change.currencies, strict=True)
    )
    return (f"(one more {change.label.lower()})" if change.beside else was), becomes


def spoken(key: str, value: Any, place: ListPlace, currency: str = "") -> str:
    """A value as a person reads it; `currency` of an amount, "" for that of the workspace."""
    if value is None or value == "":
        return ""
    kind = FIELDS[key].kind if key in FIELDS else _own_kind(key, place)
    if kind == "money":
        return show_money(int(value), currency or place.workspace.currency)
    if kind == "yes_no":
        value = bool(value)
    if isinstance(value, Mapping):
        return shown(value["normal"]) or str(value["value"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        local = value.astimezone(place.zone)
        clock = f" {local:%H:%M}" if (local.hour, local.minute) != (0, 0) else ""
        return f"{local.day} {local:%b %Y}{clock}"
    if isinstance(value, date):
        return f"{value.day} {value:%b %Y}"
    if key == "owner_id":
        return next((user.name for user in place.users if user.id == value), "")
    if key == "source":
        return getattr(find(place.workspace.sources, str(value)), "name", str(value))
    if key == "status":
        return getattr(find(place.workspace.statuses, str(value)), "name", str(value))
    return str(value)


def _own_kind(number: str, place: ListPlace) -> str:
    """The kind of one of the workspace's own fields, "" where it is none."""
    return next((own.kind for own in place.workspace.custom_fields if str(own.id) == number), "")


def _kept(column: Column, cell: str, lead: Incoming, place: ListPlace) -> str:
    """What is kept of a cell; the cell itself where nothing can be said of it."""
    family = column.key.partition(".")[0]
    kind = "phone" if family == "mobile" else family
    if kind in _SPLIT:
        normals = {one["value"]: spoken(kind, one, place) for one in lead.reach if one["kind"] == kind}
        parts = _SPLIT[kind](cell)
        kept = [normals.get(part, part) for part in parts]
        return cell if kept == parts and len(parts) < 2 else ", ".join(kept)
    c = lead.columns
    if family == "full_name":
        return ", ".join(f"{before}{c[key]}" for key, before in _NAMES if c.get(key))
    if column.key.startswith(CUSTOM):
        label = column.key.removeprefix(CUSTOM)
        value, own = lead.custom.get(label), place.workspace.custom_field(label)
        return cell if value is None else spoken(str(own.id) if own else "", value, place, str(c.get("currency") or ""))
    if family == "status":
        return spoken("status", lead.status, place) or cell
    if family == "tags":
        return ", ".join(lead.tags or ()) or cell
    name = FIELDS[family].column if family in FIELDS else ""
    value = c.get(name) if name else None
    if value is None or (name == "owner_id" and not value):
        return cell
    return spoken(name, value, place, str(c.get("currency") or ""))

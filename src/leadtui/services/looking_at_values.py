"""What is kept of the cells of a row, as a person reads it: for a preview, where it differs from what stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from leadtui.formats.table import Row
from leadtui.rules.emails import split_emails
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
    return tuple(
        (change.label, spoken(change.key, change.was, place), spoken(change.key, change.becomes, place))
        for change in found
        if change.key
    )


def spoken(key: str, value: Any, place: ListPlace) -> str:
    """A value as a person reads it."""
    if value is None or value == "":
        return ""
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
        value = lead.custom.get(column.key.removeprefix(CUSTOM))
        return cell if value is None else spoken("", value, place)
    if family == "status":
        return spoken("status", lead.status, place) or cell
    if family == "tags":
        return ", ".join(lead.tags or ()) or cell
    name = FIELDS[family].column if family in FIELDS else ""
    value = c.get(name) if name else None
    return cell if value is None or (name == "owner_id" and not value) else spoken(name, value, place)

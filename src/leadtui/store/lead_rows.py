"""Leads as they stand with their emails, phones and tags, many at a time: what a row of a list is held against."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from leadtui.store.sqlite.driver import Connection

CHUNK = 500
_INSTANTS = ("created", "status_since", "converted_at")
_DAYS = ("timeline_date",)
_OWNED = "WHERE owner_kind = 'lead' AND hidden_by IS NULL AND owner_id IN ({})"


@dataclass(slots=True)
class HeldLead:
    """A lead as it stands, its emails and phones in order, and its tags as they are compared."""

    lead: dict[str, Any]
    reach: list[dict[str, Any]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


def held_leads(connection: Connection, ids: Iterable[int]) -> dict[int, HeldLead]:
    """These leads, as far as they are visible."""
    wanted = sorted(set(ids))
    found: dict[int, HeldLead] = {}
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        marks = ", ".join("?" * len(chunk))
        for row in _rows(connection, f"SELECT * FROM lead WHERE hidden_by IS NULL AND id IN ({marks})", chunk):
            found[row["id"]] = HeldLead(_lead(row))
        order = "ORDER BY is_primary DESC, position, id"
        for row in _rows(connection, f"SELECT * FROM reach {_OWNED.format(marks)} {order}", chunk):
            if row["owner_id"] in found:
                found[row["owner_id"]].reach.append(row)
        for row in _rows(connection, f"SELECT owner_id, name_key FROM tag {_OWNED.format(marks)}", chunk):
            if row["owner_id"] in found:
                found[row["owner_id"]].tags.add(row["name_key"])
    return found


def _rows(connection: Connection, sql: str, parameters: list[int]) -> Iterable[dict[str, Any]]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _lead(row: dict[str, Any]) -> dict[str, Any]:
    """The columns as the model declares them, as far as a row of a list may hold them."""
    row["custom"] = json.loads(row["custom"] or "{}")
    row["typed"] = json.loads(row["typed"]) if row["typed"] else None
    for name in _INSTANTS:
        row[name] = None if row[name] is None else datetime.fromtimestamp(row[name], UTC)
    for name in _DAYS:
        row[name] = None if row[name] is None else date.fromisoformat(row[name])
    return row

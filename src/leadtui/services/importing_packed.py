"""What a row says as text and back: how it waits in the stage file for the lead it may change."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from leadtui.services.importing_incoming import Incoming


def packed(row: Incoming) -> str:
    """The row as text."""
    said = [row.columns, row.custom, row.reach, row.tags, row.status, row.zone, row.warnings, row.assumed]
    return json.dumps(said, default=_plain)


def unpacked(text: str, line: int) -> Incoming:
    """The row that was packed; it began on this line."""
    columns, custom, reach, tags, status, zone, warnings, assumed = json.loads(text, object_hook=_meant)
    notes = [(field, reason) for field, reason in warnings]
    return Incoming(line, columns, custom, reach, tags, status, zone, notes, assumed=assumed)


def _plain(value: Any) -> dict[str, Any]:
    if isinstance(value, datetime):
        return {"$at": int(value.timestamp())}
    if isinstance(value, date):
        return {"$day": value.isoformat()}
    raise TypeError(f"a row holds {value!r}")


def _meant(held: dict[str, Any]) -> Any:
    if len(held) == 1:
        if "$at" in held:
            return datetime.fromtimestamp(held["$at"], UTC)
        if "$day" in held:
            return date.fromisoformat(held["$day"])
    return held

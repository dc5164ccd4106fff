"""What the program has learned about a base and keeps: how a kind of list is read, the weights of matching.

No operation writes it: it is neither journalled nor taken back, and losing it costs a question, never a value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors

_GET = "SELECT value FROM remembered WHERE kind = ? AND key = ?"
_PUT = "INSERT OR REPLACE INTO remembered (kind, key, value, at) VALUES (?, ?, ?, ?)"


def get(connection: Connection, kind: str, key: str) -> dict[str, Any] | None:
    """What is remembered of this kind under this key; None for nothing."""
    row = connection.execute(_GET, (kind, key)).fetchone()
    return None if row is None else dict(json.loads(row[0]))


def written(connection: Connection, kind: str, key: str) -> tuple[int, int] | None:
    """When this was remembered and how long it is, which together tell it from what was there; None for nothing."""
    sql = "SELECT at, length(value) FROM remembered WHERE kind = ? AND key = ?"
    row = connection.execute(sql, (kind, key)).fetchone()
    return None if row is None else (int(row[0]), int(row[1]))


def put(connection: Connection, kind: str, key: str, value: Mapping[str, Any], at: datetime) -> None:
    """Remembers a JSON object in place of what was there. `connection` is the driver's (`beneath.driver_of` of an
    operation's), in a transaction of the caller's.
    """
    connection.execute(_PUT, (kind, key, json.dumps(value, ensure_ascii=False), int(at.timestamp())))


def keep(path: Path, kind: str, key: str, value: Mapping[str, Any], at: datetime) -> None:
    """Remembers as `put` does, in a transaction of its own. Raises StorageError; not to be called inside a lock."""
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            put(connection, kind, key, value, at)
            connection.execute("COMMIT")
        finally:
            connection.close()

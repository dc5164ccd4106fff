"""The views of a user as they are read, on the light road."""

from __future__ import annotations

from leadtui.store.sqlite.driver import Connection
from leadtui.words.views import KeptView


def kept_views(connection: Connection, user_id: int) -> tuple[KeptView, ...]:
    """What this user saved, and what he changed of the built-in views."""
    sql = (
        'SELECT id, key, name, query, columns, position, pinned FROM "view" '
        "WHERE user_id = ? AND hidden_by IS NULL ORDER BY position, id"
    )
    rows = connection.execute(sql, (user_id,)).fetchall()
    if not rows:
        return ()
    import json

    return tuple(
        KeptView(number, key, name, query, tuple(map(str, json.loads(columns or "[]"))), position, bool(pinned))
        for number, key, name, query, columns, position, pinned in rows
    )

"""A record with all its columns, the leads around one, and the words of a base: reads for screens, export and start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leadtui.store.belongings import chunks, marks
from leadtui.store.listing import SELECTED
from leadtui.store.sqlite.driver import Connection
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import CustomField


def rows(connection: Connection, ids: Sequence[int]) -> list[LeadRow]:
    """The leads with these ids, in that order, as outside a list: in no band; deleted ones are left out."""
    found: dict[int, LeadRow] = {}
    for chunk in chunks(ids):
        sql = f"SELECT {SELECTED} FROM lead l WHERE l.hidden_by IS NULL AND l.id IN ({marks(chunk)})"
        found |= {row[0]: LeadRow._make((*row, 0, 0, 0)) for row in connection.execute(sql, chunk)}
    return [found[i] for i in ids if i in found]


def fields(connection: Connection, table: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Every stored column of these records, by number; `table` is `lead` or the kind of a customer."""
    import json

    out: dict[int, dict[str, Any]] = {}
    for chunk in chunks(ids):
        cursor = connection.execute(f"SELECT * FROM {table} WHERE hidden_by IS NULL AND id IN ({marks(chunk)})", chunk)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            values["custom"] = json.loads(values["custom"])
            if values.get("typed"):
                values["typed"] = json.loads(values["typed"])
            out[values["id"]] = values
    return out


def values(connection: Connection, ids: Sequence[int], columns: Sequence[str]) -> dict[int, dict[str, Any]]:
    """By lead, what stands in these columns (`custom.ID` for the workspace's own), with the currency of its amounts."""
    from leadtui.store.compiler import column_sql

    names = tuple(dict.fromkeys((*columns, "currency")))
    wanted = ", ".join(column_sql(name) for name in names)
    out: dict[int, dict[str, Any]] = {}
    for chunk in chunks(ids):
        sql = f"SELECT l.id, {wanted} FROM lead l WHERE l.hidden_by IS NULL AND l.id IN ({marks(chunk)})"
        out |= {row[0]: dict(zip(names, row[1:], strict=True)) for row in connection.execute(sql, chunk)}
    return out


def users(connection: Connection) -> tuple[UserRow, ...]:
    """Every user, the oldest first."""
    return tuple(UserRow(*row) for row in connection.execute('SELECT id, name, email FROM "user" ORDER BY id'))


def custom_fields(connection: Connection) -> tuple[CustomField, ...]:
    """The workspace's own fields, of leads and of customers."""
    sql = "SELECT id, label, kind, choices, owner_kind FROM custom_field WHERE hidden_by IS NULL ORDER BY id"
    rows = connection.execute(sql).fetchall()
    if not rows:
        return ()
    import json

    return tuple(CustomField(i, label, kind, tuple(json.loads(c)), own) for i, label, kind, c, own in rows)

"""Large imports that are coming in, as they are read by whoever starts meanwhile, or after one broke off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from leadtui.store.sqlite.driver import Connection, connect_reader, storage_errors

_IDENTITY = (
    "external_id", "external_kind", "first_name", "last_name", "company", "company_key", "street", "city",
    "postal_code", "category", "hidden_by",
)  # fmt: skip
"""Fields of a lead that decide what a row of a list is."""

MANY = 2000
"""Leads changed meanwhile that are looked at one by one."""


class Run(NamedTuple):
    """An import that has not come to its end: its operation, the name of its stage file beside the base, how far it is
    ("adding" or "showing"), and whose it is.
    """

    operation: int
    stage: str
    phase: str
    done: int
    total: int
    program: str


def broken_off(base: Path) -> list[Run]:
    """The imports that have not come to their end, be it that they are under way."""
    sql = "SELECT operation_id, stage, phase, done, total, program FROM import_run ORDER BY operation_id"
    with storage_errors(base):
        connection = connect_reader(base)
        try:
            return [Run(*row) for row in connection.execute(sql)]
        finally:
            connection.close()


def stage_files(base: Path) -> Iterator[Path]:
    """The stage files that stand beside a base."""
    for path in base.parent.glob(f"{_literal(base.name)}.import-*"):
        if path.suffix not in (".lock", ".list"):
            yield path


def _literal(name: str) -> str:
    return "".join(f"[{ch}]" if ch in "*?[" else ch for ch in name)


def standing(connection: Connection) -> int:
    """The number after which an operation may change what rows are compared with."""
    sql = (
        "SELECT min((SELECT coalesce(max(id), 0) FROM operation), "
        "coalesce((SELECT min(id) - 1 FROM operation WHERE state = 'applying'), 9223372036854775807))"
    )
    return int(connection.execute(sql).fetchone()[0])


def changed_since(connection: Connection, operation: int, mine: int) -> set[int] | None:
    """The leads of which something that decides what a row is was changed by operations after this one, but for `mine`.

    None when that cannot be told lead by lead: rules or fields were changed, something was taken back, or it is much.
    """
    place = (operation, mine)
    newer = "SELECT 1 FROM operation WHERE id > ? AND id <> ? {} LIMIT 1"
    if connection.execute(newer.format(""), place).fetchone() is None:
        return set()
    whole = (
        newer.format("AND kind IN ('undo', 'redo')"),
        "SELECT 1 FROM change WHERE operation_id > ? AND operation_id <> ? "
        "AND table_name IN ('custom_field', 'setting') LIMIT 1",
        "SELECT 1 FROM custom_field WHERE made_by > ? AND made_by <> ? LIMIT 1",
        "SELECT 1 FROM setting WHERE made_by > ? AND made_by <> ? LIMIT 1",
    )
    if any(connection.execute(sql, place).fetchone() for sql in whole):
        return None
    fields = ", ".join(f"'{name}'" for name in _IDENTITY)
    changes = "FROM change WHERE operation_id > ? AND operation_id <> ? AND table_name ="
    found = connection.execute(
        "SELECT id FROM lead WHERE made_by > ? AND made_by <> ? "
        f"UNION SELECT row_id {changes} 'lead' AND field IN ({fields}) "
        "UNION SELECT owner_id FROM reach WHERE owner_kind = 'lead' AND made_by > ? AND made_by <> ? "
        "UNION SELECT r.owner_id FROM reach r WHERE r.owner_kind = 'lead' "
        f"AND r.id IN (SELECT row_id {changes} 'reach') "
        f"LIMIT {MANY + 1}",
        place * 4,
    ).fetchall()
    return None if len(found) > MANY else {row[0] for row in found}

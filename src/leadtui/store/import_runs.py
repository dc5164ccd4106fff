"""Large imports that are coming in, as they are read by whoever starts meanwhile, or after one broke off."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from leadtui.store.sqlite.driver import Connection, connect_reader, storage_errors
from leadtui.words.records import NamedTuple

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


def left_beside(base: Path) -> dict[Path, list[Path]]:
    """What imports keep beside a base while they run, by stage file: lists that were piped in, locks, the stage itself.

    The lock comes last: whoever holds it may throw the others away.
    """
    ours = re.compile(rf"({re.escape(base.name)}\.import-[0-9a-f]{{8}})(-journal|-\d+\.list|\.lock)?")
    found: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(base.parent.iterdir(), key=lambda path: path.suffix == ".lock"):
        if known := ours.fullmatch(path.name):
            found[base.with_name(known[1])].append(path)
    return found


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


def touched_since(connection: Connection, at: int, mine: int) -> list[int]:
    """The leads in sight that somebody touched at `at` (epoch seconds) or later, in whatever way, but for `mine`."""
    sql = "SELECT id FROM lead WHERE changed >= ? AND hidden_by IS NULL AND made_by <> ?"
    return [row[0] for row in connection.execute(sql, (at, mine))]

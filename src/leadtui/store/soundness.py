"""What is wrong with a base: the file, its references, and every computed column against what it should be."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from leadtui.model import Lead
from leadtui.store.recompute import EMPTY, recompute

_COMPARED = sorted(Lead.computed - {"changed"})


def faults_of(connection: Connection) -> list[str]:
    """The faults as sentences. Works things out anew, so the transaction has to be rolled back."""
    faults = [f"The file is damaged: {row[0]}" for row in _pragma(connection, "integrity_check") if row[0] != "ok"]
    faults += [f"A row of {row[0]} refers to a missing {row[2]}." for row in _pragma(connection, "foreign_key_check")]
    return faults + _primaries(connection) + _computed(connection)


def counts(connection: Connection) -> tuple[int, int]:
    """How many leads are visible, and how many operations there are."""
    leads = connection.execute(text("SELECT count(*) FROM lead WHERE hidden_by IS NULL")).scalar_one()
    return int(leads), int(connection.execute(text("SELECT count(*) FROM operation")).scalar_one())


def _pragma(connection: Connection, name: str) -> list[Any]:
    return list(connection.execute(text(f"PRAGMA {name}")))


def _primaries(connection: Connection) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT owner_id, kind, count(*) FROM reach WHERE owner_kind = 'lead' AND is_primary AND hidden_by IS NULL "
            "GROUP BY owner_id, kind HAVING count(*) > 1"
        )
    )
    return [f"L{lead} has {number} primary {kind}s." for lead, kind, number in rows]


def _computed(connection: Connection) -> list[str]:
    """Computed columns and search rows that differ from what they should be; worked out and rolled back."""
    columns = ", ".join(_COMPARED)
    connection.execute(text(f"CREATE TEMP TABLE held AS SELECT id, {columns} FROM lead"))
    connection.execute(text(EMPTY))
    connection.execute(text("INSERT INTO touched SELECT id FROM lead"))
    connection.execute(text("CREATE TEMP TABLE indexed (id INTEGER PRIMARY KEY, who, digits, notes)"))
    connection.execute(text("INSERT INTO indexed SELECT rowid, who, digits, notes FROM lead_search"))
    recompute(connection, None)
    faults = []
    for column in _COMPARED:
        sql = f"SELECT l.id FROM lead l JOIN held h ON h.id = l.id WHERE l.{column} IS NOT h.{column} ORDER BY l.id"
        wrong = list(connection.execute(text(sql)).scalars())
        if wrong:
            faults.append(f"{column} is not what it should be for {_some(wrong)}.")
    # Each side looked up in the other by its key; a FULL JOIN with the search table would compare every row with every.
    search = text(
        "SELECT s.rowid FROM lead_search s LEFT JOIN indexed i ON i.id = s.rowid "
        "WHERE s.who IS NOT i.who OR s.digits IS NOT i.digits OR s.notes IS NOT i.notes "
        "OR coalesce(s.rowid, i.id) NOT IN (SELECT id FROM lead) "
        "UNION SELECT i.id FROM indexed i WHERE NOT EXISTS (SELECT 1 FROM lead_search s WHERE s.rowid = i.id)"
    )
    wrong = list(connection.execute(search).scalars())
    if wrong:
        faults.append(f"The search index does not match {_some(wrong)}.")
    return faults


def _some(ids: list[int]) -> str:
    shown = ", ".join(f"L{i}" for i in ids[:5])
    return shown if len(ids) <= 5 else f"{shown} and {len(ids) - 5} more"

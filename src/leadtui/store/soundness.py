"""What is wrong with a base: the file, its references, and every computed column against what it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, text

from leadtui.model import Account, Contact, Lead, Opportunity
from leadtui.model.base import Record
from leadtui.store import enrolments_sound, settings
from leadtui.store.beneath import driver_of
from leadtui.store.mending import called, counted
from leadtui.store.owners import touched
from leadtui.store.recompute import empty, recompute
from leadtui.store.sqlite.looking import integrity, some
from leadtui.store.sqlite.search import customer_of
from leadtui.store.unreadable import unreadable

_RECORDS: tuple[type[Record], ...] = (Lead, Account, Contact, Opportunity)
_WORDS = (
    ("statuses", "status", "lead", "status"),
    ("reasons", "reason", "lead", "disqualify_reason"),
    ("reasons", "reason", "opportunity", "lost_reason"),
    ("outcomes", "outcome", "activity", "outcome"),
    ("stages", "stage", "opportunity", "stage"),
)
"""Kinds of words, what one is called, and the columns that hold nothing else; a source may be any text."""

_MANY = {"lead": "leads", "opportunity": "opportunities", "activity": "activities"}
_COMING_IN = "coalesce(hidden_by IN (SELECT operation_id FROM import_run), 0)"
"""Whether a row is not in sight yet: it gets its computed columns and its place in the search with that."""

_SEARCHES = ("lead_search", "customer_search")


class Faults(NamedTuple):
    """What is wrong with a base, as sentences; whether the file itself is, or values no program of ours has written."""

    told: list[str]
    damaged: bool


def faults_of(connection: Connection) -> Faults:
    """The faults of a base. Works things out anew, so the transaction has to be rolled back.

    Of a file that is damaged nothing but the damage is told: all else follows from it.
    """
    damage = integrity(driver_of(connection))
    if damage:
        return Faults([f"The file is damaged: {fault}." for fault in some(damage)], damaged=True)
    values = unreadable(driver_of(connection), computed=False)
    if values:
        return Faults(values, damaged=True)
    told = _references(connection) + _primaries(connection) + _words(connection) + _sequences(connection)
    told += _computed(connection)
    return Faults(told, damaged=False)


def counts(connection: Connection) -> tuple[int, int]:
    """How many leads are visible, and how many operations there are."""
    leads = connection.execute(text("SELECT count(*) FROM lead WHERE hidden_by IS NULL")).scalar_one()
    return int(leads), int(connection.execute(text("SELECT count(*) FROM operation")).scalar_one())


def _references(connection: Connection) -> list[str]:
    rows = Counter((str(row[0]), str(row[2])) for row in connection.execute(text("PRAGMA foreign_key_check")))
    return [
        f"{counted(table, number)} {'refers' if number == 1 else 'refer'} to a missing {called(target)}."
        for (table, target), number in rows.items()
    ]


def _primaries(connection: Connection) -> list[str]:
    rows = connection.execute(
        text(
            "SELECT owner_kind, owner_id, kind, count(*) FROM reach WHERE is_primary AND hidden_by IS NULL "
            "GROUP BY owner_kind, owner_id, kind HAVING count(*) > 1"
        )
    )
    return [f"{owner[0].upper()}{number} has {many} primary {kind}s." for owner, number, kind, many in rows]


def _words(connection: Connection) -> list[str]:
    faults = []
    for word in unknown_words(connection):
        held = f"1 {word.table} holds" if word.rows == 1 else f"{word.rows} {_MANY[word.table]} hold"
        faults.append(f"{held} the {word.one} {word.key!r}, which the workspace does not know.")
    return faults


def _sequences(connection: Connection) -> list[str]:
    found = enrolments_sound.unsound(driver_of(connection)).items()
    return [
        f"{'1 lead is' if len(leads) == 1 else f'{len(leads)} leads are'} {what}: {_some('lead', leads)}."
        for what, leads in found
    ]


class UnknownWord(NamedTuple):
    """A word that rows of a table hold in a column and the rules do not know; `known` are those they do."""

    one: str
    table: str
    column: str
    key: str
    rows: int
    known: tuple[str, ...]


def unknown_words(connection: Connection) -> Iterator[UnknownWord]:
    """Words that visible rows hold and the rules do not know."""
    workspace = settings.workspace(driver_of(connection))
    for family, one, table, column in _WORDS:
        known = tuple(word.key for word in getattr(workspace, family))
        counted = f"SELECT {column}, count(*) FROM {table} WHERE hidden_by IS NULL AND {column} <> '' GROUP BY 1"
        for key, number in list(connection.execute(text(f"{counted} ORDER BY 1"))):
            if key not in known:
                yield UnknownWord(one, table, column, key, number, known)


def _computed(connection: Connection) -> list[str]:
    """Computed columns and search rows that differ from what they should be."""
    columns, searches = worked_out(connection)
    faults = [f"{column} is not what it should be for {_some(table, ids)}." for table, column, ids in columns]
    return faults + [f"The search index does not match {_some(kind, ids)}." for kind, ids in searches.items()]


def worked_out(connection: Connection) -> tuple[list[tuple[str, str, list[int]]], dict[str, list[int]]]:
    """Works out every computed column and search row anew: which records (table, column, ids) had another value,
    and by kind which were found by another text. What was wrong is right then, unless it is rolled back.
    """
    empty(connection)
    for table in (*(str(record.__tablename__) for record in _RECORDS), *_SEARCHES):
        connection.execute(text(f"DROP TABLE IF EXISTS temp.held_{table}"))
        connection.execute(text(f"DROP TABLE IF EXISTS temp.was_{table}"))
    for record in _RECORDS:
        table = str(record.__tablename__)
        connection.execute(
            text(f"CREATE TEMP TABLE held_{table} AS SELECT id, {', '.join(_compared(record))} FROM {table}")
        )
        connection.execute(text(f"INSERT INTO {touched(table)} SELECT id FROM {table} WHERE NOT {_COMING_IN}"))
    for search in _SEARCHES:
        connection.execute(text(f"CREATE TEMP TABLE was_{search} (id INTEGER PRIMARY KEY, who, digits, notes)"))
        connection.execute(text(f"INSERT INTO was_{search} SELECT rowid, who, digits, notes FROM {search}"))
    connection.execute(text("DROP TABLE IF EXISTS temp.held_clock"))
    connection.execute(text("CREATE TEMP TABLE held_clock AS SELECT id, met_at FROM sla_clock WHERE hidden_by IS NULL"))
    recompute(connection, None)
    columns = []
    clocks = list(connection.execute(text(_CLOCKS)).scalars())
    if clocks:
        columns.append(("lead", "when it was answered", clocks))
    for record in _RECORDS:
        table = str(record.__tablename__)
        for column in _compared(record):
            differing = f"WHERE l.{column} IS NOT h.{column} ORDER BY l.id"
            sql = f"SELECT l.id FROM {table} l JOIN held_{table} h ON h.id = l.id {differing}"
            wrong = list(connection.execute(text(sql)).scalars())
            if wrong:
                columns.append((table, column, wrong))
    return columns, _searches(connection)


_CLOCKS = """SELECT DISTINCT s.lead_id FROM sla_clock s JOIN held_clock h ON h.id = s.id
    WHERE s.met_at IS NOT h.met_at ORDER BY s.lead_id"""
"""The leads with a clock that says it was answered at another time than it was."""


def _compared(record: type[Record]) -> list[str]:
    return sorted(record.computed - {"changed"})


def _searches(connection: Connection) -> dict[str, list[int]]:
    """Search rows that differ from what they were before they were made anew."""
    wrong: list[tuple[str, int]] = []
    for search in _SEARCHES:
        # Each side looked up in the other by its key; a FULL JOIN would compare every row with every.
        differing = text(
            f"SELECT s.rowid FROM {search} s LEFT JOIN was_{search} i ON i.id = s.rowid "
            "WHERE s.who IS NOT i.who OR s.digits IS NOT i.digits OR s.notes IS NOT i.notes "
            f"UNION SELECT i.id FROM was_{search} i WHERE NOT EXISTS (SELECT 1 FROM {search} s WHERE s.rowid = i.id)"
        )
        for row in connection.execute(differing).scalars():
            wrong.append(("lead", row) if search == "lead_search" else customer_of(row))
    # A row of no record at all is never made anew, so it is there before and after.
    strays = text("SELECT s.rowid FROM lead_search s WHERE s.rowid NOT IN (SELECT id FROM lead)")
    wrong += [("lead", row) for row in connection.execute(strays).scalars()]
    kinds = dict.fromkeys(kind for kind, _ in wrong)
    return {k: [i for kind, i in wrong if kind == k] for k in kinds}


def _some(table: str, ids: list[int]) -> str:
    shown = ", ".join(f"{table[0].upper()}{i}" for i in ids[:5])
    return shown if len(ids) <= 5 else f"{shown} and {len(ids) - 5} more"

"""Puts in order what damage, or a program other than this one, has left in a base: no operation writes like this.

Always holds: no row of a record is taken away, only lines of history, notices, what rules keep of a lead, and lines of
the search that are about nothing any more; what names something that is gone names nothing, or a row put in its place.
Nothing here is journalled, since what it mends is not what anybody did; a backup stands before it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.sql.schema import Table
from sqlmodel import SQLModel

from leadtui.model import Lead
from leadtui.store.owners import KINDS
from leadtui.store.sqlite.search import customer_rowid
from leadtui.store.statements import defaults
from leadtui.words.workspace import word_key

_MOST_USERS = 1000
"""A user with a higher number than this was never there."""


_CALLED = {
    "reach": ("email or phone", "emails and phones"), "change": ("line of history", "lines of history"),
    "activity": ("activity", "activities"), "opportunity": ("opportunity", "opportunities"),
    "follow_up": ("follow-up", "follow-ups"), "custom_field": ("field of your own", "fields of your own"),
    "sla_clock": ("clock of an answer", "clocks of answers"),
    "alert_told": ("line of what was told", "lines of what was told"),
    "setting": ("rule", "rules"), "lead_search": ("line of the search", "lines of the search"),
}  # fmt: skip


def counted(table: str, number: int) -> str:
    """So many rows of a table, in words."""
    one, many = _CALLED.get(table, (table, f"{table}s"))
    return f"{number:,} {one if number == 1 else many}"


def called(table: str) -> str:
    """One row of a table, in words."""
    return _CALLED.get(table, (table, ""))[0]


class Mended:
    """What was mended, counted, in the order in which it was done."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], int] = {}

    def add(self, table: str, what: str, number: int) -> None:
        """Counts rows of a table; `what` says what was done with them, as the rest of a sentence."""
        if number > 0:
            self.counts[table, what] = self.counts.get((table, what), 0) + number

    def told(self) -> tuple[str, ...]:
        """A sentence for each thing."""
        return tuple(f"{counted(table, number)} {what}." for (table, what), number in self.counts.items())


def mend_references(connection: Connection, at: int, mended: Mended, name: str = "") -> None:
    """Lets every row name only what is there; foreign keys have to be off. `at` is now, in epoch seconds.

    `name` is what a user is called who stands for all when none is left.
    """
    run = _Runner(connection, mended)
    _users(run, name)
    lost = _operations(run, at)
    if lost:
        _leads(run, at, lost)
    for table in _tables():
        for key in sorted(table.foreign_keys, key=lambda key: str(key.parent.name)):
            column, target = str(key.parent.name), str(key.column.table.name)
            gone = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {_q(target)})"
            if key.parent.nullable:
                run(
                    table.name,
                    f"UPDATE {_q(table.name)} SET {column} = NULL WHERE {gone}",
                    f"named {'an' if target[0] in 'ao' else 'a'} {target} that is gone: nothing is named now",
                )
            else:
                # History, notices, what rules keep: whoever made or has a record was put in its place above.
                run(table.name, f"DELETE FROM {_q(table.name)} WHERE {gone}", "about nothing left out")
    nobody = " AND ".join(f"{kind}_id IS NULL" for kind in KINDS)
    if lost:
        for shared in _SHARED:
            run(
                shared,
                f"UPDATE {shared} SET hidden_by = :lost WHERE hidden_by IS NULL AND {nobody}",
                "of nobody hidden",
                lost=lost,
            )


def mend_primaries(connection: Connection, mended: Mended) -> None:
    """Leaves one primary email and phone of each record, the first."""
    _Runner(connection, mended)(
        "reach",
        "UPDATE reach SET is_primary = 0 WHERE is_primary AND hidden_by IS NULL AND EXISTS (SELECT 1 FROM reach o "
        "WHERE o.owner_kind = reach.owner_kind AND o.owner_id = reach.owner_id AND o.kind = reach.kind "
        "AND o.is_primary AND o.hidden_by IS NULL AND (o.position, o.id) < (reach.position, reach.id))",
        "no longer primary: there was another",
    )


def mend_views(connection: Connection, mended: Mended) -> None:
    """Gives the usual columns to a view whose own are no list."""
    _Runner(connection, mended)(
        "view",
        f"UPDATE {_q('view')} SET columns = '[]' WHERE NOT coalesce({a_list('columns')}, 0)",
        "with columns that cannot be read given the usual ones",
    )


def a_list(column: str) -> str:
    """SQL for whether a column holds a list."""
    valid = f"typeof({column}) = 'text' AND json_valid({column})"
    return f"CASE WHEN {valid} THEN json_type({column}) = 'array' ELSE 0 END"


def mend_search(connection: Connection, mended: Mended) -> None:
    """Takes away lines of the search that are about no record at all."""
    run = _Runner(connection, mended)
    run("lead_search", "DELETE FROM lead_search WHERE rowid NOT IN (SELECT id FROM lead)", "about nobody taken away")
    known = " UNION ALL ".join(f"SELECT {customer_rowid(kind, 'id')} FROM {kind}" for kind in KINDS[1:])
    run("lead_search", f"DELETE FROM customer_search WHERE rowid NOT IN ({known})", "about nobody taken away")


class _Runner:
    def __init__(self, connection: Connection, mended: Mended) -> None:
        self.connection = connection
        self.mended = mended

    def __call__(self, table: str, sql: str, what: str, **parameters: Any) -> None:
        self.mended.add(table, what, self.connection.execute(text(sql), parameters).rowcount)

    def one(self, sql: str, **parameters: Any) -> Any:
        """The first column of the first row."""
        return self.connection.execute(text(sql), parameters).scalar()


def _users(run: _Runner, name: str) -> None:
    """Puts a user in the place of each that is named and gone."""
    named = " UNION ".join(
        f"SELECT {key.parent.name} AS id FROM {_q(table.name)}"
        for table in _tables()
        for key in table.foreign_keys
        if key.column.table.name == "user"
    )
    run(
        "user",
        "INSERT OR IGNORE INTO user (id, name, name_key) SELECT id, 'Rep ' || id, 'rep' || id "
        f"FROM ({named}) WHERE id BETWEEN 1 AND {_MOST_USERS} AND id NOT IN (SELECT id FROM user)",
        "put in the place of one that is gone",
    )
    if name:
        known = {"name": name, "key": word_key(name)}
        missing = "NOT EXISTS (SELECT 1 FROM user WHERE name_key = :key)"
        first = "SELECT min(id) FROM user WHERE name = 'Rep ' || id"
        named_so = f"UPDATE user SET name = :name, name_key = :key WHERE id = ({first}) AND {missing}"
        run.connection.execute(text(named_so), known)
        anybody = (
            f"INSERT INTO user (name, name_key) SELECT :name, :key WHERE {missing} AND NOT EXISTS (SELECT 1 FROM user)"
        )
        run("user", anybody, "put in the place of all that are gone", **known)
    for table in _tables():
        for key in table.foreign_keys:
            if key.column.table.name == "user" and not key.parent.nullable and table.name not in _TOLD:
                run(
                    table.name,
                    f"UPDATE {_q(table.name)} SET {key.parent.name} = (SELECT min(id) FROM user) "
                    f"WHERE {key.parent.name} NOT IN (SELECT id FROM user) AND EXISTS (SELECT 1 FROM user)",
                    "of a user who is gone given to the first",
                )


def _operations(run: _Runner, at: int) -> int | None:
    """An operation that stands for all that are gone; its number, None when none is."""
    gone = " UNION ALL ".join(
        f"SELECT 1 FROM {_q(table.name)} WHERE {column} NOT IN (SELECT id FROM operation)"
        for table in _tables()
        for column in ("made_by", "hidden_by")
        if column in table.c
    )
    nobody = " AND ".join(f"({kind}_id IS NULL OR {kind}_id NOT IN (SELECT id FROM {kind}))" for kind in KINDS)
    alone = " UNION ALL ".join(f"SELECT 1 FROM {name} WHERE hidden_by IS NULL AND {nobody}" for name in _SHARED)
    missing = "SELECT 1 FROM reach WHERE owner_kind = 'lead' AND owner_id NOT IN (SELECT id FROM lead)"
    if not run.one(f"SELECT EXISTS ({gone} UNION ALL {alone} UNION ALL {missing})"):
        return None
    # Made by a rule, so that no undo of the newest thing ever meets it.
    run.connection.execute(
        text(
            "INSERT INTO operation (at, user_id, kind, summary, origin, state, program, leads, rows) "
            "SELECT :at, min(id), 'repair', 'What is no longer known', 'rule', 'applied', 'repair', 0, 0 FROM user"
        ),
        {"at": at},
    )
    lost = int(run.one("SELECT max(id) FROM operation"))
    for table in _tables():
        for column in ("made_by", "hidden_by"):
            if column in table.c:
                run(
                    table.name,
                    f"UPDATE {_q(table.name)} SET {column} = :lost WHERE {column} NOT IN (SELECT id FROM operation)",
                    "of an operation that is gone given to one in its place",
                    lost=lost,
                )
    return lost


def _leads(run: _Runner, at: int, lost: int) -> None:
    """Puts a lead in the place of each that is gone while its emails, phones or activities are still there."""
    row = {key: value for key, value in defaults(Lead).items() if value is not None and key not in ("id", "made_by")}
    row |= {"custom": "{}", "made_by": lost, "status_since": at, "created": at}
    names = sorted(row)
    found = (
        "SELECT owner_id AS id FROM reach WHERE owner_kind = 'lead' AND hidden_by IS NULL "
        "UNION SELECT lead_id FROM activity WHERE hidden_by IS NULL UNION SELECT lead_id FROM follow_up "
        "WHERE hidden_by IS NULL"
    )
    known = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'lead'), 0)"
    columns, values = ", ".join(names), ", ".join(f":{name}" for name in names)
    run(
        "lead",
        f"INSERT INTO lead (id, {columns}) SELECT id, {values} FROM ({found}) "
        f"WHERE id BETWEEN 1 AND {known} AND id NOT IN (SELECT id FROM lead)",
        "known only by what belongs to them",
        **row,
    )


_SHARED = ("activity", "follow_up")
_TOLD = ("notice", "alert_told")
"""Who was told of what: of nobody it is about nothing."""


def _tables() -> list[Table]:
    return [table for table in SQLModel.metadata.sorted_tables if table.name != "alembic_version"]


def _q(name: str) -> str:
    return f'"{name}"'

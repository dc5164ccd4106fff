"""The file in which an import is put ready: what becomes of each row, before anything of it is in the base.

An SQLite file of its own beside the base, readable by its owner alone, written by one process and thrown away in the
end. So memory does not grow with a list: rows wait here as the rows of the base they will be, and what they are
recognised by is looked up here. New leads are numbered from `FIRST` upwards, after every lead of the base, until they
get the numbers they keep.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from leadtui.store.sqlite.driver import Connection, engine_module, storage_errors

FIRST = 1 << 40
"""The number of the lead before the first one that is put ready."""

CHUNK = 500
_ROWS = ("lead", "reach", "tag")
_PREPARE = """
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA cache_size=-16000;
CREATE TABLE said (what TEXT PRIMARY KEY, value TEXT);
CREATE TABLE patch (id INTEGER PRIMARY KEY, lead INTEGER, policy TEXT, file TEXT, line INTEGER, row TEXT);
CREATE INDEX patch_lead ON patch (lead);
CREATE TABLE reject (file TEXT, line INTEGER, field TEXT, reason TEXT, cells TEXT);
CREATE TABLE warning (file TEXT, line INTEGER, field TEXT, reason TEXT);
CREATE TABLE person (file TEXT, line INTEGER, name TEXT);
CREATE TABLE matched (lead INTEGER PRIMARY KEY);
CREATE TABLE company (key INTEGER PRIMARY KEY);
CREATE TABLE identity (key INTEGER, first TEXT, last TEXT, lead INTEGER, PRIMARY KEY (key, first, last, lead))
    WITHOUT ROWID;
CREATE TABLE name (key INTEGER, bare INTEGER, lead INTEGER, PRIMARY KEY (key, lead)) WITHOUT ROWID;
"""


class Patch(NamedTuple):
    """A row for a lead that is there already, or that an earlier row makes: what it says, as text."""

    id: int
    lead: int
    policy: str
    file: str
    line: int
    row: str


class Stage:
    """The file while it is written to and looked up in. `base` is what the rows are compared with.

    Without a path it stands in memory: for a look at a few rows, of which nothing is kept.
    """

    def __init__(self, path: Path | None, base: Connection) -> None:
        self.path = path
        with storage_errors(path or "memory"):
            if path is not None:
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self.raw = _connect(path)
            self.raw.executescript(_PREPARE)
            self.columns = {table: [row[1] for row in base.execute(f"PRAGMA table_info({table})")] for table in _ROWS}
            for table, columns in self.columns.items():
                others = ", ".join(f'"{name}"' for name in columns if name != "id")
                self.raw.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {others})")
            self.raw.execute("CREATE INDEX reach_owner ON reach (owner_id)")
            self.raw.execute("CREATE INDEX tag_owner ON tag (owner_id)")
            self.raw.execute("BEGIN")
        self.used: dict[str, set[str]] = {table: {"id"} for table in _ROWS}

    def add(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Puts rows of a table of the base ready, as the engine holds their values."""
        if not rows:
            return
        names = sorted({name for row in rows for name in row})
        self.used[table].update(names)
        blank = dict.fromkeys(names)
        marks = ", ".join("?" * len(names))
        self.raw.executemany(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
            (
                [value if value.__class__ in _AS_THEY_ARE else _held(value) for value in (blank | row).values()]
                for row in map(dict, rows)
            ),
        )

    def patch(self, lead: int, policy: str, file: str, line: int, row: str) -> None:
        """Puts a row ready that may change a lead."""
        self.raw.execute(
            "INSERT INTO patch (lead, policy, file, line, row) VALUES (?, ?, ?, ?, ?)", (lead, policy, file, line, row)
        )

    def patched(self, leads: Iterable[int]) -> set[int]:
        """Those of these leads that a row may change already."""
        return {row[0] for row in self._among("SELECT DISTINCT lead FROM patch WHERE lead IN ({})", leads)}

    def reject(self, file: str, line: int, field: str | None, reason: str, cells: Sequence[str]) -> None:
        """Notes a row that is not taken."""
        packed = json.dumps(cells, ensure_ascii=True)
        self.raw.execute("INSERT INTO reject VALUES (?, ?, ?, ?, ?)", (file, line, field, reason, packed))

    def warn(self, file: str, line: int, notes: Iterable[tuple[str | None, str]]) -> None:
        """Notes what was not understood in a row."""
        found = [(file, line, field, reason) for field, reason in notes]
        if found:
            self.raw.executemany("INSERT INTO warning VALUES (?, ?, ?, ?)", found)

    def person(self, file: str, line: int, name: str) -> None:
        """Notes who a row is that there is something to say of."""
        self.raw.execute("INSERT INTO person VALUES (?, ?, ?)", (file, line, name))

    def matched(self, leads: Iterable[int]) -> None:
        """Notes leads of the base that rows are."""
        self.raw.executemany("INSERT OR IGNORE INTO matched VALUES (?)", ((lead,) for lead in leads))

    def new_companies(self, keys: Iterable[int]) -> set[int]:
        """Those of these companies that are asked for the first time."""
        wanted = set(keys)
        known = {row[0] for row in self._among("SELECT key FROM company WHERE key IN ({})", wanted)}
        self.raw.executemany("INSERT INTO company VALUES (?)", ((key,) for key in wanted - known))
        return wanted - known

    def remember(self, seen: Iterable[tuple[int, str, str, int]]) -> None:
        """Keeps by what a lead is recognised: (key, first name, last name, lead)."""
        self.raw.executemany("INSERT OR IGNORE INTO identity VALUES (?, ?, ?, ?)", seen)

    def holders(self, keys: Iterable[int]) -> Iterator[tuple[int, str, str, int]]:
        """Who is recognised by these keys: (key, first name, last name, lead)."""
        yield from self._among("SELECT key, first, last, lead FROM identity WHERE key IN ({})", keys)

    def remember_names(self, seen: Iterable[tuple[int, bool, int]]) -> None:
        """Keeps names as (key, bare, lead)."""
        self.raw.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", seen)

    def named(self, keys: Iterable[int]) -> Iterator[tuple[int, bool, int]]:
        """The names kept under these keys, as (key, bare, lead)."""
        for key, bare, lead in self._among("SELECT key, bare, lead FROM name WHERE key IN ({})", keys):
            yield key, bool(bare), lead

    def say(self, what: str, value: Any) -> None:
        """Keeps what is to be known of the whole."""
        self.raw.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (what, json.dumps(value, ensure_ascii=True)))

    def close(self, *, keep: bool = True) -> None:
        """Finishes the file, or throws it away."""
        if keep:
            self.say("columns", {table: sorted(names) for table, names in self.used.items()})
            self.raw.execute("COMMIT")
        self.raw.close()
        if not keep and self.path is not None:
            self.path.unlink(missing_ok=True)

    def _among(self, sql: str, values: Iterable[int]) -> Iterator[Any]:
        wanted = iter(values)
        while chunk := list(islice(wanted, CHUNK)):
            yield from self.raw.execute(sql.format(", ".join("?" * len(chunk))), chunk).fetchall()


class Staged:
    """The file once it is written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with storage_errors(path):
            self.raw = _connect(path)
            self.said = {what: json.loads(value) for what, value in self.raw.execute("SELECT what, value FROM said")}
            self.leads = int(self.raw.execute("SELECT coalesce(max(id), ?) FROM lead", (FIRST,)).fetchone()[0]) - FIRST
            self.patches = int(self.raw.execute("SELECT coalesce(max(id), 0) FROM patch").fetchone()[0])

    def some_patches(self, after: int, limit: int) -> list[Patch]:
        """Rows that may change leads, in the order of the list."""
        found = self.raw.execute("SELECT * FROM patch WHERE id > ? ORDER BY id LIMIT ?", (after, limit))
        return [Patch(*row) for row in found]

    def rejects(self) -> Iterator[tuple[str, int, str | None, str, tuple[str, ...]]]:
        """Every row that is not taken: file, line, field, reason, cells."""
        for file, line, field, reason, cells in self.raw.execute("SELECT * FROM reject ORDER BY rowid"):
            yield file, line, field, reason, tuple(json.loads(cells))

    def warnings(self, limit: int) -> list[tuple[str, int, str | None, str]]:
        """The first things that were not understood: file, line, field, reason; first what is said of many rows."""
        return list(self.raw.execute("SELECT * FROM warning ORDER BY field IS NOT 'status', rowid LIMIT ?", (limit,)))

    def people(self, limit: int) -> dict[tuple[str, int], str]:
        """Who the first rows are that there is something to say of, by file and line."""
        found = self.raw.execute("SELECT * FROM person ORDER BY rowid LIMIT ?", (limit,))
        return {(file, line): name for file, line, name in found}

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def keep(self, **values: Any) -> None:
        """Notes, beside the rows, what came of them so far; on disk when this returns."""
        self.said |= values
        self.raw.execute("PRAGMA synchronous=FULL")
        self.raw.executemany(
            "INSERT OR REPLACE INTO said VALUES (?, ?)", [(name, json.dumps(value)) for name, value in values.items()]
        )

    def holders(self, keys: Iterable[int]) -> Iterator[tuple[int, str, str, int]]:
        """Who is recognised by these keys: (key, first name, last name, lead)."""
        for key in keys:
            yield from self.raw.execute("SELECT key, first, last, lead FROM identity WHERE key = ?", (key,)).fetchall()

    def named(self, keys: Iterable[int]) -> Iterator[tuple[int, bool, int]]:
        """The names kept under these keys, as (key, bare, lead)."""
        for key in keys:
            yield from self.raw.execute("SELECT key, bare, lead FROM name WHERE key = ?", (key,)).fetchall()

    def touches(self, keys: Iterable[int], names: Iterable[int], leads: Iterable[int]) -> bool:
        """Whether a row would be recognised by one of these keys or names, or is or changes one of these leads."""
        asked = (
            ("SELECT 1 FROM identity WHERE key = ?", keys),
            ("SELECT 1 FROM name WHERE key = ?", names),
            ("SELECT 1 FROM matched WHERE lead = ?", leads),
        )
        return any(self.raw.execute(sql, (value,)).fetchone() for sql, values in asked for value in values)

    def close(self) -> None:
        """Gives the file back; it stays."""
        self.raw.close()


def _connect(path: Path | None) -> Connection:
    connection: Connection = engine_module().connect(
        str(path or ":memory:"), isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


_AS_THEY_ARE = (str, int, type(None))


def _held(value: Any) -> Any:
    """A value as the engine holds it in a column of the base: seconds, days as text, JSON as the journal writes it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return int(value.timestamp()) if hasattr(value, "timestamp") else value.isoformat()

"""Who is in the base, asked for many leads at once: what an import compares its rows with.

Numbers, emails and phones are found through the indexes of the base, where rows this import has already written stand
too. Names at a company have no index, so what has been looked at is kept as hashes in a temporary table that lives as
long as the transaction: small, however many leads there are. Values are handed over a few hundred at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op

CHUNK = 500
"""Values in one statement."""

_NAMES = """CREATE TEMP TABLE IF NOT EXISTS name_seen (
    key INTEGER, bare INTEGER, lead_id INTEGER, PRIMARY KEY (key, lead_id)
) WITHOUT ROWID"""

_READABLE = """EXISTS (SELECT 1 FROM reach r WHERE r.owner_kind = 'lead' AND r.owner_id = l.id AND r.hidden_by IS NULL
    AND r.normal IS NOT NULL)"""
_TYPED = """(SELECT group_concat(value, char(10)) FROM (SELECT r.value FROM reach r WHERE r.owner_kind = 'lead'
    AND r.owner_id = l.id AND r.hidden_by IS NULL ORDER BY r.value))"""
_NAMED = f"""SELECT l.id, l.first_name, l.last_name, l.company_key, l.company, l.street, l.city, l.postal_code,
    l.external_id, NOT {_READABLE}, {{typed}} FROM lead l WHERE l.hidden_by IS NULL AND l.made_by <> ? AND """


class Person(NamedTuple):
    """A lead with its name."""

    lead_id: int
    first: str
    last: str


class Named(NamedTuple):
    """A lead as it is compared by name: `bare` without an email or phone that could be read; `typed` joins them all."""

    lead_id: int
    first: str | None
    last: str | None
    company_key: str | None
    company: str | None
    street: str | None
    city: str | None
    postal_code: str | None
    external_id: str | None
    bare: int
    typed: str | None


class Identities:
    """Look-ups inside one operation."""

    def __init__(self, op: Op) -> None:
        self.operation = op.id
        self.raw = driver_of(op.connection)
        self.raw.execute(_NAMES)
        self.raw.execute("DELETE FROM name_seen")

    def by_external(self, kind: str, numbers: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Number in another system and lead, for these numbers of one kind of file."""
        sql = "SELECT external_id, id FROM lead WHERE hidden_by IS NULL AND external_kind = ? AND external_id IN ({})"
        yield from self._read(sql, numbers, kind)

    def by_reach(self, kind: str, normals: Iterable[str]) -> Iterator[tuple[str, Person]]:
        """Email or phone and who has it, for these normal forms."""
        sql = (
            "SELECT r.normal, l.id, coalesce(l.first_name, ''), coalesce(l.last_name, '') FROM reach r "
            "JOIN lead l ON l.id = r.owner_id WHERE r.kind = ? AND +r.owner_kind = 'lead' AND r.hidden_by IS NULL "
            "AND l.hidden_by IS NULL AND r.normal IN ({})"
        )
        for normal, lead_id, first, last in self._read(sql, normals, kind):
            yield normal, Person(lead_id, first, last)

    def at_companies(self, keys: Iterable[str]) -> Iterator[Named]:
        """The leads of these companies that were there before this operation."""
        sql = _NAMED.format(typed="NULL") + "l.company_key IN ({})"
        yield from map(Named._make, self._read(sql, keys, self.operation))

    def without_company(self) -> Iterator[Named]:
        """The leads without company, email and phone that were there before this operation."""
        sql = _NAMED.format(typed=_TYPED) + f"l.company_key IS NULL AND NOT {_READABLE}"
        yield from map(Named._make, self.raw.execute(sql, (self.operation,)))

    def remember(self, seen: Iterable[tuple[int, bool, int]]) -> None:
        """Keeps names as (hash, bare, lead)."""
        self.raw.executemany("INSERT OR REPLACE INTO name_seen VALUES (?, ?, ?)", seen)

    def named(self, keys: Iterable[int]) -> Iterator[tuple[int, bool, int]]:
        """The names kept under these hashes, as (hash, bare, lead)."""
        for key, bare, lead_id in self._read("SELECT key, bare, lead_id FROM name_seen WHERE key IN ({})", keys):
            yield key, bool(bare), lead_id

    def _read(self, sql: str, values: Iterable[Any], *first: Any) -> Iterator[Any]:
        wanted = list(values)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            marks = ("?," * len(chunk))[:-1]
            yield from self.raw.execute(sql.format(marks), (*first, *chunk)).fetchall()

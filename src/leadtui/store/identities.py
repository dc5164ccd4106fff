"""Who is in the base, asked for many leads at once: what an import compares its rows with.

Numbers, emails, phones and companies are found through the indexes of the base. Values are handed over a few hundred at
a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from leadtui.store.merging import merged_into
from leadtui.store.sqlite.driver import Connection
from leadtui.store.sqlite.values import next_id

CHUNK = 500
"""Values in one statement."""

_READABLE = """EXISTS (SELECT 1 FROM reach r WHERE r.owner_kind = 'lead' AND r.owner_id = l.id AND r.hidden_by IS NULL
    AND r.normal IS NOT NULL)"""
_TYPED = """(SELECT group_concat(value, char(10)) FROM (SELECT r.value FROM reach r WHERE r.owner_kind = 'lead'
    AND r.owner_id = l.id AND r.hidden_by IS NULL ORDER BY r.value))"""
_NAMED = f"""SELECT l.id, l.first_name, l.last_name, l.company_key, l.company, l.street, l.city, l.postal_code,
    l.external_id, NOT {_READABLE}, {{typed}} FROM lead l WHERE l.hidden_by IS NULL AND """


def next_number(raw: Connection, table: str) -> int:
    """The number that the next row of a table gets."""
    return int(raw.execute(next_id(table)).fetchone()[0])


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
    """Look-ups through a connection of the driver."""

    def __init__(self, raw: Connection) -> None:
        self.raw = raw

    def by_external(self, kind: str, numbers: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Number in another system and lead, for these numbers of one kind of file.

        Last those of leads that were merged, which stand for where they went.
        """
        sql = (
            "SELECT external_id, id, hidden_by IS NOT NULL FROM lead WHERE external_kind = ? AND external_id IN ({}) "
            "AND (hidden_by IS NULL OR merged_into_id IS NOT NULL)"
        )
        merged: list[tuple[str, int]] = []
        for number, lead_id, hidden in self._read(sql, numbers, kind):
            if not hidden:
                yield number, lead_id
            elif (went := merged_into(self.raw, "lead", lead_id)) is not None:
                merged.append((number, went))
        yield from merged

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
        """The leads of these companies."""
        sql = _NAMED.format(typed="NULL") + "l.company_key IN ({})"
        yield from map(Named._make, self._read(sql, keys))

    def without_company(self) -> Iterator[Named]:
        """The leads without company, email and phone."""
        sql = _NAMED.format(typed=_TYPED) + f"l.company_key IS NULL AND NOT {_READABLE}"
        yield from map(Named._make, self.raw.execute(sql))

    def these(self, leads: Iterable[int]) -> Iterator[Named]:
        """These leads."""
        yield from map(Named._make, self._read(_NAMED.format(typed=_TYPED) + "l.id IN ({})", leads))

    def recognised_by(self, leads: Iterable[int]) -> Iterator[tuple[str, str]]:
        """The emails and phones of these leads, each as (kind, normal form)."""
        sql = (
            "SELECT kind, normal FROM reach WHERE owner_kind = 'lead' AND hidden_by IS NULL AND normal IS NOT NULL "
            "AND owner_id IN ({})"
        )
        yield from self._read(sql, leads)

    def numbered(self, leads: Iterable[int]) -> Iterator[tuple[str, str]]:
        """The numbers of these leads in other systems, each as (kind of file, number)."""
        yield from self._read(
            "SELECT external_kind, external_id FROM lead WHERE external_id IS NOT NULL AND external_kind IS NOT NULL "
            "AND id IN ({})", leads,
        )  # fmt: skip

    def _read(self, sql: str, values: Iterable[Any], *first: Any) -> Iterator[Any]:
        wanted = list(values)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            marks = ("?," * len(chunk))[:-1]
            yield from self.raw.execute(sql.format(marks), (*first, *chunk)).fetchall()

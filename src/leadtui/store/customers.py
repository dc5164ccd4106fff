"""Accounts, contacts and opportunities as lists, rows and relations; what was deleted is not named by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from leadtui.store import keyset
from leadtui.store.belongings import chunks, marks
from leadtui.store.keyset import Source, Stretch
from leadtui.store.listing import SELECTED as LEAD_COLUMNS
from leadtui.store.sqlite.driver import Connection
from leadtui.words.customers import ROW_OF, CustomerKind, CustomerRow, StageTotal
from leadtui.words.rows import LeadRow
from leadtui.words.stages import Stage, StageKind

CustomerListing = keyset.Listing[CustomerRow]

_ACCOUNT = " LEFT JOIN account a ON a.id = l.account_id AND a.hidden_by IS NULL"
_CONTACT = " LEFT JOIN contact c ON c.id = l.contact_id AND c.hidden_by IS NULL"
_TABLES = {
    CustomerKind.ACCOUNT: "account l",
    CustomerKind.CONTACT: f"contact l{_ACCOUNT}",
    CustomerKind.OPPORTUNITY: f"opportunity l{_ACCOUNT}{_CONTACT}",
}
_OTHERS = {"account": "a.name", "contact": "c.name"}
_COLUMNS = {
    kind: ", ".join(_OTHERS.get(column, f"l.{column}") for column in row._fields[:-2]) for kind, row in ROW_OF.items()
}
_SOURCES: dict[CustomerKind, Source[CustomerRow]] = {
    kind: Source(_TABLES[kind], _COLUMNS[kind], row._make) for kind, row in ROW_OF.items()
}
_ORDER = {
    CustomerKind.ACCOUNT: "l.name_key, l.id",
    CustomerKind.CONTACT: "l.name_key, l.id",
    CustomerKind.OPPORTUNITY: "l.close_date IS NULL, l.close_date, l.id",
}


def listing_of(kind: CustomerKind, stages: Sequence[Stage]) -> CustomerListing:
    """Accounts and contacts by name; opportunities by stage, in a stage by close date (of closed ones the latest
    first), those without one last.

    Each stage is two segments, with a close date and without.
    """
    if kind is not CustomerKind.OPPORTUNITY:
        return keyset.Listing(_SOURCES[kind], (Stretch("l.hidden_by IS NULL", (), "l.name_key"),))
    stretches: list[Stretch] = []
    for stage in stages:
        where, latest_first = "l.hidden_by IS NULL AND l.stage = ?", stage.kind is not StageKind.OPEN
        stretches += [
            Stretch(f"{where} AND l.close_date IS NOT NULL", (stage.key,), "l.close_date", latest_first),
            Stretch(f"{where} AND l.close_date IS NULL", (stage.key,), "l.id"),
        ]
    return keyset.Listing(_SOURCES[kind], tuple(stretches))


def rows(connection: Connection, kind: CustomerKind, ids: Sequence[int]) -> dict[int, CustomerRow]:
    """These records by number; deleted ones are left out."""
    found: dict[int, CustomerRow] = {}
    for chunk in chunks(ids):
        sql = f"SELECT {_COLUMNS[kind]} FROM {_TABLES[kind]} WHERE l.hidden_by IS NULL AND l.id IN ({marks(chunk)})"
        found |= {row[0]: ROW_OF[kind](*row) for row in connection.execute(sql, chunk)}
    return found


def belonging_to(
    connection: Connection, kind: CustomerKind, column: str, ids: Sequence[int]
) -> dict[int, list[CustomerRow]]:
    """The records of a kind that name one of these in a column (`account_id`), by the one they name, in list order."""
    sql = f"SELECT l.{column}, {_COLUMNS[kind]} FROM {_TABLES[kind]} WHERE l.hidden_by IS NULL"
    return _by_named(connection, sql, column, ids, _ORDER[kind], ROW_OF[kind])


def leads_of(connection: Connection, kind: CustomerKind, ids: Sequence[int]) -> dict[int, list[LeadRow]]:
    """The leads that became these, by number."""
    column = f"converted_{kind}_id"
    sql = f"SELECT l.{column}, {LEAD_COLUMNS} FROM lead l WHERE l.hidden_by IS NULL"
    return _by_named(connection, sql, column, ids, "l.id", LeadRow)


def _by_named(
    connection: Connection, sql: str, column: str, ids: Sequence[int], order: str, make: Any
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for chunk in chunks(ids):
        wanted = f"{sql} AND l.{column} IN ({marks(chunk)}) ORDER BY {order}"
        for number, *values in connection.execute(wanted, chunk):
            found[number].append(make(*values))
    return found


def became(
    connection: Connection, fields: dict[int, dict[str, Any]]
) -> dict[int, tuple[tuple[CustomerKind, int, str], ...]]:
    """What these leads were converted into, as far as it was not deleted since; `fields` are theirs."""
    names: dict[tuple[CustomerKind, int], str] = {}
    wanted = {kind: [held.get(f"converted_{kind}_id") for held in fields.values()] for kind in CustomerKind}
    for kind, numbers in wanted.items():
        for chunk in chunks(sorted({number for number in numbers if number is not None})):
            sql = f"SELECT id, name FROM {kind} WHERE hidden_by IS NULL AND id IN ({marks(chunk)})"
            names |= {(kind, number): name for number, name in connection.execute(sql, chunk)}
    return {
        lead: tuple(
            (kind, number, names[kind, number])
            for kind in CustomerKind
            if (number := held.get(f"converted_{kind}_id")) is not None and (kind, number) in names
        )
        for lead, held in fields.items()
    }


def numbers(connection: Connection, kind: CustomerKind) -> list[int]:
    """The numbers of every record of a kind that was not deleted."""
    return [row[0] for row in connection.execute(f"SELECT id FROM {kind} WHERE hidden_by IS NULL ORDER BY id")]


def stages_held(connection: Connection) -> list[str]:
    """The stages in which there are deals, by fixed key. Each is one step on the index, however many deals it has."""
    least = "SELECT min(stage) FROM opportunity WHERE hidden_by IS NULL"
    sql = (
        f"WITH RECURSIVE held (stage) AS ({least} UNION ALL SELECT ({least} AND stage > held.stage) FROM held "
        "WHERE held.stage IS NOT NULL) SELECT stage FROM held WHERE stage IS NOT NULL"
    )
    return [row[0] for row in connection.execute(sql)]


def totals(connection: Connection, stages: Iterable[Stage], currency: str) -> tuple[StageTotal, ...]:
    """What stands in each of these stages, in their order; amounts without a currency are in `currency`."""
    # In two parts: amounts may be so great that a sum of a hundred is beyond what the engine counts with.
    sql = (
        "SELECT stage, currency, count(*), count(amount), sum(amount / 1000000), sum(amount % 1000000) "
        "FROM opportunity WHERE hidden_by IS NULL GROUP BY stage, currency"
    )
    counted: dict[str, int] = defaultdict(int)
    amounts: dict[str, dict[str, int]] = defaultdict(dict)
    for stage, named, number, valued, great, small in connection.execute(sql):
        counted[stage] += number
        if valued:
            money = named or currency
            amounts[stage][money] = amounts[stage].get(money, 0) + great * 1_000_000 + small
    return tuple(
        StageTotal(
            stage.key, counted[stage.key], tuple(sorted(amounts[stage.key].items(), key=lambda item: (-item[1], item)))
        )
        for stage in stages
    )

"""Which accounts and contacts may be a lead's: candidates by index, for `rules/matching` to judge.

Always holds: nothing is walked from end to end. Each look-up goes through an index and reads a bounded number of rows,
so it costs the same at a hundred accounts and at a hundred thousand. A name with a letter amiss is found among the keys
that begin with the same letters, one with other words or another order through the search index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from leadtui.rules.matching import AccountFacts, ContactFacts, LeadFacts, own_host, similar_keys
from leadtui.rules.text import fold
from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection
from leadtui.store.sqlite.search import customer_of, quoted

MOST = 50
"""Records one look-up gives at most."""

SHARING = 1000
"""Contacts with one email, read at most: which of them is the lead for certain must not depend on what else is read."""

NEIGHBOURS = 4000
"""Keys that begin with the same letters, compared at most."""

_AT_THE_ACCOUNT = 300
_LETTERS = (2, 3, 4, 6)
_END = "\U0010ffff"

_ACCOUNTS = """SELECT id, name, coalesce(company_key, ''), coalesce(host, ''), city, country FROM account
    WHERE hidden_by IS NULL AND id IN ({marks})"""
_CONTACTS = """SELECT c.id, coalesce(c.first_name, ''), c.last_name, a.id, c.title, a.name FROM contact c
    LEFT JOIN account a ON a.id = c.account_id AND a.hidden_by IS NULL
    WHERE c.hidden_by IS NULL AND c.id IN ({marks})"""
_NORMALS = """SELECT owner_id, kind, normal FROM reach WHERE owner_kind = '{owner}' AND hidden_by IS NULL
    AND normal IS NOT NULL AND owner_id IN ({marks})"""
_BY_REACH = """SELECT DISTINCT r.owner_id FROM reach r CROSS JOIN {owner} o ON o.id = r.owner_id AND o.hidden_by IS NULL
    WHERE r.normal IN ({marks}) AND r.kind = ? AND +r.owner_kind = '{owner}' AND r.hidden_by IS NULL
    ORDER BY r.owner_id LIMIT ?"""


def accounts(
    connection: Connection, lead: LeadFacts, *, also: Iterable[int] = (), near: bool = True
) -> list[AccountFacts]:
    """The accounts that may be the lead's company, without `near` exact ones only; `also` are looked at anyway."""
    found = set(also)
    hosts = [host] if (host := own_host(lead.host)) else []
    if near:
        found |= _by_column(connection, "host", [tail for domain in lead.domains for tail in _tails(domain)])
        found |= _by_reach(connection, "account", "phone", lead.phones)
    found |= _by_column(connection, "host", hosts)
    if lead.company_key:
        found |= _by_column(connection, "company_key", [lead.company_key])
        if near:
            found |= _named_alike(connection, lead.company_key)
    normals = _normals(connection, "account", found)
    return [
        AccountFacts(number, name, key, host, normals[number, "phone"], _joined(city or country, host))
        for number, name, key, host, city, country in _rows(connection, _ACCOUNTS, found)
    ]


def contacts(
    connection: Connection, lead: LeadFacts, *, at: Sequence[int] = (), near: bool = True
) -> list[ContactFacts]:
    """The contacts that may be the lead, without `near` only exact ones; `at` are accounts that may be its company."""
    found = _by_reach(connection, "contact", "email", lead.emails, SHARING)
    if near:
        found |= _by_reach(connection, "contact", "phone", lead.phones)
        if lead.first or lead.last:
            found |= _of_name(connection, lead) | _at_accounts(connection, at)
    return contacts_numbered(connection, found)


def contacts_numbered(connection: Connection, numbers: Collection[int]) -> list[ContactFacts]:
    """These contacts as they are matched, by number; deleted ones are left out."""
    normals = _normals(connection, "contact", numbers)
    return [
        ContactFacts(
            number, first, last, account, normals[number, "email"], normals[number, "phone"], _joined(title, at)
        )
        for number, first, last, account, title, at in _rows(connection, _CONTACTS, numbers)
    ]


def _tails(domain: str) -> list[str]:
    """A domain and what it belongs to: mail.acme.com, acme.com."""
    parts = domain.split(".")
    return [".".join(parts[start:]) for start in range(len(parts) - 1)]


def _by_column(connection: Connection, column: str, values: Sequence[str]) -> set[int]:
    sql = f"SELECT id FROM account WHERE {column} IN ({marks(values)}) AND hidden_by IS NULL LIMIT ?"
    return {row[0] for row in connection.execute(sql, (*values, MOST))} if values else set()


def _by_reach(connection: Connection, owner: str, kind: str, normals: Sequence[str], most: int = MOST) -> set[int]:
    sql = _BY_REACH.format(owner=owner, marks=marks(normals))
    return {row[0] for row in connection.execute(sql, (*normals, kind, most))} if normals else set()


def _named_alike(connection: Connection, key: str) -> set[int]:
    """Accounts with a name like this one, the likest, among those near it in the index and those with its words."""
    keys: dict[int, str] = {}
    sql = """SELECT id, company_key FROM account WHERE company_key >= ? AND company_key < ? AND hidden_by IS NULL
        LIMIT ?"""
    for letters in _LETTERS:
        start = key[:letters]
        keys = dict(connection.execute(sql, (start, start + _END, NEIGHBOURS + 1)).fetchall())
        if len(keys) <= NEIGHBOURS:
            break
    worded = _with_words(connection, key)
    for chunk in chunks(sorted(worded - keys.keys())):
        rows = connection.execute(
            f"SELECT id, company_key FROM account WHERE id IN ({marks(chunk)}) AND hidden_by IS NULL", chunk
        )
        keys |= {number: found for number, found in rows if found}
    return set(similar_keys(key, keys, MOST))


def _with_words(connection: Connection, key: str) -> set[int]:
    """Accounts in whose names its words begin words; all of them, else the longest."""
    words = sorted((word for word in key.split()[:8] if len(word) > 2), key=len, reverse=True)
    sql = """SELECT rowid FROM (SELECT rowid FROM customer_search WHERE customer_search MATCH ? LIMIT ?)
        WHERE rowid % 3 = 0 LIMIT ?"""
    for wanted in (words, words[:1]) if len(words) > 1 else (words,):
        if not wanted:
            break
        match = " AND ".join(f"who : {quoted(word)}*" for word in wanted)
        found = {customer_of(row[0])[1] for row in connection.execute(sql, (match, NEIGHBOURS, MOST * 4))}
        if found:
            return found
    return set()


def _of_name(connection: Connection, lead: LeadFacts) -> set[int]:
    """Contacts with the lead's whole name; they are kept last name first."""
    key = fold(f"{lead.last} {lead.first}").strip()
    rows = connection.execute("SELECT id FROM contact WHERE name_key = ? AND hidden_by IS NULL LIMIT ?", (key, MOST))
    return {row[0] for row in rows}


def _at_accounts(connection: Connection, at: Sequence[int]) -> set[int]:
    sql = f"SELECT id FROM contact WHERE account_id IN ({marks(at)}) AND hidden_by IS NULL LIMIT ?"
    return {row[0] for row in connection.execute(sql, (*at, _AT_THE_ACCOUNT))} if at else set()


def _rows(connection: Connection, sql: str, numbers: Collection[int]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for chunk in chunks(sorted(numbers)):
        found += connection.execute(sql.format(marks=marks(chunk)), chunk).fetchall()
    return found


def _normals(connection: Connection, owner: str, numbers: Collection[int]) -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], tuple[str, ...]] = defaultdict(tuple)
    for chunk in chunks(sorted(numbers)):
        for number, kind, normal in connection.execute(_NORMALS.format(owner=owner, marks=marks(chunk)), chunk):
            found[number, kind] += (normal,)
    return found


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)

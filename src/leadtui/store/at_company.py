"""Who is at the same company as a lead: by the matched name of the company, by its host, by the domain of emails.

Companies and hosts have indexes; the domain of an email is found as two or three words in a row of the search index, so
no list is walked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.rules.query.words import words_of
from leadtui.rules.text import fold
from leadtui.store.belongings import marks
from leadtui.store.sqlite.driver import Connection
from leadtui.store.sqlite.search import customer_of, quoted

CANDIDATES = 200
"""Looked at per way at most."""


class Company(NamedTuple):
    """What is known of a lead's company: matched name, host, emails, and the customers the lead became."""

    key: str | None
    host: str | None
    emails: tuple[str, ...]
    account: int | None
    contact: int | None


def company_of(connection: Connection, lead: int) -> Company | None:
    """The company of a lead, None when that was deleted."""
    sql = (
        "SELECT company_key, host, converted_account_id, converted_contact_id FROM lead "
        "WHERE id = ? AND hidden_by IS NULL"
    )
    row = connection.execute(sql, (lead,)).fetchone()
    if row is None:
        return None
    emails = (
        "SELECT normal FROM reach WHERE owner_kind = 'lead' AND owner_id = ? AND kind = 'email' "
        "AND hidden_by IS NULL AND normal IS NOT NULL"
    )
    found = tuple(str(one[0]) for one in connection.execute(emails, (lead,)))
    return Company(row[0], row[1], found, row[2], row[3])


def by_company(connection: Connection, kind: str, key: str | None, hosts: Sequence[str]) -> dict[int, str]:
    """Leads or accounts of this matched name, or with one of these hosts, and the host that says so ("" by name)."""
    found: dict[int, str] = {}
    where = f"FROM {kind} WHERE hidden_by IS NULL AND"
    if key:
        sql = f"SELECT id {where} company_key = ? ORDER BY id LIMIT ?"
        found |= {row[0]: "" for row in connection.execute(sql, (key, CANDIDATES))}
    sql = f"SELECT id, host {where} host IN ({marks(hosts)}) ORDER BY id LIMIT ?"
    for number, host in connection.execute(sql, (*hosts, CANDIDATES)):
        found.setdefault(number, host)
    return found


def by_email(connection: Connection, kind: str, domain: str) -> dict[int, str]:
    """Leads or contacts with an email at this domain."""
    index = "lead_search" if kind == "lead" else "customer_search"
    match = "{who} : " + quoted(words_of(fold(domain)))
    rows = [row[0] for row in connection.execute(
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?", (match, CANDIDATES)
    )]  # fmt: skip
    if kind != "lead":
        rows = [number for of, number in map(customer_of, rows) if of == kind]
    sql = (
        f"SELECT DISTINCT owner_id FROM reach WHERE owner_kind = ? AND owner_id IN ({marks(rows)}) AND kind = 'email' "
        "AND hidden_by IS NULL AND substr(normal, instr(normal, '@') + 1) = ?"
    )
    return {row[0]: domain for row in connection.execute(sql, (kind, *rows, domain))}


def contacts_at(connection: Connection, accounts: Sequence[int]) -> list[int]:
    """The contacts of these accounts."""
    sql = f"SELECT id FROM contact WHERE hidden_by IS NULL AND account_id IN ({marks(accounts)}) ORDER BY id LIMIT ?"
    return [row[0] for row in connection.execute(sql, (*accounts, CANDIDATES))]


def shown(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Name, detail and status of records; of a lead that became a contact that is shown nothing."""
    columns = {
        "lead": "id, name, coalesce(title, ''), coalesce(phone, mobile, email, ''), status",
        "contact": "id, name, coalesce(title, ''), coalesce(phone, mobile, email, ''), ''",
        "account": "id, name, coalesce(host, ''), coalesce(city, ''), ''",
    }[kind]
    gone = " AND converted_contact_id IS NULL" if kind == "lead" else ""
    sql = f"SELECT {columns} FROM {kind} WHERE hidden_by IS NULL{gone} AND id IN ({marks(ids)})"
    return {
        number: (name, ", ".join(filter(None, (what, reach))), status)
        for number, name, what, reach, status in connection.execute(sql, list(ids))
    }

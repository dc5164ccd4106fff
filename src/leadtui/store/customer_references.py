"""Which account, contact or opportunity is meant by a number or by a whole name.

Always holds: a number is the number and nothing else; a name is compared as the indexes keep it, so no list is walked.
"""

from __future__ import annotations

from typing import NamedTuple

from leadtui.rules.names import company_key
from leadtui.rules.text import fold
from leadtui.store.sqlite.driver import Connection
from leadtui.words.customers import CustomerKind

MOST = 20
"""Candidates read at most."""

_BEGINS = 3
"""Letters in which a name has to agree with one that is like it."""

_LAST = "\U0010ffff"
"""Stands after every letter."""

_WORDS = 12
"""A name of more words is compared as it was typed and with its last word in front."""


class Named(NamedTuple):
    """A customer a reference may mean: `beside` tells it from its namesakes; `account_id`, `email` are a contact's."""

    id: int
    name: str
    beside: str = ""
    account_id: int | None = None
    email: str | None = None


def numbered(connection: Connection, kind: CustomerKind, number: int) -> bool:
    """Whether there is one of this number that was not deleted."""
    sql = f"SELECT 1 FROM {kind} WHERE id = ? AND hidden_by IS NULL"
    return connection.execute(sql, (number,)).fetchone() is not None


def accounts_named(connection: Connection, name: str) -> list[Named]:
    """The accounts of this name; legal forms, case and accents do not matter."""
    sql = "SELECT id, name, coalesce(host, city, '') FROM account WHERE hidden_by IS NULL AND {} ORDER BY id LIMIT ?"
    key = company_key(name)
    where, wanted = ("company_key = ?", key) if key else ("name_key = ?", fold(name))
    return [Named(*row) for row in connection.execute(sql.format(where), (wanted, MOST))]


def contacts_named(connection: Connection, name: str) -> list[Named]:
    """The contacts of this name, first or last name first."""
    words = fold(name.replace(",", " ")).split()
    turns = range(len(words)) if len(words) <= _WORDS else (0, len(words) - 1)
    keys = sorted({" ".join((*words[turn:], *words[:turn])) for turn in turns})
    sql = (
        "SELECT c.id, c.name, coalesce(a.name, ''), c.account_id, c.email FROM contact c LEFT JOIN account a "
        f"ON a.id = c.account_id WHERE c.hidden_by IS NULL AND c.name_key IN ({','.join('?' * len(keys))}) "
        "ORDER BY c.id LIMIT ?"
    )
    return [Named(*row) for row in connection.execute(sql, (*keys, MOST))]


def opportunities_named(connection: Connection, name: str, account_id: int, closed: tuple[str, ...]) -> list[Named]:
    """The opportunities of this name with an account that are in none of the `closed` stages."""
    sql = (
        "SELECT id, name, stage FROM opportunity WHERE hidden_by IS NULL AND account_id = ? "
        f"AND stage NOT IN ({','.join('?' * len(closed))}) AND lower(folded(name)) = ? ORDER BY id LIMIT ?"
    )
    return [Named(*row) for row in connection.execute(sql, (account_id, *closed, fold(name), MOST))]


def name_of(connection: Connection, kind: CustomerKind, number: int) -> str | None:
    """What the one of this number is called, None when it was deleted or never was."""
    found = connection.execute(f"SELECT name FROM {kind} WHERE id = ? AND hidden_by IS NULL", (number,)).fetchone()
    return str(found[0]) if found else None


def like(connection: Connection, kind: CustomerKind, name: str, limit: int) -> list[Named]:
    """The accounts or contacts in whose names a word begins as one of this name does."""
    found: dict[int, Named] = {}
    beside = "coalesce(host, city, '')" if kind is CustomerKind.ACCOUNT else "coalesce(email, phone, '')"
    sql = (
        f"SELECT id, name, {beside} FROM {kind} WHERE hidden_by IS NULL AND name_key >= ? AND name_key < ? "
        "ORDER BY name_key LIMIT ?"
    )
    for word in fold(name).split():
        begins = word[:_BEGINS]
        rows = connection.execute(sql, (begins, begins + _LAST, limit)) if len(begins) == _BEGINS else ()
        found |= {row[0]: Named(*row) for row in rows}
    return list(found.values())[:limit]

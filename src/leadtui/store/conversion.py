"""What planning a conversion asks of the base besides matches: deals to join, currency, next step, a condition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from leadtui.rules.query.tree import Node
from leadtui.store.belongings import marks
from leadtui.store.compiler import compile_tree
from leadtui.store.sqlite.driver import Connection

MOST = 20
"""Deals read at most."""

_DEALS = """SELECT o.id, o.name, o.contact_id, o.amount, o.currency, o.stage, o.close_date, a.name
    FROM opportunity o LEFT JOIN account a ON a.id = o.account_id AND a.hidden_by IS NULL
    WHERE o.hidden_by IS NULL AND o.id IN (SELECT id FROM opportunity WHERE account_id IN ({at})
        UNION SELECT id FROM opportunity WHERE contact_id = ?)
    AND (a.id IS NULL OR a.id IN ({at})) AND o.stage NOT IN ({closed})
    ORDER BY o.close_date IS NULL, o.close_date, o.id LIMIT ?"""

_LAST_STEP = """SELECT next_step FROM activity WHERE lead_id = ? AND hidden_by IS NULL AND next_step > ''
    ORDER BY at DESC, id DESC LIMIT 1"""
_BY_HAND = """SELECT subject FROM follow_up WHERE lead_id = ? AND state = 'open' AND NOT automatic AND hidden_by IS NULL
    AND subject > '' ORDER BY due_at, id LIMIT 1"""

_CURRENCY = """SELECT coalesce(
    (SELECT nullif(currency, '') FROM account WHERE id = ?1 AND hidden_by IS NULL),
    (SELECT currency FROM opportunity WHERE account_id = ?1 AND hidden_by IS NULL AND currency > ''
        ORDER BY id DESC LIMIT 1), '')"""


class Deal(NamedTuple):
    """An open opportunity a lead may belong to, with the name of its account."""

    id: int
    name: str
    contact_id: int | None
    amount: int | None
    currency: str | None
    stage: str
    close_date: str | None
    account: str | None


class Belongs(NamedTuple):
    """Tags, attachments, emails and phones of a lead, by the columns that say what they are."""

    tags: list[dict[str, Any]]
    files: list[dict[str, Any]]
    reach: list[dict[str, Any]]


_OF_LEAD = "owner_kind = 'lead' AND owner_id = ? AND hidden_by IS NULL ORDER BY id"
_BELONGS = (
    f"SELECT name, name_key FROM tag WHERE {_OF_LEAD}",
    f"SELECT kind, target, name FROM attachment WHERE {_OF_LEAD}",
    f"SELECT kind, value, normal, digits FROM reach WHERE {_OF_LEAD}",
)


def open_deals(
    connection: Connection, accounts: Collection[int], contact: int | None, closed: Sequence[str]
) -> list[Deal]:
    """The opportunities in no `closed` stage that are these accounts', or a contact's and nobody else's.

    What closes first leads.
    """
    at = list(accounts)
    sql = _DEALS.format(at=marks(at), closed=marks(closed))
    return [Deal(*row) for row in connection.execute(sql, (*at, contact, *at, *closed, MOST))]


def last_step(connection: Connection, lead_id: int) -> str:
    """The next step written down last with a lead, else what the open follow-up set by hand is about, else ""."""
    for sql in (_LAST_STEP, _BY_HAND):
        row = connection.execute(sql, (lead_id,)).fetchone()
        if row:
            return str(row[0])
    return ""


def belongs(connection: Connection, lead_id: int) -> Belongs:
    """What a conversion copies of a lead."""
    tags, files, reach = (connection.execute(sql, (lead_id,)).fetchall() for sql in _BELONGS)
    return Belongs(
        [{"name": name, "name_key": key} for name, key in tags],
        [{"kind": kind, "target": target, "name": name} for kind, target, name in files],
        [dict(zip(("kind", "value", "normal", "digits"), row, strict=True)) for row in reach],
    )


def currency_of(connection: Connection, account: int) -> str:
    """The currency of an account, else of its newest deal, "" when neither says."""
    return str(connection.execute(_CURRENCY, (account,)).fetchone()[0])


def holds(connection: Connection, tree: Node, lead_id: int) -> bool:
    """Whether a lead matches a resolved tree."""
    sql = compile_tree(tree)
    found = connection.execute(f"SELECT 1 FROM lead l WHERE l.id = ? AND {sql.where}", (lead_id, *sql.params))
    return found.fetchone() is not None

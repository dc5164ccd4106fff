"""The search box among accounts, contacts and opportunities: exact email, phone and number, then names, then notes."""

from __future__ import annotations

import re

from leadtui.rules.query.tree import Node, Phrase, Word, leaves
from leadtui.store.search import anywhere, in_names, read_reach
from leadtui.store.sqlite.driver import Connection
from leadtui.store.sqlite.search import customer_of
from leadtui.words.customers import CustomerKind

INDEX = "customer_search"

_NUMBER = re.compile(r"([aco])([1-9]\d{0,17})", re.IGNORECASE)


def found_first(
    connection: Connection, text: str, tree: Node, region: str, limit: int
) -> list[tuple[CustomerKind, int]]:
    """Kinds and numbers for words typed into the search box, best first. `tree` is their resolved meaning."""
    found = dict.fromkeys(_exact(connection, text, region, limit))
    texts = [leaf for leaf in leaves(tree) if isinstance(leaf, Word | Phrase)]
    for whole in (True, False):
        if len(found) < limit:
            found |= dict.fromkeys(map(_customer, in_names(connection, texts, whole=whole, index=INDEX)))
    if len(found) < limit:
        found |= dict.fromkeys(map(_customer, anywhere(connection, texts, limit, index=INDEX)))
    return list(found)[:limit]


def _customer(rowid: int) -> tuple[CustomerKind, int]:
    kind, number = customer_of(rowid)
    return CustomerKind(kind), number


def _exact(connection: Connection, text: str, region: str, limit: int) -> list[tuple[CustomerKind, int]]:
    found: list[tuple[CustomerKind, int]] = []
    number = _NUMBER.fullmatch(text)
    if number:
        kind = next(kind for kind in CustomerKind if kind.letter == number[1].upper())
        sql = f"SELECT id FROM {kind} WHERE id = ? AND hidden_by IS NULL"
        found += [(kind, row[0]) for row in connection.execute(sql, (int(number[2]),))]
    # A person before their company.
    reach = """SELECT owner_kind, owner_id FROM reach r WHERE kind = ? AND normal = ? AND hidden_by IS NULL AND (
        owner_kind = 'contact' AND EXISTS (SELECT 1 FROM contact c WHERE c.id = r.owner_id AND c.hidden_by IS NULL) OR
        owner_kind = 'account' AND EXISTS (SELECT 1 FROM account a WHERE a.id = r.owner_id AND a.hidden_by IS NULL))
        ORDER BY owner_kind DESC, owner_id LIMIT ?"""
    for kind_of_reach, normal in read_reach(text, region):
        rows = connection.execute(reach, (kind_of_reach, normal, limit))
        found += [(CustomerKind(owner), owner_id) for owner, owner_id in rows]
    return found

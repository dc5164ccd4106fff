"""The search box: exact email, number and phone first, then names by rank, then notes."""

from __future__ import annotations

import re

from leadtui.rules.query.tree import Node, Phrase, Word, leaves
from leadtui.store.sqlite import dialect
from leadtui.store.sqlite.driver import Connection

CANDIDATES = 5000
"""Names are ranked among this many matches at most, so that one letter costs no more than a word."""

_VISIBLE = "SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND "


def found_first(connection: Connection, text: str, tree: Node, region: str, limit: int) -> list[int]:
    """Lead numbers for words typed into the search box, best first. `tree` is their resolved meaning."""
    found = dict.fromkeys(_exact(connection, text.strip(), region, limit))
    for step in (_in_names, _anywhere):
        if len(found) < limit:
            found |= dict.fromkeys(step(connection, tree, limit))
    return list(found)[:limit]


def _exact(connection: Connection, text: str, region: str, limit: int) -> list[int]:
    number = re.fullmatch(r"[lL]?(\d{1,18})", text)
    ids = []
    if number:
        ids += [row[0] for row in connection.execute(_VISIBLE + "l.id = ?", (int(number[1]),))]
    reach = (
        _VISIBLE + "l.id IN (SELECT owner_id FROM reach WHERE owner_kind = 'lead' AND kind = ? AND normal = ? "
        "AND hidden_by IS NULL) LIMIT ?"
    )
    if "@" in text:
        ids += [row[0] for row in connection.execute(reach, ("email", text.lower(), limit))]
    if sum(ch.isdigit() for ch in text) >= 7:
        from leadtui.rules.phones import read_phone

        normal = read_phone(text, region).e164
        if normal:
            ids += [row[0] for row in connection.execute(reach, ("phone", normal, limit))]
    return ids


def _in_names(connection: Connection, tree: Node, limit: int) -> list[int]:
    match = "{who digits} : (" + _words(tree) + ")"
    sql = (
        "SELECT l.id FROM (SELECT rowid, rank FROM (SELECT rowid, rank FROM lead_search WHERE lead_search MATCH ? "
        "LIMIT ?) "
        "ORDER BY rank) f JOIN lead l ON l.id = f.rowid WHERE l.hidden_by IS NULL ORDER BY f.rank, l.id LIMIT ?"
    )
    return [row[0] for row in connection.execute(sql, (match, CANDIDATES, limit))]


def _anywhere(connection: Connection, tree: Node, limit: int) -> list[int]:
    sql = (
        "SELECT l.id FROM lead_search f JOIN lead l ON l.id = f.rowid WHERE lead_search MATCH ? "
        "AND l.hidden_by IS NULL LIMIT ?"
    )
    return [row[0] for row in connection.execute(sql, (_words(tree), limit))]


def _words(tree: Node) -> str:
    texts = [leaf for leaf in leaves(tree) if isinstance(leaf, Word | Phrase)]
    return " AND ".join(
        dialect.text_query(t.text, prefix=isinstance(t, Word) and t.prefix, phones=isinstance(t, Word)) for t in texts
    )

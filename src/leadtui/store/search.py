"""The search box: exact email, number and phone first, then names, then notes.

FTS5's own rank looks at every match of every word to learn how rare it is: 20 ms for a letter among a million leads,
and a last word has one letter whenever it is begun. Names are put in order by where the words stand instead.
"""

from __future__ import annotations

import re

from leadtui.rules.query.tree import Node, Phrase, Word, leaves
from leadtui.rules.query.words import DIGITS_OF_A_PHONE, words_of
from leadtui.store.merging import merged_into
from leadtui.store.sqlite import dialect
from leadtui.store.sqlite.driver import Connection

CANDIDATES = 200
"""Names are put in order among this many matches at most, so that one letter costs no more than a word."""

IN_NAMES = "{who digits} : "
"""What restricts an expression of FTS5 to names, companies, emails and numbers."""

_VISIBLE = "SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND "


def found_first(connection: Connection, text: str, tree: Node, region: str, limit: int) -> list[int]:
    """Lead numbers for words typed into the search box, best first. `tree` is their resolved meaning."""
    found = dict.fromkeys(_exact(connection, text.strip(), region, limit))
    texts = [leaf for leaf in leaves(tree) if isinstance(leaf, Word | Phrase)]
    for whole in (True, False):
        if len(found) < limit:
            found |= dict.fromkeys(in_names(connection, texts, whole=whole))
    if len(found) < limit:
        found |= dict.fromkeys(anywhere(connection, texts, limit))
    return list(found)[:limit]


def _exact(connection: Connection, text: str, region: str, limit: int) -> list[int]:
    number = re.fullmatch(r"[lL]?([1-9]\d{0,17})", text)
    ids = []
    if number:
        went = merged_into(connection, "lead", int(number[1]))
        ids += [row[0] for row in connection.execute(_VISIBLE + "l.id = ?", (went or int(number[1]),))]
    reach = (
        _VISIBLE + "l.id IN (SELECT owner_id FROM reach WHERE owner_kind = 'lead' AND kind = ? AND normal = ? "
        "AND hidden_by IS NULL) LIMIT ?"
    )
    for kind, normal in read_reach(text, region):
        ids += [row[0] for row in connection.execute(reach, (kind, normal, limit))]
    return ids


def read_reach(text: str, region: str) -> list[tuple[str, str]]:
    """The email and the phone number that a text is or may be, each with its kind, as they are stored."""
    found = [("email", text.lower())] if "@" in text else []
    if sum(ch.isdigit() for ch in text) >= 7:
        from leadtui.rules.phones import read_phone

        normal = read_phone(text, region).e164
        if normal:
            found.append(("phone", normal))
    return found


def in_names(
    connection: Connection, texts: list[Word | Phrase], *, whole: bool, index: str = "lead_search"
) -> list[int]:
    """Rows of an index whose names or numbers match, with a last word that is only begun unless `whole`; best first.

    Better is one whose words stand nearer to the front, where the name is, then one with less beside them.
    """
    # So few digits begin words of notes in their thousands and of names hardly ever: what is in names is told below.
    where = "" if any(text.text.isdecimal() and len(text.text) < DIGITS_OF_A_PHONE for text in texts) else IN_NAMES
    match = f"{where}({_words(texts, whole=whole)})"
    sql = f"SELECT rowid, who FROM {index} WHERE {index} MATCH ? LIMIT ?"
    wanted = [f" {words_of(text.text)}" for text in texts]

    def place(found: tuple[int, str]) -> tuple[int, int, int]:
        number, who = found
        words = f" {words_of(who)}"
        return sum(words.find(text) + 1 or len(words) for text in wanted), len(words), number

    return [number for number, _ in sorted(connection.execute(sql, (match, CANDIDATES)), key=place)]


def anywhere(
    connection: Connection, texts: list[Word | Phrase], limit: int, *, index: str = "lead_search"
) -> list[int]:
    """Rows of an index that match anywhere, as many as `limit`."""
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?"
    return [row[0] for row in connection.execute(sql, (_words(texts, whole=False), limit))]


def _words(texts: list[Word | Phrase], *, whole: bool) -> str:
    return " AND ".join(
        dialect.text_query(
            text.text, prefix=isinstance(text, Word) and text.prefix and not whole, phones=isinstance(text, Word)
        )
        for text in texts
    )

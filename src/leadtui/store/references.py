"""Which lead a reference means: a number, then an exact email, then an exact name, then a part.

Always holds: `L17` and `17` are the number and nothing else, so a script never hits another lead than that one or the
one it was merged into; each step is tried
only when the one before found none.
"""

from __future__ import annotations

from leadtui.rules.query.words import words_of
from leadtui.rules.text import fold
from leadtui.store.merging import merged_into
from leadtui.store.sqlite import dialect
from leadtui.store.sqlite.driver import Connection
from leadtui.words.patterns import pattern

MOST = 50
"""Candidates read at most."""

_NUMBER = pattern(r"[lL]?(\d{1,18})")
_VISIBLE = "SELECT l.id FROM lead l WHERE l.hidden_by IS NULL AND "
_BY_EMAIL = _VISIBLE + (
    "l.id IN (SELECT owner_id FROM reach WHERE owner_kind = 'lead' AND kind = 'email' AND hidden_by IS NULL "
    "AND normal = ?) ORDER BY l.id LIMIT ?"
)
_FOUND = "l.id IN (SELECT rowid FROM lead_search WHERE lead_search MATCH ?) "
_BY_NAME = _VISIBLE + _FOUND + "AND lower(folded(l.name)) = ? ORDER BY l.lane = 0, l.id LIMIT ?"
_BY_WORDS = _VISIBLE + _FOUND + "ORDER BY l.lane = 0, l.id LIMIT ?"
_BY_PART = _VISIBLE + (
    "instr(lower(folded(coalesce(l.name, '') || char(10) || coalesce(l.company, '') || char(10) || "
    "coalesce(l.email, ''))), ?) > 0 ORDER BY l.lane = 0, l.id LIMIT ?"
)


def referred_to(connection: Connection, text: str) -> list[int]:
    """The leads a reference may mean, `MOST` at most; one when it is clear, none when there is no such lead."""
    number = _NUMBER.fullmatch(text)
    if number:
        found = _ids(connection, _VISIBLE + "l.id = ? LIMIT ?", int(number[1]))
        went = None if found else merged_into(connection, "lead", int(number[1]))
        return found if went is None else [went]
    folded = fold(text)
    if "@" in text:
        found = _ids(connection, _BY_EMAIL, text.lower())
        if found:
            return found
    if words_of(text):
        match = "{who} : (" + dialect.text_query(text, prefix=False, phones=False) + ")"
        found = _ids(connection, _BY_NAME, match, folded)
        if found:
            return found
        match = "{who digits} : (" + dialect.text_query(text, prefix=True, phones=True) + ")"
        found = _ids(connection, _BY_WORDS, match)
        if found:
            return found
    return _ids(connection, _BY_PART, folded)


def _ids(connection: Connection, sql: str, *parameters: object) -> list[int]:
    return [row[0] for row in connection.execute(sql, (*parameters, MOST))]

"""The functions of ours that SQL calls, so that the database folds text exactly as the rules do.

They are used by statements only, never by the schema: the file stays readable by any SQLite.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from leadtui.rules.query.words import digits_of, words_of
from leadtui.rules.text import fold

_SHORT = 80


def register(connection: sqlite3.Connection) -> None:
    """Make `folded`, `words` and `digits` known to a connection; each gives null for null."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("words", 1, _words, deterministic=True)
    connection.create_function("digits", 1, _digits, deterministic=True)


def _folded(value: str | None) -> str | None:
    return value if value is None or value.isascii() else fold(value)


def _words(value: object) -> str | None:
    """The folded words between blanks, one in front and one behind, so that a word is found by its blanks."""
    if value is None:
        return None
    text = str(value)
    return _short_words(text) if len(text) <= _SHORT else f" {words_of(text)} "


@lru_cache(maxsize=16384)
def _short_words(text: str) -> str:
    return f" {words_of(text)} "


def _digits(value: object) -> str | None:
    return None if value is None else digits_of(str(value))

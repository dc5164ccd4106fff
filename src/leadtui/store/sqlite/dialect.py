"""The expressions of a compiled query that only SQLite speaks."""

from __future__ import annotations

from leadtui.rules.query.words import number_forms, words_of
from leadtui.store.sqlite.search import quoted

TEXT_MATCH = "l.id IN (SELECT rowid FROM lead_search WHERE lead_search MATCH ?)"
"""Leads whose search row matches an FTS5 expression."""


def has_words(expression: str) -> str:
    """The folded words of an expression hold a parameter made by `between_blanks`."""
    return f"instr(words({expression}), ?) > 0"


def between_blanks(wanted: str) -> str:
    """The parameter of `has_words`; with a `*` at its end the last word may go on."""
    return f" {wanted[:-1]}" if wanted.endswith("*") else f" {wanted} "


def contains(expression: str) -> str:
    """An expression holds a parameter."""
    return f"instr({expression}, ?) > 0"


def has_digits(expression: str) -> str:
    """The digits of an expression hold a parameter."""
    return f"instr(digits({expression}), ?) > 0"


def text_query(text: str, *, prefix: bool, phones: bool) -> str:
    """The FTS5 expression for words in a row, in names or notes; with `phones` also for either end of a number."""
    words = f"{{who notes}} : {quoted(words_of(text))}{'*' * prefix}"
    forms = [f"digits : {quoted(form)}*" for form in number_forms(text)] if phones else []
    return f"({' OR '.join([words, *forms])})"

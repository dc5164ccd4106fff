"""What the query of a workspace asks of a lead before it is converted, and which of its terms the lead does not meet.

The rules may have changed since the query was written: one that cannot be read any more is something that is missing
too, a sentence on every road, and never a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.query.tree import And, Has, Node, Query, Test
from leadtui.rules.query.unparse import unparse
from leadtui.services.reading import Reader
from leadtui.store.conversion import holds
from leadtui.store.sqlite.driver import Connection
from leadtui.words.conversion import Missing
from leadtui.words.fields import FIELDS
from leadtui.words.workspace import word_key

_SHOWN = frozenset({"text", "number", "choice", "country", "url", "time_zone"})
"""Kinds of field whose value is read as it is stored."""


def unmet(connection: Connection, who: Reader, lead: Mapping[str, Any]) -> tuple[Missing, ...]:
    """The terms of the workspace's query that a lead does not meet, each in a sentence; none when it holds."""
    text = who.workspace.convert_query
    if not text.strip():
        return ()
    context = who.context()
    try:
        tree = parse(text).tree
        if holds(connection, resolve(Query(tree), context).tree, lead["id"]):
            return ()
        parts = tree.parts if isinstance(tree, And) else (tree,)
        failing = [part for part in parts if not holds(connection, resolve(Query(part), context).tree, lead["id"])]
    except QueryError as error:
        said = error.problem.rstrip(".?")
        sentence = f"What the workspace asks for cannot be read any more: {text} ({said[:1].lower()}{said[1:]})."
        return (Missing("", sentence),)
    return tuple(Missing("", f"It needs {_said(part, lead, who)}.") for part in failing)


def _said(part: Node, lead: Mapping[str, Any], who: Reader) -> str:
    """A term as it is written, and what the lead has there where that is plain to say."""
    written = unparse(Query(part))
    if isinstance(part, Has) or not isinstance(part, Test):
        return written
    if part.custom:
        own = who.workspace.custom_field(part.field)
        if own is None or own.kind not in _SHOWN:
            return written
        value = lead["custom"].get(str(own.id))
    else:
        field = next((field for key, field in FIELDS.items() if word_key(key) == word_key(part.field)), None)
        if field is not None and field.key == "status":
            word = who.workspace.by_status.get(lead["status"])
            return f"{written} (now {word.name if word else lead['status']})"
        if field is None or field.kind not in _SHOWN or not field.column:
            return written
        value = lead.get(field.column)
    return f"{written} (now {'unknown' if value in (None, '') else str(value)[:60]})"

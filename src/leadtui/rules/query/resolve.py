"""A query as read becomes one that can be run: names become columns, words become keys, dates become instants.

What comes out is made of `All And Or Not Word Phrase Column Some` only. A word without a letter or digit (`&`) says
nothing and is left out, so "Smith & Sons" finds what "Smith Sons" does.
"""

from __future__ import annotations

from leadtui.rules.query import flags
from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.tree import (
    All,
    And,
    Column,
    Flag,
    Has,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Some,
    Test,
    Word,
    conj,
    disj,
    leaves,
)
from leadtui.rules.query.words import words_of
from leadtui.words.records import record


@record
class Resolved:
    """A query that can be run. `sort`: columns of the lead (or `custom.ID`), `descending` with each."""

    tree: Node
    sort: tuple[tuple[str, bool], ...] = ()


def resolve(query: Query, context: Context) -> Resolved:
    """What `query` means in this base, for this user, now.

    Raises QueryError: an unknown field, flag, status, outcome, source, reason, choice or user (the known ones are
    named), a value that does not fit its field, or data that does not exist yet.
    """
    places = query.sort_at or (0,) * len(query.sort)
    columns = [(_sort_column(name, at, context), down) for (name, down), at in zip(query.sort, places, strict=True)]
    return Resolved(lower(query.tree, context), tuple(columns))


def lower(node: Node, context: Context) -> Node:
    """The meaning of a tree; a tree that is already one of columns comes back the same. Raises QueryError."""
    meaning = _lower(node, context)
    if meaning is None:
        empty = next(leaf for leaf in leaves(node) if isinstance(leaf, Word | Phrase))
        raise QueryError(
            empty.position, empty.text, "there is nothing to search for in this", "Type letters or digits."
        )
    return meaning


def _lower(node: Node, context: Context) -> Node | None:
    match node:
        case And(parts):
            return _joined([_lower(part, context) for part in parts], every=True)
        case Or(parts):
            return _joined([_lower(part, context) for part in parts], every=False)
        case Not(part):
            meaning = _lower(part, context)
            return None if meaning is None else Not(meaning)
        case Word(text) | Phrase(text):
            return node if words_of(text) else None
        case Number(number):
            return Column("id", "=", number)
        case Test() | Has():
            return _condition(node, context)
        case Flag():
            return flags.flag(node, context)
        case Some(table, where):
            inner = _lower(where, context)
            return Some(table, All() if inner is None else inner)
        case _:
            return node


def _condition(node: Test | Has, context: Context) -> Node:
    # Loaded when first asked for: the queue and its tabs know only flags.
    from leadtui.rules.query import conditions
    from leadtui.rules.query.vocabulary import find_field

    if isinstance(node, Test):
        field = find_field(node.field, node.custom, context.workspace, node.position)
        return conditions.compare(field, node, context)
    return conditions.known(find_field(node.name, node.custom, context.workspace, node.position), node, context)


def _joined(parts: list[Node | None], *, every: bool) -> Node | None:
    said = [part for part in parts if part is not None]
    if not said:
        return All() if not parts else None
    return conj(said) if every else disj(said)


def _sort_column(name: str, position: int, context: Context) -> str:
    from leadtui.rules.query.vocabulary import find_field

    custom = name.lower().startswith("custom.")
    field = find_field(name[len("custom.") :] if custom else name, custom, context.workspace, position)
    column = {"tags": "tags", "reach": field.name, "known": field.column}.get(field.kind, field.column)
    if not column:
        raise QueryError(
            position, name, f"a list cannot be sorted by {field.name}", "As in sort:due, sort:-created or sort:company."
        )
    return column

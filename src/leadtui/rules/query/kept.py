"""How the query of a view is kept: a field of the workspace's own by its number, so that a new label changes nothing.

Kept, such a field is `custom."#12"`; shown, it is called by its label as that is now. The rest stays.
"""

from __future__ import annotations

from collections.abc import Callable

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.lexer import end_of_head, end_of_value, tokens
from leadtui.rules.query.tree import Test
from leadtui.rules.query.unparse import quoted
from leadtui.rules.query.vocabulary import find_field
from leadtui.words.workspace import Workspace

CUSTOM = "custom."

Called = Callable[[str, bool, int], str | None]
"""How a field is called instead, from its name, whether `custom.` stands before it, and where; None: as it is."""


def kept(text: str, workspace: Workspace) -> str:
    """A query with fields by number; raises QueryError for one that cannot be read."""

    def number(name: str, custom: bool, at: int) -> str | None:
        column = find_field(name, custom, workspace, at).column
        return f"#{column.removeprefix(CUSTOM)}" if column.startswith(CUSTOM) else None

    return _renamed(text, number)


def shown(text: str, workspace: Workspace) -> str:
    """A kept query with fields by label; what cannot be read, and a field that is gone, stay as they are."""
    labels = {f"#{field.id}": field.label for field in workspace.custom_fields}
    try:
        return _renamed(text, lambda name, custom, _: labels.get(name) if custom else None)
    except QueryError:
        return text


def _renamed(text: str, called: Called) -> str:
    at, parts = 0, []
    for first, end, other in _fields(text, called):
        parts += [text[at:first], other]
        at = end
    return "".join((*parts, text[at:]))


def _fields(text: str, called: Called) -> list[tuple[int, int, str]]:
    """Where in the text a field stands that is called otherwise, and what is written there."""
    found = []
    for token in tokens(text):
        node = token.node
        word = node.field.lower() if isinstance(node, Test) and not node.custom else ""
        if not isinstance(node, Test) or word == "is":
            continue
        if word not in ("has", "sort"):
            other = called(node.field, node.custom, node.position)
            if other is not None:
                end = end_of_head(text, node.position)
                found.append((node.position, end, f"{CUSTOM}{quoted(other, always=True)}:"))
            continue
        for value in filter(None, node.values):
            minus = "-" if word == "sort" and value.text.startswith("-") else ""
            name = value.text.removeprefix(minus)
            custom = name.lower().startswith(CUSTOM)
            other = called(name[len(CUSTOM) :] if custom else name, custom, value.position)
            if other is not None:
                said = quoted(f"{minus}{CUSTOM}{other}", always=False)
                found.append((value.position, end_of_value(text, value.position), said))
    return found

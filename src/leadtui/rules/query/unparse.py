"""Tree to text: how a query is shown, kept as a view and edited. `parse` of the result is the same query again."""

from __future__ import annotations

import re
from itertools import pairwise

from leadtui.rules.query.tree import All, And, Flag, Has, Node, Not, Number, Or, Phrase, Query, Test, Value, Word

_PLAIN = re.compile(r'(?![<>=])(?:(?!\.\.)[^\s,()"])+')
_DIGITS = re.compile(r"[\d+]")


def unparse(query: Query) -> str:
    """The text of a query as it was read; a tree with columns of its own (`Column`, `Some`) has none: TypeError."""
    tree = "" if query.tree == All() else _text(query.tree)
    sort = ",".join(quoted(f"-{name}" if down else name, always=False) for name, down in query.sort)
    return f"{tree} sort:{sort}".strip() if sort else tree


def _text(node: Node) -> str:
    match node:
        case Or(parts):
            return " or ".join(_text(part) for part in parts)
        case And(parts):
            return _joined([f"({_text(part)})" if isinstance(part, Or) else _text(part) for part in parts])
        case Not(part):
            return f"-({_text(part)})" if isinstance(part, And | Or) else f"-{_text(part)}"
        case Word(text):
            return f"({text})" if text.lower() == "and" else text
        case Phrase(text):
            return quoted(text, always=True)
        case Number(number):
            return f"L{number}"
        case Test():
            return _test(node)
        case Flag(name):
            return f"is:{quoted(name, always=False)}"
        case Has(name, custom):
            return f"has:{quoted(f'custom.{name}' if custom else name, always=False)}"
        case _:
            raise TypeError(f"{type(node).__name__} has no text")


def _joined(texts: list[str]) -> str:
    """The terms of an And. Two numbers in a row would be read as one phone number, so `and` stands between them."""
    whole = texts[0]
    for before, after in pairwise(texts):
        numbers = _DIGITS.match(before.lstrip("-")) and _DIGITS.match(after.lstrip("-"))
        whole += f" and {after}" if numbers else f" {after}"
    return whole


def _test(test: Test) -> str:
    name = f"custom.{quoted(test.field, always=True)}" if test.custom else test.field
    values = [_value(value) for value in test.values]
    if test.op == "between":
        return f"{name}:{'..'.join(values)}"
    return f"{name}:{','.join(values)}" if test.op == "in" else f"{name}:{test.op}{values[0]}"


def _value(value: Value | None) -> str:
    return "" if value is None else quoted(value.text, always=value.quoted)


def quoted(text: str, *, always: bool) -> str:
    """A name or value as it is typed: in quotation marks where it has to stand in them, or always."""
    if not always and _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

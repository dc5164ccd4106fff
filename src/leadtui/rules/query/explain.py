"""A resolved tree evaluated on one lead in Python: why it is in a view, or in a band.

Always gives the answer the compiler's SQL gives; a property test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import eq, ge, gt, le, lt
from typing import Any

from leadtui.rules.query.tree import All, And, Column, Node, Not, Or, Phrase, Scalar, Some, Word, stored
from leadtui.rules.query.words import contains_words, digits_of, number_forms, words_of

Row = Mapping[str, Any]

_COMPARED = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}
_WHO = ("first_name", "last_name", "company", "external_id")
_NOTES = (
    "description",
    "budget_detail",
    "authority_detail",
    "need_detail",
    "timeline_detail",
    "competitors_detail",
)
_SAID = ("subject", "body", "next_step")


def matches(tree: Node, row: Row) -> bool:
    """Whether a lead matches a resolved tree.

    `row`: the lead's columns, `custom` as a mapping or JSON, and its visible rows under `reach`, `tag`, `activity`,
    `follow_up`, `attachment`, `enrolment`, `account`, `contact`, `opportunity` as far as the tree asks for them. Values
    may be as stored or datetimes, dates and bools.
    Raises TypeError for a node that has to be resolved first, KeyError for a column the row does not have.
    """
    match tree:
        case All():
            return True
        case And(parts):
            return all(matches(part, row) for part in parts)
        case Or(parts):
            return any(matches(part, row) for part in parts)
        case Not(part):
            return not matches(part, row)
        case Column():
            return _column(tree, row)
        case Some(table, where):
            return any(matches(where, related) for related in row.get(table, ()))
        case Word(text, prefix):
            return _text(words_of(text) + "*" * prefix, row) or _number(text, row)
        case Phrase(text):
            return _text(words_of(text), row)
        case _:
            raise TypeError(f"{type(tree).__name__} has to be resolved first")


def _column(test: Column, row: Row) -> bool:
    found = _value(test.name, row)
    if test.op == "is-null":
        return found is None
    if test.op == "not-null":
        return found is not None
    if test.op == "!=":
        return found is None or not _ordered("=", found, test.value)
    if found is None:
        return False
    if test.op == "in":
        return any(_ordered("=", found, value) for value in _several(test.value))
    if test.op == "between":
        low, high = _several(test.value)
        return _ordered(">=", found, low) and _ordered("<=", found, high)
    if test.op == "words":
        return contains_words(words_of(str(found)), str(test.value))
    if test.op == "contains":
        return str(test.value) in str(found)
    if test.op == "digits":
        return str(test.value) in digits_of(str(found))
    return _ordered(test.op, found, test.value)


def _value(name: str, row: Row) -> str | int | float | None:
    if not name.startswith("custom."):
        value = row[name]
    else:
        import json

        custom = row["custom"] or {}
        values: Mapping[str, Any] = json.loads(custom) if isinstance(custom, str) else custom
        value = values.get(name.removeprefix("custom."))
    return None if value is None else stored(value)


def _several(value: Scalar | tuple[Scalar, ...] | None) -> Sequence[Scalar]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _ordered(op: str, found: Any, value: Any) -> bool:
    """Compared as SQLite does: any number comes before any text."""
    if value is None or isinstance(value, tuple):
        return False
    kept = stored(value)
    left, right = isinstance(found, str), isinstance(kept, str)
    return bool(_COMPARED[op](found, kept) if left is right else _COMPARED[op](left, right))


def _text(wanted: str, row: Row) -> bool:
    return any(contains_words(words_of(text), wanted) for text in _searched(row))


def _searched(row: Row) -> Iterator[str]:
    """What a word is looked for in, as the search index holds it; no phrase crosses from one text to the other."""
    emails = (reach["normal"] or reach["value"] for reach in row.get("reach", ()) if reach["kind"] == "email")
    yield " ".join([*(row.get(column) or "" for column in _WHO), *emails])
    said = (activity.get(column) or "" for activity in row.get("activity", ()) for column in _SAID)
    yield " ".join([*(row.get(column) or "" for column in _NOTES), *said])


def _number(text: str, row: Row) -> bool:
    phones = (reach.get("digits") or "" for reach in row.get("reach", ()) if reach["kind"] == "phone")
    numbers = [number for phone in phones for number in phone.split()]
    return any(number.startswith(form) for number in numbers for form in number_forms(text))

"""Numbers and money in a query: `50..200`, `>70`, `40k`, `1.5m`, `€2bn`."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.tree import Column, Comparison, Node, Value
from leadtui.rules.query.vocabulary import QueryField
from leadtui.words.currencies import minor_digits

_NUMBER = re.compile(r"[€$£¥]?\s*(-?\d{1,15}(?:\.\d{1,6})?)\s*(k|m|bn|b)?\s*[€$£¥]?", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000}
_LARGEST = 10**17


def compare(field: QueryField, op: Comparison, values: tuple[Value | None, ...], context: Context) -> Node:
    """The test of a number or an amount against values, one bound, or the two ends of a range. Raises QueryError.

    Amounts are compared in the minor units of the workspace's currency (ISO 4217), as they are kept.
    """
    numbers = [None if value is None else _number(field, value, context) for value in values]
    given = [number for number in numbers if number is not None]
    if op == "in":
        return Column(field.column, "=", given[0]) if len(given) == 1 else Column(field.column, "in", tuple(given))
    if op != "between":
        return Column(field.column, op, given[0])
    low, high = numbers
    if low is None or high is None:
        return Column(field.column, ">=", low) if low is not None else Column(field.column, "<=", high)
    if low > high:
        at = next(value for value in values if value is not None)
        raise QueryError(at.position, at.text, "the range ends before it begins", "Swap its ends.")
    return Column(field.column, "between", (low, high))


def is_number(text: str) -> bool:
    """Whether `text` reads as a number or an amount."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _number(field: QueryField, value: Value, context: Context) -> int | float:
    typed = value.text.strip()
    if field.column == "id":
        typed = re.sub(r"^[Ll](?=\d)", "", typed)
    match = _NUMBER.fullmatch(typed)
    if match is None:
        what = "an amount" if field.kind == "money" else "a number"
        hint = f"As in {field.name}:50..200, {field.name}:>70 or {field.name}:>40k."
        raise QueryError(value.position, value.text, f"{field.name} takes {what}", hint)
    number = Decimal(match.group(1)) * _TIMES[(match.group(2) or "").lower()]
    if abs(number) > _LARGEST / 1000:
        raise QueryError(value.position, value.text, "this number is too large")
    if field.kind == "money":
        return int((number * 10 ** minor_digits(context.workspace.currency)).to_integral_value())
    return int(number) if number == number.to_integral_value() else float(number)


def refuse_thousands(field: QueryField, values: tuple[Value | None, ...]) -> None:
    """Refuse `1,000`, which would silently be 1 or 0; who means a list of such numbers writes them apart."""
    for before, after in pairwise(values):
        if not before or not after or before.quoted or after.quoted:
            continue
        if re.fullmatch(r"\d{3}", after.text) and re.fullmatch(r"\d{1,3}", before.text):
            hint = (
                f"Write {before.text}{after.text}; for either, {field.name}:{before.text} or {field.name}:{after.text}."
            )
            raise QueryError(before.position, f"{before.text},{after.text}", "commas stand between values", hint)

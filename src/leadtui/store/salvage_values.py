"""What a value read from a damaged file may be: a flipped bit can make a number of a name, and a year 9000 of a date.

A value that cannot be one gives way to nothing, or to what a new row holds; a row with several of those is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Integer, Table
from sqlalchemy.sql.schema import Column
from sqlmodel import SQLModel

from leadtui.model.base import Instant
from leadtui.store.engine import as_json
from leadtui.store.owners import KINDS
from leadtui.store.sqlite.pages import Value
from leadtui.words.lifecycle import STATUSES, Category
from leadtui.words.workspace import CUSTOM_KINDS

EARLIEST, LATEST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1900, 2200))
"""The seconds since 1970 between which an instant can be; ours are."""

JSON_TEXT = (("change", "before"), ("change", "after"))
"""Columns of text that hold JSON."""

_BELIEVED, _ONE_OF = 2, 8
"""So many values of a row may be wrong, or one of so many; with more it is not believed."""

_KNOWN: dict[tuple[str, str], tuple[str, ...]] = {
    ("activity", "kind"): ("note", "call", "email", "meeting", "other", "event"),
    ("activity", "direction"): ("out", "in"),
    ("follow_up", "state"): ("open", "done", "cancelled"),
    ("operation", "origin"): ("hand", "rule", "import"),
    ("operation", "state"): ("applied", "applying"),
}
"""Words that code goes by; the first stands where another is found."""

_ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    ("reach", "kind"): ("email", "phone"),
    **{(table, "owner_kind"): KINDS for table in ("reach", "tag", "attachment", "custom_field")},
    ("custom_field", "kind"): CUSTOM_KINDS,
}
"""Words without which a row says nothing."""

_CATEGORIES = {status.key: str(status.category) for status in STATUSES}

_WRONG: Any = object()


class RowReader:
    """Makes a row that can be written of one that was read; counts those it mended and those it did not believe."""

    def __init__(self, table: Table, model: type[SQLModel], now: int) -> None:
        """`now` (epoch seconds) stands where a row must have an instant and has none that can be."""
        self.mended = 0
        self.refused = 0
        self._table = table.name
        self._columns = {column.name: column for column in table.columns}
        self._most_wrong = max(_BELIEVED, len(self._columns) // _ONE_OF)
        self._usual = {name: _usual(model, column, now) for name, column in self._columns.items()}
        self._shapes = {
            name: type(json.loads(self._usual[name]))
            for name, column in self._columns.items()
            if isinstance(column.type, JSON) and self._usual[name] not in (None, "null", _WRONG)
        }

    def read(self, row: Mapping[str, Value]) -> dict[str, Any] | None:
        """The row by column, or None when it is not believed."""
        values: dict[str, Any] = {}
        wrong = 0
        for name, column in self._columns.items():
            value = self._value(column, row[name]) if name in row else self._usual[name]
            if value is _WRONG or (value is None and not column.nullable and name in row):
                wrong += 1
                value = self._usual[name]
            known = _KNOWN.get((self._table, name))
            if known and value not in known:
                wrong += 1
                value = known[0]
            if value is _WRONG or wrong > self._most_wrong or not self._says_something(name, value):
                self.refused += 1
                return None
            values[name] = value
        if "category" in values and values["category"] not in list(Category):
            wrong += 1
            values["category"] = _CATEGORIES.get(values["status"], str(Category.NEW))
        self.mended += bool(wrong)
        return values

    def _value(self, column: Column[Any], stored: Value) -> Any:
        value = _read(column, stored)
        shape = self._shapes.get(column.name)
        return _WRONG if shape and isinstance(value, str) and not isinstance(json.loads(value), shape) else value

    def _says_something(self, name: str, value: Any) -> bool:
        place = (self._table, name)
        return value in _ALLOWED.get(place, (value,)) and (place not in JSON_TEXT or _is_json(str(value)))


def _read(column: Column[Any], value: Value) -> Any:
    if value is None:
        return None
    if isinstance(column.type, Instant):
        return value if isinstance(value, int) and EARLIEST <= value < LATEST else _WRONG
    if isinstance(column.type, Boolean):
        return value if value in (0, 1) else _WRONG
    if isinstance(column.type, Integer):
        return value if isinstance(value, int) else _WRONG
    if not isinstance(value, str):
        return _WRONG
    if isinstance(column.type, Date):
        return value if _is_day(value) else _WRONG
    if isinstance(column.type, JSON):
        return value if _is_json(value) else _WRONG
    return value


def _usual(model: type[SQLModel], column: Column[Any], now: int) -> Any:
    """What stands for a value that cannot be read."""
    if column.nullable:
        return None
    field = model.model_fields.get(column.name)
    if field is None or field.is_required():
        return now if isinstance(column.type, Instant) else _WRONG
    made = field.get_default(call_default_factory=True)
    if isinstance(column.type, JSON):
        return as_json(made)
    return _WRONG if made is None else made


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True

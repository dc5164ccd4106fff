"""Leads go out as a list that comes back in by itself: one row a lead, every field, under the columns of `flat`.

Nothing of the history is in it; for that there is JSON. Cells are guarded against being run as a formula.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from leadtui.formats.csvfile import write_csv
from leadtui.rules.money import format_minor
from leadtui.services.flat import CUSTOM, POOL, label_column, plain_columns, reach_column
from leadtui.services.reading import Reading
from leadtui.words.fields import FIELDS
from leadtui.words.rows import LeadDetail, ReachRow
from leadtui.words.workspace import CustomField

PAGE = 500
_KINDS = ("email", "phone")

Cell = Callable[[LeadDetail], str]


def csv_chunks(reading: Reading, ids: Sequence[int]) -> Iterator[bytes]:
    """The leads with these numbers as CSV in UTF-8, header first, page by page; each chunk ends with a line."""
    columns = _columns(reading, ids)
    header = list(columns)
    yield _lines(header, [])
    for start in range(0, len(ids), PAGE):
        details = reading.details(tuple(ids[start : start + PAGE]), history=False)
        rows = [[cell(detail) for cell in columns.values()] for detail in details]
        yield _lines(header, rows).partition(b"\n")[2]


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    write_csv(rows, header, stream)
    return stream.getvalue().encode("utf-8", "replace")


def _columns(reading: Reading, ids: Sequence[int]) -> dict[str, Cell]:
    """Column name → what stands in it for a lead; as many emails and phones as the lead with most of them has."""
    columns: dict[str, Cell] = {}
    words = _Words(reading)
    for name, key in plain_columns().items():
        if key == "website":
            columns |= _reach_columns(reading, ids)
        columns[name] = words.cell(key)
    for own in reading.who.workspace.custom_fields:
        columns[f"{CUSTOM}{own.label}"] = words.custom(own)
    return columns


def _reach_columns(reading: Reading, ids: Sequence[int]) -> dict[str, Cell]:
    columns: dict[str, Cell] = {}
    most = reading.most_reach(ids)
    for kind in _KINDS:
        for number in range(1, max(1, most.get(kind, 0)) + 1):
            name = reach_column(kind, number)
            columns[name] = _nth(kind, number, lambda row: row.value)
            columns[label_column(name)] = _nth(kind, number, lambda row: row.label)
    return columns


def _nth(kind: str, number: int, told: Callable[[ReachRow], str]) -> Cell:
    def cell(detail: LeadDetail) -> str:
        rows = [row for row in detail.reach if row.kind == kind]
        return told(rows[number - 1]) if number <= len(rows) else ""

    return cell


class _Words:
    """Says stored values as a list says them: words by name, instants in UTC, amounts as decimals."""

    def __init__(self, reading: Reading) -> None:
        workspace = reading.who.workspace
        self.currency = workspace.currency
        self.named: dict[str, dict[Any, str]] = {
            "status": {word.key: word.name for word in workspace.statuses},
            "disqualify_reason": {word.key: word.name for word in workspace.reasons},
            "source": {word.key: word.name for word in workspace.sources},
            "owner": {user.id: user.name for user in reading.who.users},
        }

    def cell(self, key: str) -> Cell:
        """What stands in the column of a field."""
        if key == "tags":
            return lambda detail: ", ".join(detail.tags)
        field = FIELDS.get(key)
        column = field.column if field else key
        kind = field.kind if field else "text"
        return lambda detail: self._said(key, kind, detail.fields[column], detail)

    def custom(self, own: CustomField) -> Cell:
        """What stands in the column of a custom field."""
        return lambda detail: self._said("", own.kind, detail.fields["custom"].get(str(own.id)), detail)

    def _said(self, key: str, kind: str, value: Any, detail: LeadDetail) -> str:
        if value is None:
            return POOL if key == "owner" else ""
        if key in self.named:
            return self.named[key].get(value, str(value))
        if kind == "instant":
            return f"{datetime.fromtimestamp(value, UTC):%Y-%m-%dT%H:%M:%SZ}"
        if kind == "money":
            return format_minor(value, detail.fields["currency"] or self.currency)
        if kind == "yes_no":
            return "yes" if value else "no" if key == "" else ""
        return str(value)

"""How the journal writes any column's value as JSON text and puts it back, in SQLite's words."""

from __future__ import annotations


def to_json(expression: str) -> str:
    """JSON text of an SQL expression."""
    return f"json_quote({expression})"


def from_json(expression: str) -> str:
    """The value that JSON text holds."""
    return f"json_extract({expression}, '$')"


def custom_value(column: str, field_id: int) -> str:
    """The value of a custom field in a JSON column."""
    return f"json_extract({column}, '$.\"{int(field_id)}\"')"


def with_custom(column: str, field_id: int, value: str) -> str:
    """The JSON column with a custom field set to an SQL expression; null takes it out."""
    path = f"'$.\"{int(field_id)}\"'"
    return f"CASE WHEN {value} IS NULL THEN json_remove({column}, {path}) ELSE json_set({column}, {path}, {value}) END"


def joined(select: str) -> str:
    """One text of the single column `v` of a sub-select, comma separated, in its order."""
    return f"(SELECT coalesce(group_concat(v, ', '), '') FROM ({select}))"


def next_id(table: str) -> str:
    """The id that AUTOINCREMENT would give next."""
    return f"SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0) + 1"

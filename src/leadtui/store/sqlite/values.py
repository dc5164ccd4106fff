"""How the journal writes any column's value as JSON text and puts it back, in SQLite's words."""

from __future__ import annotations


def to_json(expression: str) -> str:
    """JSON text of an SQL expression."""
    return f"json_quote({expression})"


def parameter_json(name: str) -> str:
    """JSON text of a parameter; when `NAME_json` is true the parameter is such text already."""
    return f"CASE WHEN :{name}_json THEN json(:{name}) ELSE json_quote(:{name}) END"


def from_json(expression: str) -> str:
    """The value that JSON text holds."""
    return f"json_extract({expression}, '$')"


def custom_value(column: str, field_id: int) -> str:
    """The value of a custom field in a JSON column; true and false are 1 and 0."""
    return f"json_extract({column}, {_path(field_id)})"


def custom_json(column: str, field_id: int) -> str:
    """The JSON text of a custom field in a JSON column: true stays true."""
    kind = f"json_type({column}, {_path(field_id)})"
    return f"CASE WHEN {kind} IN ('true', 'false') THEN {kind} ELSE json_quote({custom_value(column, field_id)}) END"


def with_custom(column: str, field_id: int, text: str) -> str:
    """The JSON column with a custom field set to the JSON text of an SQL expression; null takes it out."""
    path = _path(field_id)
    kept = f"json_set({column}, {path}, json({text}))"
    return f"CASE WHEN {text} = 'null' THEN json_remove({column}, {path}) ELSE {kept} END"


def typed_json(column: str, key: str) -> str:
    """The JSON text of what was typed for a field, in a JSON column that may be null."""
    return f"json_quote(json_extract({column}, '$.{_identifier(key)}'))"


def with_typed(column: str, key: str, text: str) -> str:
    """The JSON column with what was typed for a field set to the JSON text of an SQL expression; null takes it out."""
    path = f"'$.{_identifier(key)}'"
    kept = f"json_set(coalesce({column}, '{{}}'), {path}, json({text}))"
    return f"nullif(CASE WHEN {text} = 'null' THEN json_remove({column}, {path}) ELSE {kept} END, '{{}}')"


def _identifier(key: str) -> str:
    if not key.isidentifier():
        raise ValueError(f"{key!r} is no field")
    return key


def _path(field_id: int) -> str:
    return f"'$.\"{int(field_id)}\"'"


def joined(select: str) -> str:
    """One text of the single column `v` of a sub-select, comma separated, in its order."""
    return f"(SELECT coalesce(group_concat(v, ', '), '') FROM ({select}))"


def next_id(table: str) -> str:
    """The id that AUTOINCREMENT would give next."""
    return f"SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0) + 1"


def insert_row(table: str, fields: tuple[str, ...]) -> str:
    """The statement that inserts one row, its values in the order of `fields`, for the driver itself."""
    return f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"


def keep_free(table: str) -> tuple[str, str]:
    """The statements after which AUTOINCREMENT goes on behind the id `:last`."""
    return (
        f"INSERT INTO sqlite_sequence (name, seq) SELECT '{table}', 0 "
        f"WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = '{table}')",
        f"UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = '{table}'",
    )

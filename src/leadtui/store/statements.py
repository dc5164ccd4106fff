"""The statements of the journal and the defaults of its rows, made once.

Building a statement and its cache key takes several times as long as carrying it out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Any

from sqlalchemy import BindParameter, Insert, Select, Table, TextClause, Update, bindparam, insert, select, text, update

from leadtui.model import Record
from leadtui.store.owners import touched

ROW = "row__id"
"""The parameter that names a row; no column is called so."""


@cache
def by_id(table: Table) -> Select[Any]:
    """The visible row with the id `ROW`."""
    return select(table).where(table.c.id == bindparam(ROW), table.c.hidden_by.is_(None))


@lru_cache(256)
def by_columns(table: Table, names: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    """The visible rows, by id, in which these columns hold the parameters of their names and others hold nothing."""
    held = [table.c[name] == bindparam(name) for name in names]
    nothing = [table.c[name].is_(None) for name in ("hidden_by", *empty)]
    return select(table).where(*nothing, *held).order_by(table.c.id)


@cache
def adding(table: Table) -> Insert:
    """Makes a row of the parameters given."""
    return insert(table)


@lru_cache(256)
def changing(table: Table, names: tuple[str, ...]) -> Update:
    """Sets these columns of the row `ROW` to the parameters `to_NAME`, and counts its version."""
    values: dict[str, BindParameter[Any]] = {name: bindparam(f"to_{name}", type_=table.c[name].type) for name in names}
    return update(table).where(table.c.id == bindparam(ROW)).values(version=table.c.version + 1, **values)


@cache
def touching(kind: str) -> TextClause:
    """Marks a record of a kind as touched."""
    return text(f"INSERT OR IGNORE INTO {touched(kind)} VALUES (:id)")


def defaults(model: type[Record]) -> dict[str, Any]:
    """What a row holds where nothing is said."""
    plain, made = _defaults(model)
    return {**plain, **{name: make() for name, make in made.items()}}


@cache
def _defaults(model: type[Record]) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """Defaults that are values, and those that are made anew for each row."""
    fields = {name: info for name, info in model.model_fields.items() if not info.is_required() and name != "id"}
    made = {name: partial(info.get_default, call_default_factory=True) for name, info in fields.items()}
    plain = {name: make() for name, make in made.items() if fields[name].default_factory is None}
    return plain, {name: make for name, make in made.items() if name not in plain}

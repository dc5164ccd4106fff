"""Which rows of which table a damaged file still holds.

First the tables are followed from where the file says they begin; then every page that no way leads to any more is
given to the one table whose rows look like its rows. So a row is told once at most from its place and, later, perhaps
once more from an older page: the first is the one that counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from leadtui.store.sqlite.driver import engine_module
from leadtui.store.sqlite.pages import Pages, Row, Value

_HIGHEST_ID = 1 << 40
"""No number is given out that is higher; what says so is damaged."""

_LOOKED_AT = 20
"""Rows of a page that nothing leads to that have to look like those of a table."""


class Column(NamedTuple):
    """A column of a table: whether it holds numbers (else text), and whether it must hold something."""

    name: str
    numbers: bool
    required: bool


Layout = tuple[Column, ...]
"""The columns of a table in the order of a new base. A column `id` is the number of the row and not stored in it."""


class Held(NamedTuple):
    """What is left of one table: the columns as the file has them, and the pages that may hold its rows."""

    columns: tuple[str, ...]
    pages: tuple[int, ...]


class Remains:
    """What a damaged file still holds of these tables."""

    def __init__(self, file: Path, layouts: Mapping[str, Layout]) -> None:
        self._pages = Pages(file)
        self._layouts = layouts
        self._held = self._find()

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """The rows of a table by column, as they are stored; `id` is among them. An id may come twice."""
        held = self._held[table]
        numbered = any(column.name == "id" for column in self._layouts[table])
        for page in held.pages:
            for row in self._pages.rows(page):
                if len(row.values) > len(held.columns) or not 0 < row.rowid < _HIGHEST_ID:
                    continue
                values = dict(zip(held.columns, row.values, strict=False))
                if numbered:
                    values["id"] = row.rowid
                yield values

    def sequences(self) -> dict[str, int]:
        """The highest number each table has given out, as far as the file says so."""
        found: dict[str, int] = {}
        for page in self._pages.leaves(self._roots().get("sqlite_sequence", (0, ()))[0]):
            for row in self._pages.rows(page):
                match row.values:
                    case (str(table), int(number)) if 0 < number < _HIGHEST_ID:
                        found[table] = number
        return found

    def _find(self) -> dict[str, Held]:
        roots = self._roots()
        reached: dict[str, list[int]] = {}
        taken: set[int] = set()
        for table, (root, _) in roots.items():
            pages = [page for page in self._pages.leaves(root) if page not in taken]
            taken.update(pages)
            reached[table] = pages
        columns = {
            table: roots[table][1] if table in roots else tuple(column.name for column in layout)
            for table, layout in self._layouts.items()
        }
        lost: dict[str, list[int]] = {table: [] for table in self._layouts}
        for page in self._pages.all_leaves():
            if page not in taken:
                table = self._looks_like(page, columns)
                if table:
                    lost[table].append(page)
        return {
            table: Held(columns[table], (*reached.get(table, ()), *reversed(lost[table]))) for table in self._layouts
        }

    def _roots(self) -> dict[str, tuple[int, tuple[str, ...]]]:
        """By table, the page it begins at and its columns, as far as the file says so."""
        found: dict[str, tuple[int, tuple[str, ...]]] = {"sqlite_schema": (1, ())}
        for page in self._pages.leaves(1):
            for row in self._pages.rows(page):
                match row.values:
                    case ("table", str(name), _, int(root), str(sql)):
                        columns = _columns_of(name, sql)
                        if columns or name not in self._layouts:
                            found[name] = root, columns
        return found

    def _looks_like(self, page: int, columns: Mapping[str, tuple[str, ...]]) -> str:
        rows = [row for row, _ in zip(self._pages.rows(page), range(_LOOKED_AT), strict=False)]
        if not rows:
            return ""
        fitting = [
            table
            for table, layout in self._layouts.items()
            if all(_fits(row, columns[table], {column.name: column for column in layout}) for row in rows)
        ]
        return fitting[0] if len(fitting) == 1 else ""


def _fits(row: Row, names: tuple[str, ...], layout: Mapping[str, Column]) -> bool:
    if len(row.values) != len(names):
        return False
    return all(_may_hold(layout[name], value) for name, value in zip(names, row.values, strict=True) if name in layout)


def _may_hold(column: Column, value: Value) -> bool:
    if column.name == "id":
        return value is None
    if value is None:
        return not column.required
    return isinstance(value, int if column.numbers else str)


def _columns_of(table: str, sql: str) -> tuple[str, ...]:
    """The columns that a CREATE TABLE statement from a file makes; none when it cannot be read."""
    module = engine_module()
    connection = module.connect(":memory:")
    try:
        connection.execute(sql)
        return tuple(str(row[0]) for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,)))
    except (module.Error, module.Warning, ValueError):
        return ()
    finally:
        connection.close()

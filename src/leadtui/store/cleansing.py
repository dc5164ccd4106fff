"""What cleansing reads: open leads with the few columns a check needs, and their emails or phones, as a stream.

Rows come by number from a given one on, so a page costs what it shows, and a hundred thousand leads stand nowhere at
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from leadtui.store.belongings import marks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record


@record
class Wanted:
    """What a check needs to see: columns of the lead, the kind of reach ("" for none), and a condition over `lead l`
    that only leads it can find something with meet, with its parameters. `reached`: only leads that have such a reach.
    """

    columns: tuple[str, ...]
    reach: str = ""
    where: str = ""
    params: tuple[Any, ...] = ()
    reached: bool = False


Reached = tuple[int, str, str | None]
"""An email or phone: the number of its row, as typed, as understood."""

Row = tuple[int, str, str, dict[str, Any], list[Reached]]
"""Number, name, company, the wanted columns, and the emails or phones in order."""


def rows(connection: Connection, wanted: Wanted, after: int = 0, ids: Sequence[int] | None = None) -> Iterator[Row]:
    """Open leads by number from the one after `after`; with `ids` only these (500 at most)."""
    only = f" AND l.id IN ({marks(ids)})" if ids is not None else ""
    condition = f" AND ({wanted.where})" if wanted.where else ""
    columns = "".join(f", l.{name}" for name in wanted.columns)
    sql = (
        f"SELECT l.id, l.name, coalesce(l.company, ''){columns} FROM lead l "
        f"WHERE l.id > ? AND +l.lane > 0 AND l.hidden_by IS NULL{condition}{only} ORDER BY l.id"
    )
    params = (after, *wanted.params, *(ids or ()))
    reach = _reach(connection, wanted.reach, after, ids) if wanted.reach else iter(())
    at, held = next(reach, (0, []))
    for number, name, company, *values in connection.execute(sql, params):
        while held and at < number:
            at, held = next(reach, (0, []))
        own = held if at == number else []
        if own or not wanted.reached:
            yield number, name, company, dict(zip(wanted.columns, values, strict=True)), own


def _reach(
    connection: Connection, kind: str, after: int, ids: Sequence[int] | None
) -> Iterator[tuple[int, list[Reached]]]:
    only = f" AND owner_id IN ({marks(ids)})" if ids is not None else ""
    sql = (
        "SELECT owner_id, id, value, normal FROM reach WHERE owner_kind = 'lead' AND owner_id > ? AND kind = ? "
        f"AND hidden_by IS NULL{only} ORDER BY owner_id, position, id"
    )
    for owner, found in groupby(connection.execute(sql, (after, kind, *(ids or ()))), key=lambda row: row[0]):
        yield owner, [(row[1], row[2], row[3]) for row in found]


def among(expression: str) -> str:
    """A condition: an expression is among the values of a parameter, a JSON array."""
    return f"{expression} IN (SELECT value FROM json_each(?))"


def titles(connection: Connection) -> list[tuple[str, str | None, int]]:
    """Every title of an open lead, its key, and how many have it."""
    sql = "SELECT title, title_key, count(*) FROM lead WHERE +lane > 0 AND title <> '' GROUP BY title"
    return [(row[0], row[1], row[2]) for row in connection.execute(sql)]


def sources(connection: Connection) -> list[str]:
    """Every source that an open lead has."""
    return [row[0] for row in connection.execute("SELECT DISTINCT source FROM lead WHERE +lane > 0 AND source <> ''")]


def places(connection: Connection) -> list[tuple[str, str]]:
    """Every country with every state that open leads have ("" for none)."""
    sql = "SELECT DISTINCT coalesce(country, ''), coalesce(state, '') FROM lead WHERE +lane > 0"
    return [(row[0], row[1]) for row in connection.execute(sql)]


def dismissed(connection: Connection, check: str) -> dict[int, set[str]]:
    """By lead, the values that were found right."""
    sql = "SELECT owner_id, value FROM dismissal WHERE kind = ? AND owner_kind = 'lead' AND hidden_by IS NULL"
    found: dict[int, set[str]] = defaultdict(set)
    for owner, value in connection.execute(sql, (check,)):
        found[owner].add(value)
    return found

"""What cleansing reads: open leads with the few columns a check needs, and their emails or phones, as a stream.

Rows come by number from a given one on, so a page costs what it shows, and a hundred thousand leads stand nowhere at
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from leadtui.store.belongings import marks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.records import record


@record
class Wanted:
    """What a check needs to see: columns of the lead, the kind of reach ("" for none), and a condition over `lead l`
    that only leads it can find something with meet, with its parameters. `reached`: a condition over `reach r`; leads
    with such a one are looked at, beside those of `where`.
    """

    columns: tuple[str, ...]
    reach: str = ""
    where: str = ""
    params: tuple[Any, ...] = ()
    reached: str = ""
    reached_params: tuple[Any, ...] = ()


PART = 250
"""Leads read together with their emails or phones."""

UNREAD = "r.normal IS NULL"
"""Emails or phones that could not be read."""

DOMAIN = "substr(r.normal, instr(r.normal, '@') + 1)"
LOCAL = "substr(r.normal, 1, instr(r.normal, '@') - 1)"
"""The parts of an email."""

SHOUTED = " OR ".join(
    f"(l.{name} <> '' AND l.{name} IN (upper(l.{name}), lower(l.{name})))"
    for name in ("first_name", "last_name", "company", "city")
)
"""Names in which no letter of ASCII differs in case from the others."""

_LENGTH = "length(l.postal_code)"
SHORT_CODES = (
    f"{_LENGTH} < 4 OR ({_LENGTH} = 4 AND coalesce(l.country, '') NOT IN (SELECT value FROM json_each(?))) "
    f"OR ({_LENGTH} = 5 AND l.country IN (SELECT value FROM json_each(?)))"
)
"""Postal codes that may be too short, with the countries where 4 digits are right and those where 6 are."""

Reached = tuple[int, str, str | None]
"""An email or phone: the number of its row, as typed, as understood."""

Row = tuple[int, str, str, dict[str, Any], list[Reached]]
"""Number, name, company, the wanted columns, and the emails or phones in order."""


def rows(connection: Connection, wanted: Wanted, after: int = 0, ids: Sequence[int] | None = None) -> Iterator[Row]:
    """Open leads by number from the one after `after`; with `ids` only these (500 at most)."""
    either = [f"({wanted.where})"] if wanted.where else []
    params: tuple[Any, ...] = (after, *wanted.params)
    if wanted.reached:
        either.append(
            "l.id IN (SELECT r.owner_id FROM reach r WHERE r.kind = ? AND r.owner_kind = 'lead' "
            f"AND r.hidden_by IS NULL AND ({wanted.reached}))"
        )
        params += (wanted.reach, *wanted.reached_params)
    condition = f" AND ({' OR '.join(either)})" if either else ""
    only = f" AND l.id IN ({marks(ids)})" if ids is not None else ""
    columns = "".join(f", l.{name}" for name in wanted.columns)
    sql = (
        f"SELECT l.id, l.name, coalesce(l.company, ''){columns} FROM lead l "
        f"WHERE l.id > ? AND +l.lane > 0 AND l.hidden_by IS NULL{condition}{only} ORDER BY l.id"
    )
    found = connection.execute(sql, (*params, *(ids or ())))
    while part := found.fetchmany(PART):
        reach = _reach(connection, wanted.reach, [row[0] for row in part]) if wanted.reach else {}
        for number, name, company, *values in part:
            yield number, name, company, dict(zip(wanted.columns, values, strict=True)), reach.get(number, [])


def _reach(connection: Connection, kind: str, ids: Sequence[int]) -> dict[int, list[Reached]]:
    sql = (
        "SELECT owner_id, id, value, normal FROM reach WHERE owner_kind = 'lead' AND kind = ? AND hidden_by IS NULL "
        f"AND owner_id IN ({marks(ids)}) ORDER BY owner_id, position, id"
    )
    found: dict[int, list[Reached]] = defaultdict(list)
    for owner, *reached in connection.execute(sql, (kind, *ids)):
        found[owner].append((reached[0], reached[1], reached[2]))
    return found


def among(expression: str) -> str:
    """A condition: an expression is among the values of a parameter, a JSON array."""
    return f"{expression} IN (SELECT value FROM json_each(?))"


def titles(connection: Connection) -> list[tuple[str, str | None, int]]:
    """Every title of an open lead, its key, and how many have it."""
    sql = "SELECT title, title_key, count(*) FROM lead WHERE +lane > 0 AND title <> '' GROUP BY title"
    return [(row[0], row[1], row[2]) for row in connection.execute(sql)]


def domains(connection: Connection) -> list[str]:
    """Every domain in emails of leads."""
    sql = f"SELECT DISTINCT {DOMAIN} FROM reach r WHERE r.kind = 'email' AND r.normal IS NOT NULL"
    return [row[0] for row in connection.execute(sql)]


def locals_of(connection: Connection) -> list[str]:
    """What stands before the @ in emails, once each."""
    sql = f"SELECT DISTINCT {LOCAL} FROM reach r WHERE r.kind = 'email' AND r.normal IS NOT NULL"
    return [row[0] for row in connection.execute(sql)]


def shaped(shapes: Sequence[str]) -> str:
    """A condition: an email or phone has one of so many shapes, parameters of it."""
    return " OR ".join("r.normal GLOB ?" for _ in shapes)


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
